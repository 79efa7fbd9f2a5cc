import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { type TestDatabase, testDatabase } from '../../support/databases.ts';
import { heldRecords } from '../../support/edits.ts';
import { publishRecords } from '../../support/publish.ts';
import { jsonFeedSchema } from './json-feed.schema.ts';

const run = promisify(execFile);
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const PATHS = [
  '/feeds/plans',
  '/feeds/provinces/binh-dinh',
  '/feeds/strategies/strategy-2021-2030',
  '/feeds/programmes/comm-2030',
  '/feeds/action-areas/T03',
  '/feeds/changes',
];
const ARCHIVE = '?archive=1';

let database: TestDatabase;
let app: Awaited<ReturnType<typeof createApp>>;
let base: string;
let folder: string;
/** What the readers were answered, in order. */
let answers: { url: string; status: number; bytes: number }[] = [];

beforeAll(async () => {
  database = await testDatabase('seeded');
  // A tombstone and a text that would break a careless writer.
  const records = await heldRecords(database);
  const gone = [...records.values()].filter(
    ({ id, content }) => id === 'plan:ninh-thuan-712-2022' || content.plan === 'ninh-thuan-712-2022',
  );
  const odd = records.get('document:quang-ngai-93-2025');
  const title = `]]> & <script>alert("1")</script> 'đ'`;
  if (!odd) throw new Error('the seeds have 93');
  await publishRecords(database, {
    origin: 'REVIEW',
    reason: 'a <tombstone> & ]]>',
    records: [{ ...odd, content: Object.assign({}, odd.content, { title }) }],
    withdraw: gone.map(({ id }) => ({ id })),
    now: new Date('2026-04-01T00:00:00Z'),
  });
  app = await createApp({ config: { publicUrl: null }, database, log: pino({ level: 'silent' }) });
  app.http.addHook('onResponse', async (request, reply) => {
    answers.push({ url: request.url, status: reply.statusCode, bytes: Number(reply.getHeader('content-length') ?? 0) });
  });
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), 'kehoach-readers-'));
});
afterAll(async () => {
  await app?.http.close();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  answers = [];
});

async function download(urls: string[], ending: string): Promise<string[]> {
  return Promise.all(
    urls.map(async (url, i) => {
      const file = join(folder, `${i}.${ending}`);
      await writeFile(file, await (await fetch(base + url)).text());
      return file;
    }),
  );
}

describe('strict readers accept every kind of feed', () => {
  it('Atom: the RELAX NG grammar of RFC 4287, by jing', async () => {
    const files = await download([...PATHS.map((path) => `${path}.atom`), `/feeds/changes.atom${ARCHIVE}`], 'atom');
    expect((await run('jing', ['-c', here('./atom.rnc'), ...files])).stdout).toBe('');
  });

  it.each(['atom', 'rss'])('%s: feedparser, which finds nothing wrong', async (format) => {
    const files = await download(
      PATHS.map((path) => `${path}.${format}`),
      format,
    );
    const { stdout } = await run('/usr/bin/python3', [here('./strict.py'), ...files]);
    expect(stdout.trim().split('\n')).toHaveLength(PATHS.length);
    expect(stdout).toContain(format === 'atom' ? 'atom10' : 'rss20');
  });

  it('JSON Feed: the form of version 1.1, and no key beside it but extensions', async () => {
    for (const path of PATHS) {
      const parsed = jsonFeedSchema.safeParse(await (await fetch(`${base}${path}.json`)).json());
      expect(parsed.error?.issues ?? [], path).toEqual([]);
    }
  });
});

/**
 * After the polls in which a reader has no validators yet, two polls in a row must be 304 without a body: it sends
 * what it was given, and gets nothing anew.
 */
async function pollOn(poll: () => Promise<unknown>, urls: string[], pollsWithoutValidators: number): Promise<void> {
  for (let round = 1; round <= pollsWithoutValidators + 2; round++) {
    answers = [];
    await poll();
    const isNew = round <= pollsWithoutValidators;
    for (const url of urls) {
      const got = answers.filter((answer) => answer.url === url);
      expect(
        got.map((answer) => answer.status),
        `${url}, poll ${round}`,
      ).toEqual([isNew ? 200 : 304]);
      if (!isNew) expect(got[0]?.bytes).toBe(0);
    }
  }
}

describe('real readers get 304 with an empty body for the validators that they return, twice in a row', () => {
  const urls = PATHS.flatMap((path) => [`${path}.atom`, `${path}.rss`]);

  it('newsboat', async () => {
    const home = join(folder, 'newsboat');
    await mkdir(home);
    await writeFile(join(home, 'urls'), urls.map((url) => `${base}${url}\n`).join(''));
    await writeFile(join(home, 'config'), 'reload-threads 1\n');
    const files = ['-u', join(home, 'urls'), '-c', join(home, 'cache.db'), '-C', join(home, 'config')];
    const options = { env: { ...process.env, HOME: home, LC_ALL: 'C.UTF-8' } };
    // newsboat 2.21 keeps validators only of feeds that its cache knows already: from the second poll on.
    await pollOn(() => run('newsboat', [...files, '-x', 'reload'], options), urls, 2);
    const { stdout } = await run('newsboat', [...files, '-x', 'print-unread'], options);
    const unread = Number.parseInt(stdout, 10);
    expect(unread).toBeGreaterThan(80);
  });

  it('sfeed', async () => {
    const home = join(folder, 'sfeed');
    await mkdir(join(home, 'tags'), { recursive: true });
    const names = urls.map((url, i) => `feed "${i}" "${base}${url}"`);
    await writeFile(
      join(home, 'sfeedrc'),
      `sfeedpath="${home}/feeds"
fetch() { curl -sS -f --etag-save "${home}/tags/$1" --etag-compare "${home}/tags/$1" "$2"; }
feeds() {
${names.join('\n')}
}
`,
    );
    await pollOn(() => run('sfeed_update', [join(home, 'sfeedrc')]), urls, 1);
    for (const [i, url] of urls.entries()) {
      const lines = (await readFile(join(home, 'feeds', String(i)), 'utf8')).trim().split('\n');
      expect(lines.length, url).toBeGreaterThan(0);
      expect(lines[0]?.split('\t')[5], url).toMatch(/^tag:kehoach-graph,2026:/);
    }
  });
});
