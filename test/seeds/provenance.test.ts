import { describe, expect, it } from 'vitest';
import { isWebAddress } from '../../src/base/address.ts';
import type { DocumentContent, SourceContent } from '../../src/documents/document.record.ts';
import type { OrganisationContent } from '../../src/organisations/organisation.record.ts';
import type { PlanContent } from '../../src/plans/plan.record.ts';
import type { ProvinceContent } from '../../src/provinces/province.record.ts';
import type { TargetContent } from '../../src/targets/target.record.ts';
import type { TaskContent } from '../../src/tasks/task.record.ts';
import { all } from './seed-content.ts';

const pages = new Map(all<SourceContent>('source-page').map((page) => [page.key, page]));
const carried = new Set([...pages.values()].flatMap((page) => page.documents.map(({ document }) => document)));

/** Says of a page that it has an address, or why it has none. */
const isPlaced = (key: string | null | undefined) => {
  const page = pages.get(key ?? '');
  return page !== undefined && (page.url ? isWebAddress(page.url) : Boolean(page.urlReason?.trim()));
};
const isExplained = ({ verification }: { verification?: { note?: string | null | undefined } | null | undefined }) =>
  Boolean(verification?.note?.trim());

/** Lists the records of a type that have neither address nor reason; there must be some that were looked at. */
function unfounded<C extends { key: string }>(type: string, least: number, isFounded: (content: C) => boolean) {
  const contents = all<C>(type);
  expect(contents.length, type).toBeGreaterThanOrEqual(least);
  return contents.filter((content) => !isFounded(content)).map(({ key }) => `${type}:${key}`);
}

describe('every fact of the seeds has an address, or a reason for having none', () => {
  it('pages', () => {
    expect(unfounded<SourceContent>('source-page', 150, ({ key }) => isPlaced(key))).toEqual([]);
  });

  it('documents and plans: a page that carries, reports or cites them, or a doubt in words', () => {
    const founded = (key: string, content: Parameters<typeof isExplained>[0]) =>
      carried.has(key) || isExplained(content);
    expect(unfounded<DocumentContent>('document', 240, (document) => founded(document.key, document))).toEqual([]);
    expect(unfounded<PlanContent>('plan', 150, (plan) => carried.has(plan.document))).toEqual([]);
  });

  it('tasks and targets: the page that they were read from', () => {
    expect(unfounded<TaskContent>('task', 130, ({ evidence }) => isPlaced(evidence?.page))).toEqual([]);
    expect(
      unfounded<TargetContent>('target', 119, (target) => isPlaced(target.source?.page) || isExplained(target)),
    ).toEqual([]);
  });

  it('programmes and strategies: the act that promulgates them or what they are a part of, or a doubt in words', () => {
    type Promulgated = { key: string; document?: string | null; parent?: string | null } & Parameters<
      typeof isExplained
    >[0];
    for (const [type, least] of [
      ['programme', 18],
      ['strategy', 2],
    ] as const)
      expect(
        unfounded<Promulgated>(
          type,
          least,
          (content) => Boolean(content.document ?? content.parent) || isExplained(content),
        ),
      ).toEqual([]);
  });

  it('states of provinces and successions of bodies: the act, or how far each was checked', () => {
    expect(
      unfounded<ProvinceContent>('province', 63, ({ states }) =>
        states.every((state) => Boolean(state.decree) || isExplained(state)),
      ),
    ).toEqual([]);
    const followed = all<OrganisationContent>('organisation').flatMap(({ successors }) => successors ?? []);
    expect(followed.length).toBeGreaterThan(10);
    expect(followed.filter((succession) => !succession.decree && !isExplained(succession))).toEqual([]);
  });
});
