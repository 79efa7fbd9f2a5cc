import { beforeAll, describe, expect, it } from 'vitest';
import type { TaskContent } from '../../src/tasks/task.record.ts';
import { openOwnApp } from '../support/app.ts';
import { heldRecords } from '../support/edits.ts';
import { publishRecords } from '../support/publish.ts';

const app = openOwnApp();

/** A reviewed plan with tasks; every task of it is then given its own issuer as the actor. */
const PLAN = 'quang-ngai-93-2025';
const SHOWN = `{ plan(id: "plan:${PLAN}") { issuer { slug } tasks(first: 100) { nodes { actionArea { code } actor { slug } } } }
  counted: planStatistics(groupBy: [PROVINCE], filter: { provinces: ["quang-ngai"] }) { total }
  compared: comparePlans(provinces: ["quang-ngai", "ninh-thuan"], year: 2025) {
    rows { key cells { state taskCount secondaryTaskCount otherActors { taskCount } } } }
  t06: plans(filter: { provinces: ["quang-ngai"], actionArea: ["T06"] }) { nodes { slug } } }`;

const categories = async () => {
  const { items } = (await app().http.inject({ url: '/feeds/provinces/quang-ngai.json' })).json();
  const item = items.find((entry: { id: string }) => entry.id.includes(PLAN));
  return [...item.tags].sort();
};
const about = async () => {
  const page = (await app().http.inject({ url: `/plans/${PLAN}.jsonld` })).json();
  return page.about.map((area: { termCode: string }) => area.termCode).sort();
};

interface Seen {
  data: unknown;
  categories: string[];
  about: string[];
}
let before: Seen;
let after: Seen;

async function look(): Promise<Seen> {
  const { data, errors } = await app().query(SHOWN);
  expect(errors).toBeUndefined();
  return { data, categories: await categories(), about: await about() };
}

beforeAll(async () => {
  before = await look();
  const held = await heldRecords(app().database);
  const issuer = (before.data as { plan: { issuer: { slug: string } } }).plan.issuer.slug;
  const records = [...held.values()].filter(
    (record) => record.type === 'task' && (record.content as unknown as TaskContent).plan === PLAN,
  );
  expect(records.length).toBeGreaterThan(5);
  await publishRecords(app().database, {
    origin: 'REVIEW',
    reason: 'The page names the issuer as the one who acts',
    records: records.map((record) => ({ ...record, content: { ...record.content, actor: issuer } })),
    now: new Date('2026-03-01T00:00:00Z'),
  });
  after = await look();
});

describe('a task whose actor is the issuer of its plan', () => {
  it('is the issuer’s own in the graph: no actor, and the same counts, cells and filters', () => {
    expect(after.data).toEqual(before.data);
    expect(JSON.stringify(before.data)).toContain(PLAN);
  });

  it('gives the entry of a feed the same categories as before', () => {
    expect(before.categories.length).toBeGreaterThan(5);
    expect(before.about).toContain('T06');
    expect(after.categories).toEqual(before.categories);
  });

  it('gives the page the same subjects as before', () => {
    expect(after.about).toEqual(before.about);
  });

  it('is not found by a filter on the actor', async () => {
    const { data } = await app().query('{ tasks(filter: { actor: ["ubnd-quang-ngai"] }) { totalCount } }');
    expect(data.tasks.totalCount).toBe(0);
  });
});
