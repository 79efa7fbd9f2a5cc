import { z } from 'zod';
import { OPERATOR_SIGNS, RELATIONS } from '../../base/vocabulary.ts';
import { bodyKindSchema, levelSchema } from './document.schema.ts';
import { decimal, fact, isoDate, support } from './fact.ts';

const locator = z
  .string()
  .describe('Path of printed ordinals (`II.2.a`), a dash by its place (`III.2.a-1`), a clause (`3-2`, `P8-1`).');

const citationSchema = z.strictObject({
  relation: z.enum(RELATIONS).describe('What the verb before the citation says.'),
  verb: z.string().nullable().describe('The verb as printed; null when none governs the citation.'),
  type: z.string().nullable().describe('Type of the cited act: KH, QĐ, CV, Luật …'),
  numberAsPrinted: z.string().nullable().describe('Number as printed; null when the act is named by words alone.'),
  number: z.string().nullable().describe('Canonical number.'),
  dateAsPrinted: z.string().nullable().describe('Date as printed.'),
  date: isoDate.nullable().describe('Day of the cited act; null when not printed or impossible.'),
  issuerAsPrinted: z.string().nullable().describe('Issuer as printed.'),
  subject: z.string().nullable().describe('Subject of the cited act as printed.'),
  locator: locator.nullable().describe('Task or section that cites; null for the preamble and other running text.'),
  resolvedHint: z.string().nullable().describe('Id of the known programme or strategy that the number or name means.'),
  conflict: z.string().nullable().describe('What contradicts: a wrong date, a later act; null when nothing does.'),
  nested: z
    .array(
      z.strictObject({
        numberAsPrinted: z.string().describe('As printed.'),
        number: z.string().describe('Canonical number.'),
        date: isoDate.nullable().describe('Day, when printed.'),
      }),
    )
    .describe('Acts named inside the title of the cited act: no relation of this document.'),
  ...support,
});

const agencySchema = z.strictObject({
  name: z.string().describe('As printed.'),
  kind: bodyKindSchema.nullable().describe('Kind of body; null when the words do not tell.'),
  ...support,
});

const taskSchema = z.strictObject({
  locator,
  parent: z.string().nullable().describe('Locator of the heading above; null at the top.'),
  position: z.int().min(1).describe('Order in the document, from 1.'),
  kind: z.enum(['HEADING', 'TASK']).describe('A leaf is a task, what only introduces sub-items a heading.'),
  text: z.string().describe('Text as printed, without its ordinal.'),
  actor: fact(z.string())
    .nullable()
    .describe("Whose task it is when it is not the issuer's; null for the issuer's own."),
  actionArea: z.string().nullable().describe('Primary action area T01..T16; null when no cue fits.'),
  secondaryActionAreas: z.array(z.string()).describe('Further action areas.'),
  areaScores: z
    .array(z.strictObject({ area: z.string(), score: z.number() }))
    .describe('Scores behind the choice, highest first.'),
  programmes: z.array(z.string()).describe('Ids of programmes the task names.'),
  strategies: z.array(z.string()).describe('Ids of strategies the task names.'),
  leadAgencies: z.array(agencySchema).describe('Lead agencies (cơ quan chủ trì).'),
  coAgencies: z.array(agencySchema).describe('Co-ordinating agencies (cơ quan phối hợp).'),
  deadline: fact(z.string()).nullable().describe('Deadline as printed; null for work without one.'),
  recurrence: fact(z.string())
    .nullish()
    .describe('How often, as printed ("Hằng năm", "Thường xuyên"); null when not stated.'),
  deadlineOn: isoDate.nullable().describe('Day of the deadline, when it is one.'),
  period: z
    .strictObject({ from: z.int().nullable(), to: z.int().nullable() })
    .nullable()
    .describe('Years the task itself names.'),
  money: fact(z.strictObject({ asStated: z.string(), amount: decimal, currency: z.string() }))
    .nullable()
    .describe('Money as stated, and as a decimal number of its currency.'),
  ...support,
});

