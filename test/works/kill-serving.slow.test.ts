import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ON_POSTGRES, testDatabase } from '../support/databases.ts';
import { ask, openFolder, startService } from '../support/service.ts';
import { hashesOfSteps, PAGES, writePages } from './support/chain.ts';

const folder = openFolder();
let steps: (string | null)[];
beforeAll(async () => {
  steps = await hashesOfSteps();
});

interface Dataset {
  version: number;
  contentHash: string;
}

async function datasetAt(url: string): Promise<Dataset> {
  const { data } = await ask(url, '{ dataset { version contentHash } }');
  return data.dataset;
}

/** Asks until something holds; the deadline of the test ends what never does. */
async function until<T>(look: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The dataset when nothing is written to it any more. */
async function settled(url: string): Promise<Dataset> {
  let last = await datasetAt(url);
  return until(async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const next = await datasetAt(url);
    const same = next.version === last.version;
    last = next;
    return same ? next : null;
  });
}

/** Every plan that the pages told of so far, with what belongs to it. */
async function plansAt(url: string) {
  const query = `{ plans(filter: { provinces: ["tuyen-quang"] }, first: 100) { nodes {
    number tasks { totalCount } document { signer sources { sha256 completeness } } } } }`;
  const { data, errors } = await ask(url, query);
  expect(errors).toBeUndefined();
  return data.plans.nodes as {
    number: string;
    tasks: { totalCount: number };
    document: { sources: { completeness: string }[] };
  }[];
}

// Through the control socket on the embedded database; beside the service on PostgreSQL.
describe(`an import beside the running service, on ${ON_POSTGRES ? 'PostgreSQL' : 'the embedded engine'}`, () => {
  it.each([
    ['command', 2],
    ['command', 6],
    ['command', 10],
    ['service', 2],
    ['service', 6],
    ['service', 10],
  ] as const)(
    'leaves whole documents when the %s is killed after %i of them, and a second import ends the same',
    async (victim, documents) => {
      const database = ON_POSTGRES ? await testDatabase('empty') : null;
      await database?.disconnect?.();
      const settings = {
        ...(database?.url ? { DATABASE_URL: database.url } : { DATA_DIR: join(folder(), 'data') }),
        ...{ PORT: '0', SEEDS: 'reference' },
      };
      const pages = await writePages(folder());
      const service = startService(settings);
      const url = await service.listening();
      const start = await datasetAt(url);
      expect(steps.indexOf(start.contentHash)).toBe(0);

      const importing = startService(settings, { args: ['import', pages] });
      // The command prints to a pipe only at its end; the version tells how far it is.
      await until(async () => ((await datasetAt(url)).version >= start.version + documents ? true : null));
      (victim === 'command' ? importing : service).kill('SIGKILL');
      const { code, signal } = await importing.ended();
      if (victim === 'command') expect(signal).toBe('SIGKILL');
      // On PostgreSQL the command needs no service.
      else expect(code).toBe(ON_POSTGRES ? 0 : 1);

      const again = victim === 'service' ? startService(settings) : service;
      const after = victim === 'service' ? await again.listening() : url;
      const left = await settled(after);
      const done = steps.indexOf(left.contentHash);
      expect(done).toBeGreaterThanOrEqual(documents);
      if (victim === 'command' || !ON_POSTGRES) expect(left.version).toBe(start.version + done);
      const plans = await plansAt(after);
      expect(plans.map(({ number }) => number).sort()).toEqual(
        Array.from({ length: done }, (_, i) => `${101 + i}/KH-UBND`),
      );
      // The next page cites it, which is a source of another kind.
      const carrying = (sources: { completeness: string }[]) =>
        sources.filter((each) => each.completeness !== 'CITED_ONLY');
      for (const { tasks, document } of plans)
        expect([tasks.totalCount, carrying(document.sources).length]).toEqual([2, 1]);

      const second = startService(settings, { args: ['import', pages] });
      expect(await second.ended(), second.err()).toEqual({ code: 0, signal: null });
      const end = await datasetAt(after);
      expect(steps.indexOf(end.contentHash)).toBe(PAGES.length);
      again.kill('SIGKILL');
      await again.ended();
      await database?.close().catch(() => undefined);
    },
    240_000,
  );
});
