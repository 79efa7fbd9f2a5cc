import type { Db } from '../database/connection.ts';

/** What a publication did to one record. */
export interface Happened {
  id: string;
  type: string;
  /** Null for a new record. */
  before: { key: string } | null;
  /** Null for a withdrawn one. */
  after: { key: string } | null;
}

/** Brings what is derived from the tables to where they stand now, in the transaction that wrote them. */
export type Projection = (tx: Db, happened: readonly Happened[]) => Promise<void>;

const PROJECTIONS: Projection[] = [];

/** Adds something that is derived from more than one record, as the index of the search is. */
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
  for (const projection of PROJECTIONS) await projection(tx, happened);
}
