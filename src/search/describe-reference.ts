import { sql } from 'drizzle-orm';
import type { Reading, Row } from './describe.ts';

const years = (row: Row) => ({
  year: row.fromYear !== null && row.fromYear === row.toYear ? row.fromYear : null,
  yearFrom: row.fromYear ?? (row.toYear === null ? null : row.yearOfIssue),
  yearTo: row.toYear ?? (row.fromYear === null ? null : 9999),
});
const YEARS = sql`extract(year from t.period_from)::int as "fromYear", extract(year from t.period_to)::int as "toYear"`;

/** What stands beside the documents: how each is read, by the type of its record. */
export const REFERENCE_READINGS: Readonly<Record<string, readonly Reading[]>> = {
  programme: [
    {
      kinds: ['PROGRAMME'],
      select: sql`select t.id, t.title, t.title_en as "titleEn", t.note, t.province_id as "provinceId", t.document_id as "documentId",
        (select array_agg(link.strategy_id order by link.strategy_id collate "C") from programme_strategies as link where link.programme_id = t.id) as "strategyIds",
        d.number, d.type_id as "documentTypeId", d.issued_on::text as "issuedOn", d.year_of_issue as "yearOfIssue", ty.name as "typeName", ${YEARS}
        from programmes as t left join documents as d on d.id = t.document_id left join document_types as ty on ty.id = d.type_id`,
      describe: (row, names) => [
        {
          ...years(row),
          id: row.id,
          kind: 'PROGRAMME',
          recordId: row.id,
          subjectId: row.id,
          number: row.number,
          title: row.title,
          titleEn: row.titleEn,
          body: row.note,
          documentId: row.documentId,
          documentTypeId: row.documentTypeId,
          issuedOn: row.issuedOn,
          yearOfIssue: row.yearOfIssue,
          strategyIds: row.strategyIds,
          programmeIds: [row.id],
          provinceId: row.provinceId,
          own: ['chương trình', 'programme', row.typeName, ...(names.get(row.provinceId)?.own ?? [])],
        },
      ],
    },
  ],
  strategy: [
    {
      kinds: ['STRATEGY'],
      select: sql`select t.id, t.title, t.title_en as "titleEn", t.overall_objective as vi, t.overall_objective_en as en, t.document_id as "documentId",
        d.number, d.type_id as "documentTypeId", d.issued_on::text as "issuedOn", d.year_of_issue as "yearOfIssue", ty.name as "typeName", ${YEARS}
        from strategies as t left join documents as d on d.id = t.document_id left join document_types as ty on ty.id = d.type_id`,
      describe: (row) => [
        {
          ...years(row),
          id: row.id,
          kind: 'STRATEGY',
          recordId: row.id,
          subjectId: row.id,
          number: row.number,
          title: row.title,
          titleEn: row.titleEn,
          body: [row.vi, row.en].filter(Boolean).join('\n') || null,
          documentId: row.documentId,
          documentTypeId: row.documentTypeId,
          issuedOn: row.issuedOn,
          yearOfIssue: row.yearOfIssue,
          strategyIds: [row.id],
          own: [row.typeName],
        },
      ],
    },
    {
      kinds: ['MEASURE'],
      select: sql`select m.id, t.id as "recordId", m.code, m.title, m.title_en as "titleEn", i.title as "indicator", i.title_en as "indicatorEn",
        o.title as objective, o.title_en as "objectiveEn", t.title as strategy
        from measures as m inner join strategies as t on t.id = m.strategy_id inner join indicators as i on i.id = m.indicator_id
        inner join objectives as o on o.id = i.objective_id`,
      describe: (row) => [
        {
          id: row.id,
          kind: 'MEASURE',
          recordId: row.recordId,
          strategyIds: [row.recordId],
          subjectId: row.id,
          title: row.title,
          titleEn: row.titleEn,
          locator: row.code,
          own: [row.code, row.indicator, row.indicatorEn],
          near: [row.objective, row.objectiveEn, row.strategy],
        },
      ],
    },
  ],
  province: [
    {
      kinds: ['PROVINCE'],
      select: sql`select t.id, s.name, t.name_en as "titleEn", t.slug from provinces as t
        inner join province_states as s on s.id = t.newest_state_id`,
      describe: (row, names) => {
        const province = names.get(row.id);
        return [
          {
            id: row.id,
            kind: 'PROVINCE',
            recordId: row.id,
            subjectId: row.id,
            provinceId: row.id,
            title: row.name,
            titleEn: row.titleEn,
            names: [...(province?.own ?? []), row.slug.replaceAll('-', '')],
            own: ['province'],
            near: province?.others ?? [],
          },
        ];
      },
    },
  ],
  district: [
    {
      kinds: ['DISTRICT'],
      select: sql`select t.id, t.name, t.full_name as "fullName", t.name_en as "titleEn", t.province_id as "provinceId" from districts as t`,
      describe: (row, names) => [
        {
          id: row.id,
          kind: 'DISTRICT',
          recordId: row.id,
          subjectId: row.id,
          provinceId: row.provinceId,
          districtId: row.id,
          title: row.name,
          titleEn: row.titleEn,
          names: [row.fullName],
          near: names.get(row.provinceId)?.own ?? [],
        },
      ],
    },
  ],
  organisation: [
    {
      kinds: ['ORGANISATION'],
      select: sql`select t.id, t.name, t.name_en as "titleEn", t.province_id as "provinceId", t.district_id as "districtId" from organisations as t`,
      describe: (row, names) => [
        {
          id: row.id,
          kind: 'ORGANISATION',
          recordId: row.id,
          subjectId: row.id,
          provinceId: row.provinceId,
          districtId: row.districtId,
          title: row.name,
          titleEn: row.titleEn,
          near: names.get(row.provinceId)?.own ?? [],
        },
      ],
    },
  ],
};
