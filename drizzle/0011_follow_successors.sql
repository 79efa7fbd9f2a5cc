CREATE TABLE "organisation_successors" (
	"organisation_id" text NOT NULL,
	"successor_id" text NOT NULL,
	"valid_from" date,
	"decree" text,
	"position" integer NOT NULL,
	"verification_status" "verification_status",
	"verification_note" text,
	CONSTRAINT "organisation_successors_organisation_id_successor_id_pk" PRIMARY KEY("organisation_id","successor_id")
);
--> statement-breakpoint
ALTER TABLE "provinces" ADD COLUMN "sort_key" text GENERATED ALWAYS AS (translate(name, 'aAàÀảẢãÃáÁạẠăĂằẰẳẲẵẴắẮặẶâÂầẦẩẨẫẪấẤậẬbBḅḄcCćĆdDḍḌđĐeEèÈẻẺẽẼéÉẹẸêÊềỀểỂễỄếẾệỆfFgGǵǴhHḥḤiIìÌỉỈĩĨíÍịỊjJkKḱḰḳḲlLĺĹḷḶmMḿḾṃṂnNǹǸñÑńŃṇṆoOòÒỏỎõÕóÓọỌôÔồỒổỔỗỖốỐộỘơƠờỜởỞỡỠớỚợỢpPṕṔqQrRŕŔṛṚsSśŚṣṢtTṭṬuUùÙủỦũŨúÚụỤưƯừỪửỬữỮứỨựỰvVṽṼṿṾwWẁẀẃẂẉẈxXyYỳỲỷỶỹỸýÝỵỴzZźŹẓẒ', '0000000000001111111111112222222222223333444455556677777777777788888888888899AAAABBBBCCCCCCCCCCCCDDEEEEEEFFFFFFGGGGGGHHHHHHHHHHIIIIIIIIIIIIJJJJJJJJJJJJKKKKKKKKKKKKLLLLMMNNNNNNOOOOOOPPPPQQQQQQQQQQQQRRRRRRRRRRRRSSSSSSTTTTTTTTUUVVVVVVVVVVVVWWWWWW') || chr(1) || translate(name, 'aAàÀảẢãÃáÁạẠăĂằẰẳẲẵẴắẮặẶâÂầẦẩẨẫẪấẤậẬbBḅḄcCćĆdDḍḌđĐeEèÈẻẺẽẼéÉẹẸêÊềỀểỂễỄếẾệỆfFgGǵǴhHḥḤiIìÌỉỈĩĨíÍịỊjJkKḱḰḳḲlLĺĹḷḶmMḿḾṃṂnNǹǸñÑńŃṇṆoOòÒỏỎõÕóÓọỌôÔồỒổỔỗỖốỐộỘơƠờỜởỞỡỠớỚợỢpPṕṔqQrRŕŔṛṚsSśŚṣṢtTṭṬuUùÙủỦũŨúÚụỤưƯừỪửỬữỮứỨựỰvVṽṼṿṾwWẁẀẃẂẉẈxXyYỳỲỷỶỹỸýÝỵỴzZźŹẓẒ', '00112233445500112233445500112233445500550044005500001122334455001122334455000044005500112233445500004455004455004455001133445500112233445500112233445500112233445500440000445500445500550011223344550011223344550033550011445500001122334455004455')) STORED;--> statement-breakpoint
ALTER TABLE "organisation_successors" ADD CONSTRAINT "organisation_successors_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_successors" ADD CONSTRAINT "organisation_successors_successor_id_organisations_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisation_successors_successor_idx" ON "organisation_successors" USING btree ("successor_id");--> statement-breakpoint
ALTER TABLE "organisation_successors" ALTER CONSTRAINT "organisation_successors_organisation_id_organisations_id_fk" DEFERRABLE INITIALLY IMMEDIATE;--> statement-breakpoint
ALTER TABLE "organisation_successors" ALTER CONSTRAINT "organisation_successors_successor_id_organisations_id_fk" DEFERRABLE INITIALLY IMMEDIATE;
