import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import { rankOfCompleteness } from '../documents/completeness.ts';
import { documentLoaders } from '../documents/document.loaders.ts';
import type { RequestContext } from '../graph/context.ts';
import { listCost } from '../graph/cost.ts';
import type { PlanRole } from '../plans/plan.table.ts';
import { type Plan, PlanRoleEnum, type TerritoryBasis, TerritoryBasisEnum } from '../plans/plan.type.ts';
import { currentVersion } from '../records/publish.ts';
import { taskLoaders } from '../tasks/task.loaders.ts';
import { Task } from '../tasks/task.type.ts';
import type { Alignment } from './alignment.ts';
import { type Column, chooseColumns, columnState, comparePlans, coverageOf, plansOf } from './compare.ts';
import { AlignmentEnum, type ComparisonAxis, ComparisonAxisEnum } from './comparison.enums.ts';
import { ComparisonCell, type CoverageUnit, PlanComparison, PlanCoverage } from './comparison.type.ts';
import { allColumns, type TerritoryColumn } from './territory.ts';

const MIN_PROVINCES = 2;
const MAX_PROVINCES = 63;
const STANDING_ROLES: readonly PlanRole[] = ['ANNUAL', 'STRATEGY'];

/** Throws BAD_USER_INPUT for a year that no plan is of. */
export function checkYear(year: number): void {
  if (year < 2000 || year > 2100)
    throw new AppError('BAD_USER_INPUT', `"year" is ${year}. Give one from 2000 to 2100.`);
}

const BASIS = {
  defaultValue: 'AS_ISSUED',
  description: 'Provinces as they issued the plans, or as they are today.',
} as const;

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
    @Arg('year', () => Int, { description: 'The year, 2000 to 2100.' }) year: number,
    @Arg('rows', () => ComparisonAxisEnum, { defaultValue: 'ACTION_AREA', description: 'What the rows are.' })
    axis: ComparisonAxis,
    @Arg('alignment', () => AlignmentEnum, {
      defaultValue: 'NEAREST',
      description: 'Which plan may stand for the year.',
    })
    alignment: Alignment,
    @Arg('basis', () => TerritoryBasisEnum, BASIS) basis: TerritoryBasis,
    @Arg('roles', () => [PlanRoleEnum], {
      nullable: true,
      description: 'Roles that may stand; ANNUAL and STRATEGY without it.',
    })
    roles?: PlanRole[] | null,
  ): Promise<PlanComparison> {
    if (slugs && (slugs.length < MIN_PROVINCES || slugs.length > MAX_PROVINCES)) {
      throw new AppError(
        'BAD_USER_INPUT',
        `${slugs.length} provinces were given. Compare ${MIN_PROVINCES} to ${MAX_PROVINCES}, or leave "provinces" out for all.`,
      );
    }
    checkYear(year);
    if (roles?.length === 0)
      throw new AppError('BAD_USER_INPUT', '"roles" is empty. Name at least one, or leave it out.');
    const provinces = slugs ?? (await existingColumns(ctx, year, basis)).map((column) => column.province.slug);
    return comparePlans(ctx, { provinces, year, axis, alignment, basis, roles: roles ?? STANDING_ROLES });
  }

  @Query(() => PlanCoverage, { description: 'Who has a plan that covers a year, and who is missing, with the reason.' })
  async planCoverage(
    @Ctx() ctx: RequestContext,
    @Arg('year', () => Int, { description: 'The year, 2000 to 2100.' }) year: number,
    @Arg('basis', () => TerritoryBasisEnum, BASIS) basis: TerritoryBasis,
  ): Promise<PlanCoverage> {
    checkYear(year);
    const existing = await existingColumns(ctx, year, basis);
    const columns = await chooseColumns(ctx, existing, { year, alignment: 'EXACT', roles: STANDING_ROLES });
    return {
      year,
      basis,
      datasetVersion: (await currentVersion(ctx.db)) ?? 0,
      coverage: coverageOf(columns),
      units: await Promise.all(columns.map((column) => unitOf(ctx, column))),
    };
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

async function existingColumns(ctx: RequestContext, year: number, basis: TerritoryBasis): Promise<TerritoryColumn[]> {
  return (await allColumns(ctx, year, basis)).filter((column) => column.existed);
}

async function unitOf(ctx: RequestContext, column: Column): Promise<CoverageUnit> {
  const plans = plansOf(column);
  const rank = (plan: Plan) => rankOfCompleteness(plan.completeness);
  const best = [...plans].sort((a, b) => rank(b) - rank(a))[0];
  const sources = best ? await ctx.use(documentLoaders).sourcesByDocumentId.load(best.document.id) : [];
  return {
    province: column.province,
    state: columnState(column),
    plans,
    completeness: best?.completeness ?? null,
    source: sources[0] ?? null,
  };
}
