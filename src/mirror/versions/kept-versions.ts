import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../base/errors.ts';
import type { Database } from '../../database/connection.ts';
import type { PublishedVersion } from '../../records/versions.ts';
import { historyUpTo, logUpTo } from '../checkout.ts';
import { sweepImages } from './images.ts';
import { startVersionProcess, type VersionProcess } from './version-process.ts';
import type { AskedUrl, UrlAnswer } from './version-questions.ts';

export interface KeptVersionsOptions {
  /** Folder of the images; made when the first is written. */
  root: string;
  /** How many versions before the one that stands can be asked. */
  kept: number;
  /** Where the change log is read. */
  database: Pick<Database, 'during'>;
  /** Base of absolute links. */
  base: () => string;
  /** Hears of a version that could not be rebuilt, since whoever asked for it may be gone. */
  onFailure: (error: unknown) => void;
  /** How long a question waits until it is there, milliseconds. */
  patienceMs?: number;
  /** How long an open version waits for the next question, milliseconds. */
  idleMs?: number;
  /** How long an open version stays before another may take its place, milliseconds. */
  restMs?: number;
}

interface Opened {
  version: number;
  process: VersionProcess;
  /** Resolves when it can be asked. */
  ready: Promise<unknown>;
  users: number;
  /** True when somebody was told to come again for it: it is opened whoever leaves. */
  isPromised: boolean;
  isReady: boolean;
  /** True when it takes nobody any more. */
  isLeaving: boolean;
  /** When another may take its place, by `performance.now()`; not before it is open. */
  restsUntil: number;
  /** Called when the last user leaves. */
  left?: () => void;
  timer?: NodeJS.Timeout | undefined;
}

/** An open version takes as much memory as a second service: it is let go of when nobody has asked for so long. */
const IDLE_MS = 30_000;
const PATIENCE_MS = 10_000;
/** Opening a version costs a second or two of a processor: who asks for versions in turn does not do so all the time. */
const REST_MS = 5_000;
/** So many entries of the log are read at a time: reading them takes the thread of the service. */
const LOG_PAGE = 100;

/**
 * Answers from older versions: each is rebuilt once from the change log and kept as an image in a file. One is open at a
 * time, in a process of its own that starts when it is asked for and ends when nobody asks; questions to another one
 * wait until it is free and has stood for a while.
 */
export class KeptVersions {
  #opened: Opened | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #closing = new AbortController();

  constructor(private readonly options: KeptVersionsOptions) {}

