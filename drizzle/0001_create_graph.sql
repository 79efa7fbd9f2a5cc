CREATE TYPE "public"."level" AS ENUM('NATION', 'PROVINCE', 'DISTRICT', 'COMMUNE');--> statement-breakpoint
CREATE TYPE "public"."review_state" AS ENUM('MACHINE', 'REVIEWED', 'DISPUTED');--> statement-breakpoint
CREATE TYPE "public"."verification_status" AS ENUM('CONFIRMED', 'PUBLISHED', 'SOURCE', 'UNVERIFIED');--> statement-breakpoint
CREATE TYPE "public"."origin" AS ENUM('IMPORT', 'SEED', 'REVIEW');--> statement-breakpoint
CREATE TYPE "public"."completeness" AS ENUM('CITED_ONLY', 'REPORT_ONLY', 'PARTIAL', 'FULL');--> statement-breakpoint
CREATE TYPE "public"."relation" AS ENUM('IMPLEMENTS', 'CONTINUES', 'BASED_ON', 'PROPOSED_IN', 'GUIDES', 'PROMULGATES', 'APPROVES', 'AMENDS', 'REPLACES', 'REPEALS', 'CORRECTS', 'SUPPLEMENTS', 'REVIEWS', 'REFERENCES');--> statement-breakpoint
CREATE TYPE "public"."organisation_kind" AS ENUM('NATIONAL_ASSEMBLY', 'GOVERNMENT', 'PRIME_MINISTER', 'MINISTRY', 'PEOPLES_COUNCIL', 'PEOPLES_COMMITTEE', 'DEPARTMENT', 'COMMITTEE', 'PARTY', 'MASS_ORGANISATION', 'PORTAL', 'OTHER');--> statement-breakpoint
CREATE TYPE "public"."plan_role" AS ENUM('ANNUAL', 'STRATEGY', 'PROGRAMME', 'CAMPAIGN');--> statement-breakpoint
CREATE TYPE "public"."scope" AS ENUM('NATIONAL', 'PROVINCIAL');--> statement-breakpoint
CREATE TYPE "public"."province_kind" AS ENUM('PROVINCE', 'CITY');--> statement-breakpoint
CREATE TYPE "public"."operator" AS ENUM('GTE', 'GT', 'LTE', 'LT', 'EQ', 'ABOUT');--> statement-breakpoint
CREATE TABLE "action_area_objectives" (
	"action_area_id" text NOT NULL,
	"objective_id" text NOT NULL,
	CONSTRAINT "action_area_objectives_action_area_id_objective_id_pk" PRIMARY KEY("action_area_id","objective_id")
);
--> statement-breakpoint
CREATE TABLE "action_areas" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"description" text NOT NULL,
	"description_en" text,
	"cross_cutting" boolean NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "action_areas_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "dataset_versions" (
	"version" integer PRIMARY KEY NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"origin" "origin" NOT NULL,
	"reason" text NOT NULL,
	"content_hash" text NOT NULL,
	"changed_records" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "datasets" (
	"id" text PRIMARY KEY NOT NULL,
	"only" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "records" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"origin" "origin" NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seed_applications" (
	"content_hash" text PRIMARY KEY NOT NULL,
	"applied_at" timestamp with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "citations" (
	"id" text PRIMARY KEY NOT NULL,
	"record_id" text NOT NULL,
	"document_id" text NOT NULL,
	"task_id" text,
	"position" integer NOT NULL,
	"relation" "relation" NOT NULL,
	"verb" text,
	"number_as_printed" text,
	"date_as_printed" text,
	"cited_as" text,
	"cited_document_id" text,
	"unresolved_reason" text,
	"conflict" text,
	"locator" text
);
--> statement-breakpoint
CREATE TABLE "document_types" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"category" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "document_types_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"number" text,
	"number_as_printed" text,
	"number_value" integer,
	"number_symbol" text,
	"type_id" text NOT NULL,
	"title" text,
	"title_en" text,
	"field" text,
	"issuer_id" text,
	"signer" text,
	"issued_on" date,
	"year_of_issue" integer,
	"effective_on" date,
	"province_id" text,
	"district_id" text,
	"note" text,
	"search_text" text NOT NULL,
	"verification_status" "verification_status",
	"verification_note" text,
	CONSTRAINT "documents_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "source_pages" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"publisher_id" text,
	"url" text,
	"url_reason" text,
	"title" text,
	"author" text,
	"language" text NOT NULL,
	"published_on" date,
	"captured_on" date,
	"sha256" text,
	"text" text,
	"warnings" jsonb NOT NULL,
	CONSTRAINT "source_pages_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" text PRIMARY KEY NOT NULL,
	"page_id" text NOT NULL,
	"document_id" text NOT NULL,
	"completeness" "completeness" NOT NULL,
	"note" text,
	"position" integer NOT NULL,
	CONSTRAINT "sources_page_document" UNIQUE("page_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"kind" "organisation_kind" NOT NULL,
	"level" "level",
	"province_id" text,
	"district_id" text,
	"search_text" text NOT NULL,
	"note" text,
	"verification_status" "verification_status",
	"verification_note" text,
	CONSTRAINT "organisations_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "observances" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"starts_on" text,
	"ends_on" text,
	"year" integer,
	"theme" text,
	"locator" text,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_models" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"locator" text,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_parents" (
	"plan_id" text NOT NULL,
	"parent_id" text NOT NULL,
	"relation" "relation" NOT NULL,
	"locator" text,
	"for_strategy" boolean NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "plan_parents_plan_id_parent_id_pk" PRIMARY KEY("plan_id","parent_id")
);
--> statement-breakpoint
CREATE TABLE "plan_programmes" (
	"plan_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"locator" text,
	CONSTRAINT "plan_programmes_plan_id_programme_id_pk" PRIMARY KEY("plan_id","programme_id")
);
--> statement-breakpoint
CREATE TABLE "plan_strategies" (
	"plan_id" text NOT NULL,
	"strategy_id" text NOT NULL,
	"locator" text,
	CONSTRAINT "plan_strategies_plan_id_strategy_id_pk" PRIMARY KEY("plan_id","strategy_id")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"document_id" text NOT NULL,
	"role" "plan_role" NOT NULL,
	"level" "level" NOT NULL,
	"province_id" text NOT NULL,
	"district_id" text,
	"year" integer,
	"summary" text,
	"summary_en" text,
	"review_state" "review_state" NOT NULL,
	"period_from" date,
	"period_to" date,
	"verification_status" "verification_status",
	"verification_note" text,
	CONSTRAINT "plans_slug_unique" UNIQUE("slug"),
	CONSTRAINT "plans_document_id_unique" UNIQUE("document_id")
);
--> statement-breakpoint
CREATE TABLE "purposes" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"kind" text NOT NULL,
	"locator" text,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"title_en" text
);
--> statement-breakpoint
CREATE TABLE "reporting_duties" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"interval" text,
	"recipient" text,
	"title" text NOT NULL,
	"title_en" text,
	"locator" text,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme_strategies" (
	"programme_id" text NOT NULL,
	"strategy_id" text NOT NULL,
	CONSTRAINT "programme_strategies_programme_id_strategy_id_pk" PRIMARY KEY("programme_id","strategy_id")
);
--> statement-breakpoint
CREATE TABLE "programmes" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"scope" "scope" NOT NULL,
	"province_id" text,
	"parent_id" text,
	"document_id" text,
	"search_text" text NOT NULL,
	"note" text,
	"period_from" date,
	"period_to" date,
	"verification_status" "verification_status",
	"verification_note" text,
	CONSTRAINT "programmes_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "districts" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"full_name" text NOT NULL,
	"name_en" text,
	"kind" text NOT NULL,
	"province_id" text NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"successor_province_id" text,
	"note" text,
	"verification_status" "verification_status",
	"verification_note" text,
	CONSTRAINT "districts_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "province_aliases" (
	"id" text PRIMARY KEY NOT NULL,
	"province_id" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"folded" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "province_mergers" (
	"province_id" text NOT NULL,
	"into_id" text NOT NULL,
	"merged_on" date NOT NULL,
	"decree" text,
	CONSTRAINT "province_mergers_province_id_pk" PRIMARY KEY("province_id")
);
--> statement-breakpoint
CREATE TABLE "province_states" (
	"id" text PRIMARY KEY NOT NULL,
	"province_id" text NOT NULL,
	"code" text NOT NULL,
	"iso_code" text,
	"kind" "province_kind" NOT NULL,
	"name" text NOT NULL,
	"full_name" text NOT NULL,
	"region_id" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"decree" text,
	"verification_status" "verification_status",
	"verification_note" text,
	CONSTRAINT "province_states_province_from" UNIQUE("province_id","valid_from"),
	CONSTRAINT "province_states_code_from" UNIQUE("code","valid_from")
);
--> statement-breakpoint
CREATE TABLE "provinces" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"search_text" text NOT NULL,
	"newest_state_id" text NOT NULL,
	"position" integer NOT NULL,
	"verification_status" "verification_status",
	"verification_note" text,
	CONSTRAINT "provinces_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"position" integer NOT NULL,
	"verification_status" "verification_status",
	"verification_note" text,
	CONSTRAINT "regions_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"id" text PRIMARY KEY NOT NULL,
	"strategy_id" text NOT NULL,
	"objective_id" text NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"position" integer NOT NULL,
	CONSTRAINT "indicators_strategy_code" UNIQUE("strategy_id","code")
);
--> statement-breakpoint
CREATE TABLE "measures" (
	"id" text PRIMARY KEY NOT NULL,
	"strategy_id" text NOT NULL,
	"indicator_id" text NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"unit" text NOT NULL,
	"position" integer NOT NULL,
	"verification_status" "verification_status",
	"verification_note" text,
	CONSTRAINT "measures_strategy_code" UNIQUE("strategy_id","code")
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"strategy_id" text NOT NULL,
	"measure_id" text NOT NULL,
	"year" integer NOT NULL,
	"operator" "operator" NOT NULL,
	"value" numeric,
	"from_year" boolean NOT NULL,
	CONSTRAINT "milestones_measure_id_year_pk" PRIMARY KEY("measure_id","year")
);
--> statement-breakpoint
CREATE TABLE "objectives" (
	"id" text PRIMARY KEY NOT NULL,
	"strategy_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	CONSTRAINT "objectives_strategy_number" UNIQUE("strategy_id","number")
);
--> statement-breakpoint
CREATE TABLE "strategies" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"overall_objective" text,
	"overall_objective_en" text,
	"document_id" text,
	"note" text,
	"period_from" date,
	"period_to" date,
	"verification_status" "verification_status",
	"verification_note" text,
	CONSTRAINT "strategies_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "survey_provinces" (
	"survey_id" text NOT NULL,
	"province_id" text NOT NULL,
	CONSTRAINT "survey_provinces_survey_id_province_id_pk" PRIMARY KEY("survey_id","province_id")
);
--> statement-breakpoint
CREATE TABLE "surveys" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"surveyed_by" text NOT NULL,
	"surveyed_on" date,
	"places" text NOT NULL,
	"year_from" integer,
	"year_to" integer,
	"note" text,
	CONSTRAINT "surveys_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"measure_id" text,
	"operator" "operator",
	"value" numeric,
	"unit" text,
	"year" integer,
	"title" text NOT NULL,
	"title_en" text,
	"as_stated" text,
	"locator" text,
	"position" integer NOT NULL,
	"verification_status" "verification_status",
	"verification_note" text
);
--> statement-breakpoint
CREATE TABLE "task_agencies" (
	"task_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"role" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "task_agencies_task_id_organisation_id_role_pk" PRIMARY KEY("task_id","organisation_id","role")
);
--> statement-breakpoint
CREATE TABLE "task_programmes" (
	"task_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "task_programmes_task_id_programme_id_pk" PRIMARY KEY("task_id","programme_id")
);
--> statement-breakpoint
CREATE TABLE "task_secondary_areas" (
	"task_id" text NOT NULL,
	"action_area_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "task_secondary_areas_task_id_action_area_id_pk" PRIMARY KEY("task_id","action_area_id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"parent_id" text,
	"locator" text NOT NULL,
	"position" integer NOT NULL,
	"is_leaf" boolean NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"text" text,
	"action_area_id" text,
	"actor_id" text,
	"recurrence" text,
	"deadline" date,
	"deadline_as_stated" text,
	"money_amount" numeric,
	"money_currency" text,
	"money_as_stated" text,
	"evidence_source_id" text,
	"evidence_locator" text,
	"evidence_quote" text,
	"evidence_start" integer,
	"evidence_end" integer,
	"evidence_reason" text,
	"review_state" "review_state" NOT NULL,
	"search_text" text NOT NULL,
	"match_text" text NOT NULL,
	"period_from" date,
	"period_to" date,
	CONSTRAINT "tasks_plan_locator" UNIQUE("plan_id","locator")
);
--> statement-breakpoint
ALTER TABLE "action_area_objectives" ADD CONSTRAINT "action_area_objectives_action_area_id_action_areas_id_fk" FOREIGN KEY ("action_area_id") REFERENCES "public"."action_areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_area_objectives" ADD CONSTRAINT "action_area_objectives_objective_id_objectives_id_fk" FOREIGN KEY ("objective_id") REFERENCES "public"."objectives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_version_dataset_versions_version_fk" FOREIGN KEY ("version") REFERENCES "public"."dataset_versions"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_cited_document_id_documents_id_fk" FOREIGN KEY ("cited_document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_type_id_document_types_id_fk" FOREIGN KEY ("type_id") REFERENCES "public"."document_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_issuer_id_organisations_id_fk" FOREIGN KEY ("issuer_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_district_id_districts_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."districts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_pages" ADD CONSTRAINT "source_pages_publisher_id_organisations_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_page_id_source_pages_id_fk" FOREIGN KEY ("page_id") REFERENCES "public"."source_pages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_district_id_districts_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."districts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observances" ADD CONSTRAINT "observances_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_models" ADD CONSTRAINT "plan_models_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_parents" ADD CONSTRAINT "plan_parents_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_parents" ADD CONSTRAINT "plan_parents_parent_id_plans_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_programmes" ADD CONSTRAINT "plan_programmes_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_programmes" ADD CONSTRAINT "plan_programmes_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_strategies" ADD CONSTRAINT "plan_strategies_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_strategies" ADD CONSTRAINT "plan_strategies_strategy_id_strategies_id_fk" FOREIGN KEY ("strategy_id") REFERENCES "public"."strategies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_district_id_districts_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."districts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purposes" ADD CONSTRAINT "purposes_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_duties" ADD CONSTRAINT "reporting_duties_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_strategies" ADD CONSTRAINT "programme_strategies_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_strategies" ADD CONSTRAINT "programme_strategies_strategy_id_strategies_id_fk" FOREIGN KEY ("strategy_id") REFERENCES "public"."strategies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_parent_id_programmes_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "districts" ADD CONSTRAINT "districts_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "districts" ADD CONSTRAINT "districts_successor_province_id_provinces_id_fk" FOREIGN KEY ("successor_province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "province_aliases" ADD CONSTRAINT "province_aliases_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "province_mergers" ADD CONSTRAINT "province_mergers_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "province_mergers" ADD CONSTRAINT "province_mergers_into_id_provinces_id_fk" FOREIGN KEY ("into_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "province_states" ADD CONSTRAINT "province_states_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "province_states" ADD CONSTRAINT "province_states_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provinces" ADD CONSTRAINT "provinces_newest_state_id_province_states_id_fk" FOREIGN KEY ("newest_state_id") REFERENCES "public"."province_states"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_strategy_id_strategies_id_fk" FOREIGN KEY ("strategy_id") REFERENCES "public"."strategies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_objective_id_objectives_id_fk" FOREIGN KEY ("objective_id") REFERENCES "public"."objectives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_strategy_id_strategies_id_fk" FOREIGN KEY ("strategy_id") REFERENCES "public"."strategies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_strategy_id_strategies_id_fk" FOREIGN KEY ("strategy_id") REFERENCES "public"."strategies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objectives" ADD CONSTRAINT "objectives_strategy_id_strategies_id_fk" FOREIGN KEY ("strategy_id") REFERENCES "public"."strategies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategies" ADD CONSTRAINT "strategies_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_provinces" ADD CONSTRAINT "survey_provinces_survey_id_surveys_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."surveys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_provinces" ADD CONSTRAINT "survey_provinces_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_measure_id_measures_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_agencies" ADD CONSTRAINT "task_agencies_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_agencies" ADD CONSTRAINT "task_agencies_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_programmes" ADD CONSTRAINT "task_programmes_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_programmes" ADD CONSTRAINT "task_programmes_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_secondary_areas" ADD CONSTRAINT "task_secondary_areas_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_secondary_areas" ADD CONSTRAINT "task_secondary_areas_action_area_id_action_areas_id_fk" FOREIGN KEY ("action_area_id") REFERENCES "public"."action_areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_parent_id_tasks_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_action_area_id_action_areas_id_fk" FOREIGN KEY ("action_area_id") REFERENCES "public"."action_areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_actor_id_organisations_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_evidence_source_id_sources_id_fk" FOREIGN KEY ("evidence_source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "action_area_objectives_objective_idx" ON "action_area_objectives" USING btree ("objective_id");--> statement-breakpoint
CREATE UNIQUE INDEX "datasets_only_one" ON "datasets" USING btree ("only");--> statement-breakpoint
CREATE INDEX "records_type_idx" ON "records" USING btree ("type");--> statement-breakpoint
CREATE INDEX "records_origin_idx" ON "records" USING btree ("origin");--> statement-breakpoint
CREATE INDEX "citations_record_idx" ON "citations" USING btree ("record_id");--> statement-breakpoint
CREATE INDEX "citations_document_idx" ON "citations" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "citations_cited_idx" ON "citations" USING btree ("cited_document_id");--> statement-breakpoint
CREATE INDEX "citations_task_idx" ON "citations" USING btree ("task_id");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_natural_key" ON "documents" USING btree ("issuer_id","number","year_of_issue") WHERE "documents"."issuer_id" is not null and "documents"."number" is not null and "documents"."year_of_issue" is not null;--> statement-breakpoint
CREATE INDEX "documents_number_value_idx" ON "documents" USING btree ("number_value");--> statement-breakpoint
CREATE INDEX "documents_type_idx" ON "documents" USING btree ("type_id");--> statement-breakpoint
CREATE INDEX "documents_issuer_idx" ON "documents" USING btree ("issuer_id");--> statement-breakpoint
CREATE INDEX "documents_province_idx" ON "documents" USING btree ("province_id","issued_on");--> statement-breakpoint
CREATE INDEX "documents_district_idx" ON "documents" USING btree ("district_id");--> statement-breakpoint
CREATE INDEX "documents_issued_on_idx" ON "documents" USING btree ("issued_on");--> statement-breakpoint
CREATE INDEX "documents_year_idx" ON "documents" USING btree ("year_of_issue");--> statement-breakpoint
CREATE INDEX "documents_search_idx" ON "documents" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "source_pages_publisher_idx" ON "source_pages" USING btree ("publisher_id");--> statement-breakpoint
CREATE UNIQUE INDEX "source_pages_sha256" ON "source_pages" USING btree ("sha256") WHERE "source_pages"."sha256" is not null;--> statement-breakpoint
CREATE INDEX "sources_document_idx" ON "sources" USING btree ("document_id","completeness");--> statement-breakpoint
CREATE INDEX "organisations_province_idx" ON "organisations" USING btree ("province_id");--> statement-breakpoint
CREATE INDEX "organisations_district_idx" ON "organisations" USING btree ("district_id");--> statement-breakpoint
CREATE INDEX "organisations_kind_idx" ON "organisations" USING btree ("kind");--> statement-breakpoint
CREATE INDEX "observances_plan_idx" ON "observances" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "plan_models_plan_idx" ON "plan_models" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "plan_parents_parent_idx" ON "plan_parents" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "plan_programmes_programme_idx" ON "plan_programmes" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "plan_strategies_strategy_idx" ON "plan_strategies" USING btree ("strategy_id");--> statement-breakpoint
CREATE INDEX "plans_province_idx" ON "plans" USING btree ("province_id","period_from");--> statement-breakpoint
CREATE INDEX "plans_district_idx" ON "plans" USING btree ("district_id");--> statement-breakpoint
CREATE INDEX "plans_period_idx" ON "plans" USING btree ("period_from","period_to");--> statement-breakpoint
CREATE INDEX "plans_role_idx" ON "plans" USING btree ("role","level");--> statement-breakpoint
CREATE INDEX "plans_year_idx" ON "plans" USING btree ("year");--> statement-breakpoint
CREATE INDEX "plans_review_idx" ON "plans" USING btree ("review_state");--> statement-breakpoint
CREATE INDEX "purposes_plan_idx" ON "purposes" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "reporting_duties_plan_idx" ON "reporting_duties" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "programme_strategies_strategy_idx" ON "programme_strategies" USING btree ("strategy_id");--> statement-breakpoint
CREATE INDEX "programmes_document_idx" ON "programmes" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "programmes_province_idx" ON "programmes" USING btree ("province_id");--> statement-breakpoint
CREATE INDEX "programmes_parent_idx" ON "programmes" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "districts_province_idx" ON "districts" USING btree ("province_id");--> statement-breakpoint
CREATE INDEX "districts_successor_idx" ON "districts" USING btree ("successor_province_id");--> statement-breakpoint
CREATE INDEX "province_aliases_province_idx" ON "province_aliases" USING btree ("province_id");--> statement-breakpoint
CREATE INDEX "province_aliases_folded_idx" ON "province_aliases" USING btree ("folded");--> statement-breakpoint
CREATE INDEX "province_mergers_into_idx" ON "province_mergers" USING btree ("into_id");--> statement-breakpoint
CREATE INDEX "province_states_region_idx" ON "province_states" USING btree ("region_id");--> statement-breakpoint
CREATE INDEX "provinces_position_idx" ON "provinces" USING btree ("position");--> statement-breakpoint
CREATE INDEX "indicators_objective_idx" ON "indicators" USING btree ("objective_id");--> statement-breakpoint
CREATE INDEX "measures_indicator_idx" ON "measures" USING btree ("indicator_id");--> statement-breakpoint
CREATE INDEX "milestones_strategy_idx" ON "milestones" USING btree ("strategy_id");--> statement-breakpoint
CREATE INDEX "strategies_document_idx" ON "strategies" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "survey_provinces_province_idx" ON "survey_provinces" USING btree ("province_id");--> statement-breakpoint
CREATE INDEX "targets_plan_idx" ON "targets" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "targets_measure_idx" ON "targets" USING btree ("measure_id","year");--> statement-breakpoint
CREATE INDEX "task_agencies_organisation_idx" ON "task_agencies" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "task_programmes_programme_idx" ON "task_programmes" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "task_secondary_areas_area_idx" ON "task_secondary_areas" USING btree ("action_area_id");--> statement-breakpoint
CREATE INDEX "tasks_plan_position_idx" ON "tasks" USING btree ("plan_id","position");--> statement-breakpoint
CREATE INDEX "tasks_parent_idx" ON "tasks" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "tasks_action_area_idx" ON "tasks" USING btree ("action_area_id");--> statement-breakpoint
CREATE INDEX "tasks_actor_idx" ON "tasks" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "tasks_source_idx" ON "tasks" USING btree ("evidence_source_id");--> statement-breakpoint
CREATE INDEX "tasks_match_idx" ON "tasks" USING gin ("match_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "tasks_search_idx" ON "tasks" USING gin ("search_text" gin_trgm_ops);