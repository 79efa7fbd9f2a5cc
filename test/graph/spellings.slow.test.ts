import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import type { Database } from '../../src/database/connection.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { openDataset } from '../../src/seeds/open-dataset.ts';
import { type TestDatabase, testDatabase } from '../support/databases.ts';
import { compareSpellings } from './spellings.ts';

/** `npm run test:operations` asks 5,000. */
const COUNT = Number(process.env.OPERATIONS ?? 300);

let empty: TestDatabase;
let database: Database;
let app: App;

// A first start: the process that made the tables answers, without having opened the database anew.
beforeAll(async () => {
  empty = await testDatabase('empty');
  const opened = await openDataset({
    databaseUrl: empty.url ?? null,
    dataDir: null,
    types: RECORD_TYPES,
    seeds: 'all',
    now: new Date(),
  });
  database = opened.database;
  expect(opened.published?.version).toBe(1);
  app = await createApp({ config: { publicUrl: null }, database, log: pino({ level: 'silent' }) });
});
afterAll(async () => {
  await app?.http.close();
  await database?.close();
  await empty?.close();
});

it('answers generated operations alike however they are written, from the first start on', {
  timeout: 3_600_000,
}, async () => {
  const { asked, whole } = await compareSpellings(app, { from: 10_000, count: COUNT });
  expect(asked).toBe(COUNT);
  expect(whole).toBeGreaterThan(COUNT * 0.6);
});
