import { z } from 'zod';
import { fold, stripMarks } from '../base/text.ts';
import { REVIEW_STATES } from '../database/columns.ts';
import { citationRows, citationSchema } from '../documents/document.record.ts';
import { citations } from '../documents/document.table.ts';
import {
  childTable,
  dateSchema,
  decimalSchema,
  idOf,
  idOrNull,
  keySchema,
  periodRow,
  periodSchema,
  recordType,
  references,
  textSchema,
} from '../records/record.ts';
import { measureId } from '../strategies/strategy.record.ts';
import { taskAgencies, taskMeasures, taskProgrammes, taskSecondaryAreas, tasks } from './task.table.ts';

/**
 * Names a task inside its plan by its locator. Letters that a name cannot hold are spelled: the item đ) follows d)
 * and is another.
 */
export function taskKey(plan: string, locator: string): string {
  const spelled = locator.replaceAll('đ', 'dd').replaceAll('Đ', 'DD');
  return `${plan}/${
    stripMarks(spelled)
      .replace(/[^A-Za-z0-9._]+/g, '-')
      .replace(/[-._]+$|^[-._]+/g, '')
      .replace(/([-._])[-._]+/g, '$1') || 'x'
  }`;
}

export const evidenceSchema = z
  .strictObject({
    /** The page, and the document that it speaks of. */
    page: keySchema,
    document: keySchema.nullish(),
    locator: textSchema.nullish(),
    quote: z.string().min(1).nullish(),
    start: z.number().int().nonnegative().nullish(),
    end: z.number().int().positive().nullish(),
    reason: textSchema.nullish(),
  })
  .refine((e) => e.quote || e.reason, 'must have a quote, or say in reason why there is none');

export const taskSchema = z.strictObject({
  key: keySchema,
  plan: keySchema,
  /** The plan's document: citations of a task count as the document's. */
  document: keySchema,
  parent: keySchema.nullish(),
  locator: textSchema,
  position: z.number().int().nonnegative(),
  isLeaf: z.boolean(),
  title: textSchema,
  titleEn: textSchema.nullish(),
  text: z.string().min(1).nullish(),
  actionArea: keySchema.nullish(),
  secondaryActionAreas: z.array(keySchema).default([]),
  /** The measures that an editor says it serves; those that its words tell are derived. */
  measures: z.array(z.strictObject({ strategy: keySchema, code: z.string() })).nullish(),
  actor: keySchema.nullish(),
  programmes: z.array(keySchema).default([]),
  leadAgencies: z.array(keySchema).default([]),
  /** A collective such as "các sở, ngành", which is no body of its own. */
  leadAgenciesAsStated: textSchema.nullish(),
  coAgencies: z.array(keySchema).default([]),
  citations: z.array(citationSchema).default([]),
  period: periodSchema.nullish(),
  recurrence: textSchema.nullish(),
  deadline: dateSchema.nullish(),
  deadlineAsStated: textSchema.nullish(),
  money: z
    .strictObject({
      amount: decimalSchema.nullish(),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .nullish(),
      asStated: textSchema,
    })
    .nullish(),
  evidence: evidenceSchema.nullish(),
  reviewState: z.enum(REVIEW_STATES).default('REVIEWED'),
});
export type TaskContent = z.infer<typeof taskSchema>;

/** Gives a curated task the quote that a capture of its own source holds; its other facts stay as they are. */
function addQuote(base: { content: unknown }, others: readonly { content: unknown }[]): unknown {
  const task = base.content as TaskContent;
  if (task.evidence?.quote) return task;
  const quoted = others
    .map((other) => (other.content as TaskContent).evidence)
    .find((evidence) => evidence?.quote && (!task.evidence || evidence.page === task.evidence.page));
  return quoted ? { ...task, evidence: quoted } : task;
}

const taskId = (c: TaskContent) => idOf('task', c.key);

function agencyRows(c: TaskContent, keys: readonly string[], role: 'LEAD' | 'CO') {
  return keys.map((key, position) => ({
    taskId: taskId(c),
    organisationId: idOf('organisation', key),
    role,
    position,
  }));
}

