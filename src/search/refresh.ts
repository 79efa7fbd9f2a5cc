import { type SQL, sql, type Table } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import { isAny, isListed, rowsOf } from '../database/connection.ts';
import { insertAll } from '../database/insert.ts';
import { documents as documentTable } from '../documents/document.table.ts';
import { plans } from '../plans/plan.table.ts';
import type { Happened } from '../records/projection.ts';
import { targets } from '../targets/target.table.ts';
import { taskAgencies, tasks } from '../tasks/task.table.ts';
import { DOCUMENT_READINGS, type Names, type Reading, readBatch } from './describe.ts';
import { REFERENCE_READINGS } from './describe-reference.ts';
import { searchEntries, searchWords } from './entry.table.ts';
import { entryOf } from './entry.ts';
import { namesOfProvinces } from './province-names.ts';
import { countWords, type WordCounts, wordsHeld } from './word-counts.ts';

/** Raise it with whatever changes what an entry holds: the next start then makes all of them anew. */
export const RECIPE = 5;

const BATCH = 2_000;
/** A captured page may be long. */
const PAGES = 50;

/** Names of provinces and districts stand in nearly every entry. */
const EVERYWHERE = new Set(['province', 'district', 'document-type']);

/**
 * Makes anew the entries of what a publication changed and of what is told by it: a plan's tasks bear its province and
 * year, a document's entries what its sources show.
 */
export async function refreshSearch(tx: Db, happened: readonly Happened[]): Promise<void> {
  if (happened.some(({ type }) => EVERYWHERE.has(type))) return rebuildSearch(tx);
  const ids = (type: string) => happened.filter((one) => one.type === type).map((one) => one.id);
  await deleteEntries(
    tx,
    happened.map((one) => one.id),
  );
  const names = await namesOfProvinces(tx);
  const documents = ids('document');
  for (const [type, readings] of Object.entries(REFERENCE_READINGS)) {
    // A programme and a strategy bear the number of the document that promulgates them.
    const promulgated = type === 'programme' || type === 'strategy' ? documents : [];
    const own = ids(type);
    if (own.length + promulgated.length === 0) continue;
    const where = promulgated.length > 0 ? sql` or ${isAny(sql`t.document_id`, promulgated)}` : sql``;
    for (const reading of readings) await write(tx, reading, names, sql`${isAny(sql`t.id`, own)}${where}`);
  }
  const touched = await documentsTouched(tx, happened);
  // Documents and plans bear the name of their issuer, tasks those of who does them. Each part is found by an index;
  // joined with "or", the whole table would be read.
  const bodies = ids('organisation');
  const issued = sql`d.id in (select id from ${documentTable} as one where ${isListed(sql`one.id`, touched)}
    union select id from ${documentTable} as one where ${isListed(sql`one.issuer_id`, bodies)})`;
  const of = (
    table: Table,
    own: string[],
    more = sql``,
  ) => sql`t.id in (select id from ${table} as one where ${isListed(sql`one.id`, own)}
    union select one.id from ${table} as one inner join ${plans} as plan on plan.id = one.plan_id
      where ${isListed(sql`plan.document_id`, touched)} ${more})`;
  const done = sql`union select id from ${tasks} as one where ${isListed(sql`one.actor_id`, bodies)}
    union select agency.task_id from ${taskAgencies} as agency where ${isListed(sql`agency.organisation_id`, bodies)}`;
  await write(tx, DOCUMENT_READINGS.document, names, issued);
  await write(tx, DOCUMENT_READINGS.plan, names, issued);
  await write(tx, DOCUMENT_READINGS.task, names, of(tasks, ids('task'), bodies.length > 0 ? done : sql``));
  await write(tx, DOCUMENT_READINGS.target, names, of(targets, ids('target')));
  const carried = sql`link.document_id = any(${sql.param(touched)}::text[])`;
  const pages = sql`${carried} or ${isAny(sql`t.id`, ids('source-page'))}`;
  await write(tx, DOCUMENT_READINGS['source-page'], names, sql`t.text is not null and (${pages})`, PAGES);
}

/** Makes the whole index anew. */
export async function rebuildSearch(tx: Db): Promise<void> {
  await tx.delete(searchEntries);
  await tx.delete(searchWords);
  const names = await namesOfProvinces(tx);
  for (const reading of Object.values(REFERENCE_READINGS).flat()) await write(tx, reading, names, sql`true`);
  for (const [type, reading] of Object.entries(DOCUMENT_READINGS)) {
    const ofPage = type === 'source-page';
    await write(tx, reading, names, ofPage ? sql`t.text is not null` : sql`true`, ofPage ? PAGES : BATCH);
  }
}

/** Ids of the documents whose entries a publication may change: named by a record before it or after. */
async function documentsTouched(tx: Db, happened: readonly Happened[]): Promise<string[]> {
  const named = happened.flatMap(({ type, id, before, after }) => {
    if (type === 'document') return [id];
    if (type !== 'plan' && type !== 'source-page') return [];
    return [before, after].flatMap((content) => documentKeys(content)).map((key) => `document:${key}`);
  });
  const sources = happened
    .filter((one) => one.type === 'source-page')
    .map((one) => one.id.slice('source-page:'.length));
  const linked = await rowsOf<{ id: string }>(
    tx,
    sql`select distinct s.document_id as id from sources as s where s.page_id = any(${sql.param(
      sources.map((slug) => `source-page:${slug}`),
    )}::text[])`,
  );
  return [...new Set([...named, ...linked.map((row) => row.id)])];
}

function documentKeys(content: { key: string } | null): string[] {
  const { document, documents } = (content ?? {}) as { document?: string; documents?: { document: string }[] };
  return [...(document ? [document] : []), ...(documents ?? []).map((entry) => entry.document)];
}

async function deleteEntries(tx: Db, records: string[]): Promise<void> {
  const ofRecords = isAny(searchEntries.recordId, records);
  await countWords(tx, await wordsHeld(tx, ofRecords), new Map());
  await tx.delete(searchEntries).where(ofRecords);
}

async function write(tx: Db, reading: Reading, names: Names, where: SQL, size = BATCH): Promise<void> {
  for (let after: string | null = ''; after !== null; ) {
    const from = sql`(${where}) and t.id collate "C" > ${after}`;
    const batch: Awaited<ReturnType<typeof readBatch>> = await readBatch(tx, reading, names, from, size);
    const entries = batch.described.map(entryOf);
    const ids = entries.map((entry) => entry.row.id);
    const before = await wordsHeld(tx, isAny(searchEntries.id, ids));
    await insertAll(
      tx,
      searchEntries,
      entries.map((entry) => entry.row),
      searchEntries.id,
    );
    const held: WordCounts = new Map();
    for (const word of entries.flatMap((entry) => entry.words)) held.set(word, (held.get(word) ?? 0) + 1);
    await countWords(tx, before, held);
    after = batch.last;
  }
}
