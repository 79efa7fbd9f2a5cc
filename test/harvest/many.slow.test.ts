import { expect, it } from 'vitest';
import { listSources } from '../../src/harvest/sources.ts';
import { openBefore, openOwnApp } from '../support/app.ts';
import { harvester } from './harvester.ts';
import { atom, openPublisher } from './publisher.ts';

const app = openOwnApp();
const publisher = openBefore(openPublisher, (opened) => opened.close());
const harvest = harvester(() => app().database);

it('keeps a hundred thousand entries in bounded memory, and reads none of them twice', async () => {
  const entries = Array.from({ length: 100_000 }, (_, i) => ({ id: `urn:${i}`, path: `/p/${i}` }));
  publisher().pages.set('/feed', atom(entries));
  const stop = new AbortController();
  publisher().pages.set('/p/0', (_request, response) => {
    response.writeHead(404).end();
    stop.abort();
  });
  const id = await harvest.add(`${publisher().url}/feed`);
  const before = process.memoryUsage().rss;
  const limits = { maxBytes: 64 * 1024 * 1024, timeoutMs: 120_000 };
  await harvest.run(id, { signal: stop.signal, limits });
  const [source] = await listSources(app().database.db);
  expect(source?.entries).toEqual({ WAITING: 100_000 });
  expect(publisher().asked).toEqual(['GET /robots.txt', 'GET /feed', 'GET /p/0']);
  expect(process.memoryUsage().rss - before).toBeLessThan(1024 * 1024 * 1024);
}, 300_000);
