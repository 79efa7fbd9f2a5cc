import { type FieldNode, getNamedType, Kind, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readOperations } from '../../src/operations/operations.ts';
import { openApp } from '../support/app.ts';

const app = openApp();
const OFFICE = { actor: { slug: 'cuc-thong-ke-ninh-thuan' } };

async function ask(query: string) {
  const { data, errors } = await app().query(query);
  expect(errors).toBeUndefined();
  return data;
}

describe('what the page of another body states under a plan', () => {
  it('names that body, in every list below the plan', async () => {
    const { plan } = await ask(`{ plan(number: "827", province: "ninh-thuan") {
      observances { actor { slug } } reporting { actor { slug } } tasks { nodes { actor { slug } } } } }`);
    expect(plan.observances).toEqual(Array(5).fill(OFFICE));
    expect(plan.reporting).toEqual([OFFICE]);
    expect(plan.tasks.nodes).toEqual(Array(4).fill(OFFICE));
  });

  it('is left out of a list of the province’s own, and is all of the list of others', async () => {
    const lists = (own: boolean) => `observances(own: ${own}) { code } reporting(own: ${own}) { title }
      models(own: ${own}) { name } targets(own: ${own}) { id } tasks(filter: { own: ${own} }) { totalCount }`;
    const of = (number: string, own: boolean) => ask(`{ plan(number: "${number}") { ${lists(own)} } }`);
    const empty = { observances: [], reporting: [], models: [], targets: [], tasks: { totalCount: 0 } };
    expect((await of('827/KH-UBND', true)).plan).toEqual(empty);
    const others = (await of('827/KH-UBND', false)).plan;
    expect([others.observances.length, others.reporting.length, others.tasks.totalCount]).toEqual([5, 1, 4]);
    expect((await of('9478/UBND-KGVX', false)).plan).toEqual(empty);
    const own = (await of('9478/UBND-KGVX', true)).plan;
    expect([own.observances.length > 0, own.reporting.length > 0, own.tasks.totalCount > 10]).toEqual([
      ...[true, true, true],
    ]);
  });

  it('adds up with the own tasks to all of them', async () => {
    const { all, own, others } = await ask(`{ all: tasks { totalCount } own: tasks(filter: { own: true }) { totalCount }
      others: tasks(filter: { own: false }) { totalCount nodes { actor { slug } } } }`);
    expect(own.totalCount + others.totalCount).toBe(all.totalCount);
    expect(others.nodes.every((task: { actor: object | null }) => task.actor !== null)).toBe(true);
    expect(others.totalCount).toBe(4);
  });
});

describe('the shipped operations', () => {
  it('leave out what is another body’s wherever they list it, or show whose it is', async () => {
    const lists: string[] = [];
    const silent: string[] = [];
    for (const operation of await readOperations()) {
      const types = new TypeInfo(app().schema);
      visit(
        parse(operation.document),
        visitWithTypeInfo(types, {
          Field(node) {
            const field = types.getFieldDef();
            if (!field?.args.some(takesOwn)) return;
            lists.push(operation.name);
            const said = JSON.stringify(node.arguments, leaveOutPlaces).includes('"own"');
            if (!said && !shows(node, 'actor')) silent.push(`${operation.name}: ${node.name.value}`);
          },
        }),
      );
    }
    expect(lists.length).toBeGreaterThan(12);
    expect(silent).toEqual([]);
  });
});

function takesOwn({ name, type }: { name: string; type: Parameters<typeof getNamedType>[0] }): boolean {
  const named = getNamedType(type);
  return (
    name === 'own' || (named !== undefined && named !== null && 'getFields' in named && 'own' in named.getFields())
  );
}

const leaveOutPlaces = (key: string, value: unknown) => (key === 'loc' ? undefined : value);

function shows(node: FieldNode, name: string): boolean {
  return (node.selectionSet?.selections ?? []).some(
    (one) => one.kind === Kind.FIELD && (one.name.value === name || (one.name.value === 'nodes' && shows(one, name))),
  );
}
