import { foldAligned } from './fold-aligned.ts';

/** A half-open range of UTF-16 indexes in the captured text. */
export interface Span {
  start: number;
  end: number;
}

/** Where each character was captured: one offset when nothing was changed, else the range of every character. */
export type OffsetMap = { base: number } | { starts: Uint32Array; ends: Uint32Array };

/**
 * Cleaned text that remembers where each character was captured. Patterns run over `folded` (same length as `text`),
 * people read `text`, and evidence is cut from the captured text through `source`.
 */
export class MappedText {
  readonly text: string;
  readonly #offsets: OffsetMap;
  #folded: string | null;

  constructor(text: string, offsets: OffsetMap, folded: string | null = null) {
    this.text = text;
    this.#offsets = offsets;
    this.#folded = folded;
  }

  get folded(): string {
    this.#folded ??= foldAligned(this.text);
    return this.#folded;
  }

  get length(): number {
    return this.text.length;
  }

  /** Finds the captured range of `text.slice(start, end)`. */
  source(start = 0, end = this.text.length): Span {
    const from = this.#startOf(start);
    return { start: from, end: end > start ? this.#endOf(end - 1) : from };
  }

  #startOf(index: number): number {
    const offsets = this.#offsets;
    return 'base' in offsets ? offsets.base + index : (offsets.starts[index] ?? offsets.ends.at(-1) ?? 0);
  }

  #endOf(index: number): number {
    const offsets = this.#offsets;
    return 'base' in offsets ? offsets.base + index + 1 : (offsets.ends[index] ?? 0);
  }

  /** Cuts a part that still knows its source; outer spaces are left out. */
  slice(start: number, end: number): MappedText {
    let from = Math.max(start, 0);
    let to = Math.min(end, this.text.length);
    while (from < to && this.text[from] === ' ') from++;
    while (to > from && this.text[to - 1] === ' ') to--;
    const offsets = this.#offsets;
    const cut =
      'base' in offsets
        ? { base: offsets.base + from }
        : { starts: offsets.starts.subarray(from, to), ends: offsets.ends.subarray(from, to) };
    return new MappedText(this.text.slice(from, to), cut, this.folded.slice(from, to));
  }

  /** Joins parts with one space each, as wrapped lines are read. */
  static join(parts: readonly MappedText[]): MappedText {
    const [first] = parts;
    if (parts.length === 1 && first) return first;
    const length = Math.max(
      parts.reduce((sum, part) => sum + part.length + 1, -1),
      0,
    );
    const starts = new Uint32Array(length);
    const ends = new Uint32Array(length);
    let at = 0;
    for (const part of parts) {
      if (at > 0) {
        starts[at] = ends[at - 1] ?? 0;
        ends[at++] = part.#startOf(0);
      }
      for (let i = 0; i < part.length; i++) {
        starts[at] = part.#startOf(i);
        ends[at++] = part.#endOf(i);
      }
    }
    return new MappedText(parts.map((part) => part.text).join(' '), { starts, ends });
  }
}
