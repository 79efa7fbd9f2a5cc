import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { DatasetState } from './dataset-state.ts';

/** An answer as it leaves by a door: its head and its body before compression. */
export interface Answer {
  status: number;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
}

/** The forms in which a body is sent, the one that clients like best first. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A body in one form, with the tag of exactly these bytes (RFC 9110, 8.8.3: the forms of an answer are told apart). */
export interface Form {
  body: Buffer;
  etag: string;
}

/** An answer that is true as long as the data is in the state that it was made from. */
export class KeptAnswer {
  readonly state: DatasetState;
  readonly headers: Answer['headers'];
  /** What the client called its operation, for the metrics. */
  readonly operationName: string | null;
  private readonly plain: Form;
  private readonly forms = new Map<Encoding, Promise<Form>>();

  constructor(state: DatasetState, { headers, body }: Answer, operationName: string | null) {
    this.state = state;
    this.headers = headers;
    this.operationName = operationName;
    const bytes = Buffer.from(body);
    this.plain = { body: bytes, etag: tagOf(bytes) };
  }

  get length(): number {
    return this.plain.body.length;
  }

  /** Gives the body in a form; a compressed one is made once. */
  form(encoding: Encoding): Promise<Form> {
    let form = this.forms.get(encoding);
    if (!form) {
      form = this.make(encoding);
      this.forms.set(encoding, form);
    }
    return form;
  }

  private async make(encoding: Encoding): Promise<Form> {
    if (encoding === 'identity') return this.plain;
    const body = await COMPRESS[encoding](this.plain.body);
    return { body, etag: `${this.plain.etag.slice(0, -1)}-${encoding}"` };
  }
}

const COMPRESS = {
  // Quality 4 takes about as long as gzip and is smaller; the usual 11 would take a hundred times as long.
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};

function tagOf(bytes: Buffer): string {
  return `"${hash('sha256', bytes, 'base64url').slice(0, 22)}"`;
}

/**
 * Keeps answers within a number of bytes, the least recently asked going first. What a stranger sends is only a part of
 * the key, which is a hash: neither many nor long queries take more than the bytes that were set.
 */
export class AnswerCache {
  private readonly kept: LRUCache<string, KeptAnswer>;

  /** `maxBytes` counts plain and compressed bodies; an answer over a sixteenth of it is not kept. */
  constructor(maxBytes: number) {
    this.kept = new LRUCache({
      maxSize: maxBytes,
      maxEntrySize: Math.ceil(maxBytes / 16),
      // Compressed forms come later and are smaller than the plain one; the head and the key take about a kilobyte.
      sizeCalculation: (answer) => answer.length * 2 + 1024,
    });
  }

  /** Names a question; equal parts give equal keys. */
  static keyOf(parts: readonly unknown[]): string {
    return hash('sha256', JSON.stringify(parts), 'base64url');
  }

  /** The answer that holds in this state; an answer of another state is let go. */
  get(key: string, state: DatasetState): KeptAnswer | undefined {
    const answer = this.kept.get(key);
    if (answer === undefined || answer.state.id === state.id) return answer;
    if (answer.state.version < state.version) this.kept.delete(key);
    return undefined;
  }

  /** How many answers are kept, and about how many bytes they take. */
  get size(): { answers: number; bytes: number } {
    return { answers: this.kept.size, bytes: this.kept.calculatedSize };
  }

  keep(key: string, answer: KeptAnswer): void {
    this.kept.set(key, answer);
  }
}
