import { Agent, request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildParts } from '../../support/build.ts';
import { ON_POSTGRES, type TestDatabase, testDatabase } from '../../support/databases.ts';
import { heldRecords } from '../../support/edits.ts';
import { publishRecords } from '../../support/publish.ts';
import { type Service, startService } from '../../support/service.ts';

const EDITED = 'plan:ninh-thuan-827-2024';
const QUESTION = `{ dataset { version contentHash } plan(id: "${EDITED}") { summary } }`;
const READERS = 16;
const PUBLICATIONS = 24;

interface Got {
  status: number;
  version: string | undefined;
  etag: string | undefined;
  body: string;
}

/** Asks on connections that stay, as browsers and portals do. */
function get(agent: Agent, base: string, headers: Record<string, string>): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request(`${base}/graphql?query=${encodeURIComponent(QUESTION)}`, { agent, headers, timeout: 20_000 });
    asked.on('timeout', () => asked.destroy(new Error('not answered in 20 s')));
    asked.on('error', reject).on('response', (response) => {
      const chunks: Buffer[] = [];
      response
        .on('error', reject)
        .on('data', (chunk: Buffer) => void chunks.push(chunk))
        .on('end', () => {
          const { 'dataset-version': version, etag } = response.headers;
          resolve({
            status: response.statusCode ?? 0,
            version: version === undefined ? undefined : String(version),
            etag,
            body: Buffer.concat(chunks).toString(),
          });
        });
    });
    asked.end();
  });
}

/** One client: it goes from one process to the other, and says what may not be. */
class Reader {
  private seen = 0;
  private last: { etag: string; version: string | undefined } | null = null;
  notModified = 0;
  readonly faults: string[] = [];

  constructor(
    private readonly bodies: Map<string, string>,
    private readonly summaries: ReadonlyMap<number, string>,
    private readonly asksForVersion: boolean,
  ) {}

  async turn(agent: Agent, base: string): Promise<void> {
    const before = this.last;
    const got = await get(agent, base, {
      ...(this.asksForVersion && { 'min-dataset-version': String(this.seen) }),
      ...(before && { 'if-none-match': before.etag }),
    });
    if (got.status === 304) {
      this.notModified += 1;
      // What has not changed is what this client has, under the version that it has it from.
      if (got.etag !== before?.etag || got.version !== before?.version) this.faults.push(`304 of ${got.version}`);
      return;
    }
    // A process that has not seen a version yet may say so, to who asks for it.
    if (got.status === 503 && this.asksForVersion) return;
    if (got.status !== 200) {
      this.faults.push(`${got.status} ${got.body}`);
      return;
    }
    const { dataset, plan } = JSON.parse(got.body).data;
    if (dataset.version < this.seen) this.faults.push(`version ${dataset.version} after ${this.seen}`);
    this.seen = Math.max(this.seen, dataset.version);
    // An answer that was made from two versions has no name.
    if (got.version === undefined) return;
    if (got.version !== String(dataset.version)) this.faults.push(`${dataset.version} as ${got.version}`);
    if (plan.summary !== this.summaries.get(dataset.version)) this.faults.push(`${plan.summary} in ${dataset.version}`);
    if (got.etag === undefined) return;
    const known = this.bodies.get(got.etag) ?? got.body;
    if (known !== got.body) this.faults.push(`one tag for ${known} and ${got.body}`);
    this.bodies.set(got.etag, got.body);
    this.last = { etag: got.etag, version: got.version };
  }
}

// The embedded engine has one process.
describe.runIf(ON_POSTGRES)('sixteen clients of two processes of the service while changes are published', () => {
  beforeAll(() => buildParts());

  it('never see one version under the tag or name of another, and never go back', { timeout: 300_000 }, async () => {
    const database: TestDatabase = await testDatabase('seeded');
    const settings = { DATABASE_URL: database.url ?? '', PORT: '0', CLIENT_REQUESTS_PER_SECOND: '0' };
    const services: Service[] = [startService(settings), startService(settings)];
    const agent = new Agent({ keepAlive: true, maxSockets: READERS });
    const summaries = new Map<number, string>();
    const publishEdit = async (i: number) => {
      const record = (await heldRecords(database)).get(EDITED);
      if (!record) throw new Error(`no ${EDITED}`);
      const content = { ...record.content, summary: `sửa ${i}` };
      // Its number is told before it is there: whoever is quick must find it known.
      const [{ next = 0 } = {}] = (await database.db.execute(
        'select max(version) + 1 as next from dataset_versions',
      )) as unknown as { next: number }[];
      summaries.set(next, content.summary);
      const edit = { origin: 'REVIEW', reason: 'edit', records: [{ ...record, content }], now: new Date() } as const;
      expect((await publishRecords(database, edit)).version).toBe(next);
    };
    try {
      const bases = await Promise.all(services.map((service) => service.listening()));
      await publishEdit(0);
      const bodies = new Map<string, string>();
      const readers = Array.from({ length: READERS }, (_, i) => new Reader(bodies, summaries, i % 2 === 0));
      let publishing = true;
      let turns = 0;
      const reading = readers.map(async (reader, i) => {
        for (let turn = i; publishing; turn++, turns++) await reader.turn(agent, bases[turn % 2] ?? '');
      });
      const published = (async () => {
        for (let i = 1; i <= PUBLICATIONS; i++) {
          await publishEdit(i);
          // Some come one upon another, some leave time for answers to be kept and found unchanged.
          await new Promise((resolve) => setTimeout(resolve, (i % 3) * 700));
        }
      })().finally(() => {
        publishing = false;
      });
      await Promise.all([published, ...reading]);
      expect(readers.flatMap(({ faults }) => faults)).toEqual([]);
      expect(turns).toBeGreaterThan(READERS * PUBLICATIONS);
      expect(bodies.size).toBeGreaterThan(3);
      expect(readers.some(({ notModified }) => notModified > 0)).toBe(true);
    } finally {
      agent.destroy();
      for (const service of services) service.kill('SIGKILL');
      await Promise.all(services.map((service) => service.ended()));
      await database.close();
    }
  });
});
