import { pino } from 'pino';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DrillServer, startServer } from '../../bench/drill/server.ts';
import { type App, createApp } from '../../src/app.ts';
import type { Database } from '../../src/database/connection.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { openDataset } from '../../src/seeds/open-dataset.ts';
import { readState } from '../../src/web/answers/dataset-state.ts';
import { ON_POSTGRES } from '../support/databases.ts';
import { heldRecords } from '../support/edits.ts';
import { publishRecords } from '../support/publish.ts';

const ID = 'plan:ninh-thuan-827-2024';

describe.skipIf(!ON_POSTGRES)('a streaming replica', { timeout: 300_000 }, () => {
  let primary: DrillServer;
  let standby: DrillServer;
  let database: Database;
  let app: App;
  let onStandby: postgres.Sql;

  beforeAll(async () => {
    primary = await startServer();
    const open = (replicas: string[]) =>
      openDataset({
        databaseUrl: primary.url,
        dataDir: null,
        types: RECORD_TYPES,
        seeds: 'all',
        now: new Date(),
        deadlines: { connectMs: 2_000, acquireMs: 2_000, statementMs: 10_000 },
        replicas: { urls: replicas, state: async (db) => (await readState(db)).id },
      });
    await (await open([])).database.close();
    standby = await primary.standby();
    onStandby = postgres(standby.url, { max: 1, onnotice: () => {} });
    database = (await open([standby.url])).database;
    app = await createApp({
      config: { publicUrl: null },
      database,
      log: pino({ level: 'silent' }),
      answerCacheBytes: 1_000_000,
    });
  });
  afterAll(async () => {
    await app?.http.close();
    await database?.close();
    await onStandby?.end({ timeout: 1 });
    await standby?.remove();
    await primary?.remove();
  });

  let turn = 0;
  /** Asks what nobody asked before. Returns: what the answer says, and of which version. */
  const ask = async (least?: number) => {
    const name = `a${turn++}`;
    const answer = await app.http.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: `{ ${name}: plan(id: "${ID}") { summary } }` },
      headers: least === undefined ? {} : { 'min-dataset-version': String(least) },
    });
    expect(answer.json().errors).toBeUndefined();
    return { summary: answer.json().data[name].summary, version: Number(answer.headers['dataset-version']) };
  };
  /** Says whether readers asked the standby for plans. */
  const wasAsked = async () => {
    const [last] =
      await onStandby`select count(*)::int as found from pg_stat_activity where query like '%from "plans"%' and pid <> pg_backend_pid()`;
    return Number(last?.found) > 0;
  };
  const edit = async (summary: string) => {
    const record = (await heldRecords(database)).get(ID);
    if (!record) throw new Error(`no ${ID}`);
    const content = { ...record.content, summary };
    const published = await publishRecords(database, {
      origin: 'REVIEW',
      reason: 'edit',
      records: [{ ...record, content }],
      now: new Date(),
    });
    return published?.version ?? 0;
  };
  const standing = () => database.replicas()[0];

  it('answers readers when it has what the primary has', async () => {
    await expect.poll(() => standing()?.answers, { timeout: 30_000 }).toBe(true);
    for (let time = 0; time < 5; time++) expect((await ask()).version).toBe(1);
    expect(await wasAsked()).toBe(true);
    const { body } = await app.http.inject('/metrics');
    expect(body).toMatch(/^kehoach_replica_answers\{replica="1"\} 1$/m);
    expect(body).toMatch(/^kehoach_replica_lag_seconds\{replica="1"\} 0$/m);
  });

  it('is left out while it is behind, and nobody sees an older version', async () => {
    await onStandby`select pg_wal_replay_pause()`;
    // It pauses at the next thing that it would replay, at the latest.
    await edit('sửa trước');
    await expect
      .poll(async () => (await onStandby`select pg_get_wal_replay_pause_state() as state`)[0]?.state, {
        timeout: 30_000,
      })
      .toBe('paused');
    const version = await edit('sửa lần một');
    for (let time = 0; time < 20; time++) expect(await ask(version)).toEqual({ summary: 'sửa lần một', version });
    await expect.poll(() => standing()?.lagSeconds, { timeout: 10_000 }).toBeGreaterThan(0);
    await onStandby`select pg_wal_replay_resume()`;
    await expect.poll(() => standing()?.lagSeconds, { timeout: 10_000 }).toBe(0);
  });

  it('never answers with anything but the version that the answer says, while much is published', async () => {
    let over = false;
    const truth = new Map<number, string>();
    const asking = Array.from({ length: 4 }, async () => {
      let seen = 0;
      const answers = [];
      while (!over) {
        const answer = await ask(seen);
        // What was made while one publication followed the other is told of none.
        if (Number.isNaN(answer.version)) continue;
        expect(answer.version).toBeGreaterThanOrEqual(seen);
        seen = answer.version;
        answers.push(answer);
      }
      return answers;
    });
    for (let time = 0; time < 12; time++) truth.set(await edit(`sửa ${time}`), `sửa ${time}`);
    over = true;
    const answers = (await Promise.all(asking)).flat();
    expect(answers.length).toBeGreaterThan(4);
    for (const { version, summary } of answers) if (truth.has(version)) expect(summary).toBe(truth.get(version));
  });

  it('may end at any time: the primary answers instead', async () => {
    await expect.poll(() => standing()?.answers, { timeout: 10_000 }).toBe(true);
    const asked = Array.from({ length: 40 }, () => ask());
    await standby.remove();
    await Promise.all(asked);
    for (let time = 0; time < 10; time++) await ask();
    await expect.poll(() => standing()?.answers, { timeout: 10_000 }).toBe(false);
  });
});
