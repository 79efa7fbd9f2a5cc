import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { RecordType } from '../../src/core/record.ts';
import {
  type DocumentContent,
  documentRecord,
  documentTypeRecord,
  type SourceContent,
  sourceId,
  sourceRecord,
} from '../../src/documents/document.record.ts';
import { organisationRecord } from '../../src/organisations/organisation.record.ts';
import { type PlanContent, planRecord } from '../../src/plans/plan.record.ts';
import { programmeRecord } from '../../src/programmes/programme.record.ts';
import {
  districtRecord,
  type ProvinceContent,
  provinceRecord,
  regionRecord,
} from '../../src/provinces/province.record.ts';
import { readSeeds } from '../../src/seeds/read-seeds.ts';
import type { SeedRecord } from '../../src/seeds/seed-file.ts';
import { strategyRecord, type strategySchema } from '../../src/strategies/strategy.record.ts';
import { type TargetContent, targetRecord } from '../../src/targets/target.record.ts';
import { actionAreaRecord, type TaskContent, taskRecord } from '../../src/tasks/task.record.ts';

const RECORD_TYPES: RecordType[] = [
  regionRecord,
  provinceRecord,
  districtRecord,
  organisationRecord,
  documentTypeRecord,
  documentRecord,
  sourceRecord,
  strategyRecord,
  programmeRecord,
  planRecord,
  actionAreaRecord,
  taskRecord,
  targetRecord,
];

let records: SeedRecord[];

beforeAll(async () => {
  records = (await readSeeds(fileURLToPath(new URL('../../seeds', import.meta.url)))).records;
});

function all<C>(type: string): C[] {
  return records.filter((record) => record.type === type).map((record) => record.content as unknown as C);
}

function one<C>(type: string, key: string): C {
  const found = records.find((record) => record.id === `${type}:${key}`);
  if (!found) throw new Error(`no ${type}:${key}`);
  return found.content as unknown as C;
}

const plan = (key: string) => one<PlanContent>('plan', key);
const documentOf = (key: string) => one<DocumentContent>('document', plan(key).document);
const leavesOf = (key: string) => all<TaskContent>('task').filter((task) => task.plan === key && task.isLeaf);
const parentFor = (key: string) => plan(key).parents.find((parent) => parent.forStrategy);
const strategiesOf = (key: string) => plan(key).strategies.map(({ strategy }) => strategy);

function completenessOf(document: string): string[] {
  return all<SourceContent>('source-page').flatMap((page) =>
    page.documents.filter((entry) => entry.document === document).map((entry) => entry.completeness),
  );
}

