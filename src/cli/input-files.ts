import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../base/errors.ts';
import { LIMITS } from '../reader/limits.ts';
import { ImportError } from '../reader/read-error.ts';

/** Lists the files of a file or folder by name, hidden ones aside. Throws: BAD_USER_INPUT. */
export async function filesOf(source: string): Promise<string[]> {
  const info = await statOf(source);
  if (!info.isDirectory()) return [source];
  const entries = await readdir(source, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(source, entry.name))
    .sort();
}

/**
 * Reads a file, refusing before a byte of it is read what is too large and what has no end.
 *
 * Throws: BAD_USER_INPUT; ImportError INPUT_TOO_LARGE.
 */
export async function readInput(path: string): Promise<Uint8Array> {
  const info = await statOf(path);
  if (!info.isFile())
    throw new AppError(
      'BAD_USER_INPUT',
      `"${basename(path)}" is no file but a folder, a device or a pipe. Give a file; what comes from elsewhere can be saved to one.`,
    );
  if (info.size > LIMITS.inputBytes) throw tooLarge(info.size);
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error);
  });
}

/** Reads a stream up to the limit of an input. Throws: ImportError INPUT_TOO_LARGE. */
export async function readStream(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > LIMITS.inputBytes) throw tooLarge(size);
    parts.push(part);
  }
  return Buffer.concat(parts);
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

function tooLarge(bytes: number): ImportError {
  const mb = (size: number) => `${(size / 1024 / 1024).toFixed(1)} MB`;
  return new ImportError('INPUT_TOO_LARGE', `The file has ${mb(bytes)}, more than ${mb(LIMITS.inputBytes)}.`);
}
