ALTER TABLE "harvest_sources" ADD COLUMN "speaks_for" text;--> statement-breakpoint
ALTER TABLE "harvest_sources" ADD CONSTRAINT "harvest_sources_speaks_for_provinces_id_fk" FOREIGN KEY ("speaks_for") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "harvest_sources_speaks_for_idx" ON "harvest_sources" USING btree ("speaks_for");--> statement-breakpoint
ALTER TABLE "harvest_sources" ALTER CONSTRAINT "harvest_sources_speaks_for_provinces_id_fk" DEFERRABLE INITIALLY DEFERRED;
