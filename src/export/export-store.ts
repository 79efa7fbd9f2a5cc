import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { AppError } from '../base/errors.ts';
import { nearest } from '../base/text.ts';
import type { Ask } from '../graph/ask.ts';
import { checkVersion } from '../records/versions.ts';
import { type DatasetState, stateOf } from './dataset-state.ts';

export interface ExportStoreOptions {
  /** Folder of the files: below it one of each dataset, below that one of each version. */
  root: string;
  /** How many versions stay. */
  kept: number;
  ask: Ask;
  schema: GraphQLSchema;
  address: () => string | null;
  /** Hears of files that could not be made, since whoever asked for them may be gone. */
  onFailure: (error: unknown) => void;
}

/** What was begun and never ended lies so long, milliseconds. */
const ABANDONED_MS = 60 * 60 * 1000;

/** Keeps the files of the newest versions of a dataset, and makes those of the version that stands, once. */
export class ExportStore {
  #making: Promise<void> | null = null;

  constructor(private readonly options: ExportStoreOptions) {}

  /** The version that stands now. Throws: NOT_READY. */
  state(): Promise<DatasetState> {
    return stateOf(this.options.ask, this.options.address());
  }

  /**
   * Finds the folder with the files of a version. Those of the version that stands are made where they are not there.
   *
   * Returns: null while they are being made, after `patienceMs`.
   * Throws: UNKNOWN_VERSION, VERSION_NOT_KEPT.
   */
  async folderOf(version: number, patienceMs: number): Promise<string | null> {
    const state = await this.state();
    checkVersion(version, state.version);
    const folder = join(this.options.root, state.id, String(version));
    if (await isFolder(folder)) return folder;
    if (version === state.version && !(await this.#made(patienceMs))) return null;
    if (await isFolder(folder)) return folder;
    throw new AppError(
      'VERSION_NOT_KEPT',
      `The files of version ${version} are not kept here. Rebuild it with "kehoach checkout ${version} --into <dir>", then "DATA_DIR=<dir> kehoach export <folder>".`,
    );
  }

  /** Names the files in a folder of a version. */
  files(folder: string): Promise<string[]> {
    return readdir(folder);
  }

  /** Waits for the files that are being made, and begins with them where nobody has. */
  async #made(patienceMs: number): Promise<boolean> {
    this.#making ??= this.#make().finally(() => {
      this.#making = null;
    });
    // Whoever asked may not wait for its end: then nobody else hears of a failure.
    this.#making.catch(this.options.onFailure);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(resolve, patienceMs, false);
    });
    try {
      return await Promise.race([this.#making.then(() => true as const), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #make(): Promise<void> {
    const { root, ask, schema, address } = this.options;
    // Loaded here: what writes the files is not small, and most processes never do.
    const { makeExport } = await import('./make-export.ts');
    const { state } = await makeExport(({ id, version }) => join(root, id, String(version)), {
      ask,
      schema,
      address: address(),
    });
    await this.#sweep(join(root, state.id));
  }

  /** Takes away the files of older versions, and what a process that was killed left. */
  async #sweep(folder: string): Promise<void> {
    const names = await readdir(folder);
    const versions = names.filter((name) => /^\d+$/.test(name)).sort((a, b) => Number(b) - Number(a));
    for (const name of versions.slice(this.options.kept))
      await rm(join(folder, name), { recursive: true, force: true });
    for (const name of names.filter((one) => one.startsWith('.making-'))) {
      const path = join(folder, name);
      const begun = await stat(path).catch(() => null);
      if (begun && Date.now() - begun.mtimeMs > ABANDONED_MS) await rm(path, { recursive: true, force: true });
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  // Not there is an answer here; whatever else is wrong shows when it is read or written.
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Finds a file of a version by the name in an address. Throws: UNKNOWN_FILE with the nearest. */
export function fileNamed(name: string, version: number | string, names: readonly string[]): string {
  // In the address of the newest version nobody knows its number.
  const wanted = name.replace(/^kehoach(?:-latest)?\.(sqlite|zip)$/, `kehoach-${version}.$1`);
  if (names.includes(wanted)) return wanted;
  const near = nearest(name, [...names]);
  throw new AppError(
    'UNKNOWN_FILE',
    `Version ${version} has no file "${name.slice(0, 80)}".${near ? ` Did you mean "${near}"?` : ''} List them at /data/${version}.`,
    near ? { suggestion: near } : {},
  );
}
