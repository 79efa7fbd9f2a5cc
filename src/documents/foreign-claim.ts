import { rankOfCompleteness } from './completeness.ts';
import type { SourceContent } from './document.record.ts';

/** The kind of warning by which a page is known that speaks of another province's plan than its publisher's own. */
export const FOREIGN_CLAIM = 'foreign-claim';

/**
 * Marks a page as the claim of a publisher that speaks for another province. Of these documents it is a report at most,
 * and no gap of it is one of the plan: nothing may rest on what somebody says of a plan that is not theirs.
 */
export function asForeignClaim(
  page: SourceContent,
  claimed: ReadonlySet<string>,
  provinces: { claimed: string; publisher: string },
): SourceContent {
  const most = 'REPORT_ONLY';
  return {
    ...page,
    documents: page.documents.map((entry) =>
      claimed.has(entry.document) && rankOfCompleteness(entry.completeness) > rankOfCompleteness(most)
        ? { ...entry, completeness: most }
        : entry,
    ),
    unread: null,
    warnings: [
      {
        kind: FOREIGN_CLAIM,
        where: 'plan.province',
        kept: provinces.claimed,
        dropped: `the publisher speaks for ${provinces.publisher}`,
      },
      ...page.warnings.filter(({ kind }) => kind !== FOREIGN_CLAIM),
    ],
  };
}
