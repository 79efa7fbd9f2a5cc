import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { readDocument } from '../../../src/reader/index.ts';
import type { Reference } from '../../../src/reader/reference.ts';
import { compareBundle, type Score } from './compare.ts';
import { expectedSchema } from './expected.ts';

export interface Evaluation {
  documents: number;
  scores: Map<string, Score>;
  invented: string[];
  missed: string[];
  /** Lines of the bodies of whole texts, those left unread, and those lost without a word, and how many texts are read whole. */
  lines: { body: number; unread: number; lost: number; texts: number; whole: number };
}

/** Files that stand beside a document: its facts, and the address it was found at. */
const BESIDE = new Set(['.json', '.url']);

/**
 * Reads every document that has an expected file of the same name, in the same folder or in another, and adds up how
 * well each field was read. `a.url` beside `a.txt` holds the address of the page.
 */
export async function evaluate(documents: string, expectedFolder: string, reference: Reference): Promise<Evaluation> {
  const evaluation: Evaluation = {
    documents: 0,
    scores: new Map(),
    invented: [],
    missed: [],
    lines: { body: 0, unread: 0, lost: 0, texts: 0, whole: 0 },
  };
  const names = (await readdir(documents, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && !BESIDE.has(parse(entry.name).ext))
    .map(({ name }) => name);
  const wanted = new Map(
    (await readdir(expectedFolder)).filter((name) => name.endsWith('.json')).map((name) => [parse(name).name, name]),
  );
  const addresses = new Set((await readdir(documents)).filter((name) => name.endsWith('.url')));
  for (const name of names.sort()) {
    const file = wanted.get(parse(name).name);
    if (!file) continue;
    const expected = expectedSchema.parse(JSON.parse(await readFile(join(expectedFolder, file), 'utf8')));
    const address = `${parse(name).name}.url`;
    const url = addresses.has(address) ? (await readFile(join(documents, address), 'utf8')).trim() : undefined;
    const bundle = await readDocument(await readFile(join(documents, name)), { reference, url });
    addUp(evaluation, name, compareBundle(bundle, expected));
  }
  return evaluation;
}

function addUp(evaluation: Evaluation, name: string, comparison: ReturnType<typeof compareBundle>): void {
  evaluation.documents++;
  for (const [field, score] of comparison.scores) {
    const total = evaluation.scores.get(field) ?? { right: 0, found: 0, expected: 0 };
    evaluation.scores.set(field, {
      right: total.right + score.right,
      found: total.found + score.found,
      expected: total.expected + score.expected,
    });
  }
  evaluation.invented.push(...comparison.invented.map((value) => `${name}: ${value}`));
  evaluation.missed.push(...comparison.missed.map((value) => `${name}: ${value}`));
  if (!comparison.lines) return;
  const { lines } = evaluation;
  lines.body += comparison.lines.body;
  lines.unread += comparison.lines.unread;
  lines.lost += comparison.lines.lost;
  lines.texts++;
  if (comparison.lines.unread + comparison.lines.lost === 0) lines.whole++;
}

/** Precision of a field; 1 when nothing was found. */
export function precision({ right, found }: Score): number {
  return found === 0 ? 1 : right / found;
}

/** Recall of a field; 1 when nothing was there to find. */
export function recall({ right, expected }: Score): number {
  return expected === 0 ? 1 : right / expected;
}

/** The harmonic mean of both: one number where a goal is set for the two together. */
export function f1(score: Score): number {
  const sum = precision(score) + recall(score);
  return sum === 0 ? 0 : (2 * precision(score) * recall(score)) / sum;
}

/** Prints an evaluation as a table, and as lists unless only the figures are asked for. */
export function formatEvaluation(evaluation: Evaluation, figuresOnly = false): string {
  const { documents, scores, invented, missed, lines } = evaluation;
  const rows = [...scores].map(([field, score]) =>
    [
      field.padEnd(14),
      precision(score).toFixed(3).padStart(9),
      recall(score).toFixed(3).padStart(9),
      f1(score).toFixed(3).padStart(9),
      String(score.expected).padStart(9),
      String(score.found).padStart(9),
    ].join(' '),
  );
  const header = ['field'.padEnd(14), 'precision', '   recall', '       F1', ' expected', '    found'].join(' ');
  const list = (title: string, values: readonly string[]) => [
    `${title}: ${values.length}`,
    ...(figuresOnly ? [] : values.map((value) => `  ${value}`)),
  ];
  const placed =
    lines.texts === 0
      ? 'Lines placed: no whole text among them'
      : `Lines placed: ${(1 - (lines.unread + lines.lost) / lines.body).toFixed(3)} of ${lines.body} in ${lines.texts} whole texts (${lines.unread} unread, ${lines.lost} tasks or targets lost without a word); ${lines.whole} texts read whole`;
  return [
    `${documents} documents`,
    header,
    ...rows,
    placed,
    ...list('Invented', invented),
    ...list('Missed or different', missed),
  ].join('\n');
}
