import { describe, expect, it } from 'vitest';
import type { DocumentContent, SourceContent } from '../../src/documents/document.record.ts';
import type { OrganisationContent } from '../../src/organisations/organisation.record.ts';
import type { PlanContent } from '../../src/plans/plan.record.ts';
import type { ProvinceContent } from '../../src/provinces/province.record.ts';
import type { TaskContent } from '../../src/tasks/task.record.ts';
import { all, completenessOf, one, tally } from './seed-content.ts';

const plan = (key: string) => one<PlanContent>('plan', key);
const documentOf = (key: string) => one<DocumentContent>('document', plan(key).document);
const leavesOf = (key: string) => all<TaskContent>('task').filter((task) => task.plan === key && task.isLeaf);
const parentFor = (key: string) => plan(key).parents.find((parent) => parent.forStrategy);
const strategiesOf = (key: string) => plan(key).strategies.map(({ strategy }) => strategy);

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
    expect(completenessOf(key)).toEqual(['PARTIAL', 'REPORT_ONLY']);
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
    expect(captured.filter(({ text }) => text)).toEqual([]);
    expect(captured.flatMap(({ key, url }) => (url ? [key] : []))).toEqual([
      'gia-lai-chu-se-2020',
      'ninh-thuan-statistics-2024',
    ]);
  });

  it('spread their 49 tasks over the action areas as they were labelled by hand', () => {
    const five = [
      ...['ninh-thuan-827-2024', 'dong-nai-9478-2023', 'quang-ngai-93-2025', 'gia-lai-383-2020', 'vung-tau-65-kh-bcd'],
    ];
    const leaves = five.flatMap(leavesOf);
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
  });

  it('say what their pages say and the editors presume', () => {
    const [strategy] = documentOf('ninh-thuan-827-2024').citations.filter(
      ({ document }) => document === '28-nq-cp-2021',
    );
    expect(strategy?.conflict).toContain('2021 - 2025');
    expect(one<OrganisationContent>('organisation', 'cuc-thong-ke-ninh-thuan')).toMatchObject({
      kind: 'OTHER',
      level: 'NATION',
    });
    const letter = leavesOf('dong-nai-9478-2023');
    expect(letter.find(({ locator }) => locator === '6-1')?.money?.asStated).toContain('cân đối ngân sách');
    expect(letter.find(({ locator }) => locator === '6-2')?.recurrence).toBe('định kỳ 06 tháng, năm');
    for (const key of ['dong-nai-ntp-ethnic', 'dong-nai-ntp-poverty', 'dong-nai-ntp-rural']) {
      expect(documentOf(key).verification).toMatchObject({
        status: 'UNVERIFIED',
        note: expect.stringContaining('presumed by the editors'),
      });
    }
    const month = all<TaskContent>('task').find(({ key }) => key === 'quang-ngai-93-2025/II.5');
    expect(month?.period).toEqual({ from: '2025-11-15', to: '2025-12-15' });
    expect(one<OrganisationContent>('organisation', 'cong-vung-tau').verification?.status).toBe('UNVERIFIED');
    expect(one<ProvinceContent>('province', 'ho-chi-minh').aliases).toContain('Thành phố Hồ Chí Minh');
    for (const key of ['gia-lai-834-2021', 'kon-tum-786-2023', 'ninh-thuan-712-2022']) {
      expect([documentOf(key).title, documentOf(key).note]).toEqual([null, expect.stringContaining('in short')]);
      expect(plan(key).summary).toMatch(/\p{L}{2}/u);
    }
    expect(all<DocumentContent>('document').filter(({ note }) => note?.includes('abridged'))).toEqual([]);
  });
});
