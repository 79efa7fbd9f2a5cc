import { basename } from 'node:path';
import cliProgress from 'cli-progress';
import type { Command } from 'commander';
import { type PlanBundle, readDocument } from '../reader/index.ts';
import type { Reference } from '../reader/reference.ts';
import { filesOf, readInput, readStream } from './input-files.ts';
import { parseAddress, parseTime } from './options.ts';
import { formatBundle, formatTable, type ReadOutcome } from './print-bundle.ts';
import { loadReference } from './reference.ts';
import { refusalOf } from './refusal.ts';
import type { Terminal } from './terminal.ts';

interface Flags {
  url?: string;
  publisher?: string;
  capturedAt?: string;
  json?: boolean;
}

/** Adds `kehoach read`. Nothing is written to a database: the facts of a document come out on standard output. */
export function addReadCommand(program: Command, terminal: Terminal): void {
  program
    .command('read')
    .description("read documents into facts with the quote behind each; '-' reads standard input")
    .argument('<source>', 'a file, a folder, or - for standard input')
    .option('--url <address>', 'address the page was captured from', parseAddress)
    .option('--publisher <name>', 'who published the page, when the page does not say')
    .option('--captured-at <time>', 'when the page was captured (ISO 8601)', parseTime)
    .option('--json', 'print plan bundles as JSON: one, or one a line for a folder')
    .addHelpText('after', '\nExit code: 0 when everything was read, 1 when an input was refused.')
    .action(async (source: string, flags: Flags) => {
      const files = source === '-' ? ['-'] : await filesOf(source);
      const reference = await loadReference();
      const read = (file: string) =>
        readOne(
          basename(file),
          () => (file === '-' ? readStream(terminal.input()) : readInput(file)),
          flags,
          reference,
        );
      const [file] = files;
      if (file !== undefined && files.length === 1) return printOne(await read(file), flags, terminal);
      await readFolder(files, read, flags, terminal);
    });
}

/** One bad file never ends the run: what could not be read is told with the others. */
async function readOne(
  name: string,
  read: () => Promise<Uint8Array>,
  { url, publisher, capturedAt }: Flags,
  reference: Reference,
): Promise<ReadOutcome> {
  try {
    const fileName = name === '-' ? undefined : name;
    const bundle = await readDocument(await read(), { reference, url, publisher, capturedAt, fileName });
    return { name, bundle, refusal: null };
  } catch (error) {
    return { name, bundle: null, refusal: refusalOf(error) };
  }
}

function printOne({ name, bundle, refusal }: ReadOutcome, flags: Flags, terminal: Terminal): void {
  if (refusal) {
    terminal.note(`${name}: ${refusal.code}: ${refusal.message}\n`);
    terminal.setExitCode(1);
    return;
  }
  if (bundle) terminal.out(flags.json ? `${JSON.stringify(bundle, null, 2)}\n` : formatBundle(bundle));
}

async function readFolder(
  files: readonly string[],
  read: (file: string) => Promise<ReadOutcome>,
  flags: Flags,
  terminal: Terminal,
): Promise<void> {
  // On standard error, so that JSON on standard output stays clean; the library draws only on a terminal.
  const bar = new cliProgress.SingleBar(
    { format: 'reading {bar} {value}/{total} {file}', clearOnComplete: true, noTTYOutput: false },
    cliProgress.Presets.shades_classic,
  );
  bar.start(files.length, 0, { file: '' });
  const outcomes: ReadOutcome[] = [];
  for (const file of files) {
    const outcome = await read(file);
    if (flags.json && outcome.bundle) terminal.out(`${JSON.stringify(outcome.bundle)}\n`);
    // Only what the table needs is kept: a folder may hold thousands of files.
    outcomes.push({ ...outcome, bundle: outcome.bundle && withoutText(outcome.bundle) });
    bar.increment(1, { file: outcome.name });
  }
  bar.stop();
  const table = formatTable(outcomes);
  if (flags.json) terminal.note(table);
  else terminal.out(table);
  if (outcomes.some(({ refusal }) => refusal !== null)) terminal.setExitCode(1);
}

function withoutText(bundle: PlanBundle): PlanBundle {
  return { ...bundle, source: { ...bundle.source, text: '' } };
}
