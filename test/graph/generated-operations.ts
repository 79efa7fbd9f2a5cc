import { execute, parse, validate } from 'graphql';
import { pino } from 'pino';
import { expect } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { RequestContext } from '../../src/graph/context.ts';
import type { TestApp } from '../support/app.ts';
import { generateOperation } from './generate-operations.ts';

/** Builds a service that keeps its answers over the data of another. */
export function keepingApp({ database }: TestApp): Promise<App> {
  const answerCacheBytes = 64 * 1024 * 1024;
  return createApp({ config: { publicUrl: null }, database, log: pino({ level: 'silent' }), answerCacheBytes });
}

/**
 * Asks generated operations of the service as it answers anew, as it makes what it keeps, as it has kept it, and of
 * graphql-js alone on the same schema: all four must say the same, errors included.
 *
 * Returns: how many were asked, and how many were answered without errors.
 */
export async function compareOperations(plain: TestApp, keeping: App, seeds: { from: number; count: number }) {
  let whole = 0;
  for (let seed = seeds.from; seed < seeds.from + seeds.count; seed++) {
    const query = generateOperation(plain.schema, seed);
    const document = parse(query);
    expect(validate(plain.schema, document), query).toEqual([]);
    const answers = [];
    for (const app of [plain, keeping, keeping]) {
      const { body } = await app.http.inject({ method: 'POST', url: '/graphql', payload: { query } });
      answers.push(JSON.parse(body));
    }
    const [cold, made, kept] = answers;
    expect(made, query).toEqual(cold);
    expect(kept, query).toEqual(cold);
    // What the limits refuse never comes to be executed.
    if (cold.data === undefined) continue;
    const contextValue = new RequestContext(plain.database.db, 'oracle');
    const alone = await execute({ schema: plain.schema, document, contextValue });
    expect(cold.data, query).toEqual(JSON.parse(JSON.stringify(alone.data)));
    expect((cold.errors ?? []).length, query).toBe(alone.errors?.length ?? 0);
    if (!cold.errors) whole += 1;
  }
  return { asked: seeds.count, whole };
}
