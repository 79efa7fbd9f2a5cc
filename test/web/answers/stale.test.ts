import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../src/database/connection.ts';
import { createAnswers } from '../../../src/web/answers/answers.ts';
import { askedState } from '../../../src/web/answers/dataset-state.ts';
import { openApp } from '../../support/app.ts';

const app = openApp();

/** A service of one question over a database that can go away, and a clock that is set by hand. */
function openFlaky(staleMs: number) {
  const { db } = app().database;
  const world = { gone: false, now: 1_000_000, made: 0, outcomes: [] as string[] };
  const flaky = new Proxy(db, {
    get: (target, name) => {
      if (world.gone && name === 'execute') return () => Promise.reject(new Error('gone'));
      return Reflect.get(target, name, target);
    },
  }) as Db;
  const answers = createAnswers({
    state: askedState({ health: flaky }),
    maxBytes: 1024 * 1024,
    staleMs,
    count: (outcome) => world.outcomes.push(outcome),
    now: () => world.now,
  });
  const http = fastify();
  http.get<{ Querystring: { q: string } }>('/', (request, reply) =>
    answers.send(request, reply, {
      parts: [request.query.q],
      make: async (version) => {
        if (world.gone) throw new Error('gone');
        world.made += 1;
        return { status: 200, headers: [['content-type', 'text/plain']], body: `from ${version}`, operationName: null };
      },
      isWhole: () => true,
      onHit: () => {},
    }),
  );
  return { world, ask: (q: string, headers = {}) => http.inject({ url: `/?q=${q}`, headers }) };
}

describe('while the database is gone', () => {
  it('serves what was exact when it was last there, and says how old that is', async () => {
    const { world, ask } = openFlaky(60_000);
    const fresh = await ask('a');
    expect((await ask('a')).headers['cache-status']).toBe('kehoach; hit');
    expect(world.made).toBe(1);
    world.gone = true;
    world.now += 42_000;
    const stale = await ask('a');
    expect(stale.statusCode).toBe(200);
    expect(stale.body).toBe(fresh.body);
    expect(stale.headers).toMatchObject({
      age: '42',
      etag: fresh.headers.etag,
      'cache-status': 'kehoach; hit; ttl=-42; detail=DATABASE_GONE',
      'dataset-version': fresh.headers['dataset-version'],
    });
    expect((await ask('a', { 'if-none-match': fresh.headers.etag })).statusCode).toBe(304);
    expect(world.outcomes).toEqual(['miss', 'hit', 'stale', 'stale']);
  });

  it('fails what was never asked, what asks for a newer version, and everything when the time is over', async () => {
    const { world, ask } = openFlaky(60_000);
    const version = Number((await ask('a')).headers['dataset-version']);
    world.gone = true;
    expect((await ask('b')).statusCode).toBe(500);
    expect((await ask('a', { 'min-dataset-version': String(version + 1) })).json()).toMatchObject({
      code: 'VERSION_NOT_YET',
    });
    expect((await ask('a', { 'min-dataset-version': String(version) })).statusCode).toBe(200);
    world.now += 60_001;
    expect((await ask('a')).statusCode).toBe(500);
  });

  it('serves nothing old where no time is set', async () => {
    const { world, ask } = openFlaky(0);
    await ask('a');
    world.gone = true;
    world.now += 1;
    expect((await ask('a')).statusCode).toBe(500);
  });
});
