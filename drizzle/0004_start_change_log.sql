-- A database that was published to before the log existed: the log begins with what it holds.
INSERT INTO "datasets" ("id") SELECT gen_random_uuid()::text WHERE EXISTS (SELECT 1 FROM "dataset_versions") ON CONFLICT DO NOTHING;
--> statement-breakpoint
INSERT INTO "changes" ("seq", "kind", "entity_type", "entity_id", "owner_id", "province_id", "after", "reason", "version")
SELECT row_number() OVER (ORDER BY r."id" COLLATE "C"), 'ADDED', r."type", r."id",
  'plan:' || (r."content" ->> 'plan'),
  CASE
    WHEN r."type" = 'province' THEN r."id"
    WHEN r."content" ->> 'province' IS NOT NULL THEN 'province:' || (r."content" ->> 'province')
    WHEN r."content" ->> 'plan' IS NOT NULL THEN
      (SELECT 'province:' || (p."content" ->> 'province') FROM "records" p WHERE p."id" = 'plan:' || (r."content" ->> 'plan'))
  END,
  r."content", 'published before the change log began', (SELECT max("version") FROM "dataset_versions")
FROM "records" r;
--> statement-breakpoint
-- A publication writes the log before all that it refers to is final; foreign keys are checked when it ends.
ALTER TABLE "changes" ALTER CONSTRAINT "changes_version_dataset_versions_version_fk" DEFERRABLE INITIALLY IMMEDIATE;
