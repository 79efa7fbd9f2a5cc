/**
 * The questions of the runner as statements by hand. Each gives one row with the column `answer`, a JSON text in the
 * form of the service's own answer.
 *
 * @type {Readonly<Record<string, { variables: readonly string[], text: string }>>}
 */
export const STATEMENTS = {
  Q1: {
    variables: ['slug'],
    text: `select json_build_object('province', (
      select json_build_object('id', p.id, 'slug', p.slug, 'nameEn', p.name_en, 'plans', json_build_object('nodes', coalesce((
        select json_agg(json_build_object('id', l.id, 'role', l.role, 'year', l.year, 'document',
          json_build_object('number', d.number, 'title', d.title, 'issuedOn', d.issued_on)))
        from (select * from plans where province_id = p.id and role = 'ANNUAL'
          order by coalesce(period_from, '0001-01-01'::date) desc, id collate "C" limit 1) as l
        join documents d on d.id = l.document_id), '[]'::json)))
      from provinces p where p.slug = $1))::text as answer`,
  },
  Q2: {
    variables: ['slugs'],
    text: `select json_build_object('provinces', (
      select json_agg(json_build_object('slug', p.slug, 'plans', json_build_object('nodes', coalesce((
        select json_agg(json_build_object('id', l.id, 'role', l.role,
          'document', json_build_object('number', d.number, 'title', d.title),
          'tasks', json_build_object('nodes', coalesce((
            select json_agg(json_build_object('id', t.id, 'locator', t.locator, 'title', t.title, 'deadline', t.deadline,
              'reviewState', t.review_state, 'actionArea', case when a.id is null then null else json_build_object('code', a.code) end)
              order by t.position)
            from (select * from tasks where plan_id = l.id and is_leaf order by position limit 100) as t
            left join action_areas a on a.id = t.action_area_id), '[]'::json)))
          order by coalesce(l.period_from, '0001-01-01'::date) desc, l.id collate "C")
        from (select * from plans where province_id = p.id and role = 'STRATEGY'
          order by coalesce(period_from, '0001-01-01'::date) desc, id collate "C" limit 50) as l
        join documents d on d.id = l.document_id), '[]'::json)))
        order by p.position)
      from provinces p where p.slug = any($1::text[])))::text as answer`,
  },
  Q3: {
    variables: [],
    text: `select json_build_object('provinces', (
      select json_agg(json_build_object('slug', p.slug, 'nameEn', p.name_en,
        'all', json_build_object('totalCount', coalesce(c.plans, 0)),
        'annual', json_build_object('totalCount', coalesce(c.annual, 0)),
        'documents', json_build_object('totalCount', coalesce(d.documents, 0))) order by p.position)
      from provinces p
      left join (select province_id, count(*) as plans, count(*) filter (where role = 'ANNUAL') as annual
        from plans group by 1) as c on c.province_id = p.id
      left join (select province_id, count(*) as documents from documents group by 1) as d on d.province_id = p.id
    ))::text as answer`,
  },
  Q4: {
    variables: ['provinces', 'areas'],
    text: `with kept as (
        select t.id, t.title, t.deadline, t.plan_id, t.position, l.year from tasks t
        join plans l on l.id = t.plan_id join provinces p on p.id = l.province_id
        join action_areas a on a.id = t.action_area_id
        where t.is_leaf and t.review_state = 'REVIEWED' and p.slug = any($1::text[]) and a.code = any($2::text[])),
      page as (select * from kept order by plan_id collate "C", position, id collate "C" limit 50)
      select json_build_object('tasks', json_build_object('totalCount', (select count(*) from kept), 'nodes', (
        select json_agg(json_build_object('id', id, 'title', title, 'deadline', deadline,
          'plan', json_build_object('id', plan_id, 'year', year)) order by plan_id collate "C", position)
        from page)))::text as answer`,
  },
};
