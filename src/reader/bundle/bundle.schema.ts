import { z } from 'zod';
import { documentSchema, sourceSchema } from './document.schema.ts';
import { evidenceSchema } from './fact.ts';
import { planContentSchema } from './plan.schema.ts';

/** Kinds of gap a reading may report. Each says what was kept and what was dropped. */
const WARNING_KINDS = [
  'truncated',
  'report-only',
  'no-number',
  'no-issue-date',
  'no-signer',
  'year-inferred',
  'number-without-symbol',
  'symbol-conflict',
  'province-from-host',
  'below-province',
  'cited-date-conflict',
  'cited-issuer-conflict',
  'cited-after-document',
  'strategy-period-conflict',
  'strategy-not-yet-issued',
  'ocr-repaired',
  'encoding-damaged',
  'foreign-language',
  'not-gender-plan',
  'not-a-document',
  'oversized-repetitive',
  'active-content',
  'header-conflict',
  'date-order',
  'dissolved-province',
] as const;

const warningSchema = z.strictObject({
  kind: z.enum(WARNING_KINDS).describe('Kind of gap.'),
  where: z.string().describe('Field or place it concerns.'),
  kept: z.string().nullable().describe('What the bundle keeps.'),
  dropped: z.string().nullable().describe('What was not believed or could not be read.'),
  evidence: evidenceSchema.nullable().describe('Where it was met.'),
});

const conflictSchema = z.strictObject({
  field: z.string().describe('Path of the value in the bundle.'),
  stated: z.string().describe('What the source states.'),
  known: z.string().describe('What the reference data or another place of the source says.'),
  note: z.string().describe('Why they contradict.'),
  evidence: evidenceSchema.nullable().describe('Where it was met.'),
});

export const planBundleSchema = z
  .strictObject({
    format: z.literal('kehoach-plan-bundle/1').describe('Name and version of this form.'),
    source: sourceSchema.describe('The page or file that was read.'),
    pageKind: z
      .enum(['plan', 'report_about_plan', 'near_miss', 'not_a_document'])
      .describe(
        'plan: carries a gender-equality plan; report_about_plan: tells of one; near_miss: an official document of another kind; not_a_document: none.',
      ),
    document: documentSchema.nullable().describe('The document carried or reported; null when there is none.'),
    ...planContentSchema,
    warnings: z.array(warningSchema).describe('Gaps.'),
    conflicts: z.array(conflictSchema).describe('Contradictions, kept beside the values.'),
  })
  .meta({
    id: 'PlanBundle',
    title: 'Plan bundle',
    description:
      'What one source says about a gender-equality plan, with the quote behind each fact. What the source does not say is null or an empty list; it never means that the plan lacks it.',
  });

export type PlanBundle = z.infer<typeof planBundleSchema>;

// What a stage found is handed on and never written into by another: the types of facts are read-only.
export type Warning = Readonly<z.infer<typeof warningSchema>>;
export type Conflict = Readonly<z.infer<typeof conflictSchema>>;
export type PageKind = PlanBundle['pageKind'];
export type DocumentFacts = Readonly<z.infer<typeof documentSchema>>;
export type Issuer = Readonly<NonNullable<DocumentFacts['issuer']>['value']>;
export type PlanFacts = Readonly<NonNullable<PlanBundle['plan']>>;
export type Task = Readonly<PlanBundle['tasks'][number]>;
export type Agency = Readonly<Task['leadAgencies'][number]>;
export type Citation = Readonly<PlanBundle['citations'][number]>;
export type Target = Readonly<PlanBundle['targets'][number]>;
export type Layout = PlanBundle['source']['layout'];
export type Completeness = PlanBundle['source']['completeness'];
