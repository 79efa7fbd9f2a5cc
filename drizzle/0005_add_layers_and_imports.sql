CREATE TYPE "public"."decision_action" AS ENUM('ACCEPT', 'CORRECT', 'REJECT', 'DISPUTE', 'MERGE', 'SPLIT');--> statement-breakpoint
CREATE TYPE "public"."import_status" AS ENUM('PUBLISHED', 'REJECTED', 'NOT_A_PLAN', 'SUPERSEDED');--> statement-breakpoint
CREATE TABLE "record_layers" (
	"record_id" text NOT NULL,
	"type" text NOT NULL,
	"work" text NOT NULL,
	"origin" "origin" NOT NULL,
	"layer" text NOT NULL,
	"rank" integer NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "record_layers_record_id_origin_layer_pk" PRIMARY KEY("record_id","origin","layer")
);
--> statement-breakpoint
CREATE TABLE "conflicts" (
	"id" text PRIMARY KEY NOT NULL,
	"record_id" text NOT NULL,
	"layer" text NOT NULL,
	"path" text NOT NULL,
	"held" text,
	"offered" text,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"seq" serial PRIMARY KEY NOT NULL,
	"record_id" text NOT NULL,
	"action" "decision_action" NOT NULL,
	"path" text,
	"before" text,
	"after" text,
	"decided_by" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"reason" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"sha256" text PRIMARY KEY NOT NULL,
	"page" text NOT NULL,
	"url" text,
	"status" "import_status" NOT NULL,
	"work" text,
	"work_fixed" integer DEFAULT 0 NOT NULL,
	"bundle" jsonb NOT NULL,
	"imported_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "record_layers_work_idx" ON "record_layers" USING btree ("work");--> statement-breakpoint
CREATE INDEX "record_layers_holder_idx" ON "record_layers" USING btree ("origin","layer");--> statement-breakpoint
CREATE INDEX "conflicts_record_idx" ON "conflicts" USING btree ("record_id");--> statement-breakpoint
CREATE INDEX "conflicts_layer_idx" ON "conflicts" USING btree ("layer");--> statement-breakpoint
CREATE INDEX "decisions_record_idx" ON "decisions" USING btree ("record_id");--> statement-breakpoint
CREATE INDEX "imports_page_idx" ON "imports" USING btree ("page");--> statement-breakpoint
CREATE INDEX "imports_work_idx" ON "imports" USING btree ("work");--> statement-breakpoint
CREATE INDEX "imports_url_idx" ON "imports" USING btree ("url");