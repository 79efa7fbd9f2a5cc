import { foldAligned } from './fold-aligned.ts';

/** A half-open range of UTF-16 indexes in the captured text. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Cleaned text that remembers where each character was captured. Patterns run over `folded` (same length as `text`),
 * people read `text`, and evidence is cut from the captured text through `source`.
 */
export class MappedText {
  readonly text: string;
  readonly folded: string;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;

  constructor(text: string, starts: Uint32Array, ends: Uint32Array, folded = foldAligned(text)) {
    this.text = text;
    this.folded = folded;
    this.#starts = starts;
    this.#ends = ends;
  }

  get length(): number {
    return this.text.length;
  }

  /** Finds the captured range of `text.slice(start, end)`. */
  source(start = 0, end = this.text.length): Span {
    const from = this.#starts[start] ?? 0;
    const to = end > start ? (this.#ends[end - 1] ?? from) : from;
    return { start: from, end: to };
  }

  /** Cuts a part that still knows its source; outer spaces are left out. */
  slice(start: number, end: number): MappedText {
    let from = start;
    let to = Math.min(end, this.text.length);
    while (from < to && this.text[from] === ' ') from++;
    while (to > from && this.text[to - 1] === ' ') to--;
    return new MappedText(
      this.text.slice(from, to),
      this.#starts.subarray(from, to),
      this.#ends.subarray(from, to),
      this.folded.slice(from, to),
    );
  }

  /** Joins parts with one space each, as wrapped lines are read. */
  static join(parts: readonly MappedText[]): MappedText {
    const [first] = parts;
    if (parts.length === 1 && first) return first;
    const length = parts.reduce((sum, part) => sum + part.length + 1, -1);
    const starts = new Uint32Array(Math.max(length, 0));
    const ends = new Uint32Array(Math.max(length, 0));
    let at = 0;
    for (const part of parts) {
      if (at > 0) {
        starts[at] = ends[at - 1] ?? 0;
        ends[at] = part.#starts[0] ?? starts[at] ?? 0;
        at++;
      }
      starts.set(part.#starts, at);
      ends.set(part.#ends, at);
      at += part.length;
    }
    return new MappedText(parts.map((part) => part.text).join(' '), starts, ends);
  }
}
