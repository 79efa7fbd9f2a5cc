import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ATTACKS } from '../../bench/abuse/attacks.ts';
import { percentile, probe } from '../../bench/abuse/probe.ts';
import { ON_POSTGRES, type TestDatabase, testDatabase } from '../support/databases.ts';
import { type RunningProcess, startProcess } from '../support/process.ts';

/** `npm run abuse` makes all attacks, for longer, and holds the answers to their goals; here other tests run beside it. */
const SHORT = ['aliases', 'introspection', 'the thirty', 'answers that nobody waits for', 'subscriptions'];
const MOST_MS = 5_000;

let folder: string;
let database: TestDatabase | null = null;
let service: RunningProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehoach-abuse-'));
  if (ON_POSTGRES) database = await testDatabase('seeded');
  await database?.disconnect?.();
  service = await startProcess({
    DATABASE_URL: database?.url ?? '',
    DATA_DIR: folder,
    TRUSTED_PROXIES: '127.0.0.1',
    LOG_LEVEL: 'silent',
  });
});
afterAll(async () => {
  await service?.kill();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

it.each(ATTACKS.filter(({ name }) => SHORT.some((word) => name.startsWith(word))).map(({ name }) => name))(
  'another client is answered rightly during an attack by %s',
  async (name) => {
    const { tookMs, wrong, seen } = await probe(service.base, name, 3_000);
    expect(wrong).toBe(0);
    expect(tookMs.length).toBeGreaterThan(0);
    expect(percentile(tookMs, 99)).toBeLessThan(MOST_MS);
    expect(Object.keys(seen).filter((outcome) => /INTERNAL|^5(?!03)/.test(outcome))).toEqual([]);
  },
);
