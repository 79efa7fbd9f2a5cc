ALTER TABLE "imports" ADD COLUMN "counter" integer;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "undated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "cites" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
UPDATE "imports" SET
  "counter" = substring("bundle" #>> '{document,number,value,canonical}' from '^[0-9]{1,6}')::integer,
  "undated" = ("bundle" #>> '{document,issuedOn}') IS NULL,
  "cites" = ARRAY(
    SELECT DISTINCT substring("citation" ->> 'number' from '^[0-9]{1,6}')::integer
    FROM jsonb_array_elements("bundle" -> 'citations') AS "citation"
    WHERE "citation" ->> 'number' ~ '^[0-9]'
  );--> statement-breakpoint
CREATE INDEX "record_layers_counter_idx" ON "record_layers" USING btree ((substring("content" ->> 'number' from '^[0-9]{1,9}')::int)) WHERE "record_layers"."content" ->> 'number' is not null;--> statement-breakpoint
CREATE INDEX "record_layers_renumbered_idx" ON "record_layers" USING btree ("record_id") WHERE "record_layers"."content" -> 'patches' @> '[{"path":"number"}]'::jsonb;--> statement-breakpoint
CREATE INDEX "imports_counter_idx" ON "imports" USING btree ("counter","undated");--> statement-breakpoint
CREATE INDEX "imports_cites_idx" ON "imports" USING gin ("cites");