import { sql } from 'drizzle-orm';
import { type Database, type Db, rowsOf } from '../../database/connection.ts';
import { datasets, datasetVersions } from '../../records/record.table.ts';
import { decisions } from '../../works/import.table.ts';

/** The state of what answers show. Two states with one `id` hold the same records and decisions. */
export interface DatasetState {
  /**
   * Dataset, version and hash: a version number alone means another content in another database. And the last decision:
   * one that changes no record, as that a plan is right as it stands, makes no version and is shown all the same.
   */
  id: string;
  /** 0 before the first publication. */
  version: number;
}

/** Tells the state of the data. */
export interface StateReader {
  /** The state at this moment where the process knows it; null when only the database can tell. */
  known(): DatasetState | null;
  read(): Promise<DatasetState>;
}

/** Makes a reader that asks the database as seldom as can be. It is to be stopped before the database. */
export function stateOf(database: Database): StateReader & { stop: () => Promise<void> } {
  const known = database.know(readState);
  return { known: () => known.value(), read: datasetStateReader(database.health), stop: () => known.stop() };
}

/** Makes a reader that asks each time. */
export function askedState({ health }: Pick<Database, 'health'>): StateReader & { stop: () => Promise<void> } {
  return { known: () => null, read: datasetStateReader(health), stop: async () => {} };
}

/**
 * Makes the reader of the state of the data. What it gives was true at some moment after the call; calls that come
 * while a statement is under way share the next one, so that a hundred requests at once cost two statements.
 */
function datasetStateReader(db: Db): () => Promise<DatasetState> {
  let running: Promise<DatasetState> | null = null;
  let next: Promise<DatasetState> | null = null;
  const begin = () => {
    const started = readState(db).finally(() => {
      if (running === started) running = null;
    });
    running = started;
    return started;
  };
  return () => {
    if (!running) return begin();
    // The statement under way may have begun before this call: its answer may be older than what the caller has seen.
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return begin();
      });
    return next;
  };
}

/** Reads the state of the data, e.g. to compare that of a replica. */
export async function readState(db: Db): Promise<DatasetState> {
  const [row] = await rowsOf<{ id: string | null; version: number; hash: string; decided: number }>(
    db,
    sql`select (select id from ${datasets} limit 1) as id, version, content_hash as hash,
        (select coalesce(max(seq), 0) from ${decisions})::int as decided
      from ${datasetVersions} order by version desc limit 1`,
  );
  return row
    ? { id: `${row.id} ${row.version} ${row.hash} ${row.decided}`, version: row.version }
    : { id: '', version: 0 };
}
