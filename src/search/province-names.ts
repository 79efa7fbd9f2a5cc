import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from '../database/connection.ts';

/** By which names a province is asked for. */
export interface ProvinceNames {
  id: string;
  slug: string;
  name: string;
  nameEn: string | null;
  /** All names and spellings of its own, past and present. */
  own: string[];
  /** Names of the provinces whose land it took over, and of those that hold its land now. */
  others: string[];
}

interface Row extends Record<string, unknown> {
  id: string;
  slug: string;
  name: string;
  nameEn: string | null;
  own: string[] | null;
  others: string[] | null;
}

/** Loads the names of all provinces, by id. */
export async function namesOfProvinces(db: Db): Promise<Map<string, ProvinceNames>> {
  const rows = await rowsOf<Row>(
    db,
    sql`with recursive within(holder, member) as (
        select into_id, province_id from province_mergers
        union select province_mergers.into_id, within.member from within
          inner join province_mergers on province_mergers.province_id = within.holder)
      select p.id, p.slug, p.name, p.name_en as "nameEn",
        (select json_agg(distinct each.value) from (
          select state.name as value from province_states as state where state.province_id = p.id
          union select state.full_name from province_states as state where state.province_id = p.id
          union select alias.value from province_aliases as alias where alias.province_id = p.id) as each) as own,
        (select json_agg(other.name order by other.id collate "C") from provinces as other where other.id in (
          select holder from within where member = p.id union select member from within where holder = p.id)) as others
      from provinces as p`,
  );
  return new Map(rows.map((row) => [row.id, { ...row, own: (row.own ?? []).sort(), others: row.others ?? [] }]));
}
