import { AppError } from '../base/errors.ts';
import { rankOfCompleteness } from '../documents/completeness.ts';
import { documentLoaders } from '../documents/document.loaders.ts';
import type { RequestContext } from '../graph/context.ts';
import type { PlanRole } from '../plans/plan.table.ts';
import type { TerritoryBasis } from '../plans/plan.type.ts';
import { listProvinces } from '../provinces/province.queries.ts';
import { currentVersion } from '../records/publish.ts';
import {
  type Column,
  chooseColumns,
  columnState,
  coverageOf,
  loadStandingPlans,
  partState,
  plansOf,
} from './columns.ts';
import type { CoverageUnit, PlanCoverage } from './coverage.type.ts';
import { layColumns, namedProvinces } from './territory.ts';

/** The longest range of years of one question. */
export const MAX_YEARS = 30;

export interface CoverageQuestion {
  from: number;
  to: number;
  basis: TerritoryBasis;
  roles: readonly PlanRole[];
  /** Slugs of the only provinces that count; null: all. On today's territory a former one stands for its holder. */
  provinces: readonly string[] | null;
}

/**
 * Says for each year who has a plan that covers it. The number of statements is the same for one year and for thirty.
 *
 * Throws: BAD_USER_INPUT for a range that ends before it begins or is longer than 30 years, and for a unit below a
 * province; UNKNOWN_PROVINCE.
 */
export async function coverageOfYears(
  ctx: RequestContext,
  { from, to, basis, roles, provinces }: CoverageQuestion,
): Promise<PlanCoverage[]> {
  if (from > to)
    throw new AppError('BAD_USER_INPUT', `"from" is ${from} and "to" is ${to}. Give the earlier one first.`);
  if (to - from >= MAX_YEARS)
    throw new AppError('BAD_USER_INPUT', `${to - from + 1} years were asked for. Ask for ${MAX_YEARS} at most.`);
  const all = await listProvinces(ctx.db, {});
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const named = provinces && (await namedProvinces(ctx, provinces));
  const laid = years.map((year) =>
    layColumns(all, year, basis).filter(
      ({ existed, members }) => existed && (named === null || members.some(({ id }) => named.includes(id))),
    ),
  );
  const standing = await loadStandingPlans(ctx, laid.flat(), { from, to }, roles);
  const datasetVersion = (await currentVersion(ctx.db)) ?? 0;
  return Promise.all(
    years.map(async (year, i) => {
      const columns = chooseColumns(laid[i] ?? [], standing, year, 'EXACT');
      return {
        year,
        basis,
        datasetVersion,
        coverage: coverageOf(columns),
        units: columns.map(unitOf),
      };
    }),
  );
}

function unitOf(column: Column): CoverageUnit {
  const plans = plansOf(column);
  const best = [...plans].sort((a, b) => rankOfCompleteness(b.completeness) - rankOfCompleteness(a.completeness))[0];
  const surveys = new Map(column.parts.flatMap((part) => part.surveys).map((survey) => [survey.id, survey]));
  return {
    province: column.province,
    state: columnState(column),
    plans,
    parts: column.parts.map((part) => ({
      formerProvince: part.province,
      state: partState(part),
      plans: part.choice.plan ? [part.choice.plan.plan] : [],
    })),
    surveys: [...surveys.values()],
    completeness: best?.completeness ?? null,
    bestDocumentId: best?.document.id ?? null,
  };
}

/** The best source of a unit's best plan; loaded only when it is asked for. */
export async function sourceOfUnit(ctx: RequestContext, unit: CoverageUnit) {
  if (unit.bestDocumentId === null) return null;
  return (await ctx.use(documentLoaders).sourcesByDocumentId.load(unit.bestDocumentId))[0] ?? null;
}
