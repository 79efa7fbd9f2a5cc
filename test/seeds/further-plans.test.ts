import { describe, expect, it } from 'vitest';
import type { DocumentContent, SourceContent } from '../../src/documents/document.record.ts';
import { sourceId } from '../../src/documents/document.record.ts';
import type { PlanContent } from '../../src/plans/plan.record.ts';
import type { TargetContent } from '../../src/targets/target.record.ts';
import type { TaskContent } from '../../src/tasks/task.record.ts';
import { all, completenessOf, one, tally } from './seed-content.ts';

const plans = all<PlanContent>('plan');
const documents = all<DocumentContent>('document');
const pages = all<SourceContent>('source-page');
const tasks = all<TaskContent>('task');
const targets = all<TargetContent>('target');
const documentOf = (key: string) => one<DocumentContent>('document', key);

describe('the plans of the provinces', () => {
  it('are at least 150 of at least 55 provinces', () => {
    expect(plans.length).toBeGreaterThanOrEqual(150);
    expect(new Set(plans.map(({ province }) => province)).size).toBeGreaterThanOrEqual(55);
    expect(tally(plans.map(({ role }) => role))).toEqual({ ANNUAL: 34, CAMPAIGN: 27, PROGRAMME: 42, STRATEGY: 56 });
  });

  it('are each known once: no number stands twice for one province and year', () => {
    const numbered = plans.flatMap(({ province, document }) => {
      const { number, issuedOn, yearOfIssue, district } = documentOf(document);
      return number ? [[province, district ?? '', number, issuedOn?.slice(0, 4) ?? yearOfIssue].join(' ')] : [];
    });
    expect(numbered.length).toBeGreaterThan(125);
    expect(numbered.filter((name, i) => numbered.indexOf(name) !== i)).toEqual([]);
    expect(plans.filter(({ key, document }) => key !== document)).toEqual([]);
  });

  it('bear a mark of doubt and the reason where number or day was not shown', () => {
    const bare = plans.filter(({ document }) => documentOf(document).number == null);
    expect(bare).toHaveLength(30);
    const doubts = bare.map(({ document }) => documentOf(document).verification);
    expect(doubts.filter((doubt) => doubt?.status !== 'UNVERIFIED' || !doubt.note)).toEqual([]);
  });

  it('leave the start of a period open where a title states only its end', () => {
    const open = plans.filter(({ period }) => period?.to && !period.from);
    expect(open).toHaveLength(16);
    for (const { document } of open) {
      const { title, note } = documentOf(document);
      expect(`${title ?? ''} ${note ?? ''}`).toMatch(/đến (?:năm|hết)|no start/);
    }
  });

  it('have a title as printed, or none and say why', () => {
    const untitled = plans.filter(({ document }) => documentOf(document).title == null);
    expect(untitled.length).toBeGreaterThan(8);
    for (const { document } of untitled) {
      const { titleEn, note } = documentOf(document);
      expect([titleEn, note]).toEqual([expect.any(String), expect.any(String)]);
    }
  });

  it('leave out what only stands near: the sex ratio, security, departments’ own plans', () => {
    const near =
      'an-giang-533-2018 hue-150-2024 khanh-hoa-1133-2022 lang-son-106-2022 ninh-binh-107-2016 ninh-binh-197-2021 thanh-hoa-940-2021';
    for (const key of near.split(' ')) {
      expect(documentOf(key).number).toMatch(/^\d+\//);
      expect(plans.filter((plan) => plan.document === key)).toEqual([]);
    }
  });
});

describe('where the facts come from', () => {
  it('is an address, or a reason for having none', () => {
    expect(pages.length).toBeGreaterThan(150);
    expect(pages.filter(({ url }) => url).length).toBeGreaterThan(135);
    expect(pages.filter(({ url, urlReason }) => !url && !urlReason)).toEqual([]);
    expect(pages.filter(({ url }, i) => url && pages.findIndex((page) => page.url === url) !== i)).toEqual([]);
    const unseen = documents.filter(({ key }) => completenessOf(key).length === 0);
    expect(unseen.length).toBeLessThan(25);
    const excuse = /addresses of the pages were not kept|No page is at hand/;
    expect(unseen.filter(({ verification }) => !excuse.test(verification?.note ?? ''))).toEqual([]);
  });

  it('stands behind every plan, task and target', () => {
    const known = new Set(pages.flatMap((page) => page.documents.map((entry) => sourceId(page.key, entry.document))));
    expect(plans.filter(({ document }) => completenessOf(document).length === 0)).toEqual([]);
    expect(tasks.filter(({ evidence, document }) => !known.has(sourceId(evidence?.page ?? '', document)))).toEqual([]);
    expect(tasks.filter(({ evidence }) => !evidence?.quote && !evidence?.reason)).toEqual([]);
    expect(targets.filter(({ source }) => !source || !known.has(sourceId(source.page, source.document)))).toEqual([]);
  });

  it('is more than a mention wherever a plan has tasks or targets', () => {
    const owners = new Set([...tasks, ...targets].map(({ plan }) => plan));
    expect(owners.size).toBeGreaterThan(45);
    expect([...owners].filter((key) => completenessOf(key).every((entry) => entry === 'CITED_ONLY'))).toEqual([]);
  });
});

describe('tasks, targets and citations', () => {
  it('spread over the action areas, in words of our own with abbreviations spelled out', () => {
    const leaves = tasks.filter(({ isLeaf }) => isLeaf);
    expect(leaves).toHaveLength(134);
    expect(leaves.filter(({ titleEn, actionArea }) => !titleEn || !actionArea)).toEqual([]);
    expect(leaves.filter(({ text, evidence }) => text || evidence?.quote)).toEqual([]);
    const words = [...tasks, ...targets].flatMap(({ title, titleEn }) => [title, titleEn ?? '']);
    expect(words.filter((title) => /\b(?:BĐG|BLTCSG|VSTBPN|DTTS|UBND|CNTT|LĐTBXH|GBV)\b/u.test(title))).toEqual([]);
  });

  it('name another actor only where another body’s own page states the task', () => {
    expect(new Set(tasks.flatMap(({ actor }) => actor ?? []))).toEqual(new Set(['cuc-thong-ke-ninh-thuan']));
    expect(tasks.filter(({ leadAgencies }) => leadAgencies.length > 0).length).toBeGreaterThan(18);
    expect(tasks.filter(({ leadAgenciesAsStated }) => leadAgenciesAsStated)).toHaveLength(7);
  });

  it('are comparable where they are for a measure: 122 targets, 72 of them for a measure of the strategy', () => {
    expect(targets).toHaveLength(122);
    expect(targets.filter(({ measure }) => measure)).toHaveLength(72);
    expect(tally(targets.map(({ operator }) => operator ?? 'none'))).toEqual({
      ABOUT: 8,
      EQ: 27,
      GT: 1,
      GTE: 69,
      LT: 14,
      none: 3,
    });
    // The first stored ones name no sign and keep none.
    expect(targets.flatMap(({ operator, plan, value }) => (operator ? [] : [[plan, value]]))).toEqual([
      ['kon-tum-786-2023', '26.05'],
      ['kon-tum-786-2023', '1.6'],
      ['ninh-thuan-712-2022', '90'],
    ]);
  });

  it('keep what two plans print for one letter: two days, and which of them cannot be', () => {
    expect(documentOf('1116-ldtbxh-bdg-2021').issuedOn).toBe('2021-04-20');
    const cited = documents.flatMap(({ key, citations }) =>
      citations
        .filter(({ document }) => document === '1116-ldtbxh-bdg-2021')
        .map(({ dateAsPrinted, conflict }) => [key, dateAsPrinted, Boolean(conflict)]),
    );
    expect(cited).toEqual([
      ['da-nang-139-2021', '20/4/2021', false],
      ['long-an-1823-2021', '20/6/2021', true],
      ['nghe-an-379-2021', '20/6/2021', true],
      ['ninh-binh-102-2021', '20/4/2021', false],
      ['vinh-phuc-145-2021', '20/4/2021', false],
    ]);
  });

  it('say so wherever a printed day is not that of the document', () => {
    const day = (printed: string) => {
      const [d, m, y] = printed.split('/');
      return `${y}-${m?.padStart(2, '0')}-${d?.padStart(2, '0')}`;
    };
    const dated = documents.flatMap((document) =>
      document.citations.flatMap(({ document: key, dateAsPrinted, conflict }) => {
        const issuedOn = key ? documentOf(key).issuedOn : null;
        return dateAsPrinted && issuedOn
          ? [{ from: document.key, same: day(dateAsPrinted) === issuedOn, conflict }]
          : [];
      }),
    );
    expect(dated.length).toBeGreaterThan(130);
    expect(dated.filter(({ same, conflict }) => !same && !conflict)).toEqual([]);
    expect(dated.filter(({ same }) => !same).map(({ from }) => from)).toEqual([
      ...['ninh-binh-107-2016', 'ninh-binh-197-2021', 'ha-giang-169-2016', 'kon-tum-3320', 'long-an-1823-2021'],
      'nghe-an-379-2021',
    ]);
  });
});
