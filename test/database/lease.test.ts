import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Known } from '../../src/database/lease.ts';
import { currentVersion } from '../../src/records/publish.ts';
import { ON_POSTGRES, type TestDatabase, testDatabase } from '../support/databases.ts';
import { heldRecords } from '../support/edits.ts';
import { publishRecords } from '../support/publish.ts';

const EDITED = 'plan:ninh-thuan-827-2024';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('seeded');
});
afterAll(() => database?.close());

let edits = 0;
async function publishEdit(): Promise<number> {
  const record = (await heldRecords(database)).get(EDITED);
  if (!record) throw new Error(`no ${EDITED}`);
  const content = { ...record.content, summary: `sửa ${++edits}` };
  const records = [{ ...record, content }];
  return (await publishRecords(database, { origin: 'REVIEW', reason: 'edit', records, now: new Date() })).version;
}

const knowVersion = () => database.know(currentVersion);
const learned = (known: Known<number | null>, version: number) =>
  vi.waitFor(() => expect(known.value()).toBe(version), { timeout: 5_000 });

describe('what a process knows of the data', () => {
  it('is never older than what was published, whoever asks when', async () => {
    const processes = [knowVersion(), knowVersion()];
    const values = () => processes.map((known) => known.value());
    await Promise.all(processes.map(async (known) => learned(known, (await currentVersion(database.db)) ?? 0)));
    const seen: (number | null)[] = [];
    let least = 0;
    const watching = setInterval(() => {
      for (const value of values()) {
        seen.push(value);
        if (value !== null && value < least) throw new Error(`${value} is known after ${least} was published`);
      }
    }, 1);
    for (let i = 0; i < 6; i++) {
      least = await publishEdit();
      expect(values().every((value) => value === null || value === least)).toBe(true);
      if (i % 3 === 0) for (const known of processes) await learned(known, least);
    }
    clearInterval(watching);
    expect(new Set(seen.filter((value) => value !== null)).size).toBeGreaterThan(1);
    for (const known of processes) await known.stop();
    expect(values()).toEqual([null, null]);
  });

  it.runIf(ON_POSTGRES)('ends with its connection, and keeps no writer that finds its holder asleep', async () => {
    const known = knowVersion();
    await learned(known, (await currentVersion(database.db)) ?? 0);
    await database.db.execute(
      sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and mode = 'ShareLock'`,
    );
    await vi.waitFor(() => expect(known.value()).toBeNull(), { timeout: 3_000, interval: 5 });
    await learned(known, (await currentVersion(database.db)) ?? 0);
    await known.stop();
    await database.exclusively(async (sleeper) => {
      await sleeper.execute(sql`select pg_advisory_lock_shared(740110828)`);
      const begun = performance.now();
      expect(await publishEdit()).toBe(await currentVersion(database.db));
      expect(performance.now() - begun).toBeGreaterThan(500);
    });
  });
});
