import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { ENTITIES } from '../../src/federation/entities.ts';
import { readOperations } from '../../src/operations/operations.ts';
import { createSchema, printForGateway } from '../../src/schema.ts';
import { openApp } from '../support/app.ts';
import { PROJECT } from '../support/files.ts';

const app = openApp();
const read = (name: string) => readFile(join(PROJECT, 'schema', `${name}.graphql`), 'utf8');

describe('the subgraph', () => {
  it('is committed as the code prints it; otherwise run npm run schema:emit', async () => {
    const printed = printForGateway(await createSchema());
    expect(await read('subgraph')).toBe(printed);
    const { data } = await app().query('{ _service { sdl } }');
    expect(data._service.sdl).toBe(printed);
  });

  it('leaves the contract of the API as it is', async () => {
    const contract = await app().http.inject('/schema.graphql');
    expect(contract.body).toBe(await read('schema'));
    expect(contract.body).not.toMatch(/_entities|_service|@key/);
  });

  it('names every key that it resolves, and none is a code', async () => {
    const sdl = await read('subgraph');
    for (const [type, keys] of Object.entries(ENTITIES)) {
      const [, head = ''] = new RegExp(`^type ${type} (.*)\\{$`, 'm').exec(sdl) ?? [];
      const written = [...head.matchAll(/@key\(fields: "(\w+)"\)/g)].map(([, key]) => key);
      expect(written, type).toEqual(Object.keys(keys));
    }
    expect(Object.keys(ENTITIES)).toHaveLength(8);
    expect(Object.values(ENTITIES).flatMap((keys) => Object.keys(keys))).not.toContain('code');
    expect(sdl).toMatch(/^type PageInfo @shareable \{$/m);
    expect(sdl).toMatch(/^ {2}\): Node @inaccessible @shareable$/m);
  });

  it('describes what federation adds, as the rest is', async () => {
    const { data } = await app().query(
      `{ __schema { queryType { fields { name description args { name description } } } }
         service: __type(name: "_Service") { description fields { description } }
         any: __type(name: "_Any") { description } entity: __type(name: "_Entity") { description possibleTypes { name } } }`,
    );
    const added = data.__schema.queryType.fields.filter(({ name }: { name: string }) => name.startsWith('_'));
    expect(added.map(({ name }: { name: string }) => name)).toEqual(['_service', '_entities']);
    const described = [...added, ...added[1].args, data.service, ...data.service.fields, data.any, data.entity];
    expect(described).toHaveLength(7);
    for (const { description } of described) expect(description).toMatch(/^[A-Z].{10,}\.$/s);
    expect(data.entity.possibleTypes.map(({ name }: { name: string }) => name).sort()).toEqual(Object.keys(ENTITIES));
  });

  it('is unknown where the setting is off', async () => {
    const { http } = await createApp({
      config: { publicUrl: null },
      database: app().database,
      log: pino({ level: 'silent' }),
      federation: false,
    });
    const answer = await http.inject({ method: 'POST', url: '/graphql', payload: { query: '{ _service { sdl } }' } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    await http.close();
  });

  it('serves every shipped operation without `node`, which a gateway does not have', async () => {
    const operations = await readOperations();
    expect(operations.length).toBeGreaterThan(5);
    const asking = operations.filter(({ ast }) =>
      ast.definitions.some(
        (definition) =>
          definition.kind === 'OperationDefinition' &&
          definition.selectionSet.selections.some(
            (selection) => selection.kind === 'Field' && /^nodes?$/.test(selection.name.value),
          ),
      ),
    );
    expect(asking.map(({ name }) => name)).toEqual([]);
  });
});
