CREATE TABLE "task_area_counts" (
	"plan_id" text NOT NULL,
	"action_area_id" text,
	"count" integer NOT NULL,
	CONSTRAINT "task_area_counts_key" UNIQUE NULLS NOT DISTINCT("plan_id","action_area_id")
);
