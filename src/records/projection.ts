import { eq, sql } from 'drizzle-orm';
import type { Database, Db } from '../database/connection.ts';
import { WRITER_LOCK } from '../database/migrate.ts';
import { projections as made } from './record.table.ts';

/** What a publication did to one record. */
export interface Happened {
  id: string;
  type: string;
  /** Null for a new record. */
  before: { key: string } | null;
  /** Null for a withdrawn one. */
  after: { key: string } | null;
}

/** Something that is derived from more than one record, as the index of the search is. */
interface Projection {
  name: string;
  /** Raise it with whatever changes what is derived: the next start then makes all of it anew. */
  recipe: number;
  /** Brings it to where the tables stand now, in the transaction that wrote them. */
  refresh(tx: Db, happened: readonly Happened[]): Promise<void>;
  /** Makes all of it anew. */
  rebuild(tx: Db): Promise<void>;
}

const PROJECTIONS: Projection[] = [];

/** Adds something that is derived from more than one record; it may read what was added before it. */
export function addProjection(projection: Projection): void {
  PROJECTIONS.push(projection);
}

type Changed = Pick<Happened, 'id' | 'type' | 'before'> & { content: { key: string } };
type Gone = Pick<Happened, 'id' | 'type'> & { content: { key: string } };

/** Runs all projections; called by the publishing function alone, after the rows are written. */
export async function project(tx: Db, changed: readonly Changed[], withdrawn: readonly Gone[]): Promise<void> {
  const happened = [
    ...changed.map(({ id, type, before, content }) => ({ id, type, before, after: content })),
    ...withdrawn.map(({ id, type, content }) => ({ id, type, before: content, after: null })),
  ];
  for (const projection of PROJECTIONS) await projection.refresh(tx, happened);
}

/**
 * Makes anew what another release derived by another recipe.
 *
 * Returns: the names of what was made; none where this release made all that stands.
 */
export async function ensureProjections(database: Database): Promise<string[]> {
  const due = async (db: Db) => {
    const recipes = new Map((await db.select().from(made)).map(({ name, recipe }) => [name, recipe]));
    return PROJECTIONS.filter(({ name, recipe }) => recipes.get(name) !== recipe);
  };
  if ((await due(database.db)).length === 0) return [];
  return database.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    await tx.execute(sql`select pg_advisory_xact_lock(${WRITER_LOCK})`);
    // Another process may have made it while this one waited.
    const behind = await due(tx);
    for (const { name, recipe, rebuild } of behind) {
      await rebuild(tx);
      await tx.delete(made).where(eq(made.name, name));
      await tx.insert(made).values({ name, recipe });
    }
    return behind.map(({ name }) => name);
  });
}
