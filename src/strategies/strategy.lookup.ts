import { oneBearing } from '../documents/document.number.ts';
import type { RequestContext } from '../graph/context.ts';
import { unknownValue } from '../graph/filters.ts';
import { strategyLoaders } from './strategy.loaders.ts';
import type { Strategy } from './strategy.type.ts';

/** Finds a strategy by its slug, or by the number of the document that promulgates it; null when there is none. */
export async function findStrategy(
  ctx: RequestContext,
  question: { slug?: string | null; number?: string | null },
): Promise<Strategy | null> {
  const all = await ctx.use(strategyLoaders).allStrategies();
  if (question.slug != null) return all.find((strategy) => strategy.slug === question.slug) ?? null;
  return oneBearing(ctx, question.number ?? '', all);
}

/**
 * Resolves the measures of a filter: by code ("3.2a") or id, or all of an indicator by its code ("3.2"). A code that
 * two strategies have stands for both. Throws: UNKNOWN_VALUE.
 */
export async function measureIdsOf(ctx: RequestContext, values: readonly string[]): Promise<string[]> {
  const all = await ctx.use(strategyLoaders).allMeasures();
  const names = all.map(({ id, code, indicatorId }) => ({ id, names: [id, code, indicatorId.replace(/^.*\//, '')] }));
  return values.flatMap((value) => {
    const found = names.filter((measure) => measure.names.includes(value.trim()));
    if (found.length > 0) return found.map(({ id }) => id);
    throw unknownValue(
      'measure',
      value,
      all.map(({ code }) => code),
      '{ strategies { objectives { indicators { measures { code } } } } }',
    );
  });
}

/** Resolves the strategy of a filter, by slug or number. Throws: UNKNOWN_VALUE. */
export async function strategyIdOf(ctx: RequestContext, value: string): Promise<string> {
  const strategy = (await findStrategy(ctx, { slug: value })) ?? (await findStrategy(ctx, { number: value }));
  if (strategy) return strategy.id;
  const all = await ctx.use(strategyLoaders).allStrategies();
  throw unknownValue(
    'strategy',
    value,
    all.flatMap((entry) => [entry.slug, entry.number ?? entry.slug]),
    '{ strategies { slug number } }',
  );
}
