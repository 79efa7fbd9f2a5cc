DROP INDEX "tasks_action_area_idx";--> statement-breakpoint
CREATE INDEX "tasks_order_idx" ON "tasks" USING btree ("plan_id" collate "C","position","id" collate "C") WHERE "tasks"."is_leaf";--> statement-breakpoint
CREATE INDEX "tasks_action_area_idx" ON "tasks" USING btree ("action_area_id","plan_id");