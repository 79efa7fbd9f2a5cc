import type { Paragraph } from '../clean/paragraph.ts';
import { isCapitals } from '../clean/rejoin.ts';
import { MIXED_SECTION, SECTION_CUES, type SectionKind, SUB_SECTION } from '../cues/sections.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { makeItem, type OutlineItem } from './item.ts';
import { type Ordinal, RANK, readOrdinal } from './ordinal.ts';

/** An item while its outline is built: lines below it may still add to it. */
type Draft = { -readonly [K in keyof Omit<OutlineItem, 'details'>]: OutlineItem[K] } & { details: MappedText[] };

interface Open {
  item: Draft;
  label: string;
  dashes: number;
  mixed: boolean;
}

interface Outline {
  items: Draft[];
  stack: Open[];
  /** How often each locator was wanted. */
  taken: Map<string, number>;
  section: SectionKind;
  /** Behind "Kính gửi:". */
  toRecipients: boolean;
}

/**
 * Builds the outline of a document from its printed ordinals. Locators are the path of those ordinals; dashes count
 * within their heading; a paragraph without an ordinal belongs to the item above.
 */
export function buildOutline(content: readonly Paragraph[]): OutlineItem[] {
  const outline: Outline = { items: [], stack: [], taken: new Map(), section: 'preamble', toRecipients: false };
  for (const paragraph of content) {
    const { text } = paragraph;
    const ordinal = ordinalOf(text, outline.stack.length > 0);
    outline.toRecipients = isAddressed(text, ordinal, outline.toRecipients);
    if (outline.toRecipients) continue;
    if (ordinal && ordinal.rank !== RANK.PLUS) openItem(outline, paragraph, ordinal);
    else goOn(outline, text, ordinal);
  }
  return outline.items;
}

function ordinalOf(text: MappedText, isBelow: boolean): Ordinal | null {
  const printed = readOrdinal(text);
  return printed && isBelow && isLabelled(text, printed) ? { ...printed, rank: RANK.PLUS } : printed;
}

/** "Kính gửi: - Các sở …": the dashes name who is addressed. */
function isAddressed(text: MappedText, ordinal: Ordinal | null, before: boolean): boolean {
  return /^kinh gui/.test(text.folded) || (before && ordinal?.rank === RANK.DASH);
}

/** A line that opens no item: a title that its ordinal waits for, a heading without one, or a detail of the item above. */
function goOn(outline: Outline, text: MappedText, ordinal: Ordinal | null): void {
  const above = outline.stack.at(-1);
  // "Phần thứ hai" with its title on the next line.
  if (!ordinal && above && above.item.text.length === 0) {
    above.item.text = text;
    above.item.section = cue(text.folded) ?? above.item.section;
    above.mixed = MIXED_SECTION.test(text.folded);
    return;
  }
  const title = ordinal ? null : bareHeading(text);
  if (title) {
    outline.stack.length = 0;
    outline.section = title;
    return;
  }
  above?.item.details.push(text.slice(ordinal?.textStart ?? 0, text.length));
}

function openItem(outline: Outline, paragraph: Paragraph, ordinal: Ordinal): void {
  const { items, stack, taken } = outline;
  while (stack.length > 0 && (stack.at(-1)?.item.rank ?? 0) >= ordinal.rank) stack.pop();
  const above = stack.at(-1) ?? null;
  const text = paragraph.text.slice(ordinal.textStart, paragraph.text.length);
  const section = sectionOf(text, ordinal, above, outline.section);
  if (above === null) outline.section = section;
  else above.item.leaf = false;
  const item: Draft = {
    ...makeItem({
      locator: freeLocator(taken, locatorOf(ordinal, above, paragraph)),
      parent: above?.item.locator ?? null,
      rank: ordinal.rank,
      section,
      text,
    }),
    details: [],
  };
  items.push(item);
  stack.push({
    item,
    label: ordinal.label,
    dashes: 0,
    mixed: MIXED_SECTION.test(text.folded) || (above?.mixed ?? false),
  });
}

