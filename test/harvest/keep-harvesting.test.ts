import type { ServerResponse } from 'node:http';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loadReference } from '../../src/cli/reference.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { harvestSources } from '../../src/harvest/harvest.table.ts';
import { type KeepOptions, keepHarvesting } from '../../src/harvest/keep-harvesting.ts';
import { listSources } from '../../src/harvest/sources.ts';
import { openBefore, openOwnApp } from '../support/app.ts';
import { harvester } from './harvester.ts';
import { atom, fixture, openPublisher } from './publisher.ts';

const app = openOwnApp();
const publisher = openBefore(openPublisher, (opened) => opened.close());
const harvest = harvester(() => app().database);

/** What a started service does, with a look every few milliseconds. */
function service(options: Partial<KeepOptions> = {}): () => Promise<void> {
  return keepHarvesting({
    database: app().database,
    types: RECORD_TYPES,
    reference: loadReference,
    now: () => harvest.clock.now,
    log: pino({ level: 'silent' }),
    limits: { allowPrivate: true },
    pauseMs: 0,
    lookEveryMs: 5,
    ...options,
  });
}

const asked = (path: string) => publisher().asked.filter((line) => line === `GET ${path}`).length;
const until = (seen: () => boolean | Promise<boolean>) =>
  vi.waitFor(async () => expect(await seen()).toBe(true), { timeout: 10_000, interval: 5 });
const succeeded = (id: string) => until(async () => (await harvest.state(id)).lastSuccess !== null);

/** A page that answers when it is let go. */
function held() {
  const waiting: ServerResponse[] = [];
  return {
    waiting,
    page: (_request: unknown, response: ServerResponse) => void waiting.push(response),
    letGo: () => {
      for (const response of waiting) response.writeHead(404).end();
    },
  };
}

beforeEach(async () => {
  publisher().pages.clear();
  publisher().asked.length = 0;
  await app().database.db.delete(harvestSources);
});

describe('a service that runs', () => {
  it('harvests what is due and nothing else, again and again', async () => {
    publisher().pages.set('/feed', atom([{ id: 'a', path: '/1' }]));
    publisher().pages.set('/1', await fixture('01-kon-tum-plan-metadata.txt'));
    const stop = service();
    const id = await harvest.add(`${publisher().url}/feed`);
    await succeeded(id);
    const { data } = await app().query('{ dataset { sources { url } } }');
    expect(data.dataset.sources).toContainEqual({ url: `${publisher().url}/1` });
    expect(asked('/feed')).toBe(1);
    harvest.later(61);
    await until(() => asked('/feed') === 2);
    await stop();
    harvest.later(61);
    expect(asked('/feed')).toBe(2);
  });

  it('shares a publisher with other processes: one harvests it, a command is told', async () => {
    const feed = held();
    publisher().pages.set('/feed', feed.page);
    const id = await harvest.add(`${publisher().url}/feed`);
    const stops = [service(), service(), service()];
    await until(() => feed.waiting.length > 0);
    expect((await harvest.run(id)).refusal).toMatch(/another process harvests it/);
    expect(await listSources(app().database.db)).toMatchObject([{ id, isBusy: true }]);
    feed.letGo();
    await until(async () => (await harvest.state(id)).failures === 1);
    await Promise.all(stops.map((stop) => stop()));
    expect(asked('/feed')).toBe(1);
    expect(await harvest.state(id)).toMatchObject({ claimedBy: null, claimedUntil: null });
  });

  it('takes over from a process that was killed, once its claim has lapsed', async () => {
    publisher().pages.set('/feed', atom([]));
    const id = await harvest.add(`${publisher().url}/feed`);
    const claim = (seconds: number) =>
      app()
        .database.db.update(harvestSources)
        .set({ claimedBy: 'the killed one', claimedUntil: new Date(Date.now() + seconds * 1000) })
        .where(eq(harvestSources.id, id));
    await claim(60);
    expect((await harvest.run(id)).refusal).toMatch(/another process/);
    await claim(-1);
    expect((await harvest.run(id)).refusal).toBeNull();
  });

  it('stops at once while a publisher keeps it waiting, and counts that as no failure', async () => {
    const feed = held();
    publisher().pages.set('/feed', feed.page);
    const id = await harvest.add(`${publisher().url}/feed`);
    const stop = service();
    await until(() => feed.waiting.length > 0);
    await stop();
    expect(await harvest.state(id)).toMatchObject({ failures: 0, claimedBy: null });
  });

  it('stops at once while it waits between two requests', async () => {
    publisher().pages.set('/feed', atom([{ id: 'a', path: '/1' }]));
    await harvest.add(`${publisher().url}/feed`);
    const stop = service({ pauseMs: 3_600_000 });
    await until(() => asked('/feed') === 1);
    await stop();
    expect(asked('/1')).toBe(0);
  });

  it('is held up by no publisher that is slow, nor by a failure of its own', async () => {
    const slow = held();
    publisher().pages.set('/slow', slow.page);
    publisher().pages.set('/pages', atom([{ id: 'a', path: '/1' }]));
    publisher().pages.set('/1', await fixture('02-tay-ninh-decision-with-plan.txt'));
    publisher().pages.set('/feed', atom([]));
    const [failing = '', slowly = '', quick = ''] = [
      await harvest.add(`${publisher().url}/pages`, { publisher: 'A' }),
      await harvest.add(`${publisher().url}/slow`, { publisher: 'B' }),
      await harvest.add(`${publisher().url}/feed`, { publisher: 'C' }),
    ];
    const errors: unknown[] = [];
    const log = pino({ level: 'error' }, { write: (line) => void errors.push(JSON.parse(line)) });
    const stop = service({ log, reference: () => Promise.reject(new Error('no reference')) });
    await succeeded(quick);
    await until(async () => (await harvest.state(failing)).failures === 1);
    expect((await harvest.state(failing)).lastError).toMatch(/^INTERNAL_SERVER_ERROR/);
    slow.letGo();
    await until(() => errors.length === 1);
    await stop();
    expect(errors).toMatchObject([{ err: { message: 'no reference' } }]);
    expect(await harvest.state(slowly)).toMatchObject({ failures: 1 });
  });
});
