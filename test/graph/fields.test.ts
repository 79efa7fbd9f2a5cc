import { type GraphQLObjectType, getNamedType, isLeafType, isObjectType, isRequiredArgument } from 'graphql';
import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

/** Asks for a field with all plain fields of what it leads to; null for one that needs arguments or leads to a union. */
function ask(type: GraphQLObjectType, name: string, depth = 2): string | null {
  const field = type.getFields()[name];
  if (!field || field.args.some(isRequiredArgument)) return null;
  const target = getNamedType(field.type);
  if (isLeafType(target)) return name;
  if (!isObjectType(target) || depth === 0) return null;
  const below = Object.keys(target.getFields()).flatMap((one) => ask(target, one, depth - 1) ?? []);
  const limited = field.args.some((argument) => argument.name === 'first') ? `${name}(first: 2)` : name;
  return below.length === 0 ? null : `${limited} { ${below.join(' ')} }`;
}

const LISTS = { Task: 'tasks(first: 12)', Plan: 'plans(first: 12)', Document: 'documents(first: 12)' } as const;

describe.each(Object.entries(LISTS))('%s', (name, list) => {
  it('says the same of each field asked for alone as when everything is read', async () => {
    const type = app().schema.getType(name);
    if (!isObjectType(type)) throw new Error(`there is no type ${name}`);
    const fields = Object.keys(type.getFields()).filter((field) => field !== 'similar');
    const answerOf = async (query: string, variables = {}) => {
      const { data, errors } = await app().query(query, variables);
      expect(errors, query).toBeUndefined();
      return data;
    };
    const listed = await answerOf(`{ list: ${list} { nodes { id } } }`);
    const ids = listed.list.nodes.map(({ id }: { id: string }) => id);
    let compared = 0;
    for (const field of fields) {
      const alone = ask(type, field);
      if (alone === null) continue;
      const only = await answerOf(`{ list: ${list} { nodes { ${alone} } } }`);
      // `nodes` reads everything of what it fetches: the oracle.
      const whole = await answerOf(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${name} { ${alone} } } }`, {
        ids,
      });
      expect(only.list.nodes, alone).toEqual(whole.nodes);
      expect(only.list.nodes).toHaveLength(12);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(15);
  });

  it('reads nothing that is not asked for', async () => {
    const { statements } = await app().query(`{ ${list} { nodes { id } } }`);
    expect(statements).toHaveLength(1);
    const [read = ''] = (statements[0] ?? '').split(' from ');
    expect(read.match(/"\w+"\."\w+"/g)?.length).toBeLessThanOrEqual(4);
  });
});

describe('what is asked for', () => {
  it('is found in fragments, under other names and behind edges', async () => {
    const { data, errors, statements } = await app().query(
      `query ($skip: Boolean!) {
        plans(first: 3) { ...page nodes { ... on Plan { year } called: slug } edges { node { signer @skip(if: $skip) } } } }
      fragment page on PlanConnection { nodes { ...named } }
      fragment named on Plan { number document { issuedOn type { code } } }`,
      { skip: false },
    );
    expect(errors).toBeUndefined();
    expect(statements).toHaveLength(1);
    const { nodes, edges } = data.plans;
    const whole = await app().query(
      `{ plans(first: 3) { nodes { year slug number signer issuedOn documentType { code } } } }`,
    );
    expect(
      nodes.map((node: { called: string; document: { issuedOn: string; type: object } }, i: number) => {
        const { called, document, ...rest } = node;
        return {
          ...{ ...rest, slug: called, issuedOn: document.issuedOn, documentType: document.type },
          signer: edges[i].node.signer,
        };
      }),
    ).toEqual(whole.data.plans.nodes);
  });

  it('is joined when several fields lead to the same thing in the same moment', async () => {
    const { data, statements } = await app().query(
      `{ tasks(first: 5) { nodes { a: plan { number } b: plan { year document { title } } plan { id } } } }`,
    );
    expect(statements).toHaveLength(2);
    for (const { a, b, plan } of data.tasks.nodes) {
      expect(plan.id).toMatch(/^plan:/);
      expect(a).toHaveProperty('number');
      expect(b.document.title).toBeTypeOf('string');
    }
  });
});
