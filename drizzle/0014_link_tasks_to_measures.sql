CREATE TABLE "projections" (
	"name" text PRIMARY KEY NOT NULL,
	"recipe" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_measures" (
	"task_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"derived" boolean NOT NULL,
	CONSTRAINT "task_measures_task_id_measure_id_pk" PRIMARY KEY("task_id","measure_id")
);
--> statement-breakpoint
-- What was made stays made.
INSERT INTO "projections" ("name", "recipe") SELECT 'search', "recipe" FROM "search_state";--> statement-breakpoint
DROP TABLE "search_state" CASCADE;--> statement-breakpoint
ALTER TABLE "task_measures" ADD CONSTRAINT "task_measures_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_measures" ADD CONSTRAINT "task_measures_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "task_measures_measure_idx" ON "task_measures" USING btree ("measure_id");--> statement-breakpoint
ALTER TABLE "task_measures" ALTER CONSTRAINT "task_measures_task_id_tasks_id_fk" DEFERRABLE INITIALLY IMMEDIATE;--> statement-breakpoint
ALTER TABLE "task_measures" ALTER CONSTRAINT "task_measures_measure_id_measures_id_fk" DEFERRABLE INITIALLY IMMEDIATE;
