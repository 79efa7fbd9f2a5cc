DROP INDEX "documents_search_idx";--> statement-breakpoint
DROP INDEX "tasks_search_idx";--> statement-breakpoint
ALTER TABLE "documents" DROP COLUMN "search_text";--> statement-breakpoint
ALTER TABLE "organisations" DROP COLUMN "search_text";--> statement-breakpoint
ALTER TABLE "programmes" DROP COLUMN "search_text";--> statement-breakpoint
ALTER TABLE "provinces" DROP COLUMN "search_text";--> statement-breakpoint
ALTER TABLE "tasks" DROP COLUMN "search_text";