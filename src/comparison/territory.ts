import { AppError } from '../base/errors.ts';
import { groupBy } from '../base/group-by.ts';
import type { RequestContext } from '../graph/context.ts';
import type { TerritoryBasis } from '../plans/plan.type.ts';
import { resolveUnits } from '../provinces/province.lookup.ts';
import { listProvinces } from '../provinces/province.queries.ts';
import type { Province } from '../provinces/province.type.ts';
import { holdersOf } from '../provinces/territory.ts';

/** A province with the provinces whose plans stand for it: itself, and on today's territory those that joined it. */
export interface TerritoryColumn {
  province: Province;
  members: Province[];
  /** False when the province existed on no day of the year (only on the basis AS_ISSUED). */
  existed: boolean;
}

/**
 * Finds the provinces that a comparison or a coverage names, each once.
 *
 * Throws: BAD_USER_INPUT for a unit below a province and for one named twice, UNKNOWN_PROVINCE.
 */
export async function namedProvinces(ctx: RequestContext, slugs: readonly string[]): Promise<string[]> {
  const units = await resolveUnits(ctx, slugs);
  const district = units.find((unit) => unit.districtId !== null);
  if (district) {
    throw new AppError(
      'BAD_USER_INPUT',
      `"${district.slug}" is a unit below a province, and comparisons are between provinces. Use "${district.province.slug}".`,
    );
  }
  const ids = units.map((unit) => unit.provinceId);
  const twice = units.find((unit, i) => ids.indexOf(unit.provinceId) !== i);
  if (twice)
    throw new AppError(
      'BAD_USER_INPUT',
      `"${twice.slug.slice(0, 80)}" was given twice, by this or another spelling. Name each province once.`,
    );
  return ids;
}

/**
 * Lays out the columns of a comparison. AS_ISSUED: one a province asked for. CURRENT: one a province of today, in the
 * order of first mention; slugs that fall into one collapse.
 *
 * Throws: BAD_USER_INPUT, UNKNOWN_PROVINCE.
 */
export async function columnsOf(
  ctx: RequestContext,
  slugs: readonly string[],
  year: number,
  basis: TerritoryBasis,
): Promise<TerritoryColumn[]> {
  const ids = await namedProvinces(ctx, slugs);
  const columns = layColumns(await listProvinces(ctx.db, {}), year, basis);
  const byMember = new Map(columns.flatMap((column) => column.members.map((member) => [member.id, column] as const)));
  return [...new Set(ids.flatMap((id) => byMember.get(id) ?? []))];
}

/** Every possible column of a year and basis, those of provinces that did not exist included. */
export function layColumns(all: readonly Province[], year: number, basis: TerritoryBasis): TerritoryColumn[] {
  if (basis === 'AS_ISSUED') {
    return all.map((province) => {
      // The first state begins where the dataset does: it is no sign that the province did not exist before.
      const last = province.newestState.validTo;
      return { province, members: [province], existed: last === null || last >= `${year}-01-01` };
    });
  }
  const holders = holdersOf(all);
  const members = groupBy(all, ({ id }) => holders.get(id) ?? id);
  return all
    .filter(({ id }) => holders.get(id) === id)
    .map((province) => {
      // The part of the province itself comes first, those that joined it after.
      const own = members.get(province.id) ?? [];
      return { province, members: [province, ...own.filter((member) => member !== province)], existed: true };
    });
}
