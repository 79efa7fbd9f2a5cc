import { type SQL, sql } from 'drizzle-orm';
import type { Completeness } from '../base/vocabulary.ts';
import type { Level, ReviewState } from '../database/columns.ts';
import { type Db, rowsOf } from '../database/connection.ts';
import type { PlanRole } from '../plans/plan.table.ts';
import type { Described } from './entry.ts';
import { passagesOf } from './passages.ts';
import type { ProvinceNames } from './province-names.ts';

export type Names = ReadonlyMap<string, ProvinceNames>;

/** The columns of all readings; each has those that it selects. */
export interface Row extends Record<string, unknown> {
  id: string;
  recordId: string;
  slug: string;
  number: string | null;
  name: string;
  fullName: string;
  title: string | null;
  titleEn: string | null;
  body: string | null;
  text: string | null;
  note: string | null;
  field: string | null;
  summary: string | null;
  summaryEn: string | null;
  role: PlanRole | null;
  level: Level | null;
  reviewState: ReviewState | null;
  strategyIds: string[] | null;
  programmeIds: string[] | null;
  locator: string | null;
  value: string | null;
  unit: string | null;
  code: string;
  vi: string | null;
  en: string | null;
  indicator: string;
  indicatorEn: string | null;
  objective: string;
  objectiveEn: string | null;
  strategy: string;
  issuer: string | null;
  bodies: string[] | null;
  isLeaf: boolean;
  onlyCites: boolean;
  typeCode: string;
  typeName: string;
  typeNameEn: string | null;
  districtName: string | null;
  documentId: string;
  documentTypeId: string;
  provinceId: string;
  districtId: string | null;
  actionAreaId: string | null;
  sourceId: string | null;
  ownSourceId: string | null;
  completeness: Completeness | null;
  issuedOn: string | null;
  yearOfIssue: number | null;
  planYear: number | null;
  targetYear: number | null;
  fromYear: number | null;
  toYear: number | null;
}

/**
 * How one kind of entry is read from the tables. `from` gives the rows in the order of their ids, with `t` for the
 * table whose id the entry is made for.
 */
export interface Reading {
  kinds: readonly Described['kind'][];
  /** Columns, tables and joins, up to WHERE. */
  select: SQL;
  describe(row: Row, names: Names): Described[];
}

const DOCUMENT = sql`d.id as "documentId", d.type_id as "documentTypeId", d.issued_on::text as "issuedOn",
  d.year_of_issue as "yearOfIssue", d.number, ty.code as "typeCode", ty.name as "typeName", ty.name_en as "typeNameEn",
  best.id as "sourceId", best.completeness`;
/** A document with its type and the source that shows most of it. */
const JOIN_DOCUMENT = sql`inner join document_types as ty on ty.id = d.type_id left join lateral (
  select s.id, s.completeness from sources as s where s.document_id = d.id
  order by s.completeness desc, s.position, s.id collate "C" limit 1) as best on true`;
const JOIN_PLAN = sql`inner join plans as p on p.id = t.plan_id inner join documents as d on d.id = p.document_id ${JOIN_DOCUMENT}`;
const OF_PLAN = sql`p.year as "planYear", p.role, p.level,
  extract(year from p.period_from)::int as "fromYear", extract(year from p.period_to)::int as "toYear",
  (select array_agg(link.strategy_id order by link.strategy_id collate "C") from plan_strategies as link where link.plan_id = p.id) as "strategyIds"`;
const PLAN = sql`p.province_id as "provinceId", p.district_id as "districtId", ${OF_PLAN}`;
/** The programmes of a plan, which its document, targets and passages share; tasks name their own. */
const PROGRAMMES = sql`(select array_agg(link.programme_id order by link.programme_id collate "C") from plan_programmes as link
  where link.plan_id = p.id) as "programmeIds"`;

/** The years for which a filter of plans keeps the plan; of a document without one, its year of issue. */
function yearsOf({ role, fromYear, toYear, yearOfIssue }: Row): { yearFrom: number | null; yearTo: number | null } {
  if (role === null) return { yearFrom: yearOfIssue, yearTo: yearOfIssue };
  if (fromYear === null && toYear === null) return { yearFrom: null, yearTo: null };
  return { yearFrom: fromYear ?? yearOfIssue, yearTo: toYear ?? 9999 };
}

