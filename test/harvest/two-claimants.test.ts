import { describe, expect, it } from 'vitest';
import { RECORD_TYPES } from '../../src/domains.ts';
import { importBundles } from '../../src/works/import-bundle.ts';
import { showForReview } from '../../src/works/review.queries.ts';
import { withdrawPage } from '../../src/works/withdraw-page.ts';
import { readText } from '../reader/support/fixtures.ts';
import { openOwnApp } from '../support/app.ts';
import { contentHashOf, importInto, NOW } from '../works/support/importing.ts';
import { type PageFacts, planPage } from '../works/support/pages.ts';

const app = openOwnApp();

const PLAN: PageFacts = { number: '611/KH-UBND', province: 'Hà Nam', issued: 'ngày 5 tháng 3 năm 2022', year: 2022 };
const task = (words: string) => [`${words} về bình đẳng giới cho cán bộ xã.`, `Sơ kết việc ${words.toLowerCase()}.`];

interface Voice {
  host: string;
  /** The province of the publisher; absent when the operator does not say. */
  speaksFor?: string;
  facts: PageFacts;
  acceptedBy?: string;
}
const A: Voice = { host: 'a', speaksFor: 'gia-lai', facts: { ...PLAN, tasks: task('Tập huấn kỹ năng') } };
const B: Voice = { host: 'b', speaksFor: 'son-la', facts: { ...PLAN, tasks: task('Biên soạn tài liệu') } };
const UNDATED: Voice = { ...B, facts: { ...B.facts, issued: null } };
const REVIEWED: Voice = {
  host: 'c',
  speaksFor: 'ha-nam',
  facts: { ...PLAN, tasks: task('Tổ chức hội thi') },
  acceptedBy: 'Nguyễn Thị Soát',
};

const ORDERS: Readonly<Record<number, readonly (readonly number[])[]>> = {
  2: [
    [0, 1],
    [1, 0],
  ],
  3: [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ],
};

/** Takes in what publishers say, one after the other or as one publication. Returns: the pages. */
async function takeIn(voices: readonly Voice[], together: boolean): Promise<string[]> {
  const { database } = app();
  const said = await Promise.all(
    voices.map(async ({ host, speaksFor, facts }) => {
      const bundle = await readText(planPage(facts), { url: `https://${host}.example.vn/611` });
      return speaksFor === undefined ? bundle : { ...bundle, speaksFor };
    }),
  );
  if (together) {
    const outcomes = await importBundles(database, RECORD_TYPES, said, { now: NOW, reason: 'harvest' });
    return outcomes.flatMap((outcome) => ('page' in outcome ? [outcome.page] : []));
  }
  const pages: string[] = [];
  for (const [i, bundle] of said.entries()) {
    const by = voices[i]?.acceptedBy;
    pages.push((await importInto(database, bundle, by === undefined ? {} : { acceptedBy: by })).page);
  }
  return pages;
}

/** What stands of the plan, and what is said otherwise. */
async function outcome() {
  const { data } = await app().query(`{ plans(filter: { provinces: ["ha-nam"], year: 2022 }) { nodes {
    id number reviewState completeness tasks(first: 20) { nodes { title } } sources { url isForeignClaim completeness } } } }`);
  const conflicts = await Promise.all(
    data.plans.nodes.map(async ({ id }: { id: string }) => (await showForReview(app().database.db, id)).conflicts),
  );
  return { hash: await contentHashOf(app().database), plans: data.plans.nodes, conflicts };
}

describe('publishers who claim something of another province’s plan', () => {
  it.each<[string, Voice[], boolean]>([
    ['two', [A, B], false],
    ['two in one publication, one without a day', [A, UNDATED], true],
    ['two and a plan that the province published and a person reviewed', [A, B, REVIEWED], false],
  ])(
    'leave the same whatever their order: %s',
    async (_, voices, together) => {
      const before = await contentHashOf(app().database);
      const outcomes = [];
      for (const order of ORDERS[voices.length] ?? []) {
        const inOrder = order.flatMap((place) => voices[place] ?? []);
        const pages = await takeIn(inOrder, together);
        outcomes.push(await outcome());
        for (const page of pages) await withdrawPage(app().database, RECORD_TYPES, { page, reason: 'gone', now: NOW });
        expect(await contentHashOf(app().database)).toBe(before);
      }
      const [first] = outcomes;
      expect(outcomes.length).toBeGreaterThan(1);
      expect(first?.plans.length).toBeGreaterThan(0);
      for (const other of outcomes) expect(other).toEqual(first);
      const sources = first?.plans.flatMap(({ sources }: { sources: object[] }) => sources);
      expect(sources).toHaveLength(voices.length);
      if (!voices.some(({ speaksFor }) => speaksFor === 'ha-nam')) return;
      // The province's own word stands, and what the others say is kept beside it.
      const [plan] = first?.plans ?? [];
      expect(plan.tasks.nodes[0].title).toMatch(/hội thi/);
      expect(plan.reviewState).toBe('REVIEWED');
      expect(JSON.stringify(first?.conflicts)).toMatch(/page-a-example-vn/);
    },
    120_000,
  );
});
