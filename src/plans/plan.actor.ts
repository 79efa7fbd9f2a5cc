import { type SQL, sql } from 'drizzle-orm';
import { documents } from '../documents/document.table.ts';
import { plans } from './plan.table.ts';

/**
 * Whose something below a plan is, where that is another body than the plan's issuer; SQL null for the issuer's own,
 * whether its actor is left out or names the issuer itself. What is another body's never counts as the province's.
 */
export function otherActor(actorId: unknown, issuerId: unknown): SQL<string | null> {
  return sql<string | null>`nullif(${actorId}, ${issuerId})`;
}

/** Writes "is the issuer's own". */
export function isOwn(actorId: unknown, issuerId: unknown): SQL {
  return sql`${otherActor(actorId, issuerId)} is null`;
}

/** The issuer of a plan, where its document is not in the statement already. */
export function issuerOf(planId: unknown): SQL {
  return sql`(select issuing.issuer_id from ${plans} as issued inner join ${documents} as issuing on issuing.id = issued.document_id
    where issued.id = ${planId})`;
}

/** The argument of every list below a plan by which a list of the province leaves out what is another body's. */
export const OWN = {
  nullable: true,
  description:
    'True keeps what is the plan issuer’s own, false what the page or document of another body states; both without it.',
} as const;

/** Keeps what is the issuer's own, or what is others'; all for null. */
export function keepOwn<T extends { actorId: string | null }>(
  parts: readonly T[],
  own: boolean | null | undefined,
): T[] {
  return parts.filter((part) => own == null || (part.actorId === null) === own);
}
