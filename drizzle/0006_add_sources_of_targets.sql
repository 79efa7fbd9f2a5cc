ALTER TABLE "targets" ADD COLUMN "source_id" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "lead_agencies_as_stated" text;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "targets_source_idx" ON "targets" USING btree ("source_id");--> statement-breakpoint
-- As all foreign keys: a publication writes records that refer to each other in circles.
ALTER TABLE "targets" ALTER CONSTRAINT "targets_source_id_sources_id_fk" DEFERRABLE INITIALLY IMMEDIATE;