function tally(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

describe('the seeds as a whole', () => {
  it('hold the expected number of records of each type', () => {
    expect(tally(records.map((record) => record.type))).toEqual({
      'action-area': 16,
      district: 6,
      document: 84,
      'document-type': 34,
      organisation: 46,
      plan: 38,
      programme: 18,
      province: 63,
      region: 8,
      'source-page': 29,
      strategy: 2,
      target: 3,
      task: 60,
    });
  });

  it('name only records that exist', () => {
    const ids = new Set(records.map((record) => record.id));
    const types = new Map(RECORD_TYPES.map((type) => [type.type, type]));
    const checked = records.flatMap(({ type, id, content }) =>
      (types.get(type)?.references(content) ?? []).map((reference) => ({ id, ...reference })),
    );
    expect(checked.length).toBeGreaterThan(500);
    expect(checked.filter((reference) => !ids.has(`${reference.type}:${reference.key}`))).toEqual([]);
  });

  it('take every task from a source that speaks of its plan', () => {
    const sources = new Set(
      all<SourceContent>('source-page').flatMap((page) => page.documents.map((d) => sourceId(page.key, d.document))),
    );
    const tasks = all<TaskContent>('task');
    expect(tasks).toHaveLength(60);
    expect(tasks.filter((t) => !t.evidence || !sources.has(sourceId(t.evidence.page, t.document)))).toEqual([]);
  });

  it('give every plan at least one source', () => {
    const plans = all<PlanContent>('plan');
    expect(plans).toHaveLength(38);
    expect(plans.filter(({ document }) => completenessOf(document).length === 0)).toEqual([]);
  });

  it('never let a document implement, continue or review an act that is younger', () => {
    const pairs = all<DocumentContent>('document').flatMap((document) => {
      const tasks = all<TaskContent>('task').filter((task) => task.document === document.key);
      return [...document.citations, ...tasks.flatMap((task) => task.citations)].flatMap((citation) => {
        const cited = citation.document ? one<DocumentContent>('document', citation.document) : null;
        return cited?.issuedOn && document.issuedOn ? [{ citing: document, cited }] : [];
      });
    });
    expect(pairs).toHaveLength(36);
    expect(pairs.filter(({ citing, cited }) => (cited.issuedOn ?? '') > (citing.issuedOn ?? ''))).toEqual([]);
  });

  it('keep the canonical form of every number', () => {
    const numbers = all<DocumentContent>('document').map(({ number }) => number);
    expect(numbers).toEqual(
      expect.arrayContaining(['80/TTr-SNV', '04/HD-ĐCT', '739/BNV-CTTN&BĐG', '250-KL/TU', '65/KH-BCĐ', '73/2006/QH11']),
    );
  });
});

describe('provinces', () => {
  it('are 63 names with 101 dated states, in the order of the statistics codes', () => {
    const provinces = all<ProvinceContent>('province').sort((a, b) => a.position - b.position);
    expect(provinces).toHaveLength(63);
    expect(provinces.flatMap(({ states }) => states)).toHaveLength(101);
    const codes = provinces.map(({ states }) => states[0]?.code ?? '');
    expect(codes).toEqual([...codes].sort());
    expect(provinces.filter(({ merger }) => merger)).toHaveLength(29);
  });

  it('never overlap in time and never share a code on one day', () => {
    const states = all<ProvinceContent>('province').flatMap(({ key, states: own }) =>
      own.map((state) => ({ key, code: state.code, from: state.validFrom, to: state.validTo ?? '9999-12-31' })),
    );
    const clashes = states.flatMap((a, i) =>
      states.slice(i + 1).filter((b) => (a.key === b.key || a.code === b.code) && a.from <= b.to && b.from <= a.to),
    );
    expect(states).toHaveLength(101);
    expect(clashes).toEqual([]);
  });

  it.each([
    ['2024-06-01', 63, 5],
    ['2025-06-30', 63, 6],
    ['2025-07-01', 34, 6],
    ['2026-04-30', 34, 7],
    ['2026-09-20', 34, 9],
  ])('exist on %s as %i units, of which %i are cities', (day, units, cities) => {
    const existing = all<ProvinceContent>('province').flatMap(({ states }) =>
      states.filter((state) => state.validFrom <= day && day <= (state.validTo ?? '9999-12-31')),
    );
    expect(existing).toHaveLength(units);
    expect(existing.filter(({ kind }) => kind === 'CITY')).toHaveLength(cities);
  });

  it.each([
    ['lao-cai', '10', '15', 'yen-bai'],
    ['bac-ninh', '27', '24', 'bac-giang'],
    ['quang-tri', '45', '44', 'quang-binh'],
    ['gia-lai', '64', '52', 'binh-dinh'],
    ['tay-ninh', '72', '80', 'long-an'],
    ['dong-thap', '87', '82', 'tien-giang'],
    ['an-giang', '89', '91', 'kien-giang'],
  ])('%s gave up code %s for %s, the code of %s, which it absorbed', (slug, before, after, absorbed) => {
    const province = one<ProvinceContent>('province', slug);
    expect(province.states[0]?.code).toBe(before);
    expect(province.states.at(-1)?.code).toBe(after);
    const former = one<ProvinceContent>('province', absorbed);
    expect(former.states.map(({ code }) => code)).toEqual([after]);
    expect(former.merger).toEqual({ into: slug, on: '2025-07-01', decree: '202/2025/QH15' });
  });

  const formerCodes =
    'ha-noi:01 ha-giang:02 cao-bang:04 bac-kan:06 tuyen-quang:08 lao-cai:10 dien-bien:11 lai-chau:12 son-la:14 yen- ' +
    'bai:15 hoa-binh:17 thai-nguyen:19 lang-son:20 quang-ninh:22 bac-giang:24 phu-tho:25 vinh-phuc:26 bac-ninh:27 ' +
    'hai-duong:30 hai-phong:31 hung-yen:33 thai-binh:34 ha-nam:35 nam-dinh:36 ninh-binh:37 thanh-hoa:38 nghe-an:40 ' +
    'ha-tinh:42 quang-binh:44 quang-tri:45 hue:46 da-nang:48 quang-nam:49 quang-ngai:51 binh-dinh:52 phu-yen:54 ' +
    'khanh-hoa:56 ninh-thuan:58 binh-thuan:60 kon-tum:62 gia-lai:64 dak-lak:66 dak-nong:67 lam-dong:68 binh-phuoc:70 ' +
    'tay-ninh:72 binh-duong:74 dong-nai:75 ba-ria-vung-tau:77 ho-chi-minh:79 long-an:80 tien-giang:82 ben-tre:83 tra- ' +
    'vinh:84 vinh-long:86 dong-thap:87 an-giang:89 kien-giang:91 can-tho:92 hau-giang:93 soc-trang:94 bac-lieu:95 ca- ' +
    'mau:96';
  const presentCodes =
    'ha-noi:01 cao-bang:04 tuyen-quang:08 lao-cai:15 dien-bien:11 lai-chau:12 son-la:14 thai-nguyen:19 lang-son:20 ' +
    'quang-ninh:22 phu-tho:25 bac-ninh:24 hai-phong:31 hung-yen:33 ninh-binh:37 thanh-hoa:38 nghe-an:40 ha-tinh:42 ' +
    'quang-tri:44 hue:46 da-nang:48 quang-ngai:51 khanh-hoa:56 gia-lai:52 dak-lak:66 lam-dong:68 tay-ninh:80 dong- ' +
    'nai:75 ho-chi-minh:79 vinh-long:86 dong-thap:82 an-giang:91 can-tho:92 ca-mau:96';
  const mergers =
    'ha-giang>tuyen-quang bac-kan>thai-nguyen yen-bai>lao-cai hoa-binh>phu-tho bac-giang>bac-ninh vinh-phuc>phu-tho ' +
    'hai-duong>hai-phong thai-binh>hung-yen ha-nam>ninh-binh nam-dinh>ninh-binh quang-binh>quang-tri quang-nam>da- ' +
    'nang binh-dinh>gia-lai phu-yen>dak-lak ninh-thuan>khanh-hoa binh-thuan>lam-dong kon-tum>quang-ngai dak-nong>lam- ' +
    'dong binh-phuoc>dong-nai binh-duong>ho-chi-minh ba-ria-vung-tau>ho-chi-minh long-an>tay-ninh tien-giang>dong- ' +
    'thap ben-tre>vinh-long tra-vinh>vinh-long kien-giang>an-giang hau-giang>can-tho soc-trang>can-tho bac-lieu>ca- ' +
    'mau';

  it('had these codes in the set of 63, have these in the set of 34, and merged like this', () => {
    const provinces = all<ProvinceContent>('province').sort((a, b) => a.position - b.position);
    expect(provinces.map(({ key, states }) => `${key}:${states[0]?.code}`)).toEqual(formerCodes.split(' '));
    expect(
      provinces.flatMap(({ key, states }) => (states.at(-1)?.validTo ? [] : [`${key}:${states.at(-1)?.code}`])),
    ).toEqual(presentCodes.split(' '));
    expect(provinces.flatMap(({ key, merger }) => (merger ? [`${key}>${merger.into}`] : []))).toEqual(
      mergers.split(' '),
    );
  });

  it('changed on six days only', () => {
    const starts = all<ProvinceContent>('province').flatMap(({ states }) => states.map(({ validFrom }) => validFrom));
    expect(tally(starts)).toEqual({
      '2008-08-01': 63,
      '2025-01-01': 1,
      '2025-07-01': 34,
      '2026-04-30': 1,
      '2026-09-01': 1,
      '2026-09-20': 1,
    });
    const ends = all<ProvinceContent>('province').flatMap(({ states }) => states.map(({ validTo }) => `${validTo}`));
    expect(tally(ends)).toEqual({
      '2024-12-31': 1,
      '2025-06-30': 63,
      '2026-04-29': 1,
      '2026-08-31': 1,
      '2026-09-19': 1,
      null: 34,
    });
  });

  it('know Huế under its former slug and in its three states', () => {
    const hue = one<ProvinceContent>('province', 'hue');
    expect(hue.formerSlugs).toEqual(['thua-thien-hue']);
    expect(hue.states.map(({ kind, name, validFrom }) => [kind, name, validFrom])).toEqual([
      ['PROVINCE', 'Thừa Thiên Huế', '2008-08-01'],
      ['CITY', 'Huế', '2025-01-01'],
      ['CITY', 'Huế', '2025-07-01'],
    ]);
  });

  it('mark the two changes of September 2026 as unverified', () => {
    const unverified = all<ProvinceContent>('province').flatMap(({ key, states }) =>
      states
        .filter((state) => state.verification?.status === 'UNVERIFIED')
        .map((state) => [key, state.validFrom, state.decree]),
    );
    expect(unverified).toEqual([
      ['quang-ninh', '2026-09-01', null],
      ['bac-ninh', '2026-09-20', null],
    ]);
    expect(
      one<ProvinceContent>('province', 'dong-nai').states.map((s) => [s.code, s.kind, s.validFrom, s.decree]),
    ).toEqual([
      ['75', 'PROVINCE', '2008-08-01', null],
      ['75', 'PROVINCE', '2025-07-01', '202/2025/QH15'],
      ['75', 'CITY', '2026-04-30', '30/2026/QH16'],
    ]);
  });
});

describe('the strategy 2021-2030', () => {
  it('has 6 objectives, 20 indicators and 23 measures with milestones for 2025 and 2030', () => {
    const strategy = one<z.output<typeof strategySchema>>('strategy', 'strategy-2021-2030');
    const indicators = strategy.objectives.flatMap((objective) => objective.indicators);
    const measures = indicators.flatMap((indicator) => indicator.measures);
    expect(strategy.objectives.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(indicators).toHaveLength(20);
    expect(measures).toHaveLength(23);
    expect(measures.map(({ milestones }) => milestones.map(({ year }) => year))).toEqual(
      measures.map(() => [2025, 2030]),
    );
    expect(tally(measures.map((measure) => measure.verification?.status ?? ''))).toEqual({
      CONFIRMED: 9,
      PUBLISHED: 8,
      UNVERIFIED: 6,
    });
  });

  it('keeps operators as data: maternal mortality in 2025 and 2030 differs only by the sign', () => {
    const strategy = one<z.output<typeof strategySchema>>('strategy', 'strategy-2021-2030');
    const measure = (code: string) =>
      strategy.objectives.flatMap((o) => o.indicators.flatMap((i) => i.measures)).find((m) => m.code === code);
    expect(measure('4.2')?.milestones.map(({ operator, value }) => [operator, value])).toEqual([
      ['LTE', '42'],
      ['LT', '42'],
    ]);
    expect(measure('5.1')?.milestones.map(({ value, fromYear }) => [value, fromYear])).toEqual([
      [null, true],
      [null, false],
    ]);
  });
});

describe('the five sources', () => {
  it('put 827/KH-UBND under 1542/KH-UBND under 28/NQ-CP, with tasks of the Statistics Office only', () => {
    const key = 'ninh-thuan-827-2024';
    expect(documentOf(key)).toMatchObject({ number: '827/KH-UBND', issuedOn: '2024-02-26' });
    expect(parentFor(key)).toMatchObject({ plan: 'ninh-thuan-1542-2021', relation: 'IMPLEMENTS' });
    expect(documentOf('ninh-thuan-1542-2021')).toMatchObject({ number: '1542/KH-UBND', issuedOn: '2021-04-01' });
    expect(strategiesOf('ninh-thuan-1542-2021')).toEqual(['strategy-2021-2030']);
    expect(one<{ document: string }>('strategy', 'strategy-2021-2030').document).toBe('28-nq-cp-2021');
    expect(leavesOf(key).map(({ locator, actor }) => [locator, actor])).toEqual([
      ['P8-1', 'cuc-thong-ke-ninh-thuan'],
      ['P8-2', 'cuc-thong-ke-ninh-thuan'],
      ['P8-3', 'cuc-thong-ke-ninh-thuan'],
      ['P8-4', 'cuc-thong-ke-ninh-thuan'],
    ]);
  });

  it('make the official letter 9478 of 2023-09-14 the plan of 2024 with 17 tasks, continuing 13346', () => {
    const key = 'dong-nai-9478-2023';
    expect(documentOf(key)).toMatchObject({ number: '9478/UBND-KGVX', type: 'CV', issuedOn: '2023-09-14' });
    expect(plan(key)).toMatchObject({ year: 2024, role: 'ANNUAL' });
    expect(parentFor(key)).toMatchObject({ plan: 'dong-nai-13346-2021', relation: 'CONTINUES' });
    expect(plan(key).parents).toHaveLength(7);
    expect(leavesOf(key).map(({ locator }) => locator)).toEqual(
      '1-1 1-2 2-1 2-2 2-3 3-1 3-2 3-3 3-4 3-5 4 5-1 5-2 5-3 5-4 6-1 6-2'.split(' '),
    );
    expect(plan(key).reporting.map(({ interval }) => interval)).toEqual(['HALF_YEARLY', 'YEARLY']);
  });

  it('hang Gia Lai 383 of 2020 from 2351/QĐ-TTg and never from 28/NQ-CP', () => {
    const key = 'gia-lai-383-2020';
    expect(strategiesOf(key)).toEqual(['strategy-2011-2020']);
    expect(one<{ document: string }>('strategy', 'strategy-2011-2020').document).toBe('2351-qd-ttg-2010');
    expect(documentOf(key)).toMatchObject({ number: '383/KH-UBND', numberAsPrinted: '383/KH –UBND' });
    const cited = [...documentOf(key).citations, ...leavesOf(key).flatMap((task) => task.citations)];
    expect(cited.map(({ relation, document }) => [relation, document])).toEqual([
      ['REVIEWS', '2351-qd-ttg-2010'],
      ['REVIEWS', '1696-qd-ttg-2015'],
      ['REVIEWS', '1464-qd-ttg-2016'],
    ]);
    expect(leavesOf(key)).toHaveLength(6);
  });

  it('keep Vũng Tàu’s 65/KH-BCĐ below Bà Rịa - Vũng Tàu and without a date of issue', () => {
    const key = 'vung-tau-65-kh-bcd';
    expect(plan(key)).toMatchObject({
      level: 'DISTRICT',
      province: 'ba-ria-vung-tau',
      district: 'vung-tau',
      year: 2022,
    });
    expect(documentOf(key)).toMatchObject({ number: '65/KH-BCĐ', issuedOn: null, yearOfIssue: null });
    expect(leavesOf(key)).toHaveLength(9);
  });

  it('know Quảng Ngãi’s 93 only in part, with 13 tasks from II.1.a to II.5.b', () => {
    const key = 'quang-ngai-93-2025';
    expect(completenessOf(key)).toEqual(['PARTIAL']);
    expect(leavesOf(key).map(({ locator }) => locator)).toEqual(
      'II.1.a II.1.b II.1.c II.2.a II.2.b II.2.c II.2.d II.3.a II.3.b II.4.a II.4.b II.5.a II.5.b'.split(' '),
    );
    expect(parentFor(key)).toMatchObject({ plan: 'quang-ngai-254-2021', relation: 'IMPLEMENTS' });
    expect(plan(key).models).toHaveLength(2);
    expect(documentOf(key).citations.map(({ relation, numberAsPrinted }) => [relation, numberAsPrinted])).toEqual([
      ['IMPLEMENTS', '739/BNV-CTTN&BĐG'],
      ['IMPLEMENTS', '254/QĐ-UBND'],
      ['PROPOSED_IN', '80/TTr-SNV'],
    ]);
  });

  it('are identified by their checksums, and no page has a made-up day', () => {
    const captured = all<SourceContent>('source-page').filter(({ sha256 }) => sha256);
    expect(Object.fromEntries(captured.map((page) => [page.key, page.publishedOn ?? null]))).toEqual({
      'dong-nai-ethnic-affairs-2023': null,
      'gia-lai-chu-se-2020': '2020-03-09',
      'ninh-thuan-statistics-2024': null,
      'quang-ngai-legal-portal-2025': null,
      'vung-tau-portal-2022': '2022-09-26',
    });
    expect(captured.filter(({ text, url, urlReason }) => text || url || !urlReason)).toEqual([]);
  });

  it('spread their 49 tasks over the action areas as they were labelled by hand', () => {
    const leaves = all<TaskContent>('task').filter(({ isLeaf }) => isLeaf);
    expect(leaves).toHaveLength(49);
    expect(tally(leaves.map(({ actionArea }) => actionArea ?? ''))).toEqual({
      T01: 5,
      T02: 5,
      T03: 11,
      T04: 1,
      T05: 6,
      T06: 4,
      T07: 1,
      T10: 1,
      T11: 1,
      T12: 1,
      T13: 3,
      T14: 2,
      T15: 5,
      T16: 3,
    });
    expect(leaves.filter(({ titleEn }) => !titleEn)).toEqual([]);
    expect(leaves.filter(({ text, evidence }) => text || evidence?.quote || !evidence?.reason)).toEqual([]);
  });

  it('spell out abbreviations in the titles of tasks', () => {
    const titles = all<TaskContent>('task').map(({ title }) => title);
    expect(titles).toHaveLength(60);
    expect(titles.filter((title) => /\b(?:BĐG|BLTCSG|VSTBPN|DTTS|UBND|CNTT)\b/u.test(title))).toEqual([]);
  });
});

describe('the further known plans', () => {
  const listed =
    'lao-cai-224-2021 lam-dong-2167-2021 nam-dinh-42-2021 ninh-thuan-2661-2021 hue-164-2019 tra-vinh-2808-2016 ' +
    'dak-lak-2382-2016 gia-lai-391-2021 gia-lai-834-2021 gia-lai-639-2022';
  const begun =
    'hung-yen-54-2023 bac-lieu-71-2021 binh-dinh-2873-2021 hau-giang-28-2016 lang-son-106-2022 binh-dinh-1731-2023 ' +
    'quang-tri-64-2021 quang-ngai-115-2019 kien-giang-75-2021 gia-lai-2604-2022 ba-ria-vung-tau-224-2023 ' +
    'ha-noi-166-2016 ninh-thuan-712-2022 kon-tum-786-2023';

  it('are 24: ten known by title, fourteen by the beginning of a page', () => {
    expect(listed.split(' ').map((key) => completenessOf(plan(key).document))).toEqual(
      Array.from({ length: 10 }, () => ['CITED_ONLY']),
    );
    expect(begun.split(' ').map((key) => completenessOf(plan(key).document))).toEqual(
      Array.from({ length: 14 }, () => ['REPORT_ONLY']),
    );
  });

  it('have an address, or say why not', () => {
    const pages = all<SourceContent>('source-page').filter(({ sha256 }) => !sha256);
    expect(pages).toHaveLength(24);
    expect(pages.filter(({ url }) => url)).toHaveLength(11);
    expect(pages.filter(({ url, urlReason }) => !url && !urlReason)).toEqual([]);
  });

  it('keep their own targets as stated, without a sign that nobody stated', () => {
    expect(
      all<TargetContent>('target').map(({ plan: key, measure, operator, value, year }) => [
        key,
        measure?.code,
        operator,
        value,
        year,
      ]),
    ).toEqual([
      ['kon-tum-786-2023', '2.3', null, '26.05', 2023],
      ['kon-tum-786-2023', '3.1', null, '1.6', 2023],
      ['ninh-thuan-712-2022', '6.1', null, '90', null],
    ]);
  });
});
