import { readdir, readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, join } from 'node:path';
import cliProgress from 'cli-progress';
import type { Command } from 'commander';
import { diffLines } from 'diff';
import { AppError } from '../base/errors.ts';
import type { Database } from '../database/connection.ts';
import { RECORD_TYPES } from '../domains.ts';
import { ImportError, type PlanBundle, type Reference, readDocument } from '../reader/index.ts';
import { LIMITS } from '../reader/limits.ts';
import { SEEDS_FOLDER } from '../seeds/apply-seeds.ts';
import { readSeeds } from '../seeds/read-seeds.ts';
import { importerReference } from '../seeds/reader-reference.ts';
import { checkBundle } from '../works/check-bundle.ts';
import { type ImportResult, importBundle } from '../works/import-bundle.ts';
import { withDatabase } from './with-database.ts';

interface Flags {
  dryRun?: boolean;
  accept?: boolean;
  again?: boolean;
  by?: string;
  url?: string;
  publisher?: string;
  capturedAt?: string;
}

/** What became of one input. */
interface Outcome {
  name: string;
  result: ImportResult | null;
  bundle: PlanBundle | null;
  refusal: string | null;
}

/** `kehoach import`: reads pages or takes bundles, and publishes what they say, one transaction a document. */
export function registerImport(program: Command): void {
  program
    .command('import')
    .description('read documents (or take plan bundles) and publish what they say, marked as machine-read')
    .argument('<source...>', 'files, folders, or bundles (.json)')
    .option('--dry-run', 'say what would be published and change nothing')
    .option('--accept', 'mark everything as reviewed, in your name')
    .option('--again', 'import even what a review rejected')
    .option('--by <name>', 'who accepts (default: your user name)')
    .option('--url <address>', 'address the page was captured from (one file only)')
    .option('--publisher <name>', 'who published the page, when it does not say')
    .option('--captured-at <time>', 'when the page was captured (ISO 8601)')
    .addHelpText('after', '\nExit code: 0 when everything was published, 1 when an input was refused.')
    .action(async (sources: string[], flags: Flags) => {
      const files = (await Promise.all(sources.map(filesOf))).flat();
      if (flags.url && files.length > 1)
        throw new AppError('BAD_USER_INPUT', '--url is the address of one page, and several files were given.');
      const reference = importerReference(await readSeeds(SEEDS_FOLDER));
      const outcomes = flags.dryRun
        ? await eachFile(files, (file) => readOnly(file, flags, reference))
        : await withDatabase((database) => eachFile(files, (file) => importFile(database, file, flags, reference)));
      process.stdout.write(`${outcomes.map(lineOf).join('\n')}\n`);
      if (outcomes.some((outcome) => outcome.refusal !== null)) process.exitCode = 1;
    });
}

async function filesOf(source: string): Promise<string[]> {
  const info = await stat(source).catch(() => {
    throw new AppError('BAD_USER_INPUT', `There is no file or folder "${basename(source)}".`);
  });
  if (!info.isDirectory()) return [source];
  const entries = await readdir(source, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(source, entry.name))
    .sort();
}

async function eachFile(files: readonly string[], work: (file: string) => Promise<Outcome>): Promise<Outcome[]> {
  const bar = new cliProgress.SingleBar({
    format: 'importing {bar} {value}/{total} {file}',
    clearOnComplete: true,
    noTTYOutput: false,
  });
  if (files.length > 1) bar.start(files.length, 0, { file: '' });
  const outcomes: Outcome[] = [];
  for (const file of files) {
    outcomes.push(await refusalsAside(basename(file), () => work(file)));
    if (files.length > 1) bar.increment(1, { file: basename(file) });
  }
  bar.stop();
  return outcomes;
}

/** One bad file never stops the others. What is no refusal is a fault of ours and ends the run. */
async function refusalsAside(name: string, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError || error instanceof ImportError) {
      return { name, result: null, bundle: null, refusal: `${error.code}: ${error.message}` };
    }
    throw error;
  }
}

/** Reads a page, or checks a bundle that somebody else made. */
async function bundleOf(file: string, flags: Flags, reference: Reference): Promise<PlanBundle> {
  const { size } = await stat(file);
  if (size > LIMITS.inputBytes)
    throw new AppError(
      'BAD_BUNDLE',
      `${basename(file)}: the file has ${size} bytes, more than ${LIMITS.inputBytes}. Nothing was published.`,
    );
  const bytes = await readFile(file);
  if (file.endsWith('.json')) return checkBundle(parseJson(bytes, basename(file)), basename(file));
  const { url, publisher, capturedAt } = flags;
  return readDocument(bytes, { reference, url, publisher, capturedAt, fileName: basename(file) });
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new AppError(
      'BAD_BUNDLE',
      `${name}: is no JSON in UTF-8. Remedy: write it with kehoach read --json. Nothing was published.`,
      {},
      { cause: error },
    );
  }
}

async function readOnly(file: string, flags: Flags, reference: Reference): Promise<Outcome> {
  return { name: basename(file), result: null, bundle: await bundleOf(file, flags, reference), refusal: null };
}

async function importFile(database: Database, file: string, flags: Flags, reference: Reference): Promise<Outcome> {
  const bundle = await bundleOf(file, flags, reference);
  const acceptedBy = flags.by ?? userInfo().username;
  const result = await importBundle(database, RECORD_TYPES, bundle, {
    now: new Date(),
    ...(flags.accept && { acceptedBy }),
    ...(flags.again && { again: true }),
  });
  return { name: basename(file), result, bundle, refusal: null };
}

function lineOf({ name, result, bundle, refusal }: Outcome): string {
  if (refusal !== null) return `✗ ${name}  ${refusal}`;
  const tasks = bundle?.tasks.filter((task) => task.kind === 'TASK').length ?? 0;
  const what = `${bundle?.document?.number?.value.canonical ?? 'no number'}, ${tasks} tasks, ${bundle?.warnings.length ?? 0} warnings`;
  if (!result) return `· ${name}  ${bundle?.pageKind}: ${what}`;
  if (result.status === 'NOT_A_PLAN') return `· ${name}  not published: ${bundle?.pageKind}; the capture is kept`;
  if (result.unchanged) return `= ${name}  ${result.work}: nothing changed`;
  const counts = `${result.added.length} added, ${result.changed.length} changed, ${result.withdrawn.length} withdrawn`;
  return `✓ ${name}  ${result.work}: ${what}; ${counts}; dataset version ${result.version}${differenceOf(result, bundle)}`;
}

/** Shows what a new capture of a page changed against the one before. */
function differenceOf({ replaces }: ImportResult, bundle: PlanBundle | null): string {
  if (!replaces || !bundle) return '';
  const parts = diffLines(replaces.text, bundle.source.text).filter((part) => part.added || part.removed);
  const shown = parts.flatMap((part) =>
    part.value
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => `    ${part.added ? '+' : '-'} ${line.trim().slice(0, 160)}`),
  );
  return `\n    the page changed since its last capture (${replaces.sha256.slice(0, 12)}):\n${shown.slice(0, 20).join('\n')}`;
}
