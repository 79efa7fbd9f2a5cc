import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../base/errors.ts';
import { checkInputSize } from '../reader/limits.ts';
import { parseAddress, parseTime } from './options.ts';
import { type Refusal, refusalLine, refusalOf } from './refusal.ts';
import type { Terminal } from './terminal.ts';

/** What the caller knows of the pages that a command reads. */
export interface PageFlags {
  url?: string;
  publisher?: string;
  capturedAt?: string;
}

/** The argument that names what a command reads; `-` is standard input. */
export const STANDARD_INPUT = '-';

/** Adds what every command takes that reads pages. */
export function addPageOptions(command: Command): Command {
  return command
    .option('--url <address>', 'address the page was captured from (one file only)', parseAddress)
    .option('--publisher <name>', 'who published the page, when it does not say')
    .option('--captured-at <time>', 'when the page was captured (ISO 8601)', parseTime);
}

/**
 * Lists the inputs that a command was given: files, and the files of folders by name, hidden ones aside.
 *
 * Throws: BAD_USER_INPUT, before any of them is read.
 */
export async function listInputs(sources: readonly string[], flags: PageFlags): Promise<string[]> {
  const inputs = (await Promise.all(sources.map(filesOf))).flat();
  if (flags.url && inputs.length > 1)
    throw new AppError('BAD_USER_INPUT', '--url is the address of one page, and several files were given.');
  return inputs;
}

async function filesOf(source: string): Promise<string[]> {
  if (source === STANDARD_INPUT) return [source];
  const info = await statOf(source);
  if (!info.isDirectory()) return [source];
  const entries = await readdir(source, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(source, error);
  });
  const files = entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(source, entry.name))
    .sort();
  if (files.length > 0) return files;
  throw new AppError(
    'BAD_USER_INPUT',
    `The folder "${basename(source)}" holds no file. Give one that does; folders inside it are not looked into.`,
  );
}

/**
 * Reads one input, refusing before a byte of it is read what is too large and what has no end.
 *
 * Throws: BAD_USER_INPUT, EMPTY_INPUT, INPUT_TOO_LARGE.
 */
export async function readInput(input: string, terminal: Terminal): Promise<Uint8Array> {
  if (input === STANDARD_INPUT) return readStream(terminal.input());
  const info = await statOf(input);
  if (!info.isFile())
    throw new AppError(
      'BAD_USER_INPUT',
      `"${basename(input)}" is no file but a folder, a device or a pipe. Give a file; what comes from elsewhere can be saved to one.`,
    );
  checkInputSize(info.size);
  return readStream(createReadStream(input)).catch((error: NodeJS.ErrnoException) => {
    throw error.syscall === undefined ? error : unreadable(input, error);
  });
}

/** Reads a stream up to the limit of an input, however long it goes on. */
async function readStream(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (part.length > 0) checkInputSize(size);
    parts.push(part);
  }
  checkInputSize(size);
  return Buffer.concat(parts);
}

/**
 * Does a work for one input after the other, and shows how far it is. One bad input never ends the run, whatever is
 * wrong with it, and never hides what became of the others: why it was refused is said at once, and the exit code is 1.
 */
export async function eachInput<T extends { refusal: Refusal | null }>(
  terminal: Terminal,
  doing: string,
  inputs: readonly string[],
  work: (input: string, name: string) => Promise<T>,
  refused: (name: string, refusal: Refusal) => T,
): Promise<T[]> {
  const bar = inputs.length > 1 ? await progressBar(doing, inputs.length) : null;
  const outcomes: T[] = [];
  const refusals: string[] = [];
  for (const input of inputs) {
    const name = basename(input);
    const outcome = await work(input, name).catch((error: unknown) => refused(name, refusalOf(error)));
    if (outcome.refusal) refusals.push(refusalLine(outcome.refusal, name));
    outcomes.push(outcome);
    bar?.increment(1, { file: name });
  }
  bar?.stop();
  if (refusals.length > 0) {
    terminal.note(refusals.join(''));
    terminal.setExitCode(1);
  }
  return outcomes;
}

/** On standard error, and drawn on a terminal only. */
async function progressBar(doing: string, total: number) {
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar({
    format: `${doing} {bar} {value}/{total} {file}`,
    clearOnComplete: true,
    noTTYOutput: false,
  });
  bar.start(total, 0, { file: '' });
  return bar;
}

async function statOf(path: string) {
  return stat(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
}

function unreadable(path: string, error: NodeJS.ErrnoException): AppError {
  const name = basename(path);
  const fact =
    error.code === 'ENOENT' || error.code === 'ENOTDIR'
      ? `There is no file or folder "${name}". Correct the name.`
      : `"${name}" cannot be read (${error.code}). Give a file that this user may read.`;
  return new AppError('BAD_USER_INPUT', fact, {}, { cause: error });
}
