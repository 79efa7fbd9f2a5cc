import type { UnreadPart } from './account.ts';
import type { Task } from './bundle/bundle.schema.ts';
import { classifyTask } from './classify/areas.ts';
import { DOES } from './classify/tasks.ts';
import type { Paragraph } from './clean/paragraph.ts';
import { isCapitals } from './clean/rejoin.ts';
import { CONNECTORS } from './cues/verbs.ts';
import {
  CIRCUMSTANCE,
  COUNTS,
  FUNDS,
  HAS_DAY,
  HAS_VERB,
  IS_PAST,
  OPENS_WITH_DEED,
  OPENS_WITH_EFFORT,
  ORDERS,
  OVERSEES,
  REPORTS,
  WHOLE_ACT,
} from './cues/work.ts';
import { findBodies } from './grammar/body.ts';
import type { PlaceIndex } from './grammar/place.ts';
import { pieceRanges } from './outline/clauses.ts';
import { type OutlineItem, textsOf } from './outline/item.ts';
import { readOrdinal } from './outline/ordinal.ts';
import type { ActionAreaReference } from './reference.ts';
import type { MappedText, Span } from './text/mapped-text.ts';

export interface OverlookedInput {
  /** All paragraphs of the page: what a portal's menu resembles may be work, too. */
  paragraphs: readonly Paragraph[];
  items: readonly OutlineItem[];
  tasks: readonly Task[];
  /** Text that says what the act is, and is no work. */
  titles: readonly MappedText[];
  index: PlaceIndex;
  areas: readonly ActionAreaReference[];
}

/**
 * Finds the lines that read as work and that no task holds: placed as a purpose, a recipient, a base, a heading or a
 * part of the portal, or as a detail of a task that is about something else. Nobody may say that a plan lacks what such
 * a line says.
 */
export function findOverlooked(input: OverlookedInput): UnreadPart[] {
  const held = holders(input);
  const plan = new Set(input.tasks.flatMap(areasOf));
  const parts: UnreadPart[] = [];
  for (const paragraph of input.paragraphs) {
    if (paragraph.kind === 'navigation' || paragraph.kind === 'link' || paragraph.cut === 'related') continue;
    const { text, line } = paragraph;
    const own = text.slice(readOrdinal(text)?.textStart ?? 0, text.length);
    // A button of a portal is shorter than a sentence.
    if (own.length < (paragraph.cut === null ? 8 : 30)) continue;
    const told = isSentence(paragraph) ? { ...input, titles: [] } : input;
    if (pieceRanges(own).some(([start, end]) => isOverlooked(own.slice(start, end), held, plan, told)))
      parts.push({ locator: `P${line}`, text: text.text, reason: 'reads-as-work' });
  }
  return parts;
}

