import type { Span } from '../text/mapped-text.ts';

/** Where a block stands in a table; `table` counts tables of the file from 0. */
export interface CellPlace {
  table: number;
  row: number;
  column: number;
}

/** A run of captured text that its file keeps together: a line of plain text, a paragraph, a paragraph of a cell. */
export interface Block extends Span {
  kind: 'line' | 'paragraph' | 'heading' | 'item' | 'navigation' | 'link';
  cell: CellPlace | null;
}

type MediaType =
  | 'text/html'
  | 'text/plain'
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A gap met while reading: what it is, where, what was kept and what was dropped. */
export interface ReadGap {
  kind: 'active-content' | 'encoding-damaged' | 'oversized-repetitive' | 'truncated';
  where: string;
  kept: string | null;
  dropped: string | null;
}

/** The text of a file and its blocks. All later offsets count in `text`. */
export interface Capture {
  text: string;
  blocks: Block[];
  mediaType: MediaType;
  encoding: string | null;
  gaps: ReadGap[];
}

/** Collects extracted text block by block; every reader but the plain one uses it. */
export class CaptureBuilder {
  readonly #pieces: string[] = [];
  readonly blocks: Block[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /**
   * Adds a block on a line of its own; a cell beside the one before it stays on its line, behind a bar.
   * An empty block leaves no trace.
   */
  add(text: string, kind: Block['kind'], cell: CellPlace | null): void {
    if (text.trim() === '') return;
    const last = this.blocks.at(-1);
    if (last) this.#push(isBeside(last.cell, cell) ? ' | ' : '\n');
    this.blocks.push({ start: this.#length, end: this.#length + text.length, kind, cell });
    this.#push(text);
  }

  #push(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
  }

  text(): string {
    return this.#pieces.join('');
  }
}

function isBeside(left: CellPlace | null, right: CellPlace | null): boolean {
  return (
    left !== null &&
    right !== null &&
    left.table === right.table &&
    left.row === right.row &&
    left.column !== right.column
  );
}
