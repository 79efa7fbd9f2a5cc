import { AppError } from '../../base/errors.ts';
import type { Database } from '../../database/connection.ts';
import { ImportError, type Reference, readDocument } from '../../reader/index.ts';
import type { RecordType } from '../../records/record.ts';
import { checkBundle } from '../../works/check-bundle.ts';
import type { KeptBundle } from '../../works/identity.ts';
import { importBundles } from '../../works/import-bundle.ts';
import { pageOfCapture, withdrawPage } from '../../works/withdraw-page.ts';
import type { Fetcher, Validators } from '../fetch/fetcher.ts';
import type { Manners } from '../fetch/robots.ts';
import { checkAnswer, type HarvestSource, nextTryAfter, provinceKey } from '../sources.ts';
import {
  goneEntries,
  type HarvestEntry,
  isPublishedElsewhere,
  keepEntries,
  noteEntry,
  waitingEntries,
} from './entries.ts';
import { readFeed } from './read-feed.ts';

const ACCEPT = 'application/atom+xml, application/feed+json, application/rss+xml, application/xml;q=0.8, */*;q=0.5';

/** So many pages are published as one version, or fewer where they are large. */
const MOST_TOGETHER = 25;
const MOST_BYTES = 4 * 1024 * 1024;

export interface HarvestTools {
  database: Database;
  types: readonly RecordType[];
  reference: () => Promise<Reference>;
  fetcher: Fetcher;
  manners: Manners;
  now(): Date;
  signal: AbortSignal;
  tell(line: string): void;
}

/** What a run did with a source. */
export interface HarvestCounts {
  /** Pages that were read and said something new, or changes that were taken over. */
  published: number;
  unchanged: number;
  withdrawn: number;
  /** Pages that could not be read or fetched. */
  failed: number;
}

/**
 * Harvests a feed of pages: what its entries name is fetched, read and imported, some pages a publication. What is not
 * in the feed any more stays, unless the feed says that it was deleted: a feed shows its newest entries only.
 *
 * Throws: HARVEST_FAILED when the feed itself cannot be had; the pages that were waiting are then read all the same.
 */
export async function harvestFeed(tools: HarvestTools, source: HarvestSource): Promise<HarvestCounts> {
  const counts: HarvestCounts = { published: 0, unchanged: 0, withdrawn: 0, failed: 0 };
  const refusal = await readSource(tools, source).then(
    () => null,
    (error: unknown) => error,
  );
  await withdrawGone(tools, source, counts);
  for (let after = ''; !tools.signal.aborted; ) {
    const waiting = await waitingEntries(tools.database.db, source.id, tools.now(), after);
    let read: ReadEntry[] = [];
    let bytes = 0;
    for (const entry of waiting) {
      if (tools.signal.aborted) break;
      const page = await readEntry(tools, source, entry, counts);
      if (page !== null) read.push(page);
      bytes += page?.bytes ?? 0;
      after = entry.entryId;
      if (read.length < MOST_TOGETHER && bytes < MOST_BYTES) continue;
      await publishEntries(tools, source, read, counts);
      [read, bytes] = [[], 0];
    }
    await publishEntries(tools, source, read, counts);
    if (waiting.length === 0) break;
  }
  await withdrawGone(tools, source, counts);
  if (refusal !== null) throw refusal;
  return counts;
}

async function readSource({ database, fetcher, manners, signal }: HarvestTools, source: HarvestSource): Promise<void> {
  await manners.before(source.url);
  const answer = await fetcher.fetch(source.url, { accept: ACCEPT, validators: source, signal });
  checkAnswer('The feed', answer, isKnown(source));
  if (answer.status === 304) return;
  await keepEntries(database.db, source.id, readFeed(answer.body, answer.url), answer);
}

/** A page that was fetched and read and waits to be published. */
interface ReadEntry {
  entry: HarvestEntry;
  bundle: KeptBundle;
  validators: Validators;
  bytes: number;
}

/** Fetches and reads the page of an entry. Returns null where nothing of it is to be published. */
async function readEntry(
  tools: HarvestTools,
  source: HarvestSource,
  entry: HarvestEntry,
  counts: HarvestCounts,
): Promise<ReadEntry | null> {
  const { database, fetcher, manners, signal } = tools;
  const url = entry.url ?? '';
  try {
    await manners.before(url);
    const answer = await fetcher.fetch(url, { validators: entry, signal });
    if (answer.status === 410) {
      counts.unchanged += 1;
      await noteEntry(database.db, entry, { state: 'GONE', note: 'the page is gone for good (410)' });
      return null;
    }
    checkAnswer('The page', answer, isKnown(entry));
    if (answer.status === 304) {
      counts.unchanged += 1;
      await noteEntry(database.db, entry, DONE);
      return null;
    }
    const bundle = await bundleOf(tools, source, url, answer.body);
    const province = provinceKey(source.speaksFor);
    const { etag, lastModified } = answer;
    return {
      entry,
      bundle: province === null ? bundle : { ...bundle, speaksFor: province },
      validators: { etag, lastModified },
      bytes: answer.body.length,
    };
  } catch (error) {
    await noteFailure(tools, entry, counts, error);
    return null;
  }
}

