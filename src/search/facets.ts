import { type SQL, sql } from 'drizzle-orm';
import { holdersToday } from '../provinces/territory.ts';

/** What hits are counted by. */
export const FACET_FIELDS = [
  'KIND',
  'PROVINCE',
  'PROVINCE_TODAY',
  'YEAR',
  'ACTION_AREA',
  'DOCUMENT_TYPE',
  'COMPLETENESS',
  'ROLE',
  'LEVEL',
  'STRATEGY',
  'PROGRAMME',
  'REVIEW_STATE',
] as const;
export type FacetField = (typeof FACET_FIELDS)[number];

/** Writes the one value of a list; "several" for more: a hit stands in one bucket. */
const onlyOf = (list: string) => `case when cardinality(${list}) > 1 then 'several' else ${list}[1] end`;

/** What each field counts, as a column of `counted`. Today's provinces are added up from those as issued. */
const KEYS: Readonly<Record<Exclude<FacetField, 'PROVINCE_TODAY'>, string>> = {
  KIND: 'kind',
  PROVINCE: 'province_id',
  YEAR: 'year::text',
  ACTION_AREA: 'action_area_id',
  DOCUMENT_TYPE: 'document_type_id',
  COMPLETENESS: 'completeness::text',
  ROLE: 'role::text',
  LEVEL: 'level::text',
  STRATEGY: onlyOf('strategy_ids'),
  PROGRAMME: onlyOf('programme_ids'),
  REVIEW_STATE: 'review_state::text',
};
const column = (field: string) => sql.raw(`by_${field.toLowerCase()}`);
const fields = Object.keys(KEYS);

/** The columns by which hits are counted, to be selected from entries. */
export const FACET_COLUMNS: SQL = sql.join(
  Object.entries(KEYS).map(([field, key]) => sql`${sql.raw(key)} as ${column(field)}`),
  sql`, `,
);

/**
 * Writes all buckets of the first of `counted` as one JSON list: each hit stands in exactly one bucket of each field. The hits are
 * read once, for all fields; names are joined to what is counted by then.
 */
export function bucketsOf(most: number): SQL {
  const field = sql.join(
    fields.map((name) => sql`when grouping(${column(name)}) = 0 then ${sql.raw(`'${name}'`)}`),
    sql` `,
  );
  const columns = fields.map(column);
  const sets = sql.join(
    columns.map((one) => sql`(${one})`),
    sql`, `,
  );
  const bucket = (of: FacetField, value: SQL, label: SQL, joins: SQL) =>
    sql`select ${sql.raw(`'${of}'`)} as field, coalesce(${value}, grouped.key, 'none') as value, ${label} as label, sum(grouped.count)::int as count
      from grouped ${joins} where grouped.field = ${sql.raw(`'${of === 'PROVINCE_TODAY' ? 'PROVINCE' : of}'`)} group by 2, 3`;
  const plain = (of: FacetField) => bucket(of, sql`grouped.key`, sql`null::text`, sql``);
  return sql`(with grouped as materialized (
      select case ${field} end as field, coalesce(${sql.join(columns, sql`, `)}) as key, count(*) as count
      from (select * from counted limit ${most}) as counted group by grouping sets (${sets}))
    select json_agg(each order by each.field, each.count desc, each.value collate "C") from (
    ${sql.join((['KIND', 'YEAR', 'COMPLETENESS', 'ROLE', 'LEVEL', 'REVIEW_STATE'] as const).map(plain), sql` union all `)}
    union all ${bucket('PROVINCE', sql`p.slug`, sql`p.name`, sql`left join provinces as p on p.id = grouped.key`)}
    union all ${bucket('PROVINCE_TODAY', sql`p.slug`, sql`p.name`, sql`left join ${holdersToday} on today.member = grouped.key left join provinces as p on p.id = today.holder`)}
    union all ${bucket('ACTION_AREA', sql`a.code`, sql`a.name`, sql`left join action_areas as a on a.id = grouped.key`)}
    union all ${bucket('DOCUMENT_TYPE', sql`ty.code`, sql`ty.name`, sql`left join document_types as ty on ty.id = grouped.key`)}
    union all ${bucket('STRATEGY', sql`s.slug`, sql`s.title`, sql`left join strategies as s on s.id = grouped.key`)}
    union all ${bucket('PROGRAMME', sql`pr.slug`, sql`pr.title`, sql`left join programmes as pr on pr.id = grouped.key`)}) as each)`;
}
