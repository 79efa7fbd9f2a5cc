ALTER TYPE "public"."decision_action" ADD VALUE 'CONFIRM';--> statement-breakpoint
ALTER TABLE "source_pages" ADD COLUMN "unread" jsonb DEFAULT '[]'::jsonb NOT NULL;