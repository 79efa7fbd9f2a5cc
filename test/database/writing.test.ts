import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/connection.ts';
import { listReceivers, setHub } from '../../src/push/receivers.ts';
import { ON_POSTGRES, type TestDatabase, testDatabase } from '../support/databases.ts';

let made: TestDatabase;
let service: Database;
beforeAll(async () => {
  made = await testDatabase('migrated');
  // As a service opens it: with deadlines, readers have connections that only read.
  const deadlines = { connectMs: 5_000, acquireMs: 5_000, statementMs: 5_000 };
  service = made.url ? await openDatabase({ databaseUrl: made.url, dataDir: null, deadlines }) : made;
});
afterAll(async () => {
  if (ON_POSTGRES) await service?.close();
  await made?.close();
});

it('writes what a service does by itself, while its readers only read', async () => {
  const hub = 'https://hub.example/';
  if (ON_POSTGRES) await expect(setHub(service.db, hub, new Date())).rejects.toThrow();
  await setHub(service.writing, hub, new Date());
  expect((await listReceivers(service.db)).map(({ url }) => url)).toEqual([hub]);
});