/** A sentence, or a cell of a table, is no title of the act, though it stands where one is printed. */
function isSentence({ text, cell }: Paragraph): boolean {
  return cell !== null || /[.;]["”]?\s*$/.test(text.text);
}

/** Areas of the tasks that hold a span; null for the words of one task. */
type Holder = Span & { areas: ReadonlySet<string> | null };

function isOverlooked(
  piece: MappedText,
  held: readonly Holder[],
  plan: ReadonlySet<string>,
  input: OverlookedInput,
): boolean {
  const { titles, areas } = input;
  const range = piece.source();
  const mine = within(held, range);
  const area = () => classifyTask({ folded: piece.folded }, null, areas).primary;
  if (mine.length === 0) {
    if (readsAsWork(piece, input)) return true;
    const { folded } = openingOf(piece);
    if (
      !OPENS_WITH_EFFORT.test(folded) ||
      WHOLE_ACT.test(folded) ||
      titles.some(({ text }) => text.includes(piece.text))
    )
      return false;
    const subject = area();
    return subject !== null && !plan.has(subject);
  }
  // What a task says itself overlooks nothing, whatever it reads as.
  if (mine.some((span) => span.areas === null) || !readsAsWork(piece, input)) return false;
  const subject = area();
  return subject !== null && !mine.some((span) => span.areas?.has(subject));
}

/** Tells whether a clause reads as work: a deed, an order, a body that does something, or what is counted or dated. */
function readsAsWork(piece: MappedText, { index, titles }: OverlookedInput): boolean {
  if (IS_PAST.test(piece.folded)) return false;
  const counted = COUNTS.test(piece.folded) || (HAS_DAY.test(piece.folded) && !REPORTS.test(piece.folded));
  const opening = openingOf(piece);
  const { folded } = opening;
  if (counted && HAS_VERB.test(piece.folded)) return !isReport(folded);
  if (WHOLE_ACT.test(folded) || FUNDS.test(folded) || titles.some((title) => title.text.includes(piece.text)))
    return false;
  // "PHÂN CÔNG THỰC HIỆN" is a heading.
  if (OPENS_WITH_DEED.test(folded)) return !isReport(folded) && !(piece.length < 60 && isCapitals(piece.text));
  const order = ORDERS.exec(folded);
  const told = order ? opening.slice(order[0].length, opening.length) : opening;
  const body = findBodies(told, index)[0];
  const named = body !== undefined && body.start <= 8;
  if (order === null && !(named && DOES.test(told.folded.slice(body.end)))) return false;
  // "Giao các xã mở lớp …": a collective is no body that is known by name.
  const at = named ? body.end : told.folded.search(HAS_VERB);
  if (at === -1) return false;
  const deed = told.folded.slice(at).replace(/^[\s:,]+/, '');
  return !WHOLE_ACT.test(deed) && !OVERSEES.test(deed) && !isReport(deed);
}

/** What follows connectors and circumstances. */
function openingOf(piece: MappedText): MappedText {
  let at = /^[\s"“]*/.exec(piece.folded)?.[0].length ?? 0;
  for (const skipped of [CONNECTORS, CIRCUMSTANCE, CONNECTORS])
    at += skipped.exec(piece.folded.slice(at))?.[0].length ?? 0;
  return piece.slice(at, piece.length);
}

/** A duty to report is kept as one. */
function isReport(folded: string): boolean {
  return /^(?:(?:tong hop|danh gia|so ket|tong ket|dinh ky|gui|lap|xay dung|ket qua|va)[ ,]+)*bao cao/.test(folded);
}

/** Where tasks were read from, with the areas of all tasks that stand there or below. */
function holders({ items, tasks }: OverlookedInput): Holder[] {
  const areas = new Map<string, Set<string>>();
  const parents = new Map(items.map((item) => [item.locator, item.parent]));
  for (const task of tasks) {
    if (task.kind !== 'TASK') continue;
    for (let at: string | null = task.locator; at !== null; at = parents.get(at) ?? null) {
      const known = areas.get(at) ?? new Set();
      for (const area of areasOf(task)) known.add(area);
      areas.set(at, known);
    }
  }
  return items
    .flatMap((item) => {
      const known = areas.get(item.locator);
      // What a task says itself is a person's or the classifier's to judge; its details were only put there.
      return known
        ? textsOf(item).map((text) => ({ ...text.source(), areas: item.leaf && text === item.text ? null : known }))
        : [];
    })
    .sort((a, b) => a.start - b.start);
}

/** The spans that reach into a range; spans are in order and hardly overlap. */
function within(spans: readonly Holder[], { start, end }: Span): Holder[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const found: Holder[] = [];
  for (let at = low; at < spans.length; at++) {
    const span = spans[at];
    if (!span || span.start >= end) break;
    found.push(span);
  }
  return found;
}

function areasOf({ kind, actionArea, secondaryActionAreas }: Task): string[] {
  return kind === 'TASK' ? [...(actionArea ? [actionArea] : []), ...secondaryActionAreas] : [];
}
