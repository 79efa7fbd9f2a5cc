import { type SQL, sql } from 'drizzle-orm';
import { type Db, rowsOf } from '../../src/database/connection.ts';

/** A comparison as it is asked for. */
export interface Question {
  provinces: string[];
  year: number;
  axis: string;
  alignment: string;
  basis: string;
  roles: string[];
}

/**
 * The rules of comparison once more, as plain SQL over the tables: nothing of the service's own code takes part.
 * Gives `parts` (one row a province of a column, with the plan that stands for it) and, for the cells, `part_cells`.
 */
function rules({ provinces, year, axis, alignment, basis, roles }: Question): SQL {
  return sql`with recursive
  q as (select ${year}::int as year, make_date(${year}::int, 1, 1) as first_day, make_date(${year}::int, 12, 31) as last_day,
    ${axis}::text as axis, ${alignment}::text as alignment, ${basis}::text as basis),
  asked as (
    select p.id as province_id, a.ord from unnest(${sql.param(provinces)}::text[]) with ordinality as a(slug, ord)
    join provinces p on p.slug = a.slug
      or exists (select 1 from province_aliases f where f.province_id = p.id and f.kind = 'FORMER_SLUG' and f.value = a.slug)),
  heirs(province_id, heir_id, generation) as (
    select id, id, 0 from provinces
    union all select h.province_id, m.into_id, h.generation + 1 from heirs h join province_mergers m on m.province_id = h.heir_id),
  today as (select distinct on (province_id) province_id, heir_id from heirs order by province_id, generation desc),
  columns as (
    select case when q.basis = 'CURRENT' then t.heir_id else a.province_id end as column_id, min(a.ord) as column_ord
    from q, asked a join today t using (province_id) group by 1),
  members as (
    select c.column_id, c.column_ord, p.id as province_id,
      row_number() over (partition by c.column_id order by (p.id = c.column_id) desc, p.position) as part_ord,
      q.basis = 'CURRENT' or not exists (
        select 1 from province_mergers m where m.province_id = p.id and m.merged_on <= q.first_day) as existed
    from q, columns c join today t on true join provinces p on p.id = t.province_id
    where case when q.basis = 'CURRENT' then t.heir_id = c.column_id else p.id = c.column_id end),
  plan_facts as (
    select pl.id, pl.province_id, pl.review_state::text as review_state, d.issued_on, d.issuer_id,
      pl.period_from is not null or pl.period_to is not null as dated,
      coalesce(pl.period_from, make_date(d.year_of_issue, 1, 1), date_trunc('year', pl.period_to)::date, '-infinity'::date) as from_day, coalesce(pl.period_to, 'infinity'::date) as to_day,
      pl.role = 'ANNUAL' or (pl.role <> 'STRATEGY' and pl.year is not null) as annual,
      coalesce((select max(case s.completeness::text when 'FULL' then 3 when 'PARTIAL' then 2 when 'REPORT_ONLY' then 1 else 0 end)
        from sources s where s.document_id = pl.document_id), -1) as worth
    from plans pl join documents d on d.id = pl.document_id
    where pl.level = 'PROVINCE' and pl.role::text = any(${sql.param(roles)}::text[])),
  placed as (
    select f.*, f.worth > 0 as with_content, case
        when f.from_day > q.last_day then extract(year from f.from_day)::int - q.year
        when f.to_day < q.first_day then extract(year from f.to_day)::int - q.year
        else 0 end as apart
    from q, plan_facts f where f.dated),
  ruled as (
    select p.*, case
        when p.apart = 0 and p.with_content and p.annual then 1
        when p.apart = 0 and p.with_content then 2
        when p.apart <> 0 and abs(p.apart) <= 2 and p.with_content and p.annual and q.alignment = 'NEAREST' then 3
        when p.apart = 0 then 4 end as rule
    from q, placed p),
  chosen as (
    select distinct on (r.province_id) r.* from members m join ruled r on r.province_id = m.province_id
    where m.existed and r.rule is not null
    order by r.province_id, r.rule, abs(r.apart), r.apart, r.worth desc, r.issued_on desc nulls last, r.id collate "C"),
  parts as (
    select m.column_id, m.column_ord, m.part_ord, m.province_id, m.existed, c.id as plan_id, c.issuer_id, c.worth, c.review_state,
      coalesce((array['ANNUAL_COVERS', 'MULTI_YEAR_COVERS', 'ANNUAL_NEAR', 'CITED_COVERS'])[c.rule], 'NO_PLAN') as rule,
      case when c.id is null then 'NONE' when c.apart = 0 then 'EXACT' when c.apart < 0 then 'EARLIER' else 'LATER' end as alignment,
      abs(c.apart) as years_apart,
      case when not m.existed then 'PROVINCE_DID_NOT_EXIST'
        when c.id is not null then 'PRESENT'
        when exists (select 1 from survey_provinces sp join surveys s on s.id = sp.survey_id where sp.province_id = m.province_id
          and coalesce(s.year_from, q.year) <= q.year and coalesce(s.year_to, q.year) >= q.year) then 'NO_PLAN_FOUND'
        else 'NOT_SEARCHED' end as state
    from q, members m left join chosen c using (province_id))`;
}

