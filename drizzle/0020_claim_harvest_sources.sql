ALTER TABLE "harvest_sources" ADD COLUMN "claimed_by" text;--> statement-breakpoint
ALTER TABLE "harvest_sources" ADD COLUMN "claimed_until" timestamp with time zone;