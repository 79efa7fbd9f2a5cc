import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findService } from '../../src/cli/control/control-client.ts';
import { findSocket, makePlace } from '../../src/cli/control/control-path.ts';
import { openControl } from '../../src/cli/control/control-server.ts';
import type { Run } from '../../src/cli/jobs.ts';
import { listForReview } from '../../src/works/review.queries.ts';
import { readText } from '../reader/support/fixtures.ts';
import { type TestDatabase, testDatabase } from '../support/databases.ts';
import { contentHashOf } from '../works/support/importing.ts';
import { planPage } from '../works/support/pages.ts';

const log = pino({ level: 'silent' });
let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await testDatabase('seeded');
});
afterAll(() => database.close());
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kh-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const open = (folder: string, given: TestDatabase = database) =>
  openControl({
    dataDir: folder,
    log,
    workplace: {
      database: given,
      now: () => new Date('2026-02-03T04:05:06Z'),
      http: () => Promise.reject(new Error('secret select 1')),
      schema: () => Promise.reject(new Error('secret select 1')),
      publicUrl: null,
    },
  });

async function service(folder = dataDir): Promise<Run> {
  const run = await findService(folder);
  if (!run) throw new Error('no service was found');
  return run;
}

const PAGE = planPage({ number: '77/KH-UBND', province: 'Hà Nam', issued: 'ngày 5 tháng 3 năm 2022', year: 2022 });

describe('the control socket', () => {
  it('does a job, gives coded errors back and keeps what is unexpected to the log', async () => {
    const close = await open(dataDir);
    const run = await service();
    expect(await run('reviewList', { province: 'ninh-thuan' })).toEqual(await listForReview(database.db, 'ninh-thuan'));
    await expect(run('reviewShow', { id: 'plan:none' })).rejects.toMatchObject({ code: 'BAD_ID' });
    const unexpected: unknown = await run('ask', { path: '/' }).catch((error: unknown) => error);
    expect(unexpected).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(String(unexpected)).not.toContain('secret');
    await close();
    expect(await findService(dataDir)).toBeNull();
    await expect(run('reviewList', { province: null })).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
  });

  it('finishes a document whose command is gone, and closes only after it', async () => {
    const bundle = await readText(PAGE);
    const before = await contentHashOf(database);
    const close = await open(dataDir);
    const path = (await findSocket(dataDir)) ?? '';
    const socket = createConnection(path);
    const written = new Promise((resolve) =>
      socket.write(`${JSON.stringify({ job: 'import', input: { bundle } })}\n`, resolve),
    );
    await written;
    // The service has the whole request before it answers another command.
    await (await service())('reviewList', { province: null });
    socket.destroy();
    await close();
    expect(await contentHashOf(database)).not.toBe(before);
    const waiting = await listForReview(database.db, 'ha-nam');
    expect(waiting.find(({ number }) => number === '77/KH-UBND')).toMatchObject({
      id: 'plan:ha-nam-77-kh-ubnd-2022',
      tasks: 2,
    });
  });

  it('stands in the temporary folder when the path of the data directory is too long for a socket', async () => {
    const long = join(dataDir, 'a'.repeat(120));
    await mkdir(long);
    const close = await open(long);
    const path = (await findSocket(long)) ?? '';
    expect(Buffer.byteLength(path)).toBeLessThanOrEqual(100);
    expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(long, 'control', 'pointer'))).mode & 0o777).toBe(0o600);
    await expect((await service(long))('reviewShow', { id: 'plan:none' })).rejects.toMatchObject({ code: 'BAD_ID' });
    await close();
    expect([existsSync(path), await readdir(join(long, 'control'))]).toEqual([false, []]);
  });

  it.each(['', 'a'.repeat(120)])('takes the place of one that an ended service left (%#)', async (name) => {
    const folder = join(dataDir, name);
    await mkdir(folder, { recursive: true });
    const { path } = await makePlace(folder);
    await leaveSocket(path);
    expect((await stat(path)).isSocket()).toBe(true);
    expect(await findService(folder)).toBeNull();
    const close = await open(folder);
    expect(await findService(folder)).not.toBeNull();
    if (name !== '') expect(existsSync(path)).toBe(false);
    await close();
  });

  it('is not there for a folder without a service, nor for one that is none', async () => {
    expect(await findService(dataDir)).toBeNull();
    expect(await findService(join(dataDir, 'none'))).toBeNull();
    expect(await findService(join(dataDir, 'n'.repeat(120)))).toBeNull();
  });
});

/** Leaves a socket file at which nobody listens, as a process that is killed does. */
async function leaveSocket(path: string): Promise<void> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  await rename(path, `${path}-kept`);
  await new Promise((resolve) => server.close(resolve));
  await rename(`${path}-kept`, path);
}
