import type { Paragraph } from '../clean/paragraph.ts';
import { isCapitals } from '../clean/rejoin.ts';
import { MIXED_SECTION, SECTION_CUES, type SectionKind, SUB_SECTION } from '../cues/sections.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { makeItem, type OutlineItem } from './item.ts';
import { type Ordinal, RANK, readOrdinal } from './ordinal.ts';

interface Open {
  item: OutlineItem;
  label: string;
  dashes: number;
  mixed: boolean;
}

/**
 * Builds the outline of a document from its printed ordinals. Locators are the path of those ordinals; dashes count
 * within their heading; a paragraph without an ordinal belongs to the item above.
 */
export function buildOutline(content: readonly Paragraph[]): OutlineItem[] {
  const items: OutlineItem[] = [];
  const stack: Open[] = [];
  const taken = new Map<string, number>();
  let section: SectionKind = 'preamble';
  let toRecipients = false;
  for (const paragraph of content) {
    const { text } = paragraph;
    const printed = readOrdinal(text);
    const ordinal =
      printed && isLabelled(text, printed) && stack.length > 0 ? { ...printed, rank: RANK.PLUS } : printed;
    // "Kính gửi: - Các sở …": the dashes name who is addressed.
    if (/^kinh gui/.test(text.folded)) toRecipients = true;
    else if (ordinal?.rank !== RANK.DASH) toRecipients = false;
    if (toRecipients) continue;
    if (!ordinal || ordinal.rank === RANK.PLUS) {
      // "Phần thứ hai" with its title on the next line.
      const untitled = stack.at(-1);
      if (!ordinal && untitled && untitled.item.text.length === 0) {
        untitled.item.text = text;
        untitled.item.section = cue(text.folded) ?? untitled.item.section;
        untitled.mixed = MIXED_SECTION.test(text.folded);
        continue;
      }
      const title = ordinal ? null : bareHeading(text);
      if (title) {
        stack.length = 0;
        section = title;
        continue;
      }
      const above = stack.at(-1)?.item;
      if (above) above.details.push(text.slice(ordinal?.textStart ?? 0, text.length));
      continue;
    }
    while (stack.length > 0 && (stack.at(-1)?.item.rank ?? 0) >= ordinal.rank) stack.pop();
    const above = stack.at(-1) ?? null;
    const body = text.slice(ordinal.textStart, text.length);
    const kind = sectionOf(body, ordinal, above, section);
    if (above === null) section = kind;
    const wanted = locatorOf(ordinal, above, paragraph);
    const seen = taken.get(wanted) ?? 0;
    taken.set(wanted, seen + 1);
    // Portals print ordinals twice now and then; a locator must still name one item.
    const locator = seen === 0 ? wanted : `${wanted}~${seen + 1}`;
    const item = makeItem({
      locator,
      parent: above?.item.locator ?? null,
      rank: ordinal.rank,
      section: kind,
      text: body,
    });
    if (above) above.item.leaf = false;
    items.push(item);
    stack.push({
      item,
      label: ordinal.label,
      dashes: 0,
      mixed: MIXED_SECTION.test(body.folded) || (above?.mixed ?? false),
    });
  }
  return items;
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
  const { folded } = body;
  // Articles of a decision put it into force; the work stands in the plan attached.
  if (ordinal.rank === RANK.ARTICLE) return 'organisation';
  const heading = folded.length < 200 && (isCapitals(body.text) || ordinal.rank <= RANK.ROMAN || folded.length < 90);
  if (above && above.item.rank < RANK.ROMAN && ordinal.rank <= RANK.ROMAN) {
    return cue(folded) ?? (above.item.section === 'preamble' ? 'tasks' : above.item.section);
  }
  if (above) {
    const own = above.mixed || above.item.section !== 'tasks' || SUB_SECTION.test(folded) ? cue(folded) : null;
    const mayChange =
      heading &&
      ordinal.rank <= RANK.LETTER &&
      (SUB_SECTION.test(folded) || (above.mixed && ordinal.rank <= RANK.NUMBER));
    if (mayChange && own) return own;
    return above.item.section;
  }
  const found = heading || ordinal.rank <= RANK.ROMAN ? cue(folded) : null;
  if (ordinal.rank <= RANK.ROMAN) return found ?? 'tasks';
  if (SUB_SECTION.test(folded) && found) return found;
  // Numbers without a roman heading above them: a letter's list of work, unless a heading without ordinal said else.
  if (heading && found && found !== 'tasks' && folded.length < 60) return found;
  return current === 'preamble' || ordinal.rank === RANK.NUMBER
    ? current === 'preamble'
      ? 'tasks'
      : current
    : current;
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
