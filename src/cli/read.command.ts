import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import cliProgress from 'cli-progress';
import type { Command } from 'commander';
import { type PlanBundle, readDocument } from '../reader/index.ts';
import { LIMITS } from '../reader/limits.ts';
import { ImportError } from '../reader/read-error.ts';
import type { Reference } from '../reader/reference.ts';
import { formatBundle, formatTable, type ReadOutcome } from './print-bundle.ts';

/** What the command needs from outside: the reference facts, and where to write. */
export interface ReadCommandOptions {
  loadReference: () => Reference | Promise<Reference>;
  write: (text: string) => void;
  writeError: (text: string) => void;
  /** Reads standard input for `-`. */
  readInput: () => Promise<Uint8Array>;
  /** Says the exit code; 1 when any input was refused. */
  setExitCode: (code: number) => void;
}

interface Flags {
  url?: string;
  publisher?: string;
  capturedAt?: string;
  json?: boolean;
}

/** Adds `kehoach read`. Nothing is written to a database: the facts of a document come out on standard output. */
export function registerRead(program: Command, options: ReadCommandOptions): void {
  program
    .command('read')
    .description("read documents into facts with the quote behind each; '-' reads standard input")
    .argument('<source>', 'a file, a folder, or - for standard input')
    .option('--url <address>', 'address the page was captured from')
    .option('--publisher <name>', 'who published the page, when the page does not say')
    .option('--captured-at <time>', 'when the page was captured (ISO 8601)')
    .option('--json', 'print plan bundles as JSON: one, or one a line for a folder')
    .addHelpText('after', '\nExit code: 0 when everything was read, 1 when an input was refused.')
    .action(async (source: string, flags: Flags) => {
      const reference = await options.loadReference();
      const files = source === '-' ? null : await filesOf(source);
      if (files === null) {
        const outcome = await readOne(basename(source), () => inputOf(source, options), flags, reference);
        printOne(outcome, flags, options);
        return;
      }
      await readFolder(files, flags, reference, options);
    });
}

function inputOf(source: string, options: ReadCommandOptions): Promise<Uint8Array> {
  return source === '-' ? options.readInput() : readLimited(source);
}

/** A file too large is refused before it is in memory. */
async function readLimited(path: string): Promise<Uint8Array> {
  const { size } = await stat(path);
  if (size > LIMITS.inputBytes) {
    const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
    throw new ImportError('INPUT_TOO_LARGE', `The file has ${mb(size)}, more than ${mb(LIMITS.inputBytes)}.`);
  }
  return readFile(path);
}

async function filesOf(source: string): Promise<string[]> {
  const info = await stat(source).catch(() => null);
  if (!info?.isDirectory()) return [source];
  const entries = await readdir(source, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(source, entry.name))
    .sort();
}

async function readOne(
  name: string,
  read: () => Promise<Uint8Array>,
  flags: Flags,
  reference: Reference,
): Promise<ReadOutcome> {
  try {
    const { url, publisher, capturedAt } = flags;
    const bundle = await readDocument(await read(), {
      reference,
      url,
      publisher,
      capturedAt,
      fileName: name === '-' ? undefined : name,
    });
    return { name, bundle, refusal: null };
  } catch (error) {
    if (error instanceof ImportError)
      return { name, bundle: null, refusal: { code: error.code, message: error.message } };
    if (isSystemError(error)) return { name, bundle: null, refusal: { code: error.code, message: error.message } };
    throw error;
  }
}

function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function printOne({ name, bundle, refusal }: ReadOutcome, flags: Flags, options: ReadCommandOptions): void {
  if (refusal) {
    options.writeError(`${name}: ${refusal.code}: ${refusal.message}\n`);
    options.setExitCode(1);
    return;
  }
  if (bundle) options.write(flags.json ? `${JSON.stringify(bundle, null, 2)}\n` : formatBundle(bundle));
}

async function readFolder(
  files: readonly string[],
  flags: Flags,
  reference: Reference,
  options: ReadCommandOptions,
): Promise<void> {
  if (files.length === 1) {
    const [file = ''] = files;
    printOne(await readOne(basename(file), () => readLimited(file), flags, reference), flags, options);
    return;
  }
  // On standard error, so that JSON on standard output stays clean; the library draws only on a terminal.
  const bar = new cliProgress.SingleBar(
    { format: 'reading {bar} {value}/{total} {file}', clearOnComplete: true, noTTYOutput: false },
    cliProgress.Presets.shades_classic,
  );
  bar.start(files.length, 0, { file: '' });
  const outcomes: ReadOutcome[] = [];
  for (const file of files) {
    const outcome = await readOne(basename(file), () => readLimited(file), flags, reference);
    if (flags.json && outcome.bundle) options.write(`${JSON.stringify(outcome.bundle)}\n`);
    // Only what the table needs is kept: a folder may hold thousands of files.
    outcomes.push({ ...outcome, bundle: outcome.bundle && withoutText(outcome.bundle) });
    bar.increment(1, { file: outcome.name });
  }
  bar.stop();
  const table = formatTable(outcomes);
  if (flags.json) options.writeError(table);
  else options.write(table);
  if (outcomes.some(({ refusal }) => refusal !== null)) options.setExitCode(1);
}

function withoutText(bundle: PlanBundle): PlanBundle {
  return { ...bundle, source: { ...bundle.source, text: '' } };
}
