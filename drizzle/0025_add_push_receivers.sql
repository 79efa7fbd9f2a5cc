CREATE TYPE "public"."push_receiver_kind" AS ENUM('WEBHOOK', 'HUB');--> statement-breakpoint
CREATE TABLE "push_log" (
	"id" serial PRIMARY KEY NOT NULL,
	"receiver_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"from_seq" integer NOT NULL,
	"to_seq" integer NOT NULL,
	"changes" integer NOT NULL,
	"status" integer,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "push_receivers" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" "push_receiver_kind" NOT NULL,
	"url" text NOT NULL,
	"secret" text,
	"entity_types" jsonb,
	"change_kinds" jsonb,
	"province_ids" jsonb,
	"seq" integer NOT NULL,
	"pending_to" integer,
	"added_at" timestamp with time zone NOT NULL,
	"last_success" timestamp with time zone,
	"next_try" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"claimed_by" text,
	"claimed_until" timestamp with time zone,
	CONSTRAINT "push_receivers_url_unique" UNIQUE("url")
);
--> statement-breakpoint
ALTER TABLE "push_log" ADD CONSTRAINT "push_log_receiver_id_push_receivers_id_fk" FOREIGN KEY ("receiver_id") REFERENCES "public"."push_receivers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "push_log_receiver_idx" ON "push_log" USING btree ("receiver_id");--> statement-breakpoint
ALTER TABLE "push_log" ALTER CONSTRAINT "push_log_receiver_id_push_receivers_id_fk" DEFERRABLE INITIALLY IMMEDIATE;
