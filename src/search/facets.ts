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
] as const;
export type FacetField = (typeof FACET_FIELDS)[number];

/** Writes all buckets of the hits as one JSON list: each hit stands in exactly one bucket of each field. */
export function facetsOf(most: number): SQL {
  const facet = (field: FacetField, value: SQL, label: SQL, joins: SQL) =>
    sql`select ${sql.raw(`'${field}'`)} as field, coalesce(${value}, 'none') as value, ${label} as label, count(*)::int as count from counted ${joins} group by 2, 3`;
  const none = sql`null::text`;
  return sql`(with counted as (select * from hits limit ${most})
    select json_agg(each order by each.field, each.count desc, each.value collate "C") from (
    ${facet('KIND', sql`counted.kind`, none, sql``)}
    union all ${facet('PROVINCE', sql`p.slug`, sql`p.name`, sql`left join provinces as p on p.id = counted.province_id`)}
    union all ${facet('PROVINCE_TODAY', sql`p.slug`, sql`p.name`, sql`left join ${holdersToday} on today.member = counted.province_id left join provinces as p on p.id = today.holder`)}
    union all ${facet('YEAR', sql`counted.year::text`, none, sql``)}
    union all ${facet('ACTION_AREA', sql`a.code`, sql`a.name`, sql`left join action_areas as a on a.id = counted.action_area_id`)}
    union all ${facet('DOCUMENT_TYPE', sql`ty.code`, sql`ty.name`, sql`left join document_types as ty on ty.id = counted.document_type_id`)}
    union all ${facet('COMPLETENESS', sql`counted.completeness::text`, none, sql``)}) as each)`;
}
