import { describe, expect, it } from 'vitest';
import { readOperations } from '../../src/operations/operations.ts';
import { openOwnApp } from '../support/app.ts';
import { heldRecords } from '../support/edits.ts';
import { publishRecords } from '../support/publish.ts';

const app = openOwnApp('seeded');

const LISTS = `{
  own: tasks(filter: { own: true }) { totalCount } others: tasks(filter: { own: false }) { totalCount }
  targets(filter: { own: true }) { totalCount }
  t03: plans(filter: { actionArea: ["T03"] }) {
    totalCount nodes { id ownTasks: tasks(filter: { own: true }) { totalCount } } } }`;
const OPERATIONS = /ActionAreas|ComparePlans|PlanCoverage|PlanDiff|SimilarTasks|Statistics|Targets|Tasks|WhoHas/;
const FEEDS = ['/feeds/provinces/dong-nai.json', '/feeds/provinces/ba-ria-vung-tau.json'];

/** Leaves out what says which version of the data is served. */
const sameLater = (key: string, value: unknown) =>
  ['datasetVersion', 'version', 'contentHash', 'citation', 'citeAs'].includes(key) ? undefined : value;

/** What the doors say of whose a task is. */
async function answers(): Promise<Map<string, string>> {
  const asked = new Map<string, string>();
  const { data, errors } = await app().query(LISTS);
  expect(errors).toBeUndefined();
  asked.set('lists', JSON.stringify(data));
  const operations = (await readOperations()).filter(({ name }) => OPERATIONS.test(name));
  expect(operations.length).toBeGreaterThan(10);
  const areas: string[] = (await app().query('{ actionAreas { name } }')).data.actionAreas.map(
    ({ name }: { name: string }) => name,
  );
  const json = async (url: string) => {
    const response = await app().http.inject({ url });
    expect(response.statusCode, url).toBe(200);
    return response.json();
  };
  for (const { name } of operations) {
    const url = `/operations/${name}`;
    asked.set(url, JSON.stringify(await json(url), sameLater));
  }
  for (const url of FEEDS) {
    // Their order and their texts follow what changed; the action areas among the tags follow the tasks.
    const { items } = await json(url);
    const tags = items.map(({ id, tags }: { id: string; tags: string[] }) => `${id}: ${tags.join(', ')}`).sort();
    expect(
      areas.some((area) => tags.join().includes(area)),
      url,
    ).toBe(true);
    asked.set(url, tags.join('\n'));
  }
  return asked;
}

describe('what names the issuer of its plan as its body', () => {
  it('is the issuer’s own at every door, as what names none', async () => {
    const before = await answers();
    const held = await heldRecords(app().database);
    const issuerOf = (plan: unknown) =>
      held.get(`document:${held.get(`plan:${plan}`)?.content.document}`)?.content.issuer;
    const records = [...held.values()]
      .filter(({ type, content }) => ['task', 'target'].includes(type) && !content.actor && issuerOf(content.plan))
      .map(({ id, type, content }) => ({ id, type, content: { ...content, actor: issuerOf(content.plan) } }));
    expect(records.length).toBeGreaterThan(150);
    const now = new Date('2026-12-01T00:00:00Z');
    await publishRecords(app().database, { origin: 'SEED', reason: 'names the issuer', records, now });
    const after = await answers();
    for (const [door, said] of before) expect(after.get(door), door).toBe(said);
  });
});
