import { type SQL, sql } from 'drizzle-orm';
import { isAny } from '../database/connection.ts';
import type { RequestContext } from '../graph/context.ts';
import { resolveUnits } from './province.lookup.ts';

/** Writes "is or lies below one of these units". */
export async function inUnits(
  ctx: RequestContext,
  provinceId: unknown,
  districtId: unknown,
  slugs: string[] | null | undefined,
): Promise<SQL | undefined> {
  if (slugs == null) return undefined;
  const units = await resolveUnits(ctx, slugs);
  const whole = units.filter((unit) => unit.districtId === null).map((unit) => unit.provinceId);
  const parts = units.flatMap((unit) => unit.districtId ?? []);
  return sql`${isAny(provinceId, whole)} or ${isAny(districtId, parts)}`;
}
