ALTER TABLE "conflicts" ADD COLUMN "digest" text;--> statement-breakpoint
ALTER TABLE "conflicts" ADD COLUMN "settled_by" text;