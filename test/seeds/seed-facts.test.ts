import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { actionAreaRecord } from '../../src/action-areas/action-area.record.ts';
import {
  type DocumentContent,
  documentRecord,
  documentTypeRecord,
  type SourceContent,
  sourceId,
  sourceRecord,
} from '../../src/documents/document.record.ts';
import { organisationRecord } from '../../src/organisations/organisation.record.ts';
import { type PlanContent, planRecord } from '../../src/plans/plan.record.ts';
import { programmeRecord } from '../../src/programmes/programme.record.ts';
import { districtRecord, provinceRecord, regionRecord } from '../../src/provinces/province.record.ts';
import type { RecordType } from '../../src/records/record.ts';
import { readSeedText } from '../../src/seeds/read-seeds.ts';
import { seedFileSchema } from '../../src/seeds/seed-file.ts';
import { strategyRecord, type strategySchema } from '../../src/strategies/strategy.record.ts';
import { targetRecord } from '../../src/targets/target.record.ts';
import { type TaskContent, taskRecord } from '../../src/tasks/task.record.ts';
import { all, completenessOf, one, records, tally } from './seed-content.ts';

const RECORD_TYPES: RecordType[] = [
  regionRecord,
  provinceRecord,
  districtRecord,
  organisationRecord,
  documentTypeRecord,
  documentRecord,
  sourceRecord,
  strategyRecord,
  programmeRecord,
  planRecord,
  actionAreaRecord,
  taskRecord,
  targetRecord,
];

describe('the seeds as a whole', () => {
  it('hold the expected number of records of each type', () => {
    expect(tally(records.map((record) => record.type))).toEqual({
      'action-area': 16,
      survey: 1,
      district: 8,
      document: 249,
      'document-type': 34,
      organisation: 169,
      plan: 159,
      programme: 18,
      province: 63,
      region: 8,
      'source-page': 155,
      strategy: 2,
      target: 122,
      task: 145,
    });
  });

  it('name only records that exist', () => {
    const ids = new Set(records.map((record) => record.id));
    const types = new Map(RECORD_TYPES.map((type) => [type.type, type]));
    const checked = records.flatMap(({ type, id, content }) =>
      (types.get(type)?.references(content) ?? []).map((reference) => ({ id, ...reference })),
    );
    expect(checked.length).toBeGreaterThan(500);
    expect(checked.filter((reference) => !ids.has(`${reference.type}:${reference.key}`))).toEqual([]);
  });

  it('take every task from a source that speaks of its plan', () => {
    const sources = new Set(
      all<SourceContent>('source-page').flatMap((page) => page.documents.map((d) => sourceId(page.key, d.document))),
    );
    const tasks = all<TaskContent>('task');
    expect(tasks).toHaveLength(145);
    expect(tasks.filter((t) => !t.evidence || !sources.has(sourceId(t.evidence.page, t.document)))).toEqual([]);
  });

  it('give every plan at least one source', () => {
    const plans = all<PlanContent>('plan');
    expect(plans).toHaveLength(159);
    expect(plans.filter(({ document }) => completenessOf(document).length === 0)).toEqual([]);
  });

  it('never let a document implement, continue or review an act that is younger', () => {
    const pairs = all<DocumentContent>('document').flatMap((document) => {
      const tasks = all<TaskContent>('task').filter((task) => task.document === document.key);
      return [...document.citations, ...tasks.flatMap((task) => task.citations)].flatMap((citation) => {
        const cited = citation.document ? one<DocumentContent>('document', citation.document) : null;
        return cited?.issuedOn && document.issuedOn ? [{ citing: document, cited }] : [];
      });
    });
    expect(pairs).toHaveLength(172);
    expect(pairs.filter(({ citing, cited }) => (cited.issuedOn ?? '') > (citing.issuedOn ?? ''))).toEqual([]);
  });

  it('keep the canonical form of every number', () => {
    const numbers = all<DocumentContent>('document').map(({ number }) => number);
    expect(numbers).toEqual(
      expect.arrayContaining(['80/TTr-SNV', '04/HD-ĐCT', '739/BNV-CTTN&BĐG', '250-KL/TU', '65/KH-BCĐ', '73/2006/QH11']),
    );
  });
});

describe('the strategy 2021-2030', () => {
  it('has 6 objectives, 20 indicators and 23 measures with milestones for 2025 and 2030', () => {
    const strategy = one<z.output<typeof strategySchema>>('strategy', 'strategy-2021-2030');
    const indicators = strategy.objectives.flatMap((objective) => objective.indicators);
    const measures = indicators.flatMap((indicator) => indicator.measures);
    expect(strategy.objectives.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(indicators).toHaveLength(20);
    expect(measures).toHaveLength(23);
    expect(measures.map(({ milestones }) => milestones.map(({ year }) => year))).toEqual(
      measures.map(() => [2025, 2030]),
    );
    expect(tally(measures.map((measure) => measure.verification?.status ?? ''))).toEqual({
      CONFIRMED: 9,
      PUBLISHED: 8,
      UNVERIFIED: 6,
    });
  });

  it('keeps operators as data: maternal mortality in 2025 and 2030 differs only by the sign', () => {
    const strategy = one<z.output<typeof strategySchema>>('strategy', 'strategy-2021-2030');
    const measure = (code: string) =>
      strategy.objectives.flatMap((o) => o.indicators.flatMap((i) => i.measures)).find((m) => m.code === code);
    expect(measure('4.2')?.milestones.map(({ operator, value }) => [operator, value])).toEqual([
      ['LTE', '42'],
      ['LT', '42'],
    ]);
    expect(measure('5.1')?.milestones.map(({ value, fromYear }) => [value, fromYear])).toEqual([
      [null, true],
      [null, false],
    ]);
  });
});

describe('seeds/README.md', () => {
  const readme = readFileSync(new URL('../../seeds/README.md', import.meta.url), 'utf8');

  it('shows a file that can be read and names only known records', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const shown = readSeedText('README.md', example);
    expect(tally(shown.map(({ type }) => type))).toEqual({
      document: 1,
      plan: 1,
      'source-page': 1,
      target: 1,
      task: 2,
    });
    const ids = new Set([...records, ...shown].map(({ id }) => id));
    const types = new Map(RECORD_TYPES.map((type) => [type.type, type]));
    const named = shown.flatMap(({ type, content }) => types.get(type)?.references(content) ?? []);
    expect(named).toHaveLength(20);
    expect(named.filter((reference) => !ids.has(`${reference.type}:${reference.key}`))).toEqual([]);
  });

  it.each(Object.entries(seedFileSchema.shape))('describes every field of %s', (_list, schema) => {
    const fields = fieldsOf(schema);
    expect(fields.length).toBeGreaterThan(2);
    expect(fields.filter((field) => !readme.includes(`\`${field}\``))).toEqual([]);
  });
});

/** Lists the names of the fields of the objects in a list. */
function fieldsOf(schema: unknown): string[] {
  const { innerType, element } = (schema as { def: { innerType?: unknown; element?: unknown } }).def;
  if (innerType) return fieldsOf(innerType);
  if (element) return fieldsOf(element);
  return Object.keys((schema as { shape: object }).shape);
}
