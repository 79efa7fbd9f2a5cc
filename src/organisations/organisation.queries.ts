import { asc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { type Db, isAny, rowsOf } from '../database/connection.ts';
import { toVerification } from '../graph/common.type.ts';
import { allOf, type Order, type Page, type Ranked, rankedColumns, rankedPage } from '../graph/pagination.ts';
import { organisationSuccessors, organisations } from './organisation.table.ts';
import type { Organisation, Succession } from './organisation.type.ts';

export async function organisationsByIds(db: Db, ids: string[]): Promise<Organisation[]> {
  const rows = await db.select().from(organisations).where(isAny(organisations.id, ids));
  return rows.map((row) => ({ ...row, verification: toVerification(row) }));
}

/** The queries of the list of organisations. */
export const organisationPages = {
  async page(
    db: Db,
    parent: SQL | null,
    where: (SQL | undefined)[],
    order: Order,
    page: Page,
  ): Promise<(Organisation & Ranked)[]> {
    const id = sql`${organisations.id}`;
    const ranked = rankedPage({ id, parent, from: sql`${organisations}`, where }, order, page, null);
    const rows = await db
      .select({ ...getTableColumns(organisations), ...rankedColumns(null) })
      .from(organisations)
      .innerJoin(ranked, sql`ranked.id = ${organisations.id}`);
    return rows.map((row) => ({ ...row, verification: toVerification(row) }));
  },
  async count(db: Db, parent: SQL | null, where: (SQL | undefined)[]): Promise<{ parent: string; count: number }[]> {
    return rowsOf(
      db,
      sql`select ${parent ?? sql`''`} as parent, count(*)::int as count from ${organisations} where ${allOf(where)} group by 1`,
    );
  },
};

/** The successions on one side of bodies: `of` names the side that is given, `organisation` is the other. */
export async function successionsOf(db: Db, of: 'organisationId' | 'successorId', ids: string[]) {
  const given = organisationSuccessors[of];
  const other = of === 'organisationId' ? organisationSuccessors.successorId : organisationSuccessors.organisationId;
  const rows = await db
    .select({
      given,
      succession: getTableColumns(organisationSuccessors),
      organisation: getTableColumns(organisations),
    })
    .from(organisationSuccessors)
    .innerJoin(organisations, eq(organisations.id, other))
    .where(isAny(given, ids))
    .orderBy(asc(organisationSuccessors.validFrom), asc(organisationSuccessors.position), asc(organisations.slug));
  return rows.map(({ given: id, succession, organisation }): Succession & { given: string } => ({
    given: id,
    organisation: { ...organisation, verification: toVerification(organisation) },
    validFrom: succession.validFrom,
    decree: succession.decree,
    verification: toVerification(succession),
  }));
}

/** The ids of bodies with all that came before and after them. Bodies that only share a successor do not lead to each other. */
export async function withSuccession(db: Db, ids: readonly string[]): Promise<string[]> {
  const links = await db
    .select({ from: organisationSuccessors.organisationId, to: organisationSuccessors.successorId })
    .from(organisationSuccessors);
  const reached = (step: (id: string) => string[]) => {
    const found = new Set(ids);
    for (const id of found) for (const next of step(id)) found.add(next);
    return found;
  };
  const after = reached((id) => links.filter((link) => link.from === id).map((link) => link.to));
  const before = reached((id) => links.filter((link) => link.to === id).map((link) => link.from));
  return [...new Set([...after, ...before])];
}

/** Lists every organisation slug, for suggestions. */
export async function allOrganisationSlugs(db: Db): Promise<string[]> {
  const rows = await db.select({ slug: organisations.slug }).from(organisations).orderBy(asc(organisations.slug));
  return rows.map((row) => row.slug);
}
