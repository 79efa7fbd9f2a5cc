import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { AppError } from '../base/errors.ts';
import type { Ask } from '../graph/ask.ts';
import { dataPackage, type WrittenTable } from './data-package.ts';
import { type DataTable, dataTable } from './data-table.ts';
import { citationFile, citationOf, type DatasetState, licenceText, stateOf } from './dataset-state.ts';
import { csvFilesIn } from './files/csv-file.ts';
import { parquetFilesIn } from './files/parquet-file.ts';
import { sqliteFile } from './files/sqlite-file.ts';
import type { BeginTable } from './files/table-file.ts';
import { zipFiles } from './files/zip-file.ts';
import { rowsOfTable } from './table-rows.ts';
import { TABLES } from './tables.ts';

export interface ExportOptions {
  ask: Ask;
  schema: GraphQLSchema;
  /** Base of the addresses in the files; null when none is known. */
  address: string | null;
  signal?: AbortSignal | undefined;
  /** Hears of each table that is written. */
  onTable?: (name: string, rows: number) => void;
}

/** The files of a version, as they lie in a folder. */
export interface Export {
  state: DatasetState;
  files: { name: string; bytes: number; sha256: string }[];
  tables: { name: string; rows: number }[];
}

/** A version may be published while its files are made; then they are begun anew, so many times. */
const ATTEMPTS = 3;

/**
 * Makes the files of the version that stands now in a folder that is not there yet or is empty: SQLite, CSV, Parquet,
 * their description, licence, citation and checksums. Some rows are in memory at a time, and the folder appears when
 * it is whole.
 *
 * Throws: NOT_READY, BAD_USER_INPUT when the folder holds something, what the graph refuses, the signal's reason.
 */
export async function makeExport(
  folderOf: (state: DatasetState) => string,
  options: ExportOptions,
): Promise<Export & { folder: string }> {
  for (let attempt = 1; ; attempt++) {
    const state = await stateOf(options.ask, options.address);
    const folder = folderOf(state);
    await checkEmpty(folder);
    const fresh = join(dirname(folder), `.making-${randomUUID()}`);
    try {
      await mkdir(fresh, { recursive: true });
      const made = await writeFiles(fresh, state, options);
      const now = await stateOf(options.ask, options.address);
      if (now.version === state.version) {
        await rename(fresh, folder).catch(async (error: NodeJS.ErrnoException) => {
          // Another process made the same files meanwhile.
          if (!['ENOTEMPTY', 'EEXIST'].includes(error.code ?? '')) throw error;
        });
        return { ...made, folder };
      }
      if (attempt === ATTEMPTS)
        throw new AppError('OVERLOADED', `New versions are published faster than their files can be made. Try later.`);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  }
}

async function writeFiles(folder: string, state: DatasetState, options: ExportOptions): Promise<Export> {
  const tables = TABLES.map((table) => dataTable(table, options.schema));
  const sqlite = sqliteFile(join(folder, `kehoach-${state.version}.sqlite`));
  const counts = new Map<string, number>();
  try {
    const forms = [csvFilesIn(folder), parquetFilesIn(folder), sqlite.begin];
    for (const table of tables) {
      const rows = await writeTable(table, forms, options);
      counts.set(table.name, rows);
      options.onTable?.(table.name, rows);
    }
    sqlite.close([
      ['version', String(state.version)],
      ['content_hash', state.contentHash],
      ['citation', citationOf(state)],
      ['licence', licenceText(state)],
    ]);
  } catch (error) {
    sqlite.abandon();
    throw error;
  }
  const written: WrittenTable[] = [];
  for (const table of tables) {
    const { bytes, sha256 } = await fileFacts(folder, `${table.name}.csv`);
    written.push({ table, rows: counts.get(table.name) ?? 0, bytes, sha256 });
  }
  await writeFile(join(folder, 'datapackage.json'), `${JSON.stringify(dataPackage(state, written), null, 2)}\n`);
  await writeFile(join(folder, 'LICENSE.txt'), licenceText(state));
  await writeFile(join(folder, 'CITATION.cff'), citationFile(state));
  const packed = ['datapackage.json', 'LICENSE.txt', 'CITATION.cff', ...tables.map(({ name }) => `${name}.csv`)];
  await zipFiles(folder, packed, `kehoach-${state.version}.zip`, state.publishedAt);
  const files: Export['files'] = [];
  for (const name of (await readdir(folder)).sort()) files.push({ name, ...(await fileFacts(folder, name)) });
  // As `sha256sum --check` reads it.
  const sums = `${files.map(({ name, sha256 }) => `${sha256}  ${name}`).join('\n')}\n`;
  await writeFile(join(folder, SUMS), sums);
  files.push({ name: SUMS, ...(await fileFacts(folder, SUMS)) });
  return { state, files, tables: tables.map(({ name }) => ({ name, rows: counts.get(name) ?? 0 })) };
}

const SUMS = 'SHA256SUMS';

async function writeTable(
  table: DataTable,
  forms: readonly BeginTable[],
  { ask, signal }: ExportOptions,
): Promise<number> {
  const files = await Promise.all(forms.map((begin) => begin(table)));
  let count = 0;
  for await (const rows of rowsOfTable(table, ask)) {
    signal?.throwIfAborted();
    count += rows.length;
    for (const file of files) await file.write(rows);
  }
  for (const file of files) await file.end();
  return count;
}

async function fileFacts(folder: string, name: string): Promise<{ bytes: number; sha256: string }> {
  const path = join(folder, name);
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}

async function checkEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new AppError('BAD_USER_INPUT', `Files cannot be written there (${error.code}). Name another folder.`);
  });
  if (names.length > 0)
    throw new AppError(
      'BAD_USER_INPUT',
      'The folder holds files already. Name an empty one, or one that is not there.',
    );
}
