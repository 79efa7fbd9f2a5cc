import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCli } from '../../src/cli/cli.ts';
import type { Finding } from '../../src/cli/doctor/finding.ts';
import { readConfig } from '../../src/config.ts';
import { openListeningApp } from '../support/app.ts';
import { ON_POSTGRES, type TestDatabase, testDatabase } from '../support/databases.ts';
import { faultyNetwork } from '../support/faulty-network.ts';
import { occupyPort } from '../support/service.ts';
import { recordingTerminal } from '../support/terminal.ts';

const { url } = openListeningApp();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehoach-doctor-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Has a deployment examined. Returns: what was found by subject, the exit code, and what is printed to people. */
async function examine(settings: Record<string, string>) {
  const config = async () => readConfig({ DATA_DIR: folder, ...settings });
  const terminal = recordingTerminal({ config, now: () => new Date() });
  await createCli(terminal).parseAsync(['doctor', '--json'], { from: 'user' });
  const { findings } = JSON.parse(terminal.written.out) as { findings: Finding[] };
  const of = (subject: string) => findings.filter((finding) => finding.subject === subject);
  expect(findings.filter(({ state, remedy }) => state !== 'fine' && !remedy)).toEqual([]);
  return { of, code: terminal.written.code };
}

describe('kehoach doctor', () => {
  it('says in lines what is fine and what is not', async () => {
    const terminal = recordingTerminal({ config: async () => readConfig({ DATA_DIR: folder }) });
    await createCli(terminal).parseAsync(['doctor'], { from: 'user' });
    expect(terminal.written.out).toMatch(/ok .*node +Node \d+\./);
    expect(terminal.written.out).toMatch(
      /look.*database +Embedded; DATA_DIR holds none yet\.\n +The first start makes/,
    );
    expect(terminal.written.code).toBe(0);
  });

  it('names every wrong setting, and looks at nothing that depends on them', async () => {
    const { of, code } = await examine({ PORT: 'many', SEEDS: 'none' });
    expect(of('settings')).toMatchObject([{ state: 'mend', fact: expect.stringMatching(/PORT .*SEEDS/) }]);
    expect([of('database'), code]).toEqual([[], 1]);
  });

  it('asks the public address as readers do', async () => {
    const { of, code } = await examine({ PUBLIC_URL: url() });
    expect(of('address')).toMatchObject([{ state: 'fine', fact: expect.stringContaining('dataset version 1') }]);
    expect(of('subscriptions')).toMatchObject([{ state: 'fine' }]);
    expect(code).toBe(0);
    const { port, release } = await occupyPort();
    await release();
    const gone = await examine({ PUBLIC_URL: `http://127.0.0.1:${port}` });
    expect(gone.of('address')).toMatchObject([{ state: 'mend', fact: expect.stringContaining('ECONNREFUSED') }]);
    expect(gone.code).toBe(1);
  });

  it('sees that all clients would be one behind a proxy, and that links would name a bare address', async () => {
    const { of } = await examine({ PUBLIC_URL: 'https://kehoach.invalid' });
    expect(of('proxy')).toMatchObject([{ state: 'mend', fact: expect.stringContaining('TRUSTED_PROXIES') }]);
    expect((await examine({ HOST: '0.0.0.0' })).of('address')).toMatchObject([{ state: 'mend' }]);
  });

  it('gives a database that does not answer the remedy of its code, and no password', async () => {
    const { of, code } = await examine({ DATABASE_URL: 'postgres://user:secret@127.0.0.1:1/x' });
    expect(of('database')).toMatchObject([{ state: 'mend', fact: expect.stringContaining('nothing listens') }]);
    expect([JSON.stringify(of('database')).includes('secret'), code]).toEqual([false, 1]);
  });
});

describe.skipIf(!ON_POSTGRES)('kehoach doctor on PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase('seeded');
  });
  afterAll(() => database.close());

  it('looks at the server, its data, its clock and its notifications', async () => {
    const { of } = await examine({ DATABASE_URL: database.url ?? '' });
    expect(of('database')).toMatchObject([{ state: 'fine', fact: expect.stringMatching(/^PostgreSQL 1\d/) }]);
    expect(of('data')).toMatchObject([{ state: 'fine', fact: 'Dataset version 1.' }]);
    expect(of('clock')).toMatchObject([{ state: 'fine' }]);
    expect(of('notifications')).toMatchObject([{ state: 'fine' }]);
    expect(of('extension')).toEqual([]);
  });

  it('sees connections that the server does not have', async () => {
    const { of, code } = await examine({ DATABASE_URL: database.url ?? '', DATABASE_CONNECTIONS: '1000' });
    expect(of('connections')).toMatchObject([{ state: 'mend', remedy: expect.stringContaining('max_connections') }]);
    expect(code).toBe(1);
  });

  it('sees an empty database', async () => {
    const empty = await testDatabase('empty');
    const { of } = await examine({ DATABASE_URL: empty.url ?? '' });
    await empty.close();
    expect(of('data')).toMatchObject([{ state: 'look', fact: expect.stringMatching(/^\d+ migrations to run/) }]);
    expect(of('extension')).toMatchObject([{ state: 'mend' }]);
  });

  it('ends where the network says nothing', { timeout: 60_000 }, async () => {
    const network = await faultyNetwork(database.url ?? '');
    await network.weather('silent');
    const { of } = await examine({ DATABASE_URL: network.url });
    await network.close();
    expect(of('database')).toMatchObject([{ state: 'mend' }]);
  });
});
