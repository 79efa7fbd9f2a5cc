import type { Command } from 'commander';
import type { PlanBundle } from '../reader/index.ts';
import { addPageOptions, eachInput, listInputs, type PageFlags, readInput, STANDARD_INPUT } from './inputs.ts';
import type { ReadOutcome } from './print-bundle.ts';
import type { Terminal } from './terminal.ts';

interface Flags extends PageFlags {
  json?: boolean;
}

/** Adds `kehoach read`. Nothing is written to a database: the facts of a document come out on standard output. */
export function addReadCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('read')
    .description("read documents into facts with the quote behind each; '-' reads standard input")
    .argument('<source...>', 'files, folders, or - for standard input');
  addPageOptions(command)
    .option('--json', 'print plan bundles as JSON: one, or one a line for several files')
    .addHelpText('after', '\nExit code: 0 when everything was read, 1 when an input was refused.')
    .action((sources: string[], flags: Flags) => readSources(terminal, sources, flags));
}

async function readSources(terminal: Terminal, sources: string[], flags: Flags): Promise<void> {
  const inputs = await listInputs(sources, flags);
  const { readDocument } = await import('../reader/index.ts');
  const { loadReference } = await import('./reference.ts');
  const { formatBundle, formatTable } = await import('./print-bundle.ts');
  const reference = await loadReference();
  const { url, publisher, capturedAt, json } = flags;
  const single = inputs.length === 1;
  const print = (bundle: PlanBundle) => {
    if (single) terminal.out(json ? `${JSON.stringify(bundle, null, 2)}\n` : formatBundle(bundle));
    else if (json) terminal.out(`${JSON.stringify(bundle)}\n`);
  };
  const outcomes = await eachInput<ReadOutcome>(
    terminal,
    'reading',
    inputs,
    async (input, name) => {
      const fileName = input === STANDARD_INPUT ? undefined : name;
      const bytes = await readInput(input, terminal);
      const bundle = await readDocument(bytes, { reference, url, publisher, capturedAt, fileName });
      print(bundle);
      // Only what the table needs is kept: a folder may hold thousands of files.
      return { name, bundle: { ...bundle, source: { ...bundle.source, text: '' } }, refusal: null };
    },
    (name, refusal) => ({ name, bundle: null, refusal }),
  );
  if (single) return;
  const table = formatTable(outcomes);
  if (json) terminal.note(table);
  else terminal.out(table);
}
