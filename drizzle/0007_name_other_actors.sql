ALTER TABLE "observances" ADD COLUMN "actor_id" text;--> statement-breakpoint
ALTER TABLE "plan_models" ADD COLUMN "actor_id" text;--> statement-breakpoint
ALTER TABLE "reporting_duties" ADD COLUMN "actor_id" text;--> statement-breakpoint
ALTER TABLE "targets" ADD COLUMN "actor_id" text;--> statement-breakpoint
ALTER TABLE "observances" ADD CONSTRAINT "observances_actor_id_organisations_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_models" ADD CONSTRAINT "plan_models_actor_id_organisations_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_duties" ADD CONSTRAINT "reporting_duties_actor_id_organisations_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_actor_id_organisations_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "observances_actor_idx" ON "observances" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "plan_models_actor_idx" ON "plan_models" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "reporting_duties_actor_idx" ON "reporting_duties" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "targets_actor_idx" ON "targets" USING btree ("actor_id");--> statement-breakpoint
ALTER TABLE "observances" ALTER CONSTRAINT "observances_actor_id_organisations_id_fk" DEFERRABLE INITIALLY IMMEDIATE;--> statement-breakpoint
ALTER TABLE "plan_models" ALTER CONSTRAINT "plan_models_actor_id_organisations_id_fk" DEFERRABLE INITIALLY IMMEDIATE;--> statement-breakpoint
ALTER TABLE "reporting_duties" ALTER CONSTRAINT "reporting_duties_actor_id_organisations_id_fk" DEFERRABLE INITIALLY IMMEDIATE;--> statement-breakpoint
ALTER TABLE "targets" ALTER CONSTRAINT "targets_actor_id_organisations_id_fk" DEFERRABLE INITIALLY IMMEDIATE;
