import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import { Source } from '../documents/document.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { ALL_PROVINCES, listCost } from '../graph/cost.ts';
import type { PlanRole } from '../plans/plan.table.ts';
import { PlanRoleEnum, type TerritoryBasis, TerritoryBasisEnum } from '../plans/plan.type.ts';
import { listProvinces } from '../provinces/province.queries.ts';
import { taskLoaders } from '../tasks/task.loaders.ts';
import { Task } from '../tasks/task.type.ts';
import type { Alignment } from './alignment.ts';
import { comparePlans, gapsOf } from './compare.ts';
import { AlignmentEnum, type ComparisonAxis, ComparisonAxisEnum } from './comparison.enums.ts';
import { ComparisonCell, PlanComparison } from './comparison.type.ts';
import { coverageOfYears, MAX_YEARS, sourceOfUnit } from './coverage.ts';
import { CoverageUnit, PlanCoverage } from './coverage.type.ts';
import { PlanGap } from './gap.type.ts';
import { layColumns } from './territory.ts';

const MIN_PROVINCES = 2;
const MAX_PROVINCES = 63;
/** The most rows that an axis has as a rule: the measures of the strategy. */
const MAX_GAPS = 23;
const STANDING_ROLES: readonly PlanRole[] = ['ANNUAL', 'STRATEGY'];

/** Throws BAD_USER_INPUT for a year that no plan is of. */
function checkYear(year: number): void {
  if (year < 2000 || year > 2100)
    throw new AppError('BAD_USER_INPUT', `"year" is ${year}. Give one from 2000 to 2100.`);
}

const YEAR = { description: 'The year, 2000 to 2100.' };
const ROWS = { defaultValue: 'ACTION_AREA', description: 'What the rows are.' } as const;
const ALIGNMENT = { defaultValue: 'NEAREST', description: 'Which plan may stand for the year.' } as const;
const BASIS = {
  defaultValue: 'AS_ISSUED',
  description: 'Provinces as they issued the plans, or as they are today.',
} as const;

const ROLES = {
  nullable: true,
  description: 'Roles that may stand; ANNUAL and STRATEGY without it.',
} as const;

const ONLY = {
  nullable: true,
  description:
    'Slugs of the only provinces that count, each once; all without it. On the basis CURRENT a former province stands for the one that holds its land today.',
} as const;

/** Throws BAD_USER_INPUT for an empty list. */
function onlyProvinces(slugs: string[] | null | undefined): readonly string[] | null {
  if (slugs?.length === 0)
    throw new AppError('BAD_USER_INPUT', '"provinces" is empty. Name at least one, or leave it out for all.');
  return slugs ?? null;
}

/** Throws BAD_USER_INPUT for an empty list. */
function standingRoles(roles: PlanRole[] | null | undefined): readonly PlanRole[] {
  if (roles?.length === 0)
    throw new AppError('BAD_USER_INPUT', '"roles" is empty. Name at least one, or leave it out.');
  return roles ?? STANDING_ROLES;
}

@Resolver(() => ComparisonCell)
export class ComparisonResolver {
  @Query(() => PlanComparison, {
    description: 'Compares the standing plans of 2 to 63 provinces for a year. Every empty cell says why it is empty.',
  })
  async comparePlans(
    @Ctx() ctx: RequestContext,
    @Arg('provinces', () => [String], {
      nullable: true,
      description: 'Slugs, 2 to 63, each province once; without it all that existed in the year.',
    })
    slugs: string[] | null | undefined,
    @Arg('year', () => Int, YEAR) year: number,
    @Arg('rows', () => ComparisonAxisEnum, ROWS)
    axis: ComparisonAxis,
    @Arg('alignment', () => AlignmentEnum, ALIGNMENT)
    alignment: Alignment,
    @Arg('basis', () => TerritoryBasisEnum, BASIS) basis: TerritoryBasis,
    @Arg('roles', () => [PlanRoleEnum], ROLES) roles?: PlanRole[] | null,
  ): Promise<PlanComparison> {
    if (slugs && (slugs.length < MIN_PROVINCES || slugs.length > MAX_PROVINCES)) {
      throw new AppError(
        'BAD_USER_INPUT',
        `${slugs.length} provinces were given. Compare ${MIN_PROVINCES} to ${MAX_PROVINCES}, or leave "provinces" out for all.`,
      );
    }
    checkYear(year);
    const provinces = slugs ?? (await existingSlugs(ctx, year, basis));
    return comparePlans(ctx, { provinces, year, axis, alignment, basis, roles: standingRoles(roles) });
  }

