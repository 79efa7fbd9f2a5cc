import { type SQL, sql } from 'drizzle-orm';
import { COMPLETENESS, type Completeness } from '../base/vocabulary.ts';
import { sources } from './document.table.ts';

/** The place of a completeness in their one order: the higher shows more, and -1 nothing at all. */
export function rankOfCompleteness(completeness: Completeness | null): number {
  return completeness === null ? -1 : COMPLETENESS.indexOf(completeness);
}

/** True when at least one source shows more than a mention. */
export function showsContent(completeness: Completeness | null): boolean {
  return rankOfCompleteness(completeness) > rankOfCompleteness('CITED_ONLY');
}

/** The best completeness of a document's sources; null when it has none. */
export function bestCompleteness(documentId: unknown): SQL {
  return sql`(select max(best.completeness) from ${sources} as best where best.document_id = ${documentId})`;
}
