import { type SQL, sql } from 'drizzle-orm';
import { isAny } from '../database/connection.ts';
import type { RequestContext } from '../graph/context.ts';
import { resolveUnits } from './province.lookup.ts';
import { liesWithin } from './territory.ts';

/** Writes "is or lies below one of these units"; on today's map a province stands for all whose land it holds. */
export async function inUnits(
  ctx: RequestContext,
  provinceId: unknown,
  districtId: unknown,
  slugs: string[] | null | undefined,
  onTodaysMap = false,
): Promise<SQL | undefined> {
  if (slugs == null) return undefined;
  const units = await resolveUnits(ctx, slugs);
  const whole = units.filter((unit) => unit.districtId === null).map((unit) => unit.provinceId);
  const parts = units.flatMap((unit) => unit.districtId ?? []);
  const inWhole = onTodaysMap ? liesWithin(provinceId, (holder) => isAny(holder, whole)) : isAny(provinceId, whole);
  return sql`${inWhole} or ${isAny(districtId, parts)}`;
}
