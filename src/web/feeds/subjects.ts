import type { SQL } from 'drizzle-orm';
import { actionAreaLoaders } from '../../action-areas/action-area.loaders.ts';
import { actionAreaIdsOf } from '../../action-areas/action-area.lookup.ts';
import { AppError } from '../../base/errors.ts';
import type { RequestContext } from '../../graph/context.ts';
import { planConditions } from '../../plans/plan.filter.ts';
import type { PlanContent } from '../../plans/plan.record.ts';
import { findProgramme, programmeIdsOf } from '../../programmes/programme.lookup.ts';
import { provinceLoaders } from '../../provinces/province.loaders.ts';
import { resolveUnits } from '../../provinces/province.lookup.ts';
import { provincesWithin } from '../../provinces/province.queries.ts';
import { findStrategy, strategyIdOf } from '../../strategies/strategy.lookup.ts';
import type { Bilingual } from './feed.ts';

/** What a feed of plans is about. */
export interface FeedSubject {
  /** The canonical path, without the ending of a format. */
  path: string;
  query: string;
  title: Bilingual;
  subtitle: Bilingual;
  homePath: string;
  /** The records whose own change shows in the head of the feed. */
  recordIds: readonly string[];
  where: readonly (SQL | undefined)[];
  /** Says whether a plan that was withdrawn had stood in the feed; `areas` are the keys of its tasks' action areas. */
  held(plan: PlanContent, areas: ReadonlySet<string>): boolean;
  /** Where the feed of a dissolved province goes on. */
  successor: { path: string; name: string; on: string } | null;
}

export const SUBJECT_KINDS = ['plans', 'provinces', 'strategies', 'programmes', 'action-areas'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/**
 * Finds what a feed of plans is about.
 *
 * Throws: UNKNOWN_PROVINCE, UNKNOWN_VALUE naming the nearest.
 */
export async function subjectOf(
  ctx: RequestContext,
  kind: SubjectKind,
  slug: string,
  current: boolean,
): Promise<FeedSubject> {
  switch (kind) {
    case 'plans':
      return allPlans();
    case 'provinces':
      return ofProvince(ctx, slug, current);
    case 'strategies':
      return ofStrategy(ctx, slug);
    case 'programmes':
      return ofProgramme(ctx, slug);
    case 'action-areas':
      return ofActionArea(ctx, slug);
  }
}

const ABOUT = { vi: 'Kế hoạch bình đẳng giới', en: 'Gender-equality plans' };

function allPlans(): FeedSubject {
  return {
    path: '/feeds/plans',
    query: '',
    title: { vi: `${ABOUT.vi} của các tỉnh, thành phố`, en: `${ABOUT.en} of the provinces` },
    subtitle: { vi: 'Mọi kế hoạch, mới nhất trước', en: 'Every plan, newest change first' },
    homePath: '/feeds',
    recordIds: [],
    where: [],
    held: () => true,
    successor: null,
  };
}

async function ofProvince(ctx: RequestContext, slug: string, current: boolean): Promise<FeedSubject> {
  const [unit] = await resolveUnits(ctx, [slug]);
  if (!unit) throw new Error('a unit was neither found nor refused');
  const { province } = unit;
  if (unit.districtId !== null) {
    throw new AppError(
      'UNKNOWN_PROVINCE',
      `"${slug.slice(0, 80)}" is a unit below ${province.name}. Its plans are in /feeds/provinces/${province.slug}.`,
      { suggestion: province.slug },
    );
  }
  const { provinceById } = ctx.use(provinceLoaders);
  const into = province.mergedIntoId === null ? null : await provinceById.load(province.mergedIntoId);
  const units = current ? await provincesWithin(ctx.db, [province.id]) : [province];
  const inherited = current
    ? {
        vi: ', kể cả kế hoạch của các tỉnh đã sáp nhập vào',
        en: ', with the plans of the provinces that became part of it',
      }
    : { vi: '', en: '' };
  const nameEn = province.nameEn ?? province.name;
  return {
    path: `/feeds/provinces/${province.slug}`,
    query: current ? 'basis=current' : '',
    title: {
      vi: `${ABOUT.vi}: ${province.name}${into ? ' (đã đóng)' : ''}`,
      en: `${ABOUT.en}: ${nameEn}${into ? ' (closed)' : ''}`,
    },
    subtitle: into
      ? {
          vi: `${province.name} là một phần của ${into.name} từ ngày ${province.mergedOn}. Nguồn tin này đã đóng; hãy theo dõi nguồn tin của ${into.name}.`,
          en: `${nameEn} is part of ${into.nameEn ?? into.name} since ${province.mergedOn}. This feed is closed; follow that of ${into.nameEn ?? into.name}.`,
        }
      : { vi: `Kế hoạch của ${province.name}${inherited.vi}`, en: `Plans of ${nameEn}${inherited.en}` },
    homePath: `/provinces/${province.slug}`,
    recordIds: [...units.map((entry) => entry.id), ...(into ? [into.id] : [])],
    where: await planConditions(ctx, { provinces: units.map((entry) => entry.slug) }),
    held: (plan) => units.some((entry) => entry.slug === plan.province),
    successor: into && { path: `/feeds/provinces/${into.slug}`, name: into.name, on: province.mergedOn ?? '' },
  };
}

async function ofStrategy(ctx: RequestContext, slug: string): Promise<FeedSubject> {
  const id = await strategyIdOf(ctx, slug);
  const strategy = await findStrategy(ctx, { slug: id.slice('strategy:'.length) });
  if (!strategy) throw new Error(`strategy ${id} was resolved and is not there`);
  return {
    ...named('strategies', strategy),
    where: await planConditions(ctx, { strategy: [strategy.slug] }),
    held: (plan) => plan.strategies.some((entry) => entry.strategy === strategy.slug),
  };
}

async function ofProgramme(ctx: RequestContext, slug: string): Promise<FeedSubject> {
  const [id = ''] = await programmeIdsOf(ctx, [slug]);
  const programme = await findProgramme(ctx, { slug: id.slice('programme:'.length) });
  if (!programme) throw new Error(`programme ${id} was resolved and is not there`);
  return {
    ...named('programmes', programme),
    where: await planConditions(ctx, { programme: [programme.slug] }),
    held: (plan) => plan.programmes.some((entry) => entry.programme === programme.slug),
  };
}

async function ofActionArea(ctx: RequestContext, code: string): Promise<FeedSubject> {
  const [id] = await actionAreaIdsOf(ctx, [code]);
  const area = (await ctx.use(actionAreaLoaders).allActionAreas()).find((entry) => entry.recordId === id);
  if (!area) throw new Error(`action area ${id} was resolved and is not there`);
  return {
    ...named('action-areas', {
      id: area.recordId,
      slug: area.code,
      title: `${area.code} ${area.name}`,
      titleEn: area.nameEn && `${area.code} ${area.nameEn}`,
    }),
    where: await planConditions(ctx, { actionArea: [area.code] }),
    held: (_plan, areas) => areas.has(area.code),
  };
}

function named(kind: SubjectKind, subject: { id: string; slug: string; title: string; titleEn: string | null }) {
  return {
    path: `/feeds/${kind}/${subject.slug}`,
    query: '',
    title: { vi: `${ABOUT.vi}: ${subject.title}`, en: subject.titleEn && `${ABOUT.en}: ${subject.titleEn}` },
    subtitle: { vi: `Kế hoạch thuộc ${subject.title}`, en: subject.titleEn && `Plans under ${subject.titleEn}` },
    homePath: '/feeds',
    recordIds: [subject.id],
    successor: null,
  };
}
