import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { canonicalJson, sha256 } from '../base/canonical.ts';
import { AppError } from '../base/errors.ts';
import { nearest } from '../base/text.ts';
import { provincesOfTable } from './province-table.ts';
import { recordsOfFile, type SeedRecord, seedFileSchema } from './seed-file.ts';

/** All records of a seed folder, with the hash that tells whether they were applied already. */
export interface SeedRelease {
  records: SeedRecord[];
  contentHash: string;
}

/** Which seeds a database is to hold: all, or only those that describe no province's plans. */
export type SeedExtent = 'all' | 'reference';

const REFERENCE_FOLDER = 'reference/';

/**
 * Reads and checks every file of a seed folder; nothing is returned unless all of it is right.
 *
 * Throws: BAD_SEED naming the file, the path in it and the remedy.
 */
export async function readSeeds(folder: string, extent: SeedExtent = 'all'): Promise<SeedRelease> {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => /\.(?:yaml|csv)$/.test(name))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
  if (names.length === 0) throw bad('the seed folder', 'holds no .yaml file', 'restore the project’s `seeds` folder');
  const all: SeedRecord[] = [];
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8');
    all.push(...readSeedText(name, text));
  }
  rejectDuplicates(all);
  // Chosen after the check of everything, so that a broken file is told whatever the setting.
  const records = extent === 'all' ? all : all.filter((record) => record.place.startsWith(REFERENCE_FOLDER));
  const contentHash = sha256(canonicalJson(records.map(({ id, content }) => [id, content])));
  return { records, contentHash };
}

/** Reads one seed file from its text. Throws BAD_SEED. */
export function readSeedText(name: string, text: string): SeedRecord[] {
  const value = name.endsWith('.csv') ? { provinces: readTable(name, text) } : readYaml(name, text);
  const parsed = seedFileSchema.safeParse(value ?? {});
  if (parsed.success) return recordsOfFile(parsed.data, name);
  const issue = parsed.error.issues[0];
  const path = z.core.toDotPath(issue?.path ?? []);
  throw bad(name, `${path ? `at ${path}: ` : ''}${issue?.message ?? 'unreadable'}`, remedyFor(issue));
}

function readTable(name: string, text: string): unknown[] {
  try {
    return provincesOfTable(text);
  } catch (error) {
    throw bad(name, error instanceof Error ? error.message : 'unreadable', 'correct that line');
  }
}

function readYaml(name: string, text: string): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, uniqueKeys: true, version: '1.2' });
  const problem = document.errors[0];
  if (problem) {
    const { line, col } = lineCounter.linePos(problem.pos[0]);
    throw bad(name, `line ${line}, column ${col}: ${problem.message.split('\n')[0]}`, 'correct the YAML at that place');
  }
  return document.toJS({ maxAliasCount: 100 });
}

function rejectDuplicates(records: SeedRecord[]): void {
  const seen = new Map<string, string>();
  for (const { id, place } of records) {
    const first = seen.get(id);
    if (first) throw bad(place, `"${id}" stands already in ${first}`, 'give one of them another key, or remove it');
    seen.set(id, place);
  }
}

function remedyFor(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'unrecognized_keys') {
    const known = Object.keys(seedFileSchema.shape);
    const near = issue.path.length === 0 ? nearest(issue.keys[0] ?? '', known) : null;
    return near ? `did you mean "${near}"?` : 'remove the key, or see seeds/README.md for the known ones';
  }
  return 'correct the value; seeds/README.md describes every field';
}

function bad(subject: string, fact: string, remedy: string): AppError {
  return new AppError(
    'BAD_SEED',
    `Seed ${subject}: ${fact.replace(/\.$/, '')}. Remedy: ${remedy}${remedy.endsWith('?') ? '' : '.'} Nothing was loaded.`,
  );
}
