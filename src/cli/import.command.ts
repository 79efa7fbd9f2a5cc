import type { Command } from 'commander';
import { AppError } from '../base/errors.ts';
import type { PlanBundle, Reference } from '../reader/index.ts';
import { addPageOptions, eachInput, listInputs, type PageFlags, readInput, STANDARD_INPUT } from './inputs.ts';
import type { Run } from './jobs.ts';
import type { ImportOutcome } from './print-import.ts';
import type { Terminal } from './terminal.ts';
import { withDataset } from './with-dataset.ts';

interface Flags extends PageFlags {
  dryRun?: boolean;
  accept?: boolean;
  again?: boolean;
  by?: string;
}

/** Adds `kehoach import`: reads pages or takes bundles, and publishes what they say, one transaction a document. */
export function addImportCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('import')
    .description('read documents (or take plan bundles) and publish what they say, marked as machine-read')
    .argument('<source...>', 'files, folders, bundles (.json), or - for standard input')
    .option('--dry-run', 'say what would be published and change nothing')
    .option('--accept', 'mark everything as reviewed, in your name')
    .option('--again', 'import even what a review rejected')
    .option('--by <name>', 'who accepts (default: your user name)');
  addPageOptions(command)
    .addHelpText('after', '\nExit code: 0 when everything was published, 1 when an input was refused.')
    .action((sources: string[], flags: Flags) => importSources(terminal, sources, flags));
}

async function importSources(terminal: Terminal, sources: string[], flags: Flags): Promise<void> {
  const inputs = await listInputs(sources, flags);
  const { importLine } = await import('./print-import.ts');
  const { loadReference } = await import('./reference.ts');
  const reference = await loadReference();
  const all = (run: Run | null) =>
    eachInput<ImportOutcome>(
      terminal,
      'importing',
      inputs,
      (input, name) => importOne(run, input, name, flags, reference, terminal),
      (name, refusal) => ({ name, result: null, bundle: null, refusal }),
    );
  const outcomes = flags.dryRun ? await all(null) : await withDataset(terminal, 'write', all);
  terminal.out(`${outcomes.map(importLine).join('\n')}\n`);
}

/** Publishes what one file says; without a dataset it is only read. */
async function importOne(
  run: Run | null,
  input: string,
  name: string,
  flags: Flags,
  reference: Reference,
  terminal: Terminal,
): Promise<ImportOutcome> {
  const bundle = await bundleOf(await readInput(input, terminal), name, flags, reference);
  const result =
    run &&
    (await run('import', {
      bundle,
      ...(flags.accept && { acceptedBy: flags.by ?? terminal.user() }),
      ...(flags.again && { again: true }),
    }));
  return { name, result, bundle, refusal: null };
}

/** Reads a page, or checks a bundle that somebody else made. */
async function bundleOf(
  bytes: Uint8Array,
  fileName: string,
  { url, publisher, capturedAt }: Flags,
  reference: Reference,
): Promise<PlanBundle> {
  if (isBundle(bytes, fileName)) {
    const { checkBundle } = await import('../works/check-bundle.ts');
    return checkBundle(parseJson(bytes, fileName), fileName);
  }
  const { readDocument } = await import('../reader/index.ts');
  return readDocument(bytes, {
    reference,
    url,
    publisher,
    capturedAt,
    ...(fileName !== STANDARD_INPUT && { fileName }),
  });
}

/** Told by the name; by how it begins where there is none. */
function isBundle(bytes: Uint8Array, name: string): boolean {
  if (name !== STANDARD_INPUT) return name.endsWith('.json');
  return new TextDecoder().decode(bytes.subarray(0, 100)).trimStart().startsWith('{');
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
