import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../base/errors.ts';
import type { Database, Db } from '../database/connection.ts';
import { type ImagedDatabase, openImage } from '../database/image.ts';
import { migrateDatabase } from '../database/migrate.ts';
import { ensureProjections } from '../records/projection.ts';
import type { RecordType } from '../records/record.ts';
import { newestVersion, type PublishedVersion } from '../records/versions.ts';
import { checkOut, historyUpTo, logUpTo } from './checkout.ts';

export interface KeptVersionsOptions {
  /** Folder of the images; made when the first is written. */
  root: string;
  /** How many versions before the one that stands can be asked. */
  kept: number;
  /** Where the change log is read. */
  db: Db;
  types: readonly RecordType[];
  /** Hears of a version that could not be rebuilt, since whoever asked for it may be gone. */
  onFailure: (error: unknown) => void;
  /** How long a question waits until it is there, milliseconds. */
  patienceMs?: number;
  /** How long an open version waits for the next question, milliseconds. */
  idleMs?: number;
  /** How long an open version stays before another may take its place, milliseconds. */
  restMs?: number;
}

/** A database that somebody is asking. */
interface Held {
  database: Database;
  release(): void;
}

interface Opened {
  version: number;
  database: Database;
  users: number;
  /** True when it closes as soon as its last user leaves. */
  isLeaving: boolean;
  /** When another may take its place, by `performance.now()`. */
  restsUntil: number;
  /** Called when the last user leaves. */
  left?: () => void;
  timer?: NodeJS.Timeout | undefined;
}

/** An open version takes as much memory as a second service: it is let go of when nobody has asked for so long. */
const IDLE_MS = 30_000;
const PATIENCE_MS = 10_000;
/**
 * Opening a version takes the thread of the service for a second or two: who asks for versions in turn must not keep
 * everybody else waiting.
 */
const REST_MS = 10_000;

/**
 * Answers from older versions: each is rebuilt once from the change log and kept as an image in a file. One is open at a
 * time, so that whoever asks for many does not fill the memory; questions to another one wait until it is free and has
 * stood for a while.
 */
export class KeptVersions {
  #opened: Opened | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(private readonly options: KeptVersionsOptions) {}

  /**
   * Does work on a version as it was; `newest` is the one that stands.
   *
   * Throws: VERSION_NOT_KEPT with the command that rebuilds it; FILES_BEING_MADE when it is not there in time;
   * what `checkOut` throws.
   */
  async use<T>(wanted: PublishedVersion, newest: number, work: (database: Database) => Promise<T>): Promise<T> {
    if (newest - wanted.version > this.options.kept) throw notKept(wanted.version, this.options.kept);
    const held = await this.#held(wanted, newest);
    try {
      return await work(held.database);
    } finally {
      held.release();
    }
  }

