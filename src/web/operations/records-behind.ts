import type { Db } from '../../database/connection.ts';
import type { RowDifference } from '../../operations/difference.ts';
import {
  type ChangedRecord,
  changedRecords,
  contentsOf,
  type NetChange,
  netChanges,
  type Span,
} from '../../records/net-changes.ts';
import { idOf, type RecordType } from '../../records/record.ts';

/** Above this the log is not compared with rows that show no changed record, and it is said. */
const MAX_LOOKED_AT = 5_000;
const MAX_RECORDS = 1_000;

interface Behind {
  db: Db;
  types: readonly RecordType[];
  span: Span;
  difference: RowDifference;
  /** Types of records of which the answer can be made. */
  madeOf: readonly string[];
}

/** A changed record, and whether a row that differs shows it, or is made with it. */
export interface RecordBehind extends NetChange {
  shown: boolean;
}

/**
 * Finds the changed records that bear on rows that differ. A row says of which records it is made; if none of these
 * changed, it is what hangs together with them: a part, a record that names one of them or is named by one, then what
 * belongs to the same province (a row may count), and for rows of no record all that such an answer is made of.
 *
 * Returns: the records, and false for `complete` when there were too many to look at.
 */
export async function recordsBehind(behind: Behind): Promise<{ records: RecordBehind[]; complete: boolean }> {
  const { db, span, difference, madeOf } = behind;
  const rows = [...difference.gone, ...difference.fresh].map(({ records }) => records);
  const shown = await changedRecords(db, span, { ids: [...new Set(rows.flat())], limit: MAX_LOOKED_AT });
  const direct = new Set(shown.map(({ id }) => id));
  const open = rows.filter((records) => !records.some((id) => direct.has(id)));
  const related = new Set<string>();
  let complete = true;
  if (open.length > 0) {
    const candidates = await changedRecords(db, span, { types: madeOf, limit: MAX_LOOKED_AT });
    complete = candidates.length < MAX_LOOKED_AT && shown.length < MAX_LOOKED_AT;
    const links = await linksOf(behind, candidates, open.flat());
    for (const records of open) for (const id of nearest(records, candidates, links)) related.add(id);
  }
  const ids = [...direct, ...related];
  const found = await netChanges(db, span, ids.slice(0, MAX_RECORDS));
  return {
    records: found.map((change) => ({ ...change, shown: direct.has(change.id) })),
    complete: complete && ids.length <= MAX_RECORDS,
  };
}

/** What names what: of each record the ids that its content names, before and after. */
type Links = ReadonlyMap<string, ReadonlySet<string>>;

async function linksOf(
  { db, types, span }: Behind,
  candidates: readonly ChangedRecord[],
  ids: readonly string[],
): Promise<Links> {
  const byType = new Map(types.map((type) => [type.type, type]));
  const links = new Map<string, Set<string>>();
  const add = (type: string, content: { key: string } | null) => {
    if (content === null) return;
    const id = idOf(type, content.key);
    const named = (byType.get(type)?.references(content) ?? []).map((one) => idOf(one.type, one.key));
    links.set(id, new Set([...(links.get(id) ?? []), ...named]));
  };
  const changed = await netChanges(
    db,
    span,
    candidates.map(({ id }) => id),
  );
  for (const { type, before, after } of changed) {
    add(type, before);
    add(type, after);
  }
  for (const { type, content } of await contentsOf(db, [...new Set(ids)])) add(type, content);
  return links;
}

/** The candidates that hang together with the records of a row, by the nearest tie that any of them has. */
function nearest(records: readonly string[], candidates: readonly ChangedRecord[], links: Links): string[] {
  const own = new Set(records.filter((id) => !id.startsWith('province:')));
  const named = (id: string) => links.get(id) ?? new Set<string>();
  const isTied = ({ id, ownerId }: ChangedRecord) =>
    (ownerId !== null && own.has(ownerId)) ||
    [...named(id)].some((one) => own.has(one)) ||
    [...own].some((one) => named(one).has(id));
  const tied = own.size > 0 ? candidates.filter(isTied) : [];
  const provinces = new Set(records.filter((id) => id.startsWith('province:')));
  const near =
    tied.length > 0
      ? tied
      : candidates.filter(
          ({ id, provinceId }) =>
            (provinceId !== null && provinces.has(provinceId)) || [...named(id)].some((one) => provinces.has(one)),
        );
  return (near.length > 0 ? near : candidates).map(({ id }) => id);
}
