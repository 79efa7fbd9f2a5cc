import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

async function ask(query: string) {
  const { data, errors } = await app().query(query);
  expect(errors).toBeUndefined();
  return data;
}

const SIDE = '{ organisation { slug } validFrom decree act { number } verification { status note } }';

describe('a body whose duties passed to another', () => {
  it('names its successor from the day on, with the act; the successor names it', async () => {
    const { old, now } = await ask(`{
      old: node(id: "organisation:bo-ldtbxh") { ... on Organisation { successors ${SIDE} predecessors ${SIDE} } }
      now: node(id: "organisation:bo-noi-vu") { ... on Organisation { successors ${SIDE} predecessors ${SIDE} } } }`);
    const passed = {
      validFrom: '2025-03-01',
      decree: '176/2025/QH15',
      act: { number: '176/2025/QH15' },
      verification: { status: 'CONFIRMED', note: expect.any(String) },
    };
    expect(old).toEqual({ successors: [{ organisation: { slug: 'bo-noi-vu' }, ...passed }], predecessors: [] });
    expect(now).toEqual({ successors: [], predecessors: [{ organisation: { slug: 'bo-ldtbxh' }, ...passed }] });
  });

  it('says of a department that its day is not verified', async () => {
    const { node } = await ask(
      `{ node(id: "organisation:so-ldtbxh-kien-giang") { ... on Organisation { successors ${SIDE} } } }`,
    );
    expect(node.successors).toEqual([
      expect.objectContaining({
        organisation: { slug: 'so-noi-vu-kien-giang' },
        act: null,
        verification: { status: 'UNVERIFIED', note: expect.any(String) },
      }),
    ]);
  });

  it('is never joined with it in silence, and is when a filter asks for it', async () => {
    const data = await ask(`{
      old: documents(filter: { issuer: ["bo-ldtbxh"] }) { totalCount nodes { citedBy { citing { number } } } }
      now: documents(filter: { issuer: ["bo-noi-vu"] }) { totalCount }
      both: documents(filter: { issuer: ["bo-noi-vu"], acrossSuccession: true }) { totalCount nodes { issuer { slug } } }
      back: documents(filter: { issuer: ["bo-ldtbxh"], acrossSuccession: true }) { totalCount } }`);
    expect(data.old.totalCount).toBeGreaterThan(0);
    expect(data.now.totalCount).toBeGreaterThan(0);
    expect(data.both.totalCount).toBe(data.old.totalCount + data.now.totalCount);
    expect(data.back.totalCount).toBe(data.both.totalCount);
    const issuers = data.both.nodes.map((each: { issuer: { slug: string } }) => each.issuer.slug);
    expect(new Set(issuers)).toEqual(new Set(['bo-noi-vu', 'bo-ldtbxh']));
    expect(data.old.nodes.flatMap((each: { citedBy: object[] }) => each.citedBy).length).toBeGreaterThan(0);
  });

  it('leads from the tasks of a department to those of its successor only when asked', async () => {
    const { data } = await app().query(
      '{ tasks(first: 100) { nodes { leadAgencies { slug successors { organisation { slug } } } } } }',
    );
    const led = data.tasks.nodes.flatMap((task: { leadAgencies: { slug: string; successors: object[] }[] }) =>
      task.leadAgencies.filter((agency) => agency.successors.length > 0),
    );
    const slug = led[0]?.slug;
    expect(slug).toMatch(/^so-ldtbxh-/);
    const followed = slug.replace('ldtbxh', 'noi-vu');
    const found = await ask(`{ alone: tasks(filter: { agency: ["${followed}"] }) { totalCount }
      across: tasks(filter: { agency: ["${followed}"], acrossSuccession: true }) { totalCount }
      old: tasks(filter: { agency: ["${slug}"] }) { totalCount } }`);
    expect(found.alone.totalCount).toBe(0);
    expect(found.across.totalCount).toBe(found.old.totalCount);
    expect(found.old.totalCount).toBeGreaterThan(0);
  });
});
