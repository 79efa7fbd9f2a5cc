import { AppError } from '../base/errors.ts';
import { nearest } from '../base/text.ts';
import type { RequestContext } from '../graph/context.ts';
import { idOf } from '../records/record.ts';
import { organisationLoaders } from './organisation.loaders.ts';
import { allOrganisationSlugs } from './organisation.queries.ts';

/** Resolves the organisation slugs of a filter to ids. Throws: UNKNOWN_VALUE naming the nearest. */
export async function organisationIdsOf(ctx: RequestContext, slugs: readonly string[]): Promise<string[]> {
  const { organisationById } = ctx.use(organisationLoaders);
  const found = await Promise.all(slugs.map((slug) => organisationById.load(idOf('organisation', slug))));
  const missing = slugs.find((_, i) => found[i] === null);
  if (missing === undefined) return found.flatMap((organisation) => organisation?.id ?? []);
  const near = nearest(missing, await allOrganisationSlugs(ctx.db));
  throw new AppError(
    'UNKNOWN_VALUE',
    `Unknown organisation "${missing.slice(0, 80)}".${near ? ` Did you mean "${near}"?` : ''} Take a slug from an "issuer", "actor" or "leadAgencies" field.`,
    near ? { suggestion: near } : {},
  );
}
