ALTER TABLE "harvest_entries" ADD COLUMN "capture" text;--> statement-breakpoint
CREATE INDEX "harvest_entries_capture_idx" ON "harvest_entries" USING btree ("capture");--> statement-breakpoint
UPDATE "harvest_entries" SET "capture" = "imports"."sha256" FROM "imports" WHERE "imports"."url" = "harvest_entries"."url" AND "imports"."status" = 'PUBLISHED' AND "harvest_entries"."imported";
