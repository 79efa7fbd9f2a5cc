import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Database } from '../../src/database/connection.ts';
import { readFixture } from '../reader/support/fixtures.ts';
import { PROJECT } from '../support/files.ts';
import { importInto } from '../works/support/importing.ts';

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

/** A page of `test/reader/fixtures` and the questions that its passages must answer. */
interface GoldPage {
  fixture: string;
  questions: readonly string[];
}

/** Reads the questions of captured texts. */
async function readGoldPages(): Promise<GoldPage[]> {
  const held = parse(await readFile(`${PROJECT}test/search/gold-passages.yaml`, 'utf8')) as Record<string, string[]>;
  return Object.entries(held).map(([fixture, questions]) => ({ fixture, questions }));
}

/** Asks of each page what it must answer; `ask` gives the ids of what the first ten hits lead to, of passages with a mark. */
export async function judgePages(
  database: Database,
  ask: (text: string) => Promise<{ kind: string; subject: { id: string } }[]>,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  const pages = await readGoldPages();
  const works = new Map<string, string>();
  for (const { fixture } of pages) {
    const { work } = await importInto(database, await readFixture(fixture));
    works.set(fixture, `document:${work}`);
  }
  for (const { fixture, questions } of pages) {
    for (const text of questions) {
      const found = (await ask(text)).map((hit) =>
        hit.kind === 'PASSAGE' ? `passage of ${hit.subject.id}` : hit.subject.id,
      );
      const expected = [`passage of ${works.get(fixture)}`];
      // Tasks of the page say the same and stand before its passages; of hits that are passages this one must be first.
      const passages = found.filter((id) => id.startsWith('passage of '));
      const rank = passages.indexOf(expected[0] ?? '');
      const one = judge({ of: 'passage', text, expected }, found);
      judged.push({ ...one, reciprocalRank: rank < 0 ? 0 : 1 / (rank + 1) });
    }
  }
  return judged;
}