  /**
   * Has an address answered by a version as it was; `newest` is the one that stands.
   *
   * Throws: VERSION_NOT_KEPT with the command that rebuilds it; FILES_BEING_MADE when it is not there in time;
   * VERSION_UNAVAILABLE when its process ended; what `checkOut` throws; the reason of the signal.
   */
  async ask(wanted: PublishedVersion, newest: number, asked: AskedUrl, signal: AbortSignal): Promise<UrlAnswer> {
    if (newest - wanted.version > this.options.kept) throw notKept(wanted.version, this.options.kept);
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(beingMade(wanted.version)), this.options.patienceMs ?? PATIENCE_MS);
    const waiting = AbortSignal.any([signal, late.signal, this.#closing.signal]);
    try {
      const taking = this.#place(wanted, newest, waiting);
      const opened = await unlessAborted(taking, waiting).catch((error: unknown) => {
        // Who has left while others were before it in the turn takes no place when it comes.
        taking.then((taken) => this.#leave(taken)).catch(() => undefined);
        throw error;
      });
      try {
        await unlessAborted(opened.ready, waiting);
        clearTimeout(timer);
        return await opened.process.channel.ask('get', asked, signal);
      } finally {
        // Who is told to come again finds it opened.
        if (late.signal.aborted) opened.isPromised = true;
        this.#leave(opened);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends what is open, after those who are asking it. */
  async close(): Promise<void> {
    this.#closing.abort(new AppError('OVERLOADED', 'The service is ending. Ask again.'));
    await this.#inTurn(() => this.#letGo());
  }

  /** One after another: two would open, or rebuild, the same version twice. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** Takes a place at the version, which may still be opening; who asks for the one that is open waits for no turn. */
  async #place(wanted: PublishedVersion, newest: number, waiting: AbortSignal): Promise<Opened> {
    const opened = this.#opened;
    if (opened?.version === wanted.version && !opened.isLeaving) return this.#take(opened);
    return this.#inTurn(async () => {
      waiting.throwIfAborted();
      if (this.#opened?.version !== wanted.version) {
        await this.#rest(waiting);
        await this.#letGo();
        this.#opened = this.#start(wanted, newest);
      }
      return this.#take(this.#opened);
    });
  }

  #take(opened: Opened): Opened {
    clearTimeout(opened.timer);
    opened.users += 1;
    return opened;
  }

  #start(wanted: PublishedVersion, newest: number): Opened {
    const { root, kept, onFailure } = this.options;
    const { version, datasetId } = wanted;
    const db = (signal: AbortSignal) => this.options.database.during(signal, { client: 'older versions' });
    const process = startVersionProcess({
      history: ({ version }, signal) => historyUpTo(db(signal), version),
      log: ({ version, afterSeq }, signal) => logUpTo(db(signal), version, afterSeq, LOG_PAGE),
    });
    const ready = process.channel.ask('open', { wanted, root, base: this.options.base() });
    const opened: Opened = {
      version,
      process,
      ready,
      users: 0,
      isPromised: false,
      isReady: false,
      isLeaving: false,
      restsUntil: Number.POSITIVE_INFINITY,
    };
    ready.then(
      () => {
        opened.isReady = true;
        opened.restsUntil = performance.now() + (this.options.restMs ?? REST_MS);
        // Who was told to come again may take a while.
        if (opened.users === 0) this.#letRest(opened);
        sweepImages(root, { datasetId, newest, kept }).catch(onFailure);
      },
      (error: unknown) => {
        // Nobody asked for it any more: that it was ended is no failure.
        if (this.#opened === opened) onFailure(error);
        process.kill();
      },
    );
    void process.ended.then(() => {
      if (this.#opened === opened) this.#opened = null;
    });
    return opened;
  }

  #leave(opened: Opened): void {
    opened.users -= 1;
    if (opened.users > 0) return;
    opened.left?.();
    if (this.#opened !== opened) return;
    if (!opened.isReady && !opened.isPromised) {
      this.#end(opened);
      return;
    }
    if (opened.isReady) this.#letRest(opened);
  }

  #letRest(opened: Opened): void {
    clearTimeout(opened.timer);
    opened.timer = setTimeout(() => this.#end(opened), this.options.idleMs ?? IDLE_MS);
    opened.timer.unref();
  }

  #end(opened: Opened): void {
    if (this.#opened === opened) this.#opened = null;
    opened.process.kill();
  }

  /** Waits until what is open has stood for long enough. */
  async #rest(waiting: AbortSignal): Promise<void> {
    while (this.#opened) {
      const left = this.#opened.restsUntil - performance.now();
      if (left <= 0) return;
      await pause(Math.min(left, 100), undefined, { ref: false });
      waiting.throwIfAborted();
    }
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
    this.#end(opened);
    await opened.process.ended;
  }
}

/** Waits for something, and for no longer than the signal says. Throws: its reason. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let leave = () => {};
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

function beingMade(version: number): AppError {
  return new AppError(
    'FILES_BEING_MADE',
    `Version ${version} is being rebuilt. Ask again after the seconds of Retry-After.`,
  );
}

/** The error of a version that this service does not keep; 0 kept: none at all. */
function notKept(version: number, kept: number): AppError {
  return new AppError(
    'VERSION_NOT_KEPT',
    `Version ${version} is not kept here${kept > 0 ? `: only the ${kept} before the one that stands are` : ''}. Rebuild it with "kehoach checkout ${version} --into <dir>", then serve it: DATA_DIR=<dir> kehoach serve.`,
  );
}
