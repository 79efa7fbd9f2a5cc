import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from '../../database/connection.ts';
import { datasets, datasetVersions } from '../../records/record.table.ts';

/** The state of the published data. Two states with one `id` hold the same records. */
export interface DatasetState {
  /** Dataset, version and hash: a version number alone means another content in another database. */
  id: string;
  /** 0 before the first publication. */
  version: number;
}

/**
 * Makes the reader of the state of the data. What it gives was true at some moment after the call; calls that come
 * while a statement is under way share the next one, so that a hundred requests at once cost two statements.
 */
export function datasetStateReader(db: Db): () => Promise<DatasetState> {
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

async function readState(db: Db): Promise<DatasetState> {
  const [row] = await rowsOf<{ id: string | null; version: number; hash: string }>(
    db,
    sql`select (select id from ${datasets} limit 1) as id, version, content_hash as hash
      from ${datasetVersions} order by version desc limit 1`,
  );
  return row ? { id: `${row.id} ${row.version} ${row.hash}`, version: row.version } : { id: '', version: 0 };
}
