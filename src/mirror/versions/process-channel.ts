import { AppError, ERROR_CATALOGUE, type ErrorCode } from '../../base/errors.ts';

/** What one side of a channel can be asked: the input and the answer of each question. */
export type Questions = Readonly<Record<string, { input: unknown; answer: unknown }>>;

/** Answers each question; the signal is aborted when nobody waits for the answer any more. */
export type Answerers<Q extends Questions> = {
  [N in keyof Q]: (input: Q[N]['input'], signal: AbortSignal) => Promise<Q[N]['answer']>;
};

/** One end of the line between two processes: each message arrives once and in order. */
export interface Line {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

type Message =
  | { kind: 'ask'; id: number; name: string; input: unknown }
  | { kind: 'leave'; id: number }
  | { kind: 'answer'; id: number; answer: unknown }
  | { kind: 'failure'; id: number; code: string | null; message: string; details: Readonly<Record<string, unknown>> };

interface Waiting {
  resolve(answer: unknown): void;
  reject(reason: unknown): void;
}

/** Lets two processes ask each other. What one refuses with a code of the catalogue, the other throws with it. */
export class ProcessChannel<Theirs extends Questions, Ours extends Questions> {
  readonly #waiting = new Map<number, Waiting>();
  readonly #answering = new Map<number, AbortController>();
  #last = 0;
  #ended: { reason: unknown } | null = null;

  constructor(
    private readonly line: Line,
    private readonly answerers: Answerers<Ours>,
  ) {
    line.onMessage((message) => this.#hear(message as Message));
  }

  /** Asks the other side. Throws: what it refuses with, the reason of the signal, and of the end of the line. */
  ask<N extends keyof Theirs & string>(
    name: N,
    input: Theirs[N]['input'],
    signal?: AbortSignal,
  ): Promise<Theirs[N]['answer']> {
    if (this.#ended) return Promise.reject(this.#ended.reason);
    if (signal?.aborted) return Promise.reject(signal.reason);
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(id);
        this.line.send({ kind: 'leave', id } satisfies Message);
        reject(signal?.reason);
      };
      const settled = () => signal?.removeEventListener('abort', leave);
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.set(id, {
        resolve: (answer) => {
          settled();
          resolve(answer);
        },
        reject: (reason) => {
          settled();
          reject(reason);
        },
      });
      this.line.send({ kind: 'ask', id, name, input } satisfies Message);
    });
  }

  /** Tells all who wait, and whoever asks later, why nobody answers any more; and gives up what was asked of this side. */
  end(reason: unknown): void {
    this.#ended ??= { reason };
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
    for (const answering of this.#answering.values()) answering.abort(reason);
    this.#answering.clear();
  }

  #hear(message: Message): void {
    if (message.kind === 'ask') {
      void this.#answer(message);
      return;
    }
    if (message.kind === 'leave') {
      this.#answering.get(message.id)?.abort();
      return;
    }
    const waiting = this.#waiting.get(message.id);
    // Who asked has left meanwhile.
    if (!waiting) return;
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') waiting.resolve(message.answer);
    else waiting.reject(errorOf(message.code, message.message, message.details));
  }

  async #answer({ id, name, input }: Extract<Message, { kind: 'ask' }>): Promise<void> {
    const leaving = new AbortController();
    this.#answering.set(id, leaving);
    const message = await this.answerers[name as keyof Ours](input as Ours[keyof Ours]['input'], leaving.signal).then(
      (answer): Message => ({ kind: 'answer', id, answer }),
      (error: unknown): Message => failure(id, error),
    );
    this.#answering.delete(id);
    if (!this.#ended && !leaving.signal.aborted) this.line.send(message);
  }
}

function failure(id: number, error: unknown): Message {
  if (error instanceof AppError)
    return { kind: 'failure', id, code: error.code, message: error.message, details: error.details };
  return { kind: 'failure', id, code: null, message: error instanceof Error ? (error.stack ?? '') : '', details: {} };
}

function errorOf(code: string | null, message: string, details: Readonly<Record<string, unknown>>): Error {
  return code !== null && code in ERROR_CATALOGUE
    ? new AppError(code as ErrorCode, message, details)
    : new Error(`the other process failed: ${message}`);
}
