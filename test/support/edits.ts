import type { Database } from '../../src/database/connection.ts';
import type { ProvinceContent } from '../../src/provinces/province.record.ts';
import type { IncomingRecord } from '../../src/records/publish.ts';
import { records as recordsTable } from '../../src/records/record.table.ts';
import { idOf } from '../../src/records/record.ts';
import type { Withdrawal } from '../../src/records/withdraw.ts';
import type { TaskContent } from '../../src/tasks/task.record.ts';
import { publishRecords } from './publish.ts';

/** Gives the same numbers from 0 to 1 for the same seed. Source: mulberry32, Tommy Ettinger, public domain. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Content = { key: string } & Record<string, unknown>;
type Held = { id: string; type: string; content: Content };

/** The text of each type that edits rewrite. */
const TEXTS: Readonly<Record<string, string>> = {
  task: 'title',
  document: 'note',
  plan: 'summary',
  organisation: 'name',
  programme: 'note',
  'source-page': 'title',
};

/** What is published, kept beside the database so that edits can be drawn without reading it each time. */
export async function heldRecords(database: Database): Promise<Map<string, Held>> {
  const rows = await database.db
    .select({ id: recordsTable.id, type: recordsTable.type, content: recordsTable.content })
    .from(recordsTable);
  return new Map(rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map((row) => [row.id, row as Held]));
}

export interface Tally {
  edits: number;
  withdrawn: number;
  merged: number;
  readded: number;
}

/** Publishes random edits, withdrawals, returns and merges of records until there are as many as asked for. */
export async function editAtRandom(database: Database, count: number, random: () => number): Promise<Tally> {
  const held = await heldRecords(database);
  const gone: Held[] = [];
  const tally: Tally = { edits: 0, withdrawn: 0, merged: 0, readded: 0 };
  const done = () => tally.edits + tally.withdrawn + tally.merged + tally.readded;
  for (let at = 1; done() < count; at++) {
    const records = new Map<string, IncomingRecord>();
    const withdraw = new Map<string, Withdrawal>();
    const leaves = [...held.values()].filter((record) => record.type === 'task' && isLeaf(held, record));
    const size = Math.min(1 + Math.floor(random() * 25), count - done());
    while (records.size + withdraw.size < size) {
      const [one, other] = [pick(leaves, random), pick(leaves, random)];
      const free = (record: Held) => !withdraw.has(record.id) && !records.has(record.id);
      const dice = random();
      const returning = dice >= 0.9 ? gone.pop() : undefined;
      if (returning) {
        records.set(returning.id, returning);
        tally.readded++;
      } else if (dice < 0.1 && free(one) && free(other) && one.id !== other.id) {
        const merged = dice < 0.05;
        withdraw.set(one.id, { id: one.id, ...(merged && { mergedInto: other.id, reason: 'the same task twice' }) });
        // The one that stays must not go in the same publication.
        if (merged) records.set(other.id, edited(other, `${at}.${records.size} thay cho bản trùng`));
        tally[merged ? 'merged' : 'withdrawn']++;
        if (merged) tally.edits++;
      } else {
        const record = pick([...held.values()], random);
        if (!(record.type in TEXTS) || !free(record)) continue;
        records.set(record.id, edited(record, `${at}.${records.size} sửa “${Math.floor(random() * 1e6)}” & <b>`));
        tally.edits++;
      }
    }
    await publishRecords(database, {
      origin: 'REVIEW',
      reason: `random edit ${at}`,
      records: [...records.values()],
      withdraw: [...withdraw.values()],
      now: new Date(Date.UTC(2026, 1, 1, 0, at)),
    });
    for (const record of records.values()) held.set(record.id, record as Held);
    for (const id of withdraw.keys()) {
      const record = held.get(id);
      if (record) gone.push(record);
      held.delete(id);
    }
  }
  return tally;
}

function isLeaf(held: ReadonlyMap<string, Held>, record: Held): boolean {
  const task = record.content as unknown as TaskContent;
  return task.isLeaf && held.has(idOf('plan', task.plan));
}

function edited(record: Held, text: string): Held {
  return { ...record, content: { ...record.content, [TEXTS[record.type] ?? '']: text } };
}

function pick<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)] as T;
}

/** Publishes a merger of two of today's provinces, as a resolution of the National Assembly would make it. */
export async function mergeProvinces(database: Database, from: string, into: string, now: Date): Promise<void> {
  const held = await heldRecords(database);
  const content = (slug: string) => held.get(idOf('province', slug))?.content as unknown as ProvinceContent;
  const end = (province: ProvinceContent) =>
    province.states.map((state) => (state.validTo ? state : { ...state, validTo: '2027-06-30' }));
  const [gone, stays] = [content(from), content(into)];
  const newest = stays.states.at(-1);
  if (!newest) throw new Error(`${into} has no state`);
  const provinces: ProvinceContent[] = [
    { ...gone, states: end(gone), merger: { into, on: '2027-07-01', decree: '1/2027/QH16' } },
    { ...stays, states: [...end(stays), { ...newest, validFrom: '2027-07-01', decree: '1/2027/QH16' }] },
  ];
  await publishRecords(database, {
    origin: 'REVIEW',
    reason: `${from} becomes a part of ${into}`,
    records: provinces.map((province) => ({
      type: 'province',
      id: idOf('province', province.key),
      content: province,
    })),
    kind: 'CHANGED',
    now,
  });
}