/** The columns in order, each with its parts, its state and the coverage's view of it. */
export function columnsOracle(question: Question): SQL {
  return sql`${rules(question)}
  select h.slug as column, ${joined(sql`p.state`)} as state,
    case when count(distinct p.alignment) = 1 then min(p.alignment) else 'MIXED' end as alignment,
    count(p.plan_id) > 0 as found,
    coalesce(bool_or(p.worth > 0), false) as content,
    count(p.plan_id) > 0 and bool_and(p.review_state = 'REVIEWED' and p.worth > 0) filter (where p.plan_id is not null) as reviewed,
    json_agg(json_build_object('province', o.slug, 'plan', p.plan_id, 'rule', p.rule, 'alignment', p.alignment,
      'yearsApart', p.years_apart, 'state', p.state) order by p.part_ord) as parts
  from parts p join provinces h on h.id = p.column_id join provinces o on o.id = p.province_id
  group by h.slug, p.column_ord order by p.column_ord`;
}

/** Joins the states of the parts of a column. */
function joined(state: SQL): SQL {
  return sql`case when bool_or(${state} = 'PRESENT') then 'PRESENT'
    when count(distinct ${state}) = 1 then min(${state})
    when bool_or(${state} = 'SOURCE_PARTIAL') then 'SOURCE_PARTIAL'
    when bool_or(${state} = 'NOT_REVIEWED') then 'NOT_REVIEWED'
    when bool_or(${state} = 'NOT_SEARCHED') then 'NOT_SEARCHED'
    else 'SOURCE_PARTIAL' end`;
}

