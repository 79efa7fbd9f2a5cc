import { Worker } from 'node:worker_threads';
import { inProject } from '../../base/project.ts';
import { LIMITS } from '../limits.ts';
import { ImportError } from '../read-error.ts';
import type { PdfMessage, PdfWord } from './pdf-worker.mjs';

/** How often the memory of a reading is looked at, in ms: it can grow by some tens of megabytes in between. */
const WATCH_MS = 50;
/** How long a thread that has read its file waits for the next one, in ms: loading the library costs more than reading. */
const SPARE_MS = 5000;

let spare: { worker: Worker; ends: NodeJS.Timeout } | null = null;

/**
 * Reads the words of a PDF, page by page, in a thread that is stopped when it takes more time or memory than a document
 * needs: a megabyte of a packed stream may unpack to a thousand, and nothing inside the library bounds that.
 *
 * Throws: INPUT_TOO_LARGE, and what `onPages` and `onWords` throw; `PdfFailure` when the library fails.
 */
export async function readPdfWords(
  bytes: Uint8Array,
  onPages: (pages: number) => void,
  onWords: (words: readonly PdfWord[]) => void,
): Promise<void> {
  const worker = takeWorker();
  let intact = false;
  try {
    await converse(worker, bytes, onPages, onWords);
    intact = true;
  } finally {
    if (intact) keep(worker);
    else await worker.terminate();
  }
}

/** The library could not read the file; `kind` is the name of its error. */
export class PdfFailure extends Error {
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

function converse(
  worker: Worker,
  bytes: Uint8Array,
  onPages: (pages: number) => void,
  onWords: (words: readonly PdfWord[]) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const before = process.memoryUsage.rss();
    const watch = setInterval(() => {
      const taken = process.memoryUsage.rss() - before;
      if (taken > LIMITS.pdfMemoryBytes)
        settle(() => reject(tooLarge(`more than ${mb(LIMITS.pdfMemoryBytes)} MB of memory`)));
    }, WATCH_MS);
    const clock = setTimeout(
      () => settle(() => reject(tooLarge(`more than ${LIMITS.pdfMs / 1000} seconds`))),
      LIMITS.pdfMs,
    );
    const settle = (end: () => void) => {
      clearInterval(watch);
      clearTimeout(clock);
      // One by one: a thread that loses all its listeners no longer hears anything.
      worker.off('error', onError).off('exit', onExit).off('message', onMessage);
      end();
    };
    const onError = (error: NodeJS.ErrnoException) => {
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle(() => reject(full ? tooLarge('more memory than a document needs') : error));
    };
    const onExit = () => settle(() => reject(new PdfFailure('ThreadEnded', 'the thread that read it ended')));
    const onMessage = (message: PdfMessage) => {
      try {
        if ('pages' in message) onPages(message.pages);
        else if ('words' in message) onWords(message.words);
        else if ('done' in message) settle(resolve);
        else settle(() => reject(failureOf(message.failed)));
      } catch (error) {
        settle(() => reject(error));
      }
    };
    worker.on('error', onError).on('exit', onExit).on('message', onMessage);
    // The thread takes the buffer over, so it gets a copy.
    const copy = Uint8Array.from(bytes);
    worker.postMessage(copy, [copy.buffer]);
  });
}

function takeWorker(): Worker {
  if (spare) {
    const { worker, ends } = spare;
    clearTimeout(ends);
    spare = null;
    worker.ref();
    return worker;
  }
  return new Worker(inProject('src', 'reader', 'read', 'pdf-worker.mjs'), {
    resourceLimits: { maxOldGenerationSizeMb: mb(LIMITS.pdfMemoryBytes) },
  });
}

/** Keeps one thread for the next file; it holds no process open. */
function keep(worker: Worker): void {
  if (spare) {
    void worker.terminate();
    return;
  }
  worker.unref();
  const ends = setTimeout(() => {
    if (spare?.worker === worker) spare = null;
    void worker.terminate();
  }, SPARE_MS).unref();
  spare = { worker, ends };
  worker.on('exit', () => {
    if (spare?.worker === worker) spare = null;
  });
}

function failureOf({ name, message }: { name: string; message: string }): Error {
  return name === 'RangeError'
    ? new ImportError('INPUT_TOO_LARGE', `In the PDF ${message}.`)
    : new PdfFailure(name, message);
}

function tooLarge(what: string): ImportError {
  return new ImportError('INPUT_TOO_LARGE', `Reading the PDF takes ${what}.`);
}

function mb(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
