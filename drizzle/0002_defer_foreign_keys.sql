-- The citing task lives in a later domain than the citation, so the table cannot name it itself.
ALTER TABLE "citations" ADD CONSTRAINT "citations_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id");
--> statement-breakpoint
-- A publication writes records that refer to each other in circles; foreign keys are checked when it ends.
DO $$
DECLARE item record;
BEGIN
  FOR item IN
    SELECT conrelid::regclass AS relation, conname FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND NOT condeferrable
  LOOP
    EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY IMMEDIATE', item.relation, item.conname);
  END LOOP;
END $$;
