import type { SectionKind } from '../cues/sections.ts';
import type { MappedText } from '../text/mapped-text.ts';

/** One item of the outline of a document. Later stages make new items of it and change none. */
export interface OutlineItem {
  readonly locator: string;
  readonly parent: string | null;
  readonly rank: number;
  readonly section: SectionKind;
  /** Text behind the ordinal. */
  readonly text: MappedText;
  /** Details below it that are no items of their own: `+`, `(i)`, further paragraphs. */
  readonly details: readonly MappedText[];
  /** False when other items stand below it. */
  readonly leaf: boolean;
  /** Who acts, when the text names somebody other than its issuer. */
  readonly actor: { readonly name: string; readonly text: MappedText } | null;
  /** Cells of a task table. */
  readonly cells: {
    readonly lead: MappedText | null;
    readonly co: MappedText | null;
    readonly deadline: MappedText | null;
    readonly money: MappedText | null;
    /** Ordinal, product and whatever else the row holds: read, though no field takes it. */
    readonly other: readonly MappedText[];
  } | null;
  /** Values of a row of a table of targets, one a year. */
  readonly yearly: { readonly unit: string; readonly values: readonly { text: MappedText; year: number }[] } | null;
}

type Needed = Pick<OutlineItem, 'locator' | 'parent' | 'rank' | 'section' | 'text'>;

/** Makes an item; what is not given is nothing. */
export function makeItem(values: Needed & Partial<OutlineItem>): OutlineItem {
  return { details: [], leaf: true, actor: null, cells: null, yearly: null, ...values };
}

/** All that an item was read from: its words, its details and the cells of its row. */
export function textsOf({ text, details, cells }: OutlineItem): MappedText[] {
  const { lead, co, deadline, money, other } = cells ?? {};
  return [text, ...details, lead, co, deadline, money, ...(other ?? [])].flatMap((part) => part ?? []);
}