/** Portals print ordinals twice now and then; a locator must still name one item. */
function freeLocator(taken: Map<string, number>, wanted: string): string {
  const seen = taken.get(wanted) ?? 0;
  taken.set(wanted, seen + 1);
  return seen === 0 ? wanted : `${wanted}~${seen + 1}`;
}

const LABEL =
  /^(?:(?:co quan|don vi|dia phuong|bo phan|to chuc) )?(?:chu tri|phoi hop|thuc hien|phu trach)(?: thuc hien)?\s?:|^(?:thoi (?:gian|han)|tien do|kinh phi|san pham|ket qua|dia diem|doi tuong|hinh thuc)[^:;.]{0,40}:/;

/** "- Cơ quan chủ trì: …", "- Thời gian: …" below a task tell of it and are no work of their own. */
function isLabelled(text: MappedText, { rank, textStart }: Ordinal): boolean {
  return rank >= RANK.LETTER && LABEL.test(text.folded.slice(textStart));
}

function locatorOf(ordinal: Ordinal, above: Open | null, paragraph: Paragraph): string {
  if (ordinal.rank === RANK.DASH) {
    if (!above) return `P${paragraph.line}`;
    above.dashes++;
    return `${above.item.locator}-${above.dashes}`;
  }
  if (!above) return ordinal.label;
  // `1.1` below a printed `1.` repeats its heading's ordinal; the path names it once.
  if (ordinal.label.startsWith(`${above.label}.`) && ordinal.label.includes('.')) {
    return `${above.item.locator.slice(0, above.item.locator.length - above.label.length)}${ordinal.label}`;
  }
  return `${above.item.locator}.${ordinal.label}`;
}

function sectionOf(body: MappedText, ordinal: Ordinal, above: Open | null, current: SectionKind): SectionKind {
  // Articles of a decision put it into force; the work stands in the plan attached.
  if (ordinal.rank === RANK.ARTICLE) return 'organisation';
  if (!above) return sectionAtTop(body, ordinal, current);
  const isPart = above.item.rank < RANK.ROMAN && ordinal.rank <= RANK.ROMAN;
  return isPart ? sectionOfPart(body, above.item.section) : sectionBelow(body, ordinal, above);
}

/** A heading is short, in capitals, or of a high rank. */
function isHeading({ text, folded }: MappedText, { rank }: Ordinal): boolean {
  return folded.length < 200 && (isCapitals(text) || rank <= RANK.ROMAN || folded.length < 90);
}

/** A roman heading below a part or chapter says its own section; one that says none begins the work. */
function sectionOfPart({ folded }: MappedText, above: SectionKind): SectionKind {
  return cue(folded) ?? (above === 'preamble' ? 'tasks' : above);
}

function sectionBelow(body: MappedText, ordinal: Ordinal, above: Open): SectionKind {
  const isSub = SUB_SECTION.test(body.folded);
  const mayChange =
    isHeading(body, ordinal) && ordinal.rank <= RANK.LETTER && (isSub || (above.mixed && ordinal.rank <= RANK.NUMBER));
  return (mayChange ? cue(body.folded) : null) ?? above.item.section;
}

function sectionAtTop(body: MappedText, ordinal: Ordinal, current: SectionKind): SectionKind {
  const { folded } = body;
  const found = isHeading(body, ordinal) || ordinal.rank <= RANK.ROMAN ? cue(folded) : null;
  if (ordinal.rank <= RANK.ROMAN) return found ?? 'tasks';
  if (found && SUB_SECTION.test(folded)) return found;
  // Numbers without a roman heading above them: a letter's list of work, unless a heading without ordinal said else.
  if (found && found !== 'tasks' && folded.length < 60) return found;
  return current === 'preamble' ? 'tasks' : current;
}

function cue(folded: string): SectionKind | null {
  for (const [kind, pattern] of SECTION_CUES) if (pattern.test(folded)) return kind;
  return null;
}

/** A heading without an ordinal: "MỤC ĐÍCH, YÊU CẦU", "Phụ lục". */
function bareHeading(text: MappedText): SectionKind | null {
  if (text.length > 90 || /[.;,]$/.test(text.text)) return null;
  if (/^phu luc/.test(text.folded)) return 'annex';
  return isCapitals(text.text) ? cue(text.folded) : null;
}
