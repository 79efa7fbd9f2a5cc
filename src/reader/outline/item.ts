import type { SectionKind } from '../cues/sections.ts';
import type { MappedText } from '../text/mapped-text.ts';

/** One item of the outline of a document. */
export interface OutlineItem {
  locator: string;
  parent: string | null;
  rank: number;
  section: SectionKind;
  /** Text behind the ordinal. */
  text: MappedText;
  /** Details below it that are no items of their own: `+`, `(i)`, further paragraphs. */
  details: MappedText[];
  /** False when other items stand below it. */
  leaf: boolean;
  /** Who acts, when the text names somebody other than its issuer. */
  actor: { name: string; text: MappedText } | null;
  /** Cells of a task table. */
  cells: {
    lead: MappedText | null;
    co: MappedText | null;
    deadline: MappedText | null;
    money: MappedText | null;
    /** Ordinal, product and whatever else the row holds: read, though no field takes it. */
    other: MappedText[];
  } | null;
  /** Values of a row of a table of targets, one a year. */
  yearly: { unit: string; values: { text: MappedText; year: number }[] } | null;
}

export function makeItem(values: Pick<OutlineItem, 'locator' | 'parent' | 'rank' | 'section' | 'text'>): OutlineItem {
  return { ...values, details: [], leaf: true, actor: null, cells: null, yearly: null };
}