export const taskRecord = recordType({
  type: 'task',
  schema: taskSchema,
  main: tasks,
  children: [
    childTable(taskSecondaryAreas, taskSecondaryAreas.taskId, (c: TaskContent) =>
      c.secondaryActionAreas.map((key, position) => ({
        taskId: taskId(c),
        actionAreaId: idOf('action-area', key),
        position,
      })),
    ),
    childTable(taskMeasures, taskMeasures.taskId, (c: TaskContent) =>
      (c.measures ?? []).map(({ strategy, code }) => ({
        taskId: taskId(c),
        measureId: measureId(strategy, code),
        derived: false,
      })),
    ),
    childTable(taskProgrammes, taskProgrammes.taskId, (c: TaskContent) =>
      c.programmes.map((key, position) => ({ taskId: taskId(c), programmeId: idOf('programme', key), position })),
    ),
    childTable(taskAgencies, taskAgencies.taskId, (c: TaskContent) => [
      ...agencyRows(c, c.leadAgencies, 'LEAD'),
      ...agencyRows(c, c.coAgencies, 'CO'),
    ]),
    childTable(citations, citations.recordId, (c: TaskContent) =>
      citationRows(taskId(c), idOf('document', c.document), taskId(c), c.citations),
    ),
  ],
  layering: {
    work: (c) => idOf('plan', c.plan),
    part: true,
    compared: ['actionArea', 'actor', 'deadline'],
    fill: addQuote,
  },
  references: (c) => {
    const each = (type: string, keys: string[], path: string) =>
      keys.map((key, i): [string, string, string] => [type, key, `${path}[${i}]`]);
    return references(
      ['plan', c.plan, 'plan'],
      ['document', c.document, 'document'],
      ['task', c.parent, 'parent'],
      ['action-area', c.actionArea, 'actionArea'],
      ['organisation', c.actor, 'actor'],
      ['source-page', c.evidence?.page, 'evidence.page'],
      ...each('action-area', c.secondaryActionAreas, 'secondaryActionAreas'),
      ...each('strategy', c.measures?.map(({ strategy }) => strategy) ?? [], 'measures'),
      ...each('programme', c.programmes, 'programmes'),
      ...each('organisation', c.leadAgencies, 'leadAgencies'),
      ...each('organisation', c.coAgencies, 'coAgencies'),
      ...c.citations.map((entry, i): [string, string | null | undefined, string] => [
        'document',
        entry.document,
        `citations[${i}].document`,
      ]),
    );
  },
  row: (c) => ({
    id: taskId(c),
    planId: idOf('plan', c.plan),
    parentId: idOrNull('task', c.parent),
    locator: c.locator,
    position: c.position,
    isLeaf: c.isLeaf,
    title: c.title,
    titleEn: c.titleEn ?? null,
    text: c.text ?? null,
    actionAreaId: idOrNull('action-area', c.actionArea),
    actorId: idOrNull('organisation', c.actor),
    leadAgenciesAsStated: c.leadAgenciesAsStated ?? null,
    recurrence: c.recurrence ?? null,
    deadline: c.deadline ?? null,
    deadlineAsStated: c.deadlineAsStated ?? null,
    moneyAmount: c.money?.amount ?? null,
    moneyCurrency: c.money?.currency ?? null,
    moneyAsStated: c.money?.asStated ?? null,
    evidenceSourceId: c.evidence ? `source:${c.evidence.page}/${c.evidence.document ?? c.document}` : null,
    evidenceLocator: c.evidence?.locator ?? null,
    evidenceQuote: c.evidence?.quote ?? null,
    evidenceStart: c.evidence?.start ?? null,
    evidenceEnd: c.evidence?.end ?? null,
    evidenceReason: c.evidence?.reason ?? null,
    reviewState: c.reviewState,
    matchText: fold(c.text ?? c.title),
    ...periodRow(c.period),
  }),
});
