import { oneBearing } from '../documents/document.number.ts';
import type { RequestContext } from '../graph/context.ts';
import { unknownValue } from '../graph/filters.ts';
import { programmeLoaders } from './programme.loaders.ts';
import type { Programme } from './programme.type.ts';

/** Finds a programme by its slug, or by the number of the document that promulgates it; null when there is none. */
export async function findProgramme(
  ctx: RequestContext,
  question: { slug?: string | null; number?: string | null },
): Promise<Programme | null> {
  const all = await ctx.use(programmeLoaders).allProgrammes();
  if (question.slug != null) return all.find((programme) => programme.slug === question.slug) ?? null;
  return oneBearing(ctx, question.number ?? '', all);
}

/** Resolves the programmes of a filter, by slug or number. Throws: UNKNOWN_VALUE. */
export async function programmeIdsOf(ctx: RequestContext, values: readonly string[]): Promise<string[]> {
  return Promise.all(
    values.map(async (value) => {
      const programme = (await findProgramme(ctx, { slug: value })) ?? (await findProgramme(ctx, { number: value }));
      if (programme) return programme.id;
      const all = await ctx.use(programmeLoaders).allProgrammes();
      throw unknownValue(
        'programme',
        value,
        all.map((entry) => entry.slug),
        '{ programmes { slug number } }',
      );
    }),
  );
}
