import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ask, openFolder, type Service, startService } from '../../support/service.ts';

const folder = openFolder();
const TIMEOUT_MS = 400_000;
const start = () => startService({ DATA_DIR: join(folder(), 'data'), PORT: '0' });

const DATASET = '{ dataset { version contentHash counts { provinces plans tasks documents } } }';

/** What every whole start must answer, whatever happened to the start before it. */
async function expectWhole(service: Service): Promise<void> {
  const { data } = await ask(await service.listening(), DATASET);
  expect(data.dataset.version).toBe(1);
  expect(data.dataset.contentHash).toMatch(/^[0-9a-f]{64}$/);
  expect(data.dataset.counts).toMatchObject({ provinces: 63, tasks: 134 });
}

describe('the service', { timeout: TIMEOUT_MS }, () => {
  it('starts in an empty folder, answers, ends on SIGTERM, and starts again with what it had', async () => {
    const first = start();
    const url = await first.listening();
    expect(first.out()).toContain('Began with the snapshot of the seeded database.');
    expect(first.out()).not.toContain('Migrated');
    expect(first.out()).not.toContain('Applied');
    expect((await (await fetch(`${url}/readyz`)).json()).status).toBe('ready');
    expect(
      (await ask(url, '{ province(slug: "dong-nai") { plans { nodes { number } } } }')).data.province.plans.nodes,
    ).toContainEqual({ number: '9478/UBND-KGVX' });
    const page = await fetch(`${url}/`, { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);

    const asked = Date.now();
    first.kill('SIGTERM');
    expect(await first.ended()).toEqual({ code: 0, signal: null });
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(first.err()).toBe('');

    const second = start();
    await expectWhole(second);
    expect(second.out()).not.toContain('Migrated');
    expect(second.out()).not.toContain('Applied');
    second.kill('SIGINT');
    expect(await second.ended()).toEqual({ code: 0, signal: null });
  });

  it('keeps its folder to itself while it lives, and no longer', async () => {
    const first = start();
    const url = await first.listening();
    const second = start();
    expect(await second.ended()).toEqual({ code: 1, signal: null });
    expect(second.out()).toBe('');
    expect(second.err()).toMatch(
      new RegExp(
        `^kehoach: The data directory is in use by process ${first.process.pid}: .* \\[DATA_DIR_LOCKED\\]\\n$`,
      ),
    );
    expect((await ask(url, DATASET)).data.dataset.version).toBe(1);
    first.kill('SIGKILL');
    expect(await first.ended()).toEqual({ code: null, signal: 'SIGKILL' });
    const third = start();
    await expectWhole(third);
    expect(third.out()).not.toContain('Applied');
  });
});

describe('a start that is killed', { timeout: TIMEOUT_MS }, () => {
  const database = () => join(folder(), 'data', 'pglite');

  it('while the database is made, leaves a folder in which the next start is whole', async () => {
    const killed = start();
    await vi.waitUntil(() => existsSync(join(folder(), 'data', 'kehoach.lock')), { timeout: 60_000, interval: 5 });
    const lives = () => existsSync(database()) || existsSync(`${database()}.new`);
    await vi.waitUntil(lives, { timeout: 60_000, interval: 5 });
    killed.kill('SIGKILL');
    await killed.ended();
    await expectWhole(start());
  });

  it('between the tables and the seeds, leaves a folder in which the next start is whole', async () => {
    // Only the whole seeds have a snapshot.
    const killed = startService({ DATA_DIR: join(folder(), 'data'), PORT: '0', SEEDS: 'reference' });
    await killed.printed(/Migrated the database/);
    killed.kill('SIGKILL');
    await killed.ended();
    expect(killed.out()).not.toContain('Applied');
    const next = start();
    await expectWhole(next);
    expect(next.out()).not.toContain('Migrated');
    expect(next.out()).toContain('Applied the seeds');
  });
});