/** Every cell: row by row in the order of the axis, column by column in the order asked for. */
export function cellsOracle(question: Question): SQL {
  return sql`${rules(question)},
  strategy as (
    select s.id from q, strategies s where coalesce(s.period_from, '-infinity') <= q.last_day
      and coalesce(s.period_to, 'infinity') >= q.first_day
    order by s.period_from desc nulls last limit 1),
  measured as (
    select s.id from strategies s where exists (select 1 from measures m where m.strategy_id = s.id)
    order by s.id in (select id from strategy) desc, s.period_from desc nulls last limit 1),
  leaves as (
    select t.id, t.plan_id, t.action_area_id, nullif(t.actor_id, p.issuer_id) as other_actor
    from parts p join tasks t on t.plan_id = p.plan_id where t.is_leaf),
  area_rows(area_id, row_key) as (
    select a.id, a.code from q, action_areas a where q.axis = 'ACTION_AREA'
    union all select l.action_area_id, o.number::text from q, action_area_objectives l
      join objectives o on o.id = l.objective_id join strategy s on s.id = o.strategy_id where q.axis = 'OBJECTIVE'
    union all select a.id, 'cross-cutting' from q, action_areas a where q.axis = 'OBJECTIVE' and a.cross_cutting),
  touches(task_id, row_key, first) as (
    select l.id, r.row_key, true from leaves l join area_rows r on r.area_id = l.action_area_id
    union all select l.id, r.row_key, false from leaves l join task_secondary_areas s on s.task_id = l.id
      join area_rows r on r.area_id = s.action_area_id
    union all select l.id, g.slug, true from q, leaves l join task_programmes tp on tp.task_id = l.id
      join programmes g on g.id = tp.programme_id where q.axis = 'PROGRAMME'
    union all select l.id, m.code, true from q, leaves l join task_measures tm on tm.task_id = l.id
      join measures m on m.id = tm.measure_id join measured s on s.id = m.strategy_id where q.axis = 'TARGET'),
  hits as (
    select l.plan_id, t.row_key, l.other_actor, bool_or(t.first) as first from touches t join leaves l on l.id = t.task_id
    group by l.id, l.plan_id, l.other_actor, t.row_key),
  own_targets as (
    select t.* from targets t join plans pl on pl.id = t.plan_id join documents d on d.id = pl.document_id
    where t.actor_id is null or t.actor_id = d.issuer_id),
  named(plan_id, row_key) as (
    select n.plan_id, g.slug from q, plan_programmes n join programmes g on g.id = n.programme_id where q.axis = 'PROGRAMME'
    union all select n.plan_id, s.slug from q, plan_strategies n join strategies s on s.id = n.strategy_id where q.axis = 'STRATEGY'
    union all select t.plan_id, m.code from q, own_targets t join measures m on m.id = t.measure_id
      join measured s on s.id = m.strategy_id where q.axis = 'TARGET'),
  frames(row_key, ord) as (
    select a.code, a.position from q, action_areas a where q.axis = 'ACTION_AREA'
    union all select o.number::text, o.number from q, objectives o join strategy s on s.id = o.strategy_id where q.axis = 'OBJECTIVE'
    union all select 'cross-cutting', 1000 from q where q.axis = 'OBJECTIVE'
    union all select m.code, m.position from q, measures m join measured s on s.id = m.strategy_id where q.axis = 'TARGET'
    union all select distinct u.row_key, 0 from q, parts p
      join (select plan_id, row_key from named union select plan_id, row_key from hits) u on u.plan_id = p.plan_id
      where q.axis in ('PROGRAMME', 'STRATEGY')),
  part_cells as (
    select p.column_id, p.column_ord, f.row_key, f.ord, p.plan_id, p.province_id, coalesce(c.own, 0) as own, coalesce(c.besides, 0) as besides,
      case when p.plan_id is null then p.state
        when (coalesce(c.own, 0) + coalesce(c.besides, 0) > 0 and (select q.axis from q) <> 'TARGET') or exists (
          select 1 from named n where n.plan_id = p.plan_id and n.row_key = f.row_key) then 'PRESENT'
        when p.worth < 3 then 'SOURCE_PARTIAL'
        when p.review_state = 'REVIEWED' then 'NOT_ADDRESSED'
        else 'NOT_REVIEWED' end as state
    from parts p cross join frames f left join (
      select plan_id, row_key, count(*) filter (where first and other_actor is null)::int as own,
        count(*) filter (where not first and other_actor is null)::int as besides
      from hits group by plan_id, row_key) c on c.plan_id = p.plan_id and c.row_key = f.row_key),
  guests as (
    select p.column_id, h.row_key, h.other_actor, count(*)::int as tasks from parts p join hits h on h.plan_id = p.plan_id
    where h.other_actor is not null and h.first group by p.column_id, h.row_key, h.other_actor),
  numbers as (
    select p.column_id, m.code as row_key, json_agg(t.id order by t.id collate "C") as ids
    from q, parts p join own_targets t on t.plan_id = p.plan_id join measures m on m.id = t.measure_id join measured s on s.id = m.strategy_id
    where q.axis = 'TARGET' group by p.column_id, m.code)
  select x.row_key as row, h.slug as column, ${joined(sql`x.state`)} as state, sum(x.own)::int as "taskCount",
    sum(x.besides)::int as "secondaryTaskCount",
    coalesce((select json_agg(json_build_array(g.other_actor, g.tasks) order by g.other_actor collate "C") from guests g
      where g.column_id = x.column_id and g.row_key = x.row_key), '[]') as "otherActors",
    coalesce((select n.ids from numbers n where n.column_id = x.column_id and n.row_key = x.row_key), '[]') as targets
  from part_cells x join provinces h on h.id = x.column_id
  group by x.row_key, x.ord, x.column_id, x.column_ord, h.slug
  order by x.ord, x.row_key collate "C", x.column_ord`;
}

/** Asks the oracle. Compiling statements as long as these would take PostgreSQL a hundred times longer than to run them. */
export async function askOracle<T extends Record<string, unknown>>(db: Db, statement: SQL): Promise<T[]> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local jit = off`);
    return rowsOf<T>(tx as unknown as Db, statement);
  });
}
