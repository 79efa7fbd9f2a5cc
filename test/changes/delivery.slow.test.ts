import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeCursor } from '../../src/changes/change.cursor.ts';
import { datasetIdentity, lastSequence } from '../../src/records/change-log.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { ON_POSTGRES, type TestDatabase, testDatabase } from '../support/databases.ts';
import { heldRecords } from '../support/edits.ts';
import { type RunningProcess, startProcess } from '../support/process.ts';
import { publishRecords } from '../support/publish.ts';
import { subscribeTo } from '../support/subscriber.ts';

const SUBSCRIBERS = 10;
const CHANGES = 1_000;
const A_PUBLICATION = 20;

/** A client that comes back with its last cursor whenever it is cut off, to the next address. */
class FaithfulSubscriber {
  readonly seen: number[] = [];
  reconnects = 0;
  private cursor: string;
  private leave = async () => {};
  private readonly done: Promise<void>;
  private finish = () => {};

  constructor(
    private readonly transport: 'ws' | 'sse',
    private readonly bases: () => readonly string[],
    private turn: number,
    cursor: string,
  ) {
    this.cursor = cursor;
    this.done = new Promise((resolve) => {
      this.finish = resolve;
    });
    this.connect();
  }

  async all(): Promise<number[]> {
    await this.done;
    await this.leave();
    return this.seen;
  }

  private connect(): void {
    const bases = this.bases();
    let open = true;
    const again = () => {
      if (!open || this.seen.length >= CHANGES) return;
      open = false;
      this.reconnects++;
      this.turn++;
      setImmediate(() => this.connect());
    };
    this.leave = subscribeTo(
      this.transport,
      bases[this.turn % bases.length] ?? '',
      { after: this.cursor },
      {
        next: (change) => {
          if (!open) return;
          this.seen.push(change.seq);
          this.cursor = change.cursor;
          if (this.seen.length === CHANGES) this.finish();
        },
        errors: again,
        closed: again,
      },
    );
  }
}

async function publishThousand(database: TestDatabase, between: (published: number) => Promise<void>): Promise<void> {
  const organisations = [...(await heldRecords(database)).values()]
    .filter((record) => record.type === 'organisation')
    .slice(0, A_PUBLICATION);
  for (let published = 0; published < CHANGES; published += A_PUBLICATION) {
    const records = organisations.map((record) => ({
      ...record,
      content: { ...record.content, nameEn: `${record.content.nameEn} ${published}` },
    }));
    await publishRecords(database, {
      origin: 'REVIEW',
      reason: 'edit',
      records,
      now: new Date(published * 1_000),
    });
    await between(published + A_PUBLICATION);
  }
}

async function whereNow(database: TestDatabase): Promise<{ last: number; cursor: string }> {
  const last = await lastSequence(database.db);
  return { last, cursor: changeCursor((await datasetIdentity(database.db))?.id ?? '', last) };
}

function expectAll(seen: number[][], last: number): void {
  expect(seen).toHaveLength(SUBSCRIBERS);
  const wanted = Array.from({ length: CHANGES }, (_, i) => last + 1 + i);
  for (const sequence of seen) expect(sequence).toEqual(wanted);
}

const subscribers = (bases: () => readonly string[], cursor: string) =>
  Array.from({ length: SUBSCRIBERS }, (_, i) => new FaithfulSubscriber(i % 3 === 2 ? 'sse' : 'ws', bases, i, cursor));

// The embedded database serves one process, PostgreSQL any number: each engine is tested as it is used.
if (ON_POSTGRES) {
  describe('two processes on one PostgreSQL', () => {
    let database: TestDatabase;
    let processes: RunningProcess[] = [];

    beforeAll(async () => {
      database = await testDatabase('seeded');
      const DATABASE_URL = database.url ?? '';
      processes = await Promise.all([startProcess({ DATABASE_URL }), startProcess({ DATABASE_URL })]);
    });
    afterAll(async () => {
      for (const each of processes) await each.kill();
      await database?.close();
    });

    it('deliver 1,000 changes to 10 subscribers, none lost, none twice', async () => {
      const { last, cursor } = await whereNow(database);
      const clients = subscribers(() => processes.map((each) => each.base), cursor);
      await publishThousand(database, async () => {});
      expectAll(await Promise.all(clients.map((client) => client.all())), last);
      expect(clients.map((client) => client.reconnects)).toEqual(Array(SUBSCRIBERS).fill(0));
    }, 120_000);

    it('do so also when one is killed and its clients come back with their last cursor', async () => {
      const { last, cursor } = await whereNow(database);
      const alive = [...processes];
      const clients = subscribers(() => alive.map((each) => each.base), cursor);
      await publishThousand(database, async (published) => {
        if (published !== 500) return;
        const victim = alive.shift();
        await victim?.kill();
      });
      expectAll(await Promise.all(clients.map((client) => client.all())), last);
      expect(clients.filter((client) => client.reconnects > 0)).toHaveLength(SUBSCRIBERS / 2);
    }, 120_000);
  });
} else {
  describe('one process on the embedded database', () => {
    let app: TestApp;

    beforeAll(async () => {
      app = await createTestApp('seeded');
      await app.http.listen({ port: 0, host: '127.0.0.1' });
    });
    afterAll(async () => {
      await app?.http.close();
      await app?.database.close();
    });

    it('delivers 1,000 changes to 10 subscribers, none lost, none twice', async () => {
      const { last, cursor } = await whereNow(app.database);
      const base = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
      const clients = subscribers(() => [base], cursor);
      await publishThousand(app.database, async () => {});
      expectAll(await Promise.all(clients.map((client) => client.all())), last);
    }, 120_000);
  });
}
