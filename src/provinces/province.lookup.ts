import { AppError } from '../base/errors.ts';
import { nearest } from '../base/text.ts';
import type { RequestContext } from '../graph/context.ts';
import { provinceLoaders } from './province.loaders.ts';
import { allRegionCodes, allUnitSlugs, statesWithCode, type Unit } from './province.queries.ts';

/** Resolves slugs, former slugs and other spellings. Throws: UNKNOWN_PROVINCE naming the nearest. */
export async function resolveUnits(ctx: RequestContext, slugs: readonly string[]): Promise<Unit[]> {
  const { unitBySlug } = ctx.use(provinceLoaders);
  const units = await Promise.all(slugs.map((slug) => unitBySlug.load(slug)));
  const missing = slugs.find((_, i) => units[i] === null);
  if (missing !== undefined) throw await unknownProvince(ctx, missing);
  return units.filter((unit) => unit !== null);
}

/**
 * Finds the one province that bears a code, on a day when one is given.
 *
 * Returns: null when no province ever bore it. Throws: AMBIGUOUS_PROVINCE when the bare code has meant two.
 */
export async function provinceIdByCode(ctx: RequestContext, code: string, asOf?: string): Promise<string | null> {
  const states = await statesWithCode(ctx.db, code, asOf);
  const ids = [...new Set(states.map((state) => state.provinceId))];
  if (ids.length < 2) return ids[0] ?? null;
  const candidates = states.map((state) => ({
    slug: state.provinceId.slice('province:'.length),
    name: state.name,
    validFrom: state.validFrom,
    validTo: state.validTo,
  }));
  const names = candidates.map((c) => `${c.name} (${c.slug}, ${c.validFrom} to ${c.validTo ?? 'now'})`).join(', ');
  throw new AppError('AMBIGUOUS_PROVINCE', `Code "${code}" has meant ${names}. Add "asOf" with a day, or use a slug.`, {
    candidates,
  });
}

/** Checks that a region has this code. Throws: UNKNOWN_VALUE naming the nearest. */
export async function checkRegion(ctx: RequestContext, code: string): Promise<void> {
  const codes = await allRegionCodes(ctx.db);
  if (codes.includes(code)) return;
  const near = nearest(code, codes);
  throw new AppError(
    'UNKNOWN_VALUE',
    `Unknown region "${code.slice(0, 80)}".${near ? ` Did you mean "${near}"?` : ''} The codes are ${codes.join(', ')}.`,
    near ? { suggestion: near } : {},
  );
}

async function unknownProvince(ctx: RequestContext, slug: string): Promise<AppError> {
  const near = nearest(slug, await allUnitSlugs(ctx.db));
  return new AppError(
    'UNKNOWN_PROVINCE',
    `Unknown province "${slug.slice(0, 80)}".${near ? ` Did you mean "${near}"?` : ''} List them with { provinces { slug } }.`,
    near ? { suggestion: near } : {},
  );
}
