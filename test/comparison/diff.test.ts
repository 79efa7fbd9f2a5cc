import { describe, expect, it } from 'vitest';
import { standingOf } from '../../src/targets/standing.ts';
import { openApp, openOwnApp } from '../support/app.ts';
import { publishRecords } from '../support/publish.ts';

const app = openApp();

const DIFF = `query ($from: ID!, $to: ID!) { planDiff(from: $from, to: $to) {
  from { number } to { number } datasetVersion
  tasks { added { locator } dropped { locator } kept { from { locator } to { locator } similarity method }
    reworded { from { locator title } to { locator title } similarity method } }
  targets { added { value } dropped { value } kept { from { value } } changed { from { value } to { value } standing } } } }`;

const QUANG_NGAI = 'plan:quang-ngai-93-2025';
const DONG_NAI = 'plan:dong-nai-9478-2023';

describe('planDiff', () => {
  it('puts every own task of both plans into one list, within eight statements', async () => {
    const answer = await app().query(DIFF, { from: DONG_NAI, to: QUANG_NGAI });
    expect(answer.errors).toBeUndefined();
    expect(answer.statements.length, answer.statements.join('\n\n')).toBeLessThanOrEqual(8);
    const { tasks, from, to } = answer.data.planDiff;
    expect([from.number, to.number]).toEqual(['9478/UBND-KGVX', '93/KH-UBND']);
    const pairs = [...tasks.kept, ...tasks.reworded];
    expect(pairs.length).toBeGreaterThan(0);
    expect(tasks.dropped.length + pairs.length).toBe(17);
    expect(tasks.added.length + pairs.length).toBe(13);
    expect(
      tasks.reworded.every(
        (pair: { similarity: number; method: string }) => pair.similarity >= 0.45 && pair.method === 'TRIGRAM',
      ),
    ).toBe(true);
  });

  it.each([
    ['a plan that does not exist', { from: DONG_NAI, to: 'plan:nowhere' }, 'BAD_ID', '"to" names no plan'],
    ['the same plan twice', { from: DONG_NAI, to: DONG_NAI }, 'BAD_USER_INPUT', 'Name two'],
  ])('refuses %s', async (_name, variables, code, remedy) => {
    const { errors } = await app().query(DIFF, variables);
    expect(errors?.[0]?.extensions?.code).toBe(code);
    expect(errors?.[0]?.message).toContain(remedy);
  });
});

describe('Task.similar', () => {
  it('finds alike tasks of other provinces, the closest first, in a constant number of statements', async () => {
    const query = `query ($first: Int!) { tasks(first: $first, filter: { provinces: ["quang-ngai"] }) { nodes { plan { province { slug } }
      similar(first: 3, minSimilarity: 0.3) { similarity task { title plan { province { slug } } } } } } }`;
    const few = await app().query(query, { first: 2 });
    const many = await app().query(query, { first: 13 });
    expect(many.errors).toBeUndefined();
    expect(many.statements).toHaveLength(few.statements.length);
    const found: { similar: { similarity: number; task: { plan: { province: { slug: string } } } }[] }[] =
      many.data.tasks.nodes;
    const all = found.flatMap((task) => task.similar);
    expect(all.length).toBeGreaterThan(3);
    expect(all.every((near) => near.task.plan.province.slug !== 'quang-ngai' && near.similarity >= 0.3)).toBe(true);
    for (const { similar } of found) {
      const order = similar.map((near) => near.similarity);
      expect(order).toEqual([...order].sort((a, b) => b - a));
    }
  });
});

describe('planDiff after a merger', () => {
  const own = openOwnApp();

  it('follows the id of a plan that was merged into another', async () => {
    // A plan with nothing below it, so that nothing is left without a plan.
    const { data } = await own().query(
      '{ plans(first: 100, filter: { completeness: [CITED_ONLY] }) { nodes { id children { id } tasks { totalCount } targets { id } } } }',
    );
    const bare = data.plans.nodes.find(
      (plan: { children: object[]; tasks: { totalCount: number }; targets: object[] }) =>
        plan.children.length + plan.tasks.totalCount + plan.targets.length === 0,
    );
    await publishRecords(own().database, {
      origin: 'REVIEW',
      reason: 'two works are one',
      records: [],
      withdraw: [{ id: bare.id, mergedInto: QUANG_NGAI }],
      now: new Date('2026-03-01T00:00:00Z'),
    });
    const answer = await own().query(DIFF, { from: DONG_NAI, to: bare.id });
    expect(answer.errors).toBeUndefined();
    expect(answer.data.planDiff.to.number).toBe('93/KH-UBND');
    const same = await own().query(DIFF, { from: QUANG_NGAI, to: bare.id });
    expect(same.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(same.errors?.[0]?.message).toContain('the same plan');
  });
});

describe('the standing of one number to another', () => {
  const base = { measureId: 'm', unit: '%', year: 2025 } as const;
  const number = (operator: 'GTE' | 'GT' | 'LTE' | 'LT' | 'EQ' | 'ABOUT', value: string | null) => ({
    ...base,
    operator,
    value,
  });

  it.each([
    ['at least 90 to at least 60', number('GTE', '90'), number('GTE', '60'), 'STRONGER'],
    ['at least 26.05 to at least 27', number('GTE', '26.05'), number('GTE', '27'), 'WEAKER'],
    ['at most 1.6 to at most 1.7', number('LTE', '1.6'), number('LTE', '1.7'), 'STRONGER'],
    ['less than 42 to at most 42', number('LT', '42'), number('LTE', '42'), 'STRONGER'],
    ['at least 9 to at least 10', number('GTE', '9'), number('GTE', '10'), 'WEAKER'],
    ['at least 60.0 to at least 60', number('GTE', '60.0'), number('GTE', '60'), 'EQUAL'],
    ['at least 5 to at most 5', number('GTE', '5'), number('LTE', '5'), 'NOT_COMPARABLE'],
    ['about 60 to about 60', number('ABOUT', '60'), number('ABOUT', '60'), 'EQUAL'],
    ['about 60 to at least 60', number('ABOUT', '60'), number('GTE', '60'), 'NOT_COMPARABLE'],
    ['a reached state to a reached state', number('EQ', null), number('EQ', null), 'EQUAL'],
    ['another year', { ...number('GTE', '90'), year: 2030 }, number('GTE', '60'), 'NOT_COMPARABLE'],
    ['another unit', { ...number('GTE', '90'), unit: 'times' }, number('GTE', '60'), 'NOT_COMPARABLE'],
    ['an unknown sign', { ...number('GTE', '90'), operator: null }, number('GTE', '60'), 'NOT_COMPARABLE'],
  ])('of %s is right', (_name, one, other, standing) => {
    expect(standingOf(one, other)).toBe(standing);
  });
});