const targetSchema = z.strictObject({
  measure: z
    .string()
    .nullable()
    .describe('Code of the strategy measure (`1.1` … `3.2a`); null when it is none of them.'),
  operator: z.enum(OPERATOR_SIGNS).describe('Operator as worded.'),
  value: decimal.describe('Value as a decimal number.'),
  unit: z.string().describe('%, ratio, boys per 100 girls, per 100,000, people, events …'),
  year: z.int().nullable().describe('Year the target is set for; null when not said.'),
  fromYear: z.boolean().describe('True when it holds from that year on.'),
  asStated: z.string().describe('Clause as printed.'),
  locator: locator.nullable().describe('Item that states it.'),
  ...support,
});

const statement = z.strictObject({ text: z.string().describe('As printed.'), locator: locator.nullable(), ...support });
const named = z.strictObject({ id: z.string().describe('Slug of the reference data.'), ...support });

const planSchema = z.strictObject({
  role: fact(z.enum(['ANNUAL', 'STRATEGY', 'PROGRAMME', 'CAMPAIGN']))
    .nullable()
    .describe('Planning role of the document.'),
  level: levelSchema.nullable().describe('Level of the territory planned for.'),
  provinceId: fact(z.string()).nullable().describe('Slug of the province.'),
  districtId: z.string().nullable().describe('Slug of a known district below it.'),
  unit: z.string().nullable().describe('Unit below the province as printed.'),
  period: fact(z.strictObject({ from: z.int().nullable(), to: z.int().nullable() }))
    .nullable()
    .describe("The plan's own years; an open start is null."),
  year: fact(z.int()).nullable().describe('Plan year; null for a plan of several years.'),
  subject: fact(z.string()).nullable().describe('What the plan is about, as printed.'),
});

export const planContentSchema = {
  plan: planSchema.nullable().describe('The plan; null when the page is no plan and reports none.'),
  strategies: z.array(named).describe('Strategies that the text itself names.'),
  programmes: z.array(named).describe('Programmes that the text itself names.'),
  purposes: z.array(statement).describe('Purposes and requirements (mục đích, yêu cầu): never tasks.'),
  tasks: z.array(taskSchema).describe('Tasks and their headings in document order; `parent` makes the tree.'),
  citations: z.array(citationSchema).describe('Acts the document cites, with their relation.'),
  targets: z.array(targetSchema).describe("The plan's own targets."),
  observances: z
    .array(
      z.strictObject({
        id: z.string().nullable().describe('Slug of a known observance; null for another.'),
        name: z.string().describe('As printed.'),
        from: z.string().nullable().describe('MM-DD or YYYY-MM-DD.'),
        to: z.string().nullable().describe('MM-DD or YYYY-MM-DD.'),
        ...support,
      }),
    )
    .describe('Days, months and campaigns.'),
  models: z
    .array(z.strictObject({ name: z.string().describe('As printed.'), locator: locator.nullable(), ...support }))
    .describe('Models (mô hình) by name.'),
  reporting: z
    .array(
      z.strictObject({
        text: z.string().describe('As printed.'),
        intervals: z.array(z.enum(['MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY', 'AD_HOC'])),
        due: z.string().nullable().describe('Due day as printed.'),
        recipient: z.string().nullable().describe('To whom.'),
        locator: locator.nullable(),
        ...support,
      }),
    )
    .describe('Reporting duties.'),
  budget: z
    .array(
      z.strictObject({
        text: z.string().describe('As printed.'),
        amount: z.strictObject({ asStated: z.string(), amount: decimal, currency: z.string() }).nullable(),
        locator: locator.nullable(),
        ...support,
      }),
    )
    .describe('What is said about money for the whole plan.'),
  responsibilities: z
    .array(
      z.strictObject({
        agency: z.string().describe('As printed.'),
        text: z.string(),
        locator: locator.nullable(),
        ...support,
      }),
    )
    .describe('Who does what under "tổ chức thực hiện", heading by heading; each duty is a task too.'),
};
