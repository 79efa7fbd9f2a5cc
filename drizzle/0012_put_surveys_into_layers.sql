-- Surveys were once published past the layers, where no review found them. A mirror has no layers of its own.
INSERT INTO "record_layers" ("record_id", "type", "work", "origin", "layer", "rank", "content")
SELECT "id", "type", "id", "origin", 'surveys', 0, "content" FROM "records"
WHERE "type" = 'survey'
  AND NOT EXISTS (SELECT FROM "record_layers" WHERE "record_layers"."record_id" = "records"."id")
  AND NOT EXISTS (SELECT FROM "datasets" WHERE "mirror_of" IS NOT NULL);
