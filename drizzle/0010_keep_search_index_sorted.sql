DROP INDEX "search_entries_vector_idx";--> statement-breakpoint
CREATE INDEX "search_entries_vector_idx" ON "search_entries" USING gin ("vector") WITH (fastupdate=false);