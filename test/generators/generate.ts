import { RECORD_TYPES } from '../../src/domains.ts';
import type { IncomingRecord } from '../../src/records/publish.ts';
import { idOf } from '../../src/records/record.ts';
import { generateContents } from './generate-contents.ts';
import { generateFrame } from './generate-frame.ts';
import { generatePlans } from './generate-plans.ts';
import { randomOf } from './random.ts';
import { type Reference, readReference } from './reference.ts';

export interface GenerateOptions {
  /** The same seed and sizes give the same records. */
  seed: number;
  /** How many provinces plan anything, in the official order: 1 to 63. */
  provinces?: number;
  firstYear?: number;
  years?: number;
  /** Annual plans a province and year on average; plans of the other roles follow in proportion. */
  plansPerYear?: number;
  /** Leaf tasks a plan with content on average. */
  tasksPerPlan?: number;
}
export type Sizes = Required<GenerateOptions>;

/** A content with the type of its record. */
export type Generated = readonly [type: string, content: { key: string; [field: string]: unknown }];

const DEFAULTS = { provinces: 63, firstYear: 2016, years: 11, plansPerYear: 0.7, tasksPerPlan: 10 };

/**
 * Makes the records of a large database on top of the seeds: plans of every role, level, completeness and review state
 * with their documents, pages, tasks, targets, programmes, districts, bodies and surveys.
 * The keys of all of them begin with "gen-". Publish them with the origin IMPORT after the seeds.
 */
export async function generateRecords(options: GenerateOptions): Promise<IncomingRecord[]> {
  const records: IncomingRecord[] = [];
  for await (const batch of generateBatches(options)) records.push(...batch);
  return records;
}

/**
 * The same records in batches that can be published one after the other: what they share, then province by province.
 * No more than one is in memory, and a record is made in the same time however many there are.
 */
export async function* generateBatches(options: GenerateOptions): AsyncGenerator<IncomingRecord[]> {
  const sizes: Sizes = { ...DEFAULTS, ...options };
  const all = await readReference();
  const reference: Reference = { ...all, provinces: all.provinces.slice(0, sizes.provinces) };
  yield generateFrame(randomOf(sizes.seed, 'frame'), reference, sizes).map(toRecord);
  for (const province of reference.provinces) {
    // A plan hangs from plans of its own province alone.
    const plans = generatePlans(randomOf(sizes.seed, province.key), province, sizes);
    const contents = plans.flatMap((plan) =>
      generateContents(randomOf(sizes.seed, plan.key), plan, plans, reference, sizes),
    );
    if (contents.length > 0) yield contents.map(toRecord);
  }
}

const TYPES = new Map(RECORD_TYPES.map((type) => [type.type, type]));

function toRecord([name, content]: Generated): IncomingRecord {
  const type = TYPES.get(name);
  if (!type) throw new Error(`no record type "${name}"`);
  return { type: name, id: idOf(name, content.key), content: type.schema.parse(content), place: 'generated' };
}
