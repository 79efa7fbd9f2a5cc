CREATE TABLE "search_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"record_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"number" text,
	"title" text,
	"title_en" text,
	"body" text,
	"body_start" integer,
	"locator" text,
	"source_id" text,
	"document_id" text,
	"province_id" text,
	"district_id" text,
	"action_area_id" text,
	"document_type_id" text,
	"completeness" "completeness",
	"issued_on" date,
	"year" integer,
	"year_from" integer,
	"year_to" integer,
	"name" text NOT NULL,
	"vector" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_state" (
	"recipe" integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE INDEX "search_entries_vector_idx" ON "search_entries" USING gin ("vector");--> statement-breakpoint
CREATE INDEX "search_entries_record_idx" ON "search_entries" USING btree ("record_id");--> statement-breakpoint
CREATE INDEX "search_entries_document_idx" ON "search_entries" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "search_words_trigrams_idx" ON "search_words" USING gin ("word" gin_trgm_ops);