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
}

/** Reads every document that has an expected file of the same name and adds up how well each field was read. */
export async function evaluate(documents: string, expectedFolder: string, reference: Reference): Promise<Evaluation> {
  const evaluation: Evaluation = { documents: 0, scores: new Map(), invented: [], missed: [] };
  const names = (await readdir(documents, { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  const wanted = new Map(
    (await readdir(expectedFolder)).filter((name) => name.endsWith('.json')).map((name) => [parse(name).name, name]),
  );
  for (const name of names.sort()) {
    const file = wanted.get(parse(name).name);
    if (!file) continue;
    const expected = expectedSchema.parse(JSON.parse(await readFile(join(expectedFolder, file), 'utf8')));
    const bundle = await readDocument(await readFile(join(documents, name)), { reference });
    const comparison = compareBundle(bundle, expected);
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
  }
  return evaluation;
}

/** Precision of a field; 1 when nothing was found. */
export function precision({ right, found }: Score): number {
  return found === 0 ? 1 : right / found;
}

/** Recall of a field; 1 when nothing was there to find. */
export function recall({ right, expected }: Score): number {
  return expected === 0 ? 1 : right / expected;
}

/** Prints an evaluation as a table and lists. */
export function formatEvaluation({ documents, scores, invented, missed }: Evaluation): string {
  const rows = [...scores].map(([field, score]) =>
    [
      field.padEnd(14),
      precision(score).toFixed(3).padStart(9),
      recall(score).toFixed(3).padStart(9),
      String(score.expected).padStart(9),
      String(score.found).padStart(9),
    ].join(' '),
  );
  const header = ['field'.padEnd(14), 'precision', '   recall', ' expected', '    found'].join(' ');
  const list = (title: string, values: readonly string[]) => [
    `${title}: ${values.length}`,
    ...values.map((value) => `  ${value}`),
  ];
  return [
    `${documents} documents`,
    header,
    ...rows,
    ...list('Invented', invented),
    ...list('Missed or different', missed),
  ].join('\n');
}