  @Query(() => [PlanGap], {
    complexity: ({ args, childComplexity }) =>
      (Array.isArray(args.provinces) ? args.provinces.length : ALL_PROVINCES) * MAX_GAPS * (1 + childComplexity),
    description:
      'What provinces are not known to have in a year: every row of a comparison that is not PRESENT, with its reason, the plan that stands, and who looked where. Of NOT_ADDRESSED alone it is known that it is missing.',
  })
  planGaps(
    @Ctx() ctx: RequestContext,
    @Arg('provinces', () => [String], { description: 'Slugs, 1 to 63, each province once.' }) provinces: string[],
    @Arg('year', () => Int, YEAR) year: number,
    @Arg('rows', () => ComparisonAxisEnum, ROWS)
    axis: ComparisonAxis,
    @Arg('alignment', () => AlignmentEnum, ALIGNMENT)
    alignment: Alignment,
    @Arg('basis', () => TerritoryBasisEnum, BASIS) basis: TerritoryBasis,
    @Arg('roles', () => [PlanRoleEnum], ROLES) roles?: PlanRole[] | null,
  ): Promise<PlanGap[]> {
    if (provinces.length < 1 || provinces.length > MAX_PROVINCES)
      throw new AppError('BAD_USER_INPUT', `${provinces.length} provinces were given. Name 1 to ${MAX_PROVINCES}.`);
    checkYear(year);
    return gapsOf(ctx, { provinces, year, axis, alignment, basis, roles: standingRoles(roles) });
  }

  @Query(() => PlanCoverage, { description: 'Who has a plan that covers a year, and who is missing, with the reason.' })
  async planCoverage(
    @Ctx() ctx: RequestContext,
    @Arg('year', () => Int, YEAR) year: number,
    @Arg('basis', () => TerritoryBasisEnum, BASIS) basis: TerritoryBasis,
    @Arg('roles', () => [PlanRoleEnum], ROLES) roles?: PlanRole[] | null,
    @Arg('provinces', () => [String], ONLY) provinces?: string[] | null,
  ): Promise<PlanCoverage> {
    checkYear(year);
    const [coverage] = await coverageOfYears(ctx, {
      from: year,
      to: year,
      basis,
      roles: standingRoles(roles),
      provinces: onlyProvinces(provinces),
    });
    if (!coverage) throw new Error('a year was asked for and none was answered');
    return coverage;
  }

  @Query(() => [PlanCoverage], {
    complexity: listCost(MAX_YEARS),
    description: 'The same for each year of a range, oldest first: how the answer to “who has a plan” went on.',
  })
  planCoverageByYear(
    @Ctx() ctx: RequestContext,
    @Arg('from', () => Int, { description: 'First year, 2000 to 2100.' }) from: number,
    @Arg('to', () => Int, { description: 'Last year, 2000 to 2100; 30 years at most.' }) to: number,
    @Arg('basis', () => TerritoryBasisEnum, BASIS) basis: TerritoryBasis,
    @Arg('roles', () => [PlanRoleEnum], ROLES) roles?: PlanRole[] | null,
    @Arg('provinces', () => [String], ONLY) provinces?: string[] | null,
  ): Promise<PlanCoverage[]> {
    checkYear(from);
    checkYear(to);
    return coverageOfYears(ctx, {
      from,
      to,
      basis,
      roles: standingRoles(roles),
      provinces: onlyProvinces(provinces),
    });
  }

  @FieldResolver(() => [Task], {
    complexity: listCost(),
    description: 'The own tasks that are counted, primary ones first.',
  })
  async tasks(@Root() cell: ComparisonCell, @Ctx() ctx: RequestContext): Promise<Task[]> {
    const { taskById } = ctx.use(taskLoaders);
    return (await Promise.all(cell.taskIds.map((id) => taskById.load(id)))).filter((task) => task !== null);
  }
}

async function existingSlugs(ctx: RequestContext, year: number, basis: TerritoryBasis): Promise<string[]> {
  const columns = layColumns(await listProvinces(ctx.db, {}), year, basis);
  return columns.filter((column) => column.existed).map((column) => column.province.slug);
}

@Resolver(() => CoverageUnit)
export class CoverageUnitResolver {
  @FieldResolver(() => Source, {
    nullable: true,
    description: 'The best source of the best of them; null without a plan.',
  })
  source(@Root() unit: CoverageUnit, @Ctx() ctx: RequestContext): Promise<Source | null> {
    return sourceOfUnit(ctx, unit);
  }
}
