DROP INDEX "search_entries_vector_idx";--> statement-breakpoint
ALTER TABLE "search_entries" ADD COLUMN "tier" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "search_entries_words_0_idx" ON "search_entries" USING gin ("vector") WITH (fastupdate=false) WHERE "search_entries"."tier" = 0;--> statement-breakpoint
CREATE INDEX "search_entries_words_1_idx" ON "search_entries" USING gin ("vector") WITH (fastupdate=false) WHERE "search_entries"."tier" = 1;--> statement-breakpoint
CREATE INDEX "search_entries_words_2_idx" ON "search_entries" USING gin ("vector") WITH (fastupdate=false) WHERE "search_entries"."tier" = 2;--> statement-breakpoint
CREATE INDEX "search_entries_words_3_idx" ON "search_entries" USING gin ("vector") WITH (fastupdate=false) WHERE "search_entries"."tier" = 3;