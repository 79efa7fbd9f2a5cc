import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { isWebAddress } from '../base/address.ts';
import { AppError } from '../base/errors.ts';
import type { Language } from '../harvest/check/finding.ts';
import { readInput, STANDARD_INPUT } from './inputs.ts';
import { refusalLine, refusalOf } from './refusal.ts';
import type { Terminal } from './terminal.ts';

interface Flags {
  lang: Language;
  json?: boolean;
  pages?: number;
}

/** So many pages of a feed are read when it was given by its address; of a file none, since it may not be public yet. */
const PAGES = 5;

function parsePages(value: string): number {
  if (/^\d{1,4}$/.test(value)) return Number(value);
  throw new AppError(
    'BAD_USER_INPUT',
    `"${value.slice(0, 40)}" is no number of pages. Give a whole number up to 9999.`,
  );
}

/** Adds `kehoach check`: what a harvest would make of a feed, a plan bundle or a page. */
export function addCheckCommand(program: Command, terminal: Terminal): void {
  program
    .command('check')
    .description('say what a harvest would make of a feed, a plan bundle or a page; nothing is written')
    .argument('<source>', 'address, file, or - for standard input')
    .addOption(new Option('--lang <language>', 'language of the report').choices(['vi', 'en']).default('vi'))
    .option('--pages <count>', `how many pages of a feed are read (default: ${PAGES}, of a file 0)`, parsePages)
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      '\nExit code: 0 when it can be harvested (warnings may stand), 1 when something must be mended, 2 when it cannot be had.',
    )
    .action((source: string, flags: Flags) => checkSource(terminal, source, flags));
}

async function checkSource(terminal: Terminal, source: string, { lang, json, pages }: Flags): Promise<void> {
  const isAddress = /^https?:\/\//i.test(source);
  const { check } = await import('../harvest/check/check.ts');
  const { wordsOf } = await import('../harvest/check/finding.ts');
  // It is not repeated: it may hold a password.
  if (isAddress && !isWebAddress(source))
    throw new AppError('BAD_USER_INPUT', wordsOf({ code: 'failed-address', values: ['…'] }, lang));
  const name = isAddress || source === STANDARD_INPUT ? source : basename(source);
  const subject = isAddress ? { url: source } : await bytesOf(source, name, terminal);
  if (subject === null) return;
  const { loadReference } = await import('./reference.ts');
  const { countsOf, reportAsJson, reportOf } = await import('./print-check.ts');
  const { harvestPrivate: allowPrivate } = await terminal.config();
  const report = await check(subject, {
    reference: loadReference,
    now: terminal.now(),
    language: lang,
    pages: pages ?? (isAddress ? PAGES : 0),
    limits: { allowPrivate },
  });
  terminal.out(json ? reportAsJson(name, report, lang) : reportOf(name, report, lang));
  if (report.kind === null) terminal.setExitCode(2);
  else if (countsOf(report.findings).errors > 0) terminal.setExitCode(1);
}

/** Reads what was given by its name, or says why it cannot be had; null then. */
async function bytesOf(source: string, name: string, terminal: Terminal): Promise<{ bytes: Uint8Array } | null> {
  try {
    return { bytes: await readInput(source, terminal) };
  } catch (error) {
    terminal.note(refusalLine(refusalOf(error), name));
    terminal.setExitCode(2);
    return null;
  }
}
