import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { type Database, openDatabase } from '../../src/database/connection.ts';
import { ON_POSTGRES, type TestDatabase, testDatabase } from '../support/databases.ts';
import { heldRecords } from '../support/edits.ts';
import { type Pooler, startPooler } from '../support/pooler.ts';
import { publishRecords } from '../support/publish.ts';
import { subscribeTo } from '../support/subscriber.ts';

const deadlines = { connectMs: 2_000, acquireMs: 5_000, statementMs: 10_000 };

describe.skipIf(!ON_POSTGRES)('behind PgBouncer in transaction mode', { timeout: 120_000 }, () => {
  let direct: TestDatabase;
  let pooler: Pooler;
  let pooled: string;
  beforeAll(async () => {
    direct = await testDatabase('seeded');
    pooler = await startPooler(process.env.DATABASE_URL ?? '');
    pooled = pooler.through(direct.url ?? '');
  });
  afterAll(async () => {
    await pooler?.stop();
    await direct?.close();
  });

  let edits = 0;
  const edit = async () => {
    const record = (await heldRecords(direct)).get('plan:ninh-thuan-827-2024');
    if (!record) throw new Error('no plan');
    const content = { ...record.content, summary: `sửa ${++edits}` };
    await publishRecords(direct, { origin: 'REVIEW', reason: 'x', records: [{ ...record, content }], now: new Date() });
  };

  /** Serves through the pooler, and says how long a subscriber waits for what somebody else published. */
  async function waitOfSubscriber(directUrl: string | null): Promise<number> {
    const database = await openDatabase({ databaseUrl: pooled, dataDir: null, prepare: false, directUrl, deadlines });
    const app = await createApp({ config: { publicUrl: null }, database, log: pino({ level: 'silent' }) });
    await app.http.listen({ port: 0, host: '127.0.0.1' });
    const base = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
    let leave = async () => {};
    const heard = new Promise<void>((resolve, reject) => {
      const sink = { next: () => resolve(), errors: reject, closed: reject };
      leave = subscribeTo('ws', base, { entityTypes: ['plan'] }, sink);
    });
    // Until the subscription stands, nobody can say when what was published came.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await edit();
    const published = performance.now();
    await heard;
    const waited = performance.now() - published;
    await leave();
    await app.http.close();
    await database.close();
    return waited;
  }

  it('a service that was not told says what to set', async () => {
    const opening = openDatabase({ databaseUrl: pooled, dataDir: null, deadlines });
    await expect(opening).rejects.toMatchObject({
      code: 'DATABASE_UNSUITABLE',
      message: expect.stringContaining('PREPARED_STATEMENTS'),
    });
  });

  it('a service that was told looks by itself, so that subscribers hear of everything', async () => {
    expect(await waitOfSubscriber(null)).toBeLessThan(10_000);
  });

  it('a service that may go past it hears at once', async () => {
    expect(await waitOfSubscriber(direct.url ?? '')).toBeLessThan(2_000);
  });

  it('answers many questions at the same time, each its own', async () => {
    const database: Database = await openDatabase({ databaseUrl: pooled, dataDir: null, prepare: false, deadlines });
    const app = await createApp({ config: { publicUrl: null }, database, log: pino({ level: 'silent' }) });
    const slugs = ['hue', 'ha-noi', 'dong-nai', 'ninh-thuan', 'quang-ngai'];
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, at) => {
        const slug = slugs[at % slugs.length];
        const query = `{ province(slug: "${slug}") { slug plans(first: 3) { totalCount nodes { province { slug } } } } }`;
        const answer = await app.http.inject({ method: 'POST', url: '/graphql', payload: { query } });
        const { province } = answer.json().data;
        return [
          province.slug === slug,
          province.plans.nodes.every((plan: { province: { slug: string } }) => plan.province.slug === slug),
        ];
      }),
    );
    await app.http.close();
    await database.close();
    expect(answers.flat()).not.toContain(false);
  });
});