  /** Closes what is open, after those who are asking it. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#inTurn(() => this.#letGo());
  }

  async #held(wanted: PublishedVersion, newest: number): Promise<Held> {
    const opened = this.#opened;
    if (opened?.version === wanted.version && !opened.isLeaving) return this.#take(opened);
    const holding = this.#inTurn(() => this.#hold(wanted, newest));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, this.options.patienceMs ?? PATIENCE_MS, null);
    });
    try {
      const held = await Promise.race([holding, late]);
      if (held) return held;
    } finally {
      clearTimeout(timer);
    }
    holding.then((held) => held.release(), this.options.onFailure);
    throw new AppError(
      'FILES_BEING_MADE',
      `Version ${wanted.version} is being rebuilt. Ask again after the seconds of Retry-After.`,
    );
  }

  /** One after another: two would open, or rebuild, the same version twice. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #hold(wanted: PublishedVersion, newest: number): Promise<Held> {
    this.#checkOpen();
    if (this.#opened?.version !== wanted.version) {
      await this.#rest();
      await this.#letGo();
      const database = await this.#open(wanted, newest);
      const restsUntil = performance.now() + (this.options.restMs ?? REST_MS);
      this.#opened = { version: wanted.version, database, users: 0, isLeaving: false, restsUntil };
    }
    return this.#take(this.#opened);
  }

  #take(opened: Opened): Held {
    clearTimeout(opened.timer);
    opened.users += 1;
    return { database: opened.database, release: () => this.#leave(opened) };
  }

  #leave(opened: Opened): void {
    opened.users -= 1;
    if (opened.users > 0) return;
    opened.left?.();
    if (this.#opened !== opened) return;
    opened.timer = setTimeout(() => {
      void this.#inTurn(async () => {
        if (this.#opened === opened && opened.users === 0) await this.#letGo();
      });
    }, this.options.idleMs ?? IDLE_MS);
    opened.timer.unref();
  }

  /** Waits until what is open has stood for long enough; who ends the service waits for nothing. */
  async #rest(): Promise<void> {
    while (!this.#closed && this.#opened) {
      const left = this.#opened.restsUntil - performance.now();
      if (left <= 0) return;
      await pause(Math.min(left, 100), undefined, { ref: false });
    }
    this.#checkOpen();
  }

  #checkOpen(): void {
    if (this.#closed) throw new AppError('OVERLOADED', 'The service is ending. Ask again.');
  }

  async #letGo(): Promise<void> {
    const opened = this.#opened;
    if (!opened) return;
    opened.isLeaving = true;
    clearTimeout(opened.timer);
    if (opened.users > 0)
      await new Promise<void>((resolve) => {
        opened.left = resolve;
      });
    clearTimeout(opened.timer);
    this.#opened = null;
    await opened.database.close();
  }

  /** Opens the image of a version, and makes it where there is none that holds what the version announced. */
  async #open(wanted: PublishedVersion, newest: number): Promise<Database> {
    const { root } = this.options;
    const file = join(root, fileOf(wanted));
    const image = await readFile(file).catch(() => null);
    if (image) {
      // A file that is damaged, or of another release: it is made again.
      const kept = await openImage(new Uint8Array(image)).catch(() => null);
      if (kept && (await this.#isRight(kept, wanted))) return kept.database;
    }
    const made = await this.#rebuild(wanted);
    await mkdir(root, { recursive: true });
    const fresh = `${file}.${process.pid}.new`;
    await writeFile(fresh, await made.image());
    await rename(fresh, file);
    await this.#sweep(wanted, newest);
    return made.database;
  }

  async #isRight({ database }: ImagedDatabase, { version, contentHash }: PublishedVersion): Promise<boolean> {
    try {
      await migrateDatabase(database);
      await ensureProjections(database);
      const held = await newestVersion(database.db);
      if (held?.version === version && held.contentHash === contentHash) return true;
    } catch (error) {
      this.options.onFailure(error);
    }
    await database.close();
    return false;
  }

  async #rebuild({ version }: PublishedVersion): Promise<ImagedDatabase> {
    const { db, types } = this.options;
    const history = await historyUpTo(db, version);
    const made = await openImage(null);
    try {
      await migrateDatabase(made.database);
      await ensureProjections(made.database);
      await checkOut({
        history,
        log: (afterSeq) => logUpTo(db, version, afterSeq),
        into: made.database,
        types,
        original: history.mirrorOf ?? `urn:uuid:${history.datasetId}`,
      });
      return made;
    } catch (error) {
      await made.database.close();
      throw error;
    }
  }

  /** Takes away the images of versions that can be asked no more. */
  async #sweep({ datasetId }: PublishedVersion, newest: number): Promise<void> {
    const { root, kept } = this.options;
    for (const name of await readdir(root)) {
      const [, id, version] = /^(.+)-(\d+)\.image$/.exec(name) ?? [];
      if (id === datasetId && newest - Number(version) > kept) await rm(join(root, name), { force: true });
    }
  }
}

function fileOf({ datasetId, version }: PublishedVersion): string {
  return `${datasetId}-${version}.image`;
}

/** The error of a version that this service does not keep; 0 kept: none at all. */
function notKept(version: number, kept: number): AppError {
  return new AppError(
    'VERSION_NOT_KEPT',
    `Version ${version} is not kept here${kept > 0 ? `: only the ${kept} before the one that stands are` : ''}. Rebuild it with "kehoach checkout ${version} --into <dir>", then serve it: DATA_DIR=<dir> kehoach serve.`,
  );
}
