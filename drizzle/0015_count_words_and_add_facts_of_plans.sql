ALTER TABLE "search_entries" ADD COLUMN "role" "plan_role";--> statement-breakpoint
ALTER TABLE "search_entries" ADD COLUMN "level" "level";--> statement-breakpoint
ALTER TABLE "search_entries" ADD COLUMN "review_state" "review_state";--> statement-breakpoint
ALTER TABLE "search_entries" ADD COLUMN "strategy_ids" text[];--> statement-breakpoint
ALTER TABLE "search_entries" ADD COLUMN "programme_ids" text[];--> statement-breakpoint
ALTER TABLE "search_entries" ADD COLUMN "year_of_issue" integer;--> statement-breakpoint
ALTER TABLE "search_words" ADD COLUMN "entries" integer DEFAULT 0 NOT NULL;