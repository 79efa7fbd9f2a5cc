import { sql } from 'drizzle-orm';
import { editDistance } from '../base/text.ts';
import { type Db, rowsOf } from '../database/connection.ts';
import { type SearchKind, searchWords } from './entry.table.ts';
import { type Question, readNearly } from './question.ts';
import { MOST_COUNTED, MOST_RANKED, type Request, statementOf } from './statement.ts';
import { type Corrections, type Meanings, wholeQuery, widerQueries } from './tsquery.ts';
import type { Word } from './words.ts';

/** An entry that was found, with what a snippet is cut from. */
export interface Found {
  id: string;
  kind: SearchKind;
  subjectId: string;
  score: number;
  number: string | null;
  title: string | null;
  titleEn: string | null;
  body: string | null;
  bodyStart: number | null;
  locator: string | null;
  sourceId: string | null;
}

export interface Bucket {
  field: string;
  value: string;
  label: string | null;
  count: number;
}

export interface Answer {
  total: number;
  /** True when there are more than were counted. */
  isLeast: boolean;
  /** How many of the hits were ranked. */
  ranked: number;
  /** How many more the words find of which the filter could not tell. */
  unplaced: number;
  page: Found[];
  buckets: Bucket[];
  /** What was asked instead, by the word that was typed; empty when the question stands as it is. */
  corrected: Corrections;
}

const NOTHING: Corrections = new Map();

/**
 * Answers a question: one statement where it finds something as it stands; else one that looks for the words that may
 * be meant, and one that asks ever wider questions until one finds something.
 */
export async function find(db: Db, request: Request): Promise<Answer> {
  const { question, kinds } = request;
  if (question.units.length === 0 || kinds.length === 0)
    return { total: 0, isLeast: false, ranked: 0, unplaced: 0, page: [], buckets: [], corrected: NOTHING };
  const strict = await run(db, request, [wholeQuery(question)]);
  if (strict.total + strict.unplaced > 0) return { ...strict, corrected: NOTHING };
  const wider = widerQueries(question, await meaningsOf(db, question));
  if (wider.length === 0) return { ...strict, corrected: NOTHING };
  const { level, ...answer } = await run(
    db,
    request,
    wider.map(({ query }) => query),
  );
  return { ...answer, corrected: (level === null ? undefined : wider[level]?.corrected) ?? NOTHING };
}

async function run(db: Db, request: Request, queries: readonly string[]) {
  const [row] = await rowsOf<{
    level: number | null;
    total: number;
    isLeast: boolean;
    unplaced: number;
    page: Found[] | null;
    buckets: Bucket[] | null;
  }>(db, statementOf(request, queries));
  const total = row?.total ?? 0;
  return {
    level: row?.level ?? null,
    total: Math.min(total, MOST_COUNTED),
    isLeast: total > MOST_COUNTED || row?.isLeast === true,
    ranked: Math.min(total, MOST_RANKED),
    unplaced: row?.unplaced ?? 0,
    page: row?.page ?? [],
    buckets: row?.buckets ?? [],
  };
}

/** How far a word may be from the one that was meant. */
function nearEnough(typed: string, meant: string): boolean {
  const distance = editDistance(typed, meant);
  return distance > 0 && distance <= (typed.length >= 8 ? 2 : 1);
}

/** Of more words than these the others are taken as they were typed. */
const MOST_MENDED = 6;

/** How many words may be meant by one: of a few each may be many, of many each is a few. */
const mostMeant = (words: number) => (words <= 4 ? 12 : 3);

/** Finds the words of the index that may be meant: for those that it does not hold, and for all. */
async function meaningsOf(db: Db, { text, units }: Question): Promise<Meanings> {
  const typed = [...new Set(units.flatMap((unit) => unit.words.map((word) => word.folded)))]
    .filter((word) => word.length >= 2 && !/\d/.test(word))
    .slice(0, MOST_MENDED);
  if (typed.length === 0) return { unknown: NOTHING, all: NOTHING, near: null };
  const rows = await rowsOf<{ typed: string; word: string }>(
    db,
    sql`select given.typed, near.word from unnest(${sql.param(typed)}::text[]) as given(typed) cross join lateral (
      select word from ${searchWords} where word % given.typed order by similarity(word, given.typed) desc, word collate "C" limit 40) as near`,
  );
  const known = new Set(rows.filter((row) => row.word === row.typed).map((row) => row.typed));
  const all = new Map<string, string[]>();
  const most = mostMeant(typed.length);
  for (const row of rows) {
    if (!nearEnough(row.typed, row.word)) continue;
    const meant = all.get(row.typed) ?? [];
    if (meant.length < most) all.set(row.typed, [...meant, row.word]);
  }
  const unknown = new Map([...all].filter(([word]) => !known.has(word)));
  const isUnknown = (words: readonly Word[]) => words.some((word) => !known.has(word.folded));
  return { unknown, all, near: readNearly(text, isUnknown) ?? readNearly(text, () => true) };
}
