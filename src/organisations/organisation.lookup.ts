import { AppError } from '../base/errors.ts';
import { nearest } from '../base/text.ts';
import type { RequestContext } from '../graph/context.ts';
import { idOf } from '../records/record.ts';
import { organisationLoaders } from './organisation.loaders.ts';
import { allOrganisationSlugs, withSuccession } from './organisation.queries.ts';

/** The part of a filter by which its bodies stand for those before and after them too. */
export const ACROSS_SUCCESSION = {
  nullable: true,
  description:
    'True: the bodies named stand for those that came before and after them too, see `Organisation.successors`. Without it each is itself alone.',
} as const;

/** Resolves the organisation slugs of a filter to ids. Throws: UNKNOWN_VALUE naming the nearest. */
export async function organisationIdsOf(
  ctx: RequestContext,
  slugs: readonly string[],
  acrossSuccession?: boolean | null,
): Promise<string[]> {
  const { organisationById } = ctx.use(organisationLoaders);
  const found = await Promise.all(slugs.map((slug) => organisationById.load(idOf('organisation', slug))));
  const missing = slugs.find((_, i) => found[i] === null);
  if (missing === undefined) {
    const ids = found.flatMap((organisation) => organisation?.id ?? []);
    return acrossSuccession ? withSuccession(ctx.db, ids) : ids;
  }
  const near = nearest(missing, await allOrganisationSlugs(ctx.db));
  throw new AppError(
    'UNKNOWN_VALUE',
    `Unknown organisation "${missing.slice(0, 80)}".${near ? ` Did you mean "${near}"?` : ''} Take a slug from an "issuer", "actor" or "leadAgencies" field.`,
    near ? { suggestion: near } : {},
  );
}
