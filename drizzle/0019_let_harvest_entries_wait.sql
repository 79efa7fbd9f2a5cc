ALTER TABLE "harvest_entries" ALTER CONSTRAINT "harvest_entries_source_id_harvest_sources_id_fk" DEFERRABLE INITIALLY IMMEDIATE;
