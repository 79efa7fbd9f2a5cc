import { asc } from 'drizzle-orm';
import { type Db, isAny } from '../database/connection.ts';
import { toVerification } from '../graph/common.type.ts';
import { organisations } from './organisation.table.ts';
import type { Organisation } from './organisation.type.ts';

export async function organisationsByIds(db: Db, ids: string[]): Promise<Organisation[]> {
  const rows = await db.select().from(organisations).where(isAny(organisations.id, ids));
  return rows.map((row) => ({ ...row, verification: toVerification(row) }));
}

/** Lists every organisation slug, for suggestions. */
export async function allOrganisationSlugs(db: Db): Promise<string[]> {
  const rows = await db.select({ slug: organisations.slug }).from(organisations).orderBy(asc(organisations.slug));
  return rows.map((row) => row.slug);
}
