import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { seedElsewhere } from '../../../src/cli/seed-elsewhere.ts';
import { ON_POSTGRES, testDatabase } from '../../support/databases.ts';
import { ask, openFolder, startService } from '../../support/service.ts';

const folder = openFolder();
const COUNTS = '{ dataset { version counts { provinces tasks } } }';

describe('kehoach seed', { timeout: 120_000 }, () => {
  it('brings an embedded database to this release, once', async () => {
    const settings = { DATA_DIR: join(folder(), 'data'), SEEDS: 'reference' };
    const first = startService(settings, { args: ['seed'] });
    expect(await first.ended()).toEqual({ code: 0, signal: null });
    expect(first.out()).toMatch(/^Migrated the database: .*\nApplied the seeds: \d+ added, 0 changed, 0 withdrawn; /);
    const second = startService(settings, { args: ['seed'] });
    expect(await second.ended()).toEqual({ code: 0, signal: null });
    expect(second.out()).toBe('The seeds of this release were applied before.\n');
  });

  it('leaves the database to the service that has it open', async () => {
    const settings = { DATA_DIR: join(folder(), 'data'), PORT: '0' };
    await startService(settings).listening();
    const seed = startService(settings, { args: ['seed'] });
    expect(await seed.ended()).toEqual({ code: 1, signal: null });
    expect(seed.err()).toMatch(/\[DATA_DIR_LOCKED\]\n$/);
  });

  it('says with its code why another process could not apply them', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none');
    const said: string[] = [];
    await expect(seedElsewhere((line) => said.push(line))).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    expect(said).toEqual([]);
    vi.unstubAllEnvs();
  });

  it.runIf(ON_POSTGRES)('does it for a start on PostgreSQL, in a process that ends', async () => {
    const database = await testDatabase('empty');
    try {
      const settings = { DATABASE_URL: database.url ?? '', PORT: '0' };
      const first = startService(settings);
      const { data } = await ask(await first.listening(), COUNTS);
      expect(data.dataset).toEqual({ version: 1, counts: { provinces: 63, tasks: 134 } });
      expect(first.out()).toMatch(/^Migrated the database: .*\nApplied the seeds: \d+ added, /);
      first.kill('SIGTERM');
      expect(await first.ended()).toEqual({ code: 0, signal: null });
      const later = startService(settings);
      await later.listening();
      expect(later.out()).not.toContain('seeds');
      later.kill('SIGKILL');
      await later.ended();
    } finally {
      await database.close();
    }
  });
});
