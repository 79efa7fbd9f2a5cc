import { isInterfaceType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

/** One thing of every type that has an id. */
const THINGS = {
  Province: 'province:hue',
  District: 'district:hue-city',
  Organisation: 'organisation:ubnd-ninh-thuan',
  Document: 'document:28-nq-cp-2021',
  Source: 'source:ninh-thuan-statistics-2024/ninh-thuan-827-2024',
  Strategy: 'strategy:strategy-2021-2030',
  Objective: 'objective:strategy-2021-2030/1',
  Indicator: 'indicator:strategy-2021-2030/1.1',
  Measure: 'measure:strategy-2021-2030/1.1',
  Programme: 'programme:gbv-2021-2025',
  Plan: 'plan:ninh-thuan-827-2024',
  Task: 'task:quang-ngai-93-2025/II.1.a',
  Target: 'target:kon-tum-786-2023/0',
} as const;

describe('node', () => {
  it.each(Object.entries(THINGS))('fetches a %s again by its id', async (type, id) => {
    const { data, errors } = await app().query('query ($id: ID!) { node(id: $id) { __typename id } }', { id });
    expect(errors).toBeUndefined();
    expect(data.node).toEqual({ __typename: type, id });
  });

  it('knows every type of the schema that has an id', () => {
    const node = app().schema.getType('Node');
    const types = isInterfaceType(node)
      ? app()
          .schema.getPossibleTypes(node)
          .map((type) => type.name)
      : [];
    const known: string[] = Object.keys(THINGS);
    expect(types.filter((type) => !known.includes(type) && type !== 'Survey')).toEqual([]);
    expect(types.length).toBeGreaterThanOrEqual(known.length);
  });

  it('is null for an id of the right form that nothing has', async () => {
    for (const id of Object.values(THINGS)) {
      const { data, errors } = await app().query('query ($id: ID!) { node(id: $id) { id } }', { id: `${id}-not` });
      expect(errors).toBeUndefined();
      expect(data).toEqual({ node: null });
    }
  });

  it.each(['', 'plan', 'ninh-thuan', 'city:hanoi', ':', 'Plan:x', 'UGxhbjox'])(
    'refuses "%s", which is no id',
    async (id) => {
      const { data, errors } = await app().query('query ($id: ID!) { node(id: $id) { id } }', { id });
      expect(data).toEqual({ node: null });
      expect(errors?.map((error) => error.extensions?.code)).toEqual(['BAD_ID']);
      expect(errors?.[0]?.message).toContain('"plan:…"');
    },
  );
});

describe('nodes', () => {
  it('keeps the order asked for, with null where there is nothing', async () => {
    const ids = [...Object.values(THINGS).reverse(), 'plan:nothing', THINGS.Plan];
    const { data, errors } = await app().query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(errors).toBeUndefined();
    expect(data.nodes).toEqual(ids.map((id) => (id === 'plan:nothing' ? null : { id })));
  });

  it('takes a hundred ids and refuses more', async () => {
    const ids = Array.from({ length: 101 }, (_, i) => `plan:x${i}`);
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect((await app().query(query, { ids: ids.slice(0, 100) })).data.nodes).toHaveLength(100);
    expect((await app().query(query, { ids })).errors?.[0]?.extensions?.code).toBe('BAD_PAGE_SIZE');
  });

  it('refuses the whole when one id is none', async () => {
    const { errors } = await app().query('{ nodes(ids: ["plan:x", "nonsense"]) { id } }');
    expect(errors?.map((error) => error.extensions?.code)).toEqual(['BAD_ID']);
  });
});

describe('the id of another type', () => {
  it('is refused where one type is asked for', async () => {
    for (const [field, id] of [
      ['plan', THINGS.Document],
      ['document', THINGS.Plan],
      ['plan', 'ninh-thuan-827-2024'],
      ['document', ''],
    ]) {
      const { errors } = await app().query(`query ($id: ID!) { ${field}(id: $id) { id } }`, { id });
      expect(errors?.map((error) => error.extensions?.code)).toEqual(['BAD_ID']);
      expect(errors?.[0]?.message).toContain(`begin with "${field}:"`);
    }
  });
});

describe('the dataset', () => {
  it('says its version, hash, day, counts and pages', async () => {
    const { data, errors } = await app().query(`{ dataset {
      version publishedAt contentHash
      counts { provinces currentProvinces provincesWithPlans plans tasks documents organisations strategies programmes targets pages plansByCompleteness { completeness plans } }
      sources { id title url sha256 documents publisher { slug } }
    } plans { totalCount } tasks { totalCount } documents { totalCount } }`);
    expect(errors).toBeUndefined();
    const { counts, sources, ...dataset } = data.dataset;
    expect(dataset).toEqual({
      version: 1,
      publishedAt: '2026-01-02T03:04:05.000Z',
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(counts).toMatchObject({ provinces: 63, currentProvinces: 34, strategies: 2 });
    expect(counts.plans).toBe(data.plans.totalCount);
    expect(counts.tasks).toBe(data.tasks.totalCount);
    expect(counts.documents).toBe(data.documents.totalCount);
    const perCompleteness: { plans: number }[] = counts.plansByCompleteness;
    expect(perCompleteness.reduce((sum, entry) => sum + entry.plans, 0)).toBe(counts.plans);
    expect(sources).toHaveLength(counts.pages);
    expect(sources.filter((source: { sha256: string | null }) => source.sha256 !== null)).toHaveLength(5);
  });
});
