import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { PROJECT } from '../support/files.ts';

/** A question of the gold set. */
export interface GoldQuestion {
  /** What kind of question it is: "number", "misspelling". */
  of: string;
  text: string;
  /** Ids that it must find. */
  expected: readonly string[];
}

/** Reads the gold set. */
export async function readGold(): Promise<GoldQuestion[]> {
  const held = parse(await readFile(`${PROJECT}test/search/gold.yaml`, 'utf8')) as Record<string, [string, string[]][]>;
  return Object.entries(held).flatMap(([of, questions]) =>
    questions.map(([text, expected]) => ({ of, text, expected })),
  );
}

/** What one question found of what it must find. */
export interface Judged extends GoldQuestion {
  found: readonly string[];
  recall: number;
  reciprocalRank: number;
}

/** Judges the first ten hits of a question. */
export function judge(question: GoldQuestion, found: readonly string[]): Judged {
  const ten = found.slice(0, 10);
  const rank = ten.findIndex((id) => question.expected.includes(id));
  const hits = question.expected.filter((id) => ten.includes(id)).length;
  return {
    ...question,
    found: ten,
    recall: hits / Math.min(10, question.expected.length),
    reciprocalRank: rank < 0 ? 0 : 1 / (rank + 1),
  };
}

export interface Figures {
  questions: number;
  recall: number;
  mrr: number;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Adds up judged questions. */
export function figuresOf(judged: readonly Judged[]): Figures {
  return {
    questions: judged.length,
    recall: mean(judged.map((one) => one.recall)),
    mrr: mean(judged.map((one) => one.reciprocalRank)),
  };
}
