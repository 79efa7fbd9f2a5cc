CREATE TABLE "record_layers" (
	"record_id" text NOT NULL,
	"type" text NOT NULL,
	"work" text NOT NULL,
	"origin" "origin" NOT NULL,
	"layer" text NOT NULL,
	"rank" integer NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "record_layers_record_id_origin_layer_pk" PRIMARY KEY("record_id","origin","layer")
);
--> statement-breakpoint
CREATE INDEX "record_layers_work_idx" ON "record_layers" USING btree ("work");--> statement-breakpoint
CREATE INDEX "record_layers_holder_idx" ON "record_layers" USING btree ("origin","layer");