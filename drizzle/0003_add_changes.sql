CREATE TYPE "public"."change_kind" AS ENUM('ADDED', 'CHANGED', 'CORRECTED', 'WITHDRAWN');--> statement-breakpoint
CREATE TABLE "changes" (
	"seq" integer PRIMARY KEY NOT NULL,
	"kind" "change_kind" NOT NULL,
	"entity_type" text NOT NULL,
	"entity_id" text NOT NULL,
	"owner_id" text,
	"province_id" text,
	"before" jsonb,
	"after" jsonb,
	"reason" text NOT NULL,
	"merged_into_id" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "datasets" ADD COLUMN "mirror_of" text;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_version_dataset_versions_version_fk" FOREIGN KEY ("version") REFERENCES "public"."dataset_versions"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "changes_entity_idx" ON "changes" USING btree ("entity_id","seq");--> statement-breakpoint
CREATE INDEX "changes_owner_idx" ON "changes" USING btree ("owner_id","seq");--> statement-breakpoint
CREATE INDEX "changes_type_idx" ON "changes" USING btree ("entity_type","seq");--> statement-breakpoint
CREATE INDEX "changes_kind_idx" ON "changes" USING btree ("kind","seq");--> statement-breakpoint
CREATE INDEX "changes_province_idx" ON "changes" USING btree ("province_id","seq");--> statement-breakpoint
CREATE INDEX "changes_version_idx" ON "changes" USING btree ("version");