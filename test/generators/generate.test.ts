import { describe, expect, it } from 'vitest';
import { RECORD_TYPES } from '../../src/domains.ts';
import { generateBatches, generateRecords } from './generate.ts';

const YEARS = 11;

async function contentsOf(type: string, sizes: Record<string, number> = {}) {
  const records = await generateRecords({ seed: 1, ...sizes });
  // biome-ignore lint/suspicious/noExplicitAny: contents of many types, and a wrong field fails the test
  return records.filter((record) => record.type === type).map((record) => record.content as any);
}

function countBy<T>(list: readonly T[], keyOf: (entry: T) => unknown): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of list) counts[String(keyOf(entry))] = (counts[String(keyOf(entry))] ?? 0) + 1;
  return counts;
}

describe('the generated records', () => {
  it('are the same for the same seed and others for another', async () => {
    const sizes = { provinces: 4, years: 3 };
    const first = await generateRecords({ seed: 7, ...sizes });
    expect(await generateRecords({ seed: 7, ...sizes })).toEqual(first);
    expect(await generateRecords({ seed: 8, ...sizes })).not.toEqual(first);
  });

  it('come in batches of which each names only records of its own, of earlier ones and of the seeds', async () => {
    const types = new Map(RECORD_TYPES.map((type) => [type.type, type]));
    const seen = new Set<string>();
    let batches = 0;
    for await (const batch of generateBatches({ seed: 1, years: 2 })) {
      batches += 1;
      for (const record of batch) seen.add(record.id);
      const named = batch.flatMap((record) => types.get(record.type)?.references(record.content) ?? []);
      const later = named.filter(({ type, key }) => key.startsWith('gen-') && !seen.has(`${type}:${key}`));
      expect(later).toEqual([]);
    }
    expect(batches).toBeGreaterThan(40);
    expect(seen.size).toBe((await generateRecords({ seed: 1, years: 2 })).length);
  });

  it('never take the key of a record of the seeds', async () => {
    const records = await generateRecords({ seed: 1 });
    expect(records.filter((record) => !record.content.key.startsWith('gen-'))).toEqual([]);
    expect(new Set(records.map((record) => record.id)).size).toBe(records.length);
  });

  it('grow from a handful of plans to more than a thousand', async () => {
    expect((await contentsOf('plan', { provinces: 5, years: 2 })).length).toBeLessThan(30);
    expect((await contentsOf('plan', { plansPerYear: 1.5 })).length).toBeGreaterThan(1000);
  });

  it('hold plans of every role, document type and review state, dated and undated', async () => {
    const plans = await contentsOf('plan');
    expect(plans.length).toBeGreaterThan(650);
    expect(Object.keys(countBy(plans, (plan) => plan.role)).sort()).toEqual([
      'ANNUAL',
      'CAMPAIGN',
      'PROGRAMME',
      'STRATEGY',
    ]);
    expect(Object.keys(countBy(plans, (plan) => plan.reviewState)).sort()).toEqual(['DISPUTED', 'MACHINE', 'REVIEWED']);
    expect(Object.keys(countBy(plans, (plan) => plan.level)).sort()).toEqual(['DISTRICT', 'PROVINCE']);
    const ends = countBy(plans, ({ period }) => `${Boolean(period?.from)} ${Boolean(period?.to)}`);
    expect(Object.keys(ends).sort()).toEqual(['false false', 'false true', 'true false', 'true true']);
    const documents = await contentsOf('document');
    expect(Object.keys(countBy(documents, (document) => document.type)).sort()).toEqual(['CV', 'KH', 'QĐ']);
    expect(documents.filter((document) => document.issuedOn === null).length).toBeGreaterThan(20);
  });

  it('show plans whole, in part, by report, by citation and not at all', async () => {
    const pages = await contentsOf('source-page');
    const shown = countBy(pages, (page) => page.documents[0].completeness);
    expect(Object.keys(shown).sort()).toEqual(['CITED_ONLY', 'FULL', 'PARTIAL', 'REPORT_ONLY']);
    const carried = new Set(
      pages.flatMap((page) => page.documents.map((entry: { document: string }) => entry.document)),
    );
    expect((await contentsOf('plan')).filter((plan) => !carried.has(plan.document)).length).toBeGreaterThan(10);
  });

  it('leave holes: some provinces and many years have no plan', async () => {
    const annual = (await contentsOf('plan')).filter((plan) => plan.role === 'ANNUAL' && plan.level === 'PROVINCE');
    expect(new Set(annual.map((plan) => plan.province)).size).toBeLessThan(63);
    const filled = new Set(annual.map((plan) => `${plan.province} ${plan.year}`)).size;
    expect(filled).toBeGreaterThan(63 * YEARS * 0.4);
    expect(filled).toBeLessThan(63 * YEARS * 0.8);
  });

  it('let only the provinces of today issue plans from 2025-07-01 on', async () => {
    const late = (await contentsOf('document')).filter(
      (document) => document.issuedOn >= '2025-07-01' && document.key !== undefined && document.type !== 'CV',
    );
    expect(late.length).toBeGreaterThan(10);
    expect(late.filter((document) => ['ninh-thuan', 'binh-dinh', 'ha-giang'].includes(document.province))).toEqual([]);
  });

  it('quote what stands in the text of the page, at the place that they name', async () => {
    const texts = new Map((await contentsOf('source-page')).map((page) => [page.key, page.text]));
    const quoted = (await contentsOf('task')).filter((task) => task.evidence?.quote);
    expect(quoted.length).toBeGreaterThan(1000);
    const wrong = quoted.filter(
      ({ evidence }) => texts.get(evidence.page)?.slice(evidence.start, evidence.end) !== evidence.quote,
    );
    expect(wrong).toEqual([]);
  });

  it('set targets with every operator', async () => {
    const operators = countBy(await contentsOf('target'), (target) => target.operator);
    expect(Object.keys(operators).sort()).toEqual(['ABOUT', 'EQ', 'GT', 'GTE', 'LT', 'LTE', 'null']);
  });
});
