import { z } from 'zod';
import { actionAreaSchema } from '../action-areas/action-area.record.ts';
import { documentSchema, documentTypeSchema, sourceSchema } from '../documents/document.record.ts';
import { organisationSchema } from '../organisations/organisation.record.ts';
import { type PlanContent, planSchema } from '../plans/plan.record.ts';
import { programmeSchema } from '../programmes/programme.record.ts';
import { districtSchema, provinceSchema, regionSchema } from '../provinces/province.record.ts';
import { idOf, keySchema, textSchema } from '../records/record.ts';
import { strategySchema } from '../strategies/strategy.record.ts';
import { surveySchema } from '../surveys/survey.record.ts';
import { type TargetContent, targetSchema } from '../targets/target.record.ts';
import { evidenceSchema, type TaskContent, taskKey, taskSchema } from '../tasks/task.record.ts';

/** A task as an editor writes it: its place in the tree gives the plan, the parent and the position. */
const seedTaskShape = taskSchema
  .omit({ key: true, plan: true, document: true, parent: true, position: true, isLeaf: true })
  .extend({ evidence: evidenceSchema.nullish() });
export type SeedTask = z.input<typeof seedTaskShape> & { tasks?: SeedTask[] };

const seedTaskSchema: z.ZodType<z.output<typeof seedTaskShape> & { tasks?: SeedTask[] }, SeedTask> =
  seedTaskShape.extend({
    tasks: z.lazy(() => z.array(seedTaskSchema)).optional(),
  }) as never;

const seedPlanSchema = planSchema.safeExtend({
  /** The page from which the tasks were taken, and why no quote is kept; each task's own `evidence` goes before it. */
  evidence: z.strictObject({ page: keySchema, reason: textSchema }).nullish(),
  tasks: z.array(seedTaskSchema).default([]),
  /** A target names its own `page` where it is not the page of the tasks. */
  targets: z
    .array(
      targetSchema.omit({ key: true, plan: true, position: true, source: true }).extend({ page: keySchema.nullish() }),
    )
    .default([]),
});

/** The form of every YAML file under `seeds/`: any of these lists, in any file. */
export const seedFileSchema = z.strictObject({
  regions: z.array(regionSchema).default([]),
  provinces: z.array(provinceSchema).default([]),
  districts: z.array(districtSchema).default([]),
  organisations: z.array(organisationSchema).default([]),
  documentTypes: z.array(documentTypeSchema).default([]),
  documents: z.array(documentSchema).default([]),
  sources: z.array(sourceSchema).default([]),
  strategies: z.array(strategySchema).default([]),
  programmes: z.array(programmeSchema).default([]),
  actionAreas: z.array(actionAreaSchema).default([]),
  plans: z.array(seedPlanSchema).default([]),
  surveys: z.array(surveySchema).default([]),
});
export type SeedFile = z.output<typeof seedFileSchema>;
type SeedPlan = SeedFile['plans'][number];

/** One record taken from a seed file, with the place that an error message names. */
export interface SeedRecord {
  type: string;
  id: string;
  content: { key: string };
  place: string;
}

const LISTS: readonly [keyof SeedFile, string][] = [
  ['regions', 'region'],
  ['provinces', 'province'],
  ['districts', 'district'],
  ['organisations', 'organisation'],
  ['documentTypes', 'document-type'],
  ['documents', 'document'],
  ['sources', 'source-page'],
  ['strategies', 'strategy'],
  ['programmes', 'programme'],
  ['actionAreas', 'action-area'],
  ['surveys', 'survey'],
];

/** Turns a seed file into records: tasks and targets leave their plan and become records of their own. */
export function recordsOfFile(file: SeedFile, place: string): SeedRecord[] {
  const flat = LISTS.flatMap(([list, type]) =>
    file[list].map((content, i) => ({ type, id: idOf(type, content.key), content, place: `${place}: ${list}[${i}]` })),
  );
  return [...flat, ...file.plans.flatMap((plan, i) => recordsOfPlan(plan, `${place}: plans[${i}]`))];
}

/** Splits a plan as an editor writes it into the records of the plan, its tasks and its targets. */
function recordsOfPlan(seedPlan: SeedPlan, place: string): SeedRecord[] {
  const { evidence, tasks, targets, ...plan } = seedPlan;
  const records: SeedRecord[] = [
    { type: 'plan', id: idOf('plan', plan.key), content: plan satisfies PlanContent, place },
  ];
  let position = 0;
  const walk = (nodes: SeedTask[], parent: string | null, path: string) => {
    nodes.forEach((node, i) => {
      const { tasks: children = [], ...rest } = node;
      const key = taskKey(plan.key, rest.locator);
      const isLeaf = children.length === 0;
      const content = {
        ...rest,
        key,
        plan: plan.key,
        document: plan.document,
        parent,
        position: position++,
        isLeaf,
        evidence: rest.evidence ?? (evidence ? { ...evidence, locator: rest.locator } : null),
      } as TaskContent;
      const at = `${path}[${i}]`;
      records.push({ type: 'task', id: idOf('task', key), content, place: at });
      walk(children, key, `${at}.tasks`);
    });
  };
  walk(tasks, null, `${place}.tasks`);
  targets.forEach(({ page: own, ...target }, i) => {
    const key = `${plan.key}/${i}`;
    const page = own ?? evidence?.page;
    const source = page ? { page, document: plan.document } : null;
    const content: TargetContent = { ...target, key, plan: plan.key, position: i, source };
    records.push({ type: 'target', id: idOf('target', key), content, place: `${place}.targets[${i}]` });
  });
  return records;
}
