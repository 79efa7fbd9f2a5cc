CREATE TYPE "public"."harvest_entry_state" AS ENUM('WAITING', 'READ', 'UNREADABLE', 'GONE');--> statement-breakpoint
CREATE TYPE "public"."harvest_kind" AS ENUM('FEED', 'INSTANCE');--> statement-breakpoint
ALTER TYPE "public"."origin" ADD VALUE 'HARVEST' BEFORE 'SEED';--> statement-breakpoint
ALTER TYPE "public"."import_status" ADD VALUE 'WITHDRAWN';--> statement-breakpoint
CREATE TABLE "harvest_entries" (
	"source_id" text NOT NULL,
	"entry_id" text NOT NULL,
	"url" text,
	"mark" text NOT NULL,
	"state" "harvest_entry_state" NOT NULL,
	"imported" boolean DEFAULT false NOT NULL,
	"etag" text,
	"last_modified" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"next_try" timestamp with time zone,
	"note" text,
	CONSTRAINT "harvest_entries_source_id_entry_id_pk" PRIMARY KEY("source_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "harvest_sources" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" "harvest_kind" NOT NULL,
	"url" text NOT NULL,
	"publisher" text NOT NULL,
	"every_minutes" integer NOT NULL,
	"etag" text,
	"last_modified" text,
	"dataset_id" text,
	"seq" integer DEFAULT 0 NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"last_try" timestamp with time zone,
	"last_success" timestamp with time zone,
	"next_try" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "harvest_sources_url_unique" UNIQUE("url")
);
--> statement-breakpoint
ALTER TABLE "dataset_versions" ADD COLUMN "published_by" text;--> statement-breakpoint
ALTER TABLE "harvest_entries" ADD CONSTRAINT "harvest_entries_source_id_harvest_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."harvest_sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "harvest_entries_state_idx" ON "harvest_entries" USING btree ("source_id","state");--> statement-breakpoint
CREATE INDEX "harvest_entries_url_idx" ON "harvest_entries" USING btree ("url");