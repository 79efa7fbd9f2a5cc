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