const DONE = { state: 'READ', failures: 0, nextTry: null, note: null } as const;

/** Publishes pages together: a version a page would count the whole dataset for each of ten thousand. */
async function publishEntries(
  tools: HarvestTools,
  source: HarvestSource,
  read: readonly ReadEntry[],
  counts: HarvestCounts,
): Promise<void> {
  // What was read before the run was stopped need not be asked for again.
  if (read.length === 0) return;
  const { database, types, now } = tools;
  const before = new Map<ReadEntry, string | null>();
  for (const one of read) before.set(one, await pageOfCapture(database.db, one.entry.capture));
  const reason = `harvest of ${read.length} pages of ${source.publisher}`;
  const bundles = read.map(({ bundle }) => bundle);
  const outcomes = await importBundles(database, types, bundles, { now: now(), reason });
  for (const [i, one] of read.entries()) {
    const outcome = outcomes[i];
    if (outcome === undefined) continue;
    if ('refusal' in outcome) {
      await noteFailure(tools, one.entry, counts, outcome.refusal);
      continue;
    }
    counts[outcome.unchanged ? 'unchanged' : 'published'] += 1;
    await noteEntry(database.db, one.entry, { ...DONE, imported: true, capture: outcome.sha256, ...one.validators });
    // A bundle may come to tell of another page than before.
    const left = before.get(one) ?? null;
    if (one.entry.imported && left !== null && left !== outcome.page) await withdraw(tools, source, one.entry, left);
  }
}

/** Keeps why an entry could not be harvested. Throws what is not ours to say: a failure of the database ends the run. */
async function noteFailure(
  { database, now, signal }: HarvestTools,
  entry: HarvestEntry,
  counts: HarvestCounts,
  error: unknown,
): Promise<void> {
  if (signal.aborted) return;
  counts.failed += 1;
  if (!(error instanceof ImportError || error instanceof AppError)) throw error;
  const note = `${error.code}: ${error.message}`.slice(0, 500);
  if (error.code !== 'HARVEST_FAILED') {
    // Nothing that waiting would mend: it is read again when its entry changes.
    await noteEntry(database.db, entry, { state: 'UNREADABLE', note });
    return;
  }
  const failures = entry.failures + 1;
  const nextTry = nextTryAfter(failures, error.details.retryAfter, now());
  await noteEntry(database.db, entry, { failures, note, nextTry });
}

/** Says whether a publisher was asked only for what is new to us. */
function isKnown({ etag, lastModified }: Validators): boolean {
  return etag !== null || lastModified !== null;
}

/** Reads what an entry leads to: a plan bundle that the publisher made, or a page. */
async function bundleOf(
  { reference, now }: HarvestTools,
  { publisher }: HarvestSource,
  url: string,
  body: Uint8Array,
): Promise<KeptBundle> {
  const stated = statedBundle(body);
  if (stated !== undefined) {
    const bundle = checkBundle(stated, url);
    return bundle.source.publisher === null ? { ...bundle, source: { ...bundle.source, publisher } } : bundle;
  }
  const capturedAt = now().toISOString();
  return readDocument(body, { reference: await reference(), url, publisher, capturedAt });
}

/** Told by what it says of itself, since servers send JSON under many names; undefined for what is no bundle. */
function statedBundle(body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body.subarray(0, 3)) === '\ufeff' ? body.subarray(3) : body;
  if (!/^\s*\{/.test(new TextDecoder().decode(text.subarray(0, 100)))) return undefined;
  try {
    const value = JSON.parse(new TextDecoder().decode(text)) as { format?: unknown };
    return typeof value.format === 'string' && value.format.startsWith('kehoach-plan-bundle/') ? value : undefined;
  } catch {
    // Then it is read as any page is, which says what it is.
    return undefined;
  }
}

/** Takes out the pages of entries that were deleted, unless another entry still publishes them. */
async function withdrawGone(tools: HarvestTools, source: HarvestSource, counts: HarvestCounts): Promise<void> {
  const { database, signal } = tools;
  for (;;) {
    const gone = await goneEntries(database.db, source.id);
    for (const entry of gone) {
      if (signal.aborted) return;
      const page = await pageOfCapture(database.db, entry.capture);
      if (page !== null && (await withdraw(tools, source, entry, page))) counts.withdrawn += 1;
      await noteEntry(database.db, entry, { imported: false, etag: null, lastModified: null });
    }
    if (gone.length === 0) return;
  }
}

/** Takes a page out, unless another entry still publishes it. Returns whether anything changed by it. */
async function withdraw(
  { database, types, now }: HarvestTools,
  source: HarvestSource,
  entry: HarvestEntry,
  page: string,
): Promise<boolean> {
  if (await isPublishedElsewhere(database.db, entry, page)) return false;
  const { withdrawn, changed } = await withdrawPage(database, types, {
    page,
    reason: `${source.publisher} withdrew ${entry.url ?? page} (${entry.note ?? 'replaced by the publisher'})`,
    now: now(),
  });
  return withdrawn.length + changed.length > 0;
}
