import { basename } from 'node:path';
import cliProgress from 'cli-progress';
import type { Command } from 'commander';
import { AppError } from '../base/errors.ts';
import { type PlanBundle, type Reference, readDocument } from '../reader/index.ts';
import { checkBundle } from '../works/check-bundle.ts';
import { filesOf, readInput } from './input-files.ts';
import type { Run } from './jobs.ts';
import { parseAddress, parseTime } from './options.ts';
import { type ImportOutcome, importLine } from './print-import.ts';
import { loadReference } from './reference.ts';
import { refusalOf } from './refusal.ts';
import type { Terminal } from './terminal.ts';
import { withDataset } from './with-dataset.ts';

interface Flags {
  dryRun?: boolean;
  accept?: boolean;
  again?: boolean;
  by?: string;
  url?: string;
  publisher?: string;
  capturedAt?: string;
}

/** Adds `kehoach import`: reads pages or takes bundles, and publishes what they say, one transaction a document. */
export function addImportCommand(program: Command, terminal: Terminal): void {
  program
    .command('import')
    .description('read documents (or take plan bundles) and publish what they say, marked as machine-read')
    .argument('<source...>', 'files, folders, or bundles (.json)')
    .option('--dry-run', 'say what would be published and change nothing')
    .option('--accept', 'mark everything as reviewed, in your name')
    .option('--again', 'import even what a review rejected')
    .option('--by <name>', 'who accepts (default: your user name)')
    .option('--url <address>', 'address the page was captured from (one file only)', parseAddress)
    .option('--publisher <name>', 'who published the page, when it does not say')
    .option('--captured-at <time>', 'when the page was captured (ISO 8601)', parseTime)
    .addHelpText('after', '\nExit code: 0 when everything was published, 1 when an input was refused.')
    .action(async (sources: string[], flags: Flags) => {
      const files = (await Promise.all(sources.map(filesOf))).flat();
      if (flags.url && files.length > 1)
        throw new AppError('BAD_USER_INPUT', '--url is the address of one page, and several files were given.');
      const reference = await loadReference();
      const all = (run: Run | null) => eachFile(files, (file) => importFile(run, file, flags, reference, terminal));
      const outcomes = flags.dryRun
        ? await all(null)
        : await withDataset({ config: terminal.config(), now: terminal.now, use: 'write' }, all);
      terminal.out(`${outcomes.map(importLine).join('\n')}\n`);
      if (outcomes.some((outcome) => outcome.refusal !== null)) terminal.setExitCode(1);
    });
}

async function eachFile(
  files: readonly string[],
  work: (file: string) => Promise<ImportOutcome>,
): Promise<ImportOutcome[]> {
  const bar = new cliProgress.SingleBar({
    format: 'importing {bar} {value}/{total} {file}',
    clearOnComplete: true,
    noTTYOutput: false,
  });
  if (files.length > 1) bar.start(files.length, 0, { file: '' });
  const outcomes: ImportOutcome[] = [];
  for (const file of files) {
    const name = basename(file);
    // One bad file never ends the run, whatever is wrong with it, and never hides what became of the others.
    outcomes.push(
      await work(file).catch((error: unknown) => ({ name, result: null, bundle: null, refusal: refusalOf(error) })),
    );
    if (files.length > 1) bar.increment(1, { file: name });
  }
  bar.stop();
  return outcomes;
}

/** Reads a page, or checks a bundle that somebody else made. */
async function bundleOf(file: string, flags: Flags, reference: Reference): Promise<PlanBundle> {
  const bytes = await readInput(file);
  const fileName = basename(file);
  if (file.endsWith('.json')) return checkBundle(parseJson(bytes, fileName), fileName);
  const { url, publisher, capturedAt } = flags;
  return readDocument(bytes, { reference, url, publisher, capturedAt, fileName });
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

/** Publishes what one file says; without a dataset it is only read. */
async function importFile(
  run: Run | null,
  file: string,
  flags: Flags,
  reference: Reference,
  terminal: Terminal,
): Promise<ImportOutcome> {
  const bundle = await bundleOf(file, flags, reference);
  const result =
    run &&
    (await run('import', {
      bundle,
      ...(flags.accept && { acceptedBy: flags.by ?? terminal.user() }),
      ...(flags.again && { again: true }),
    }));
  return { name: basename(file), result, bundle, refusal: null };
}
