import { type SQL, sql } from 'drizzle-orm';
import { provinceMergers, provinces } from './province.table.ts';

/**
 * Who holds whose land: a row for each province and every province in which its land lies now or lay on the way, itself
 * included, through as many mergers as there were. `today` marks the one that holds it today.
 */
const held = sql`(with recursive within(holder, member) as (
    select ${provinces.id}, ${provinces.id} from ${provinces}
    union select ${provinceMergers.intoId}, within.member from within
      inner join ${provinceMergers} on ${provinceMergers.provinceId} = within.holder)
  select within.holder, within.member,
    not exists (select 1 from ${provinceMergers} where ${provinceMergers.provinceId} = within.holder) as today from within)`;

/** Joins to a province's id every province that holds its land or held it after it, as `territory.holder`. */
export function joinTerritories(provinceId: unknown): SQL {
  return sql`inner join ${held} as territory on territory.member = ${provinceId}`;
}

/** Joins to a province's id the one that holds its land today, as `today.holder`. */
export function joinHolderToday(provinceId: unknown): SQL {
  return sql`inner join ${holdersToday} on today.member = ${provinceId}`;
}

/** The table `today(holder, member)`: one row a province. */
export const holdersToday = sql`(select holder, member from ${held} as each where today) as today`;

/** Writes "lies in the territory of one of the provinces for which `isHolder` holds". */
export function liesWithin(provinceId: unknown, isHolder: (holder: SQL) => SQL): SQL {
  return sql`${provinceId} in (select each.member from ${held} as each where ${isHolder(sql`each.holder`)})`;
}

/** Writes "the first province is the second one, or its land came to it". */
export function cameTo(provinceId: unknown, laterId: unknown): SQL {
  return sql`(${provinceId}, ${laterId}) in (select each.member, each.holder from ${held} as each)`;
}

/** Tells of each of all provinces which one holds its land today: the last of its mergers, or itself. */
export function holdersOf(all: readonly { id: string; mergedIntoId: string | null }[]): Map<string, string> {
  const next = new Map(all.map(({ id, mergedIntoId }) => [id, mergedIntoId]));
  const last = (id: string): string => {
    const into = next.get(id);
    return into == null ? id : last(into);
  };
  return new Map(all.map(({ id }) => [id, last(id)]));
}