const ISSUER = sql`(select body.name from organisations as body where body.id = d.issuer_id) as issuer`;
/** Who leads a task, co-operates in it, or states it as its own. */
const BODIES = sql`(select array_agg(distinct body.name) from organisations as body where body.id = t.actor_id
  or body.id in (select a.organisation_id from task_agencies as a where a.task_id = t.id)) as bodies`;

/** The facts by which entries are filtered and counted. */
function facts(row: Row) {
  return {
    documentId: row.documentId,
    documentTypeId: row.documentTypeId,
    provinceId: row.provinceId,
    districtId: row.districtId,
    issuedOn: row.issuedOn,
    yearOfIssue: row.yearOfIssue,
    completeness: row.completeness,
    role: row.role,
    level: row.level,
    reviewState: row.reviewState,
    strategyIds: row.strategyIds,
    programmeIds: row.programmeIds,
    sourceId: row.sourceId,
    year: row.planYear ?? row.yearOfIssue ?? null,
    ...yearsOf(row),
  };
}

function namesOf(names: Names, id: string | null) {
  const province = id === null ? undefined : names.get(id);
  return { own: province ? [...province.own, province.nameEn] : [], others: province?.others ?? [] };
}

function text(value: number | string | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

const PLAN_READING: Reading = {
  kinds: ['PLAN'],
  select: sql`select t.id, d.title, d.title_en as "titleEn", t.summary, t.summary_en as "summaryEn", dt.full_name as "districtName",
      t.review_state as "reviewState", ${ISSUER}, ${PLAN}, ${PROGRAMMES}, ${DOCUMENT} from plans as t inner join plans as p on p.id = t.id
      inner join documents as d on d.id = t.document_id ${JOIN_DOCUMENT}
      left join districts as dt on dt.id = t.district_id`,
  describe: (row, names) => {
    const { own, others } = namesOf(names, row.provinceId);
    return [
      {
        ...facts(row),
        id: row.id,
        kind: 'PLAN',
        recordId: row.id,
        subjectId: row.id,
        number: row.number,
        title: row.title,
        titleEn: row.titleEn,
        body: [row.summary, row.summaryEn].filter(Boolean).join('\n') || null,
        own: [
          ...['Kế hoạch', 'plan', row.typeName, row.typeCode, row.districtName, text(row.role)],
          ...[row.planYear, row.fromYear, row.toYear].map(text),
          ...own,
        ],
        near: [row.issuer, ...others, text(row.yearOfIssue)],
      },
    ];
  },
};

const DOCUMENT_READING: Reading = {
  kinds: ['DOCUMENT'],
  select: sql`select t.id, t.title, t.title_en as "titleEn", t.field, t.province_id as "provinceId", t.district_id as "districtId",
      p.review_state as "reviewState", ${ISSUER}, ${OF_PLAN}, ${PROGRAMMES}, ${DOCUMENT}
      from documents as t inner join documents as d on d.id = t.id ${JOIN_DOCUMENT} left join plans as p on p.document_id = d.id`,
  describe: (row, names) => {
    const { own, others } = namesOf(names, row.provinceId);
    return [
      {
        ...facts(row),
        id: row.id,
        kind: 'DOCUMENT',
        recordId: row.id,
        subjectId: row.id,
        number: row.number,
        title: row.title,
        titleEn: row.titleEn,
        own: [row.typeName, row.typeNameEn, row.typeCode, text(row.yearOfIssue), ...own],
        near: [row.issuer, row.field, ...others],
      },
    ];
  },
};

const TASK_READING: Reading = {
  kinds: ['TASK', 'HEADING'],
  select: sql`select t.id, t.is_leaf as "isLeaf", t.title, t.title_en as "titleEn", coalesce(t.text, t.evidence_quote) as body, t.locator,
      t.action_area_id as "actionAreaId", t.evidence_source_id as "ownSourceId", t.review_state as "reviewState",
      ${BODIES}, (select array_agg(link.programme_id order by link.position) from task_programmes as link where link.task_id = t.id) as "programmeIds",
      ${PLAN}, ${DOCUMENT} from tasks as t ${JOIN_PLAN}`,
  describe: (row, names) => {
    const { own, others } = namesOf(names, row.provinceId);
    return [
      {
        ...facts(row),
        id: row.id,
        kind: row.isLeaf ? 'TASK' : 'HEADING',
        recordId: row.id,
        subjectId: row.id,
        title: row.title,
        titleEn: row.titleEn,
        body: row.body,
        locator: row.locator,
        actionAreaId: row.actionAreaId,
        sourceId: row.ownSourceId ?? row.sourceId,
        own: [...own, text(row.planYear)],
        near: [row.number, ...(row.bodies ?? []), ...others, text(row.fromYear), text(row.toYear)],
      },
    ];
  },
};

const TARGET_READING: Reading = {
  kinds: ['TARGET'],
  select: sql`select t.id, t.title, t.title_en as "titleEn", t.as_stated as body, t.locator, t.year as "targetYear", t.value::text as value, t.unit,
      t.source_id as "ownSourceId", p.review_state as "reviewState", ${PLAN}, ${PROGRAMMES}, ${DOCUMENT} from targets as t ${JOIN_PLAN}`,
  describe: (row, names) => {
    const { own, others } = namesOf(names, row.provinceId);
    return [
      {
        ...facts(row),
        id: row.id,
        kind: 'TARGET',
        recordId: row.id,
        subjectId: row.id,
        title: row.title,
        titleEn: row.titleEn,
        body: row.body,
        locator: row.locator,
        sourceId: row.ownSourceId ?? row.sourceId,
        own: [...own, text(row.targetYear), row.value, row.unit],
        near: [row.number, ...others],
      },
    ];
  },
};

const PASSAGE_READING: Reading = {
  kinds: ['PASSAGE'],
  select: sql`select t.id, t.text, t.title as "pageTitle", link.id as "ownSourceId", link.completeness = 'CITED_ONLY' as "onlyCites",
      p.review_state as "reviewState", ${OF_PLAN}, ${PROGRAMMES}, d.province_id as "provinceId", d.district_id as "districtId", ${DOCUMENT} from source_pages as t inner join lateral (
        select s.id, s.document_id, s.completeness from sources as s where s.page_id = t.id
        order by s.completeness = 'CITED_ONLY', s.position, s.id collate "C" limit 1) as link on true
      inner join documents as d on d.id = link.document_id ${JOIN_DOCUMENT} left join plans as p on p.document_id = d.id`,
  describe: (row, names) => {
    if (row.text === null) return [];
    const { own, others } = namesOf(names, row.onlyCites ? null : row.provinceId);
    const slug = String(row.id).slice('source-page:'.length);
    return passagesOf(row.text).map((passage, i) => ({
      // A page that carries no document speaks for itself: what it cites says nothing of its province or year.
      ...(row.onlyCites ? {} : facts(row)),
      id: `passage:${slug}/${i}`,
      kind: 'PASSAGE' as const,
      recordId: row.id,
      subjectId: row.onlyCites ? (row.ownSourceId ?? row.id) : row.documentId,
      body: passage.text,
      bodyStart: passage.start,
      locator: `${i + 1}`,
      sourceId: row.ownSourceId,
      near: row.onlyCites ? [] : [row.number, ...own, ...others, text(row.planYear ?? row.yearOfIssue)],
    }));
  },
};

/** Everything that belongs to documents: what a change of one of them changes with it. */
export const DOCUMENT_READINGS = {
  plan: PLAN_READING,
  document: DOCUMENT_READING,
  task: TASK_READING,
  target: TARGET_READING,
  'source-page': PASSAGE_READING,
} as const;

/** Reads one batch of a kind in the order of ids. */
export async function readBatch(
  db: Db,
  reading: Reading,
  names: Names,
  where: SQL,
  size: number,
): Promise<{ described: Described[]; last: string | null }> {
  const rows = await rowsOf<Row>(db, sql`${reading.select} where ${where} order by t.id collate "C" limit ${size}`);
  return {
    described: rows.flatMap((row) => reading.describe(row, names)),
    last: rows.length < size ? null : String(rows.at(-1)?.id),
  };
}
