import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { WordFilterKind } from '../graph/filters.ts';
import { searchEntries } from './entry.table.ts';
import { readQuestion } from './question.ts';
import { wholeQuery } from './tsquery.ts';

const MARKS: Readonly<Record<WordFilterKind, string>> = {
  PLAN: "'@PLAN'",
  DOCUMENT: "'@DOCUMENT'",
  TASK: "('@TASK'|'@HEADING')",
  TARGET: "'@TARGET'",
  PROGRAMME: "'@PROGRAMME'",
  ORGANISATION: "'@ORGANISATION'",
};

/**
 * Writes "the words stand in its number, titles or text": the same words, wordings and numbers as a search finds, but
 * all of them, none mended, and none that only tell its province or year.
 */
export function findsWords(kind: WordFilterKind, id: PgColumn, text: string): SQL {
  const question = readQuestion(text);
  if (question.units.length === 0) return sql`false`;
  const query = `${MARKS[kind]}&${wholeQuery(question, { places: 'AB' })}`;
  return sql`${id} in (select ${searchEntries.subjectId} from ${searchEntries} where ${searchEntries.tier} = 0 and ${searchEntries.vector} @@ ${query}::tsquery)`;
}
