import type { Task } from '../bundle/bundle.schema.ts';
import { type FoundCitation, findCitations } from '../cite/find.ts';
import { isCapitals } from '../clean/rejoin.ts';
import { WORK_VERBS } from '../cues/verbs.ts';
import type { EvidenceCutter } from '../evidence.ts';
import { findBodies } from '../grammar/body.ts';
import { findDates } from '../grammar/date.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import { readPeriod } from '../identify/period.ts';
import { findMoney } from '../measure/money.ts';
import type { OutlineItem } from '../outline/item.ts';
import { RANK } from '../outline/ordinal.ts';
import type { Reference } from '../reference.ts';
import { foldAligned } from '../text/fold-aligned.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { agenciesInCell, agenciesOf } from './agencies.ts';
import { classifyTask } from './areas.ts';
import { findProgrammes, findStrategies } from './instruments.ts';
import { type Party, partiesOf } from './parties.ts';

export interface TaskContext {
  index: PlaceIndex;
  cutter: EvidenceCutter;
  reference: Reference;
  /** Year that names without years are resolved in. */
  year: number | null;
}

const WHEN =
  '(?:ngay )?\\d{1,2}\\/\\d{1,2}(?:\\/\\d{4})?|ngay \\d{1,2} thang \\d{1,2}(?: nam \\d{4})?|thang \\d{1,2}(?:\\/\\d{4}| nam \\d{4})?|quy [ivx]{1,3}(?:\\/\\d{4}| nam \\d{4})?|(?:cuoi )?nam \\d{4}';
const DEADLINE = new RegExp(
  `(?:(?:hoan thanh |xong )?(?:truoc|cham nhat|den het|trong)(?: ngay)? (?:${WHEN})|(?:thoi (?:gian|han)(?: (?:thuc hien|hoan thanh))?|tien do|hoan thanh)\\s?:\\s?[^.;)]{3,60}|tu (?:${WHEN}) den (?:het )?(?:${WHEN})|quy [ivx]{1,3}(?:\\/\\d{4}| nam \\d{4})?(?![a-z]))(?![a-z])`,
);

/** What follows a body that does something itself: a colon, or a verb of work. */
export const DOES = new RegExp(
  `^(?:\\s?:| (?:co trach nhiem |chu dong |tiep tuc |tham muu )?(?:dang|mo chuyen|dua tin|${WORK_VERBS.join('|')})(?![a-z]))`,
);
const NO_DEADLINE = { deadline: null, deadlineOn: null, recurrence: null };
/** How often, and no more: "Hằng năm", "Thường xuyên", "Định kỳ 6 tháng, hằng năm" set no day. */
const RECURRENCE =
  /^(?:(?:thuc hien |dinh ky )?(?:thuong xuyen|hang (?:nam|quy|thang|tuan)|moi (?:nam|quy|thang)|0?6 thang|sau thang|dinh ky)(?:\s?[,;]? (?:va )?)?)+\.?$/;

/** Turns the items of the task part into tasks and headings with all that their words say. */
export function toTasks(items: readonly OutlineItem[], context: TaskContext): Task[] {
  const all = new Map(items.map((item) => [item.locator, item]));
  const inTasks = items.filter((item) => item.section === 'tasks' || isDuty(item, all));
  const known = new Map(inTasks.map((item) => [item.locator, item]));
  return inTasks.map((item, position) => toTask(item, position + 1, known, context));
}

/** What the plan orders a body to do under "tổ chức thực hiện"; the articles that put a decision into force are none. */
function isDuty(item: OutlineItem, all: ReadonlyMap<string, OutlineItem>): boolean {
  if (item.section !== 'organisation' || item.parent === null) return false;
  for (let at: OutlineItem | undefined = item; at; at = at.parent ? all.get(at.parent) : undefined) {
    if (at.rank === RANK.ARTICLE) return false;
  }
  return true;
}

/** The body a duty is laid on: named first in its own words, else in the heading above it. */
function bearer(
  item: OutlineItem,
  known: ReadonlyMap<string, OutlineItem>,
  { index, cutter }: TaskContext,
): Task['leadAgencies'] {
  const own = opener(item.text, index, cutter);
  if (item.section !== 'organisation' || own.length > 0) return own;
  for (let at: OutlineItem | undefined = item; at; at = at.parent ? known.get(at.parent) : undefined) {
    const body = findBodies(at.text, index)[0];
    if (!body || body.start > 12) continue;
    const { name, kind, start, end } = body;
    return [{ name, kind, evidence: cutter.of(at.text, start, end), confidence: 0.85, method: 'heading' }];
  }
  return [];
}

/** "Đề nghị", "Giao" before those who are to do the work. */
const LAYS_ON = /^(?:de nghi|giao|yeu cau) /;
/** Between two who do the work together. */
const AND = /^(?:,|;| va|, va) $/;

/**
 * "2. Sở Thông tin và Truyền thông chỉ đạo …", "Các sở, ban, ngành và UBND các huyện xây dựng …": those that the
 * sentence opens with do the work it tells of.
 */
function opener(text: MappedText, index: PlaceIndex, cutter: EvidenceCutter): Task['leadAgencies'] {
  const from = LAYS_ON.exec(text.folded)?.[0].length ?? 0;
  const doers: Party[] = [];
  for (const party of partiesOf(text, index)) {
    const last = doers.at(-1);
    if (last ? !AND.test(text.folded.slice(last.end, party.start)) : party.start !== from) break;
    doers.push(party);
  }
  const [first, last] = [doers[0], doers.at(-1)];
  if (!first || !last || !DOES.test(text.folded.slice(last.end))) return [];
  // The province itself is who plans; its districts together are bodies that work is laid on.
  const plans =
    first.kind === 'PEOPLES_COMMITTEE' && (first.body?.territory === 'PROVINCE' || first.body?.territory === 'CITY');
  if (plans && !/ cac /.test(foldAligned(first.name))) return [];
  return doers.map(({ name, kind, start, end }) => {
    const evidence = cutter.of(text, start, end);
    return { name, kind, evidence, confidence: 0.75, method: 'opening' };
  });
}

function toTask(
  item: OutlineItem,
  position: number,
  known: ReadonlyMap<string, OutlineItem>,
  context: TaskContext,
): Task {
  const { cutter, index, reference, year } = context;
  const { text } = item;
  const all = [text, ...item.details];
  const heading = item.parent ? (known.get(item.parent)?.text.folded ?? null) : null;
  const bodies = findBodies(text, index);
  const acts = findCitations(text, bodies);
  const cited = acts.flatMap(({ subject }) => (subject ? [subject] : []));
  const own = withoutActs(text, acts);
  const area = item.leaf
    ? classifyTask(
        { folded: wholeText(all), cited, bodies: doers(partiesOf(text, index)) },
        heading,
        reference.actionAreas,
      )
    : { primary: null, secondary: [], scores: [] };
  const named = agencies(item, context);
  const period = readPeriod({ folded: own });
  return {
    locator: item.locator,
    parent: item.parent && known.has(item.parent) ? item.parent : null,
    position,
    kind: item.leaf && !isBareTitle(item) ? 'TASK' : 'HEADING',
    text: text.text,
    actor: item.actor
      ? { value: item.actor.name, evidence: cutter.of(item.actor.text), confidence: 0.8, method: 'lead-in' }
      : null,
    actionArea: area.primary,
    secondaryActionAreas: area.secondary,
    areaScores: area.scores,
    programmes: unique(all.flatMap((part) => findProgrammes(part, year, reference).map(({ id }) => id))),
    strategies: unique(all.flatMap((part) => findStrategies(part, year, reference).map(({ id }) => id))),
    leadAgencies: named.lead.length > 0 ? named.lead : bearer(item, known, context),
    coAgencies: named.co,
    ...deadlineOf(item, own, context),
    period: period && (period.from !== null || period.to !== null) ? { from: period.from, to: period.to } : null,
    money: moneyOf(item, cutter),
    evidence: cutter.of(text),
    confidence: item.leaf ? 0.88 : 0.9,
    method: item.cells ? 'table' : item.locator.startsWith('P') ? 'clause' : 'outline',
  };
}

/** "II. NHIỆM VỤ" with nothing that was read below it names no work. */
function isBareTitle({ text, rank, details, cells }: OutlineItem): boolean {
  return rank <= RANK.ROMAN && details.length === 0 && cells === null && isCapitals(text.text);
}

/** Those whose names say nothing of the work; a committee for women is itself what some tasks are about. */
function doers(parties: readonly Party[]): [number, number][] {
  return parties.filter(({ kind }) => kind !== 'COMMITTEE').map(({ start, end }) => [start, end]);
}

function agencies(
  { text, details, cells }: OutlineItem,
  { index, cutter }: TaskContext,
): Pick<ReturnType<typeof agenciesOf>, 'lead' | 'co'> {
  if (cells && (cells.lead || cells.co)) {
    return {
      lead: cells.lead ? agenciesInCell(cells.lead, index, cutter) : [],
      co: cells.co ? agenciesInCell(cells.co, index, cutter) : [],
    };
  }
  const found = [text, ...details].map((part) => agenciesOf(part, index, cutter));
  return { lead: found.flatMap(({ lead }) => lead), co: found.flatMap(({ co }) => co) };
}

function deadlineOf(
  { text, details, cells }: OutlineItem,
  own: string,
  { cutter, index }: TaskContext,
): Pick<Task, 'deadline' | 'deadlineOn' | 'recurrence'> {
  const cell = cells?.deadline;
  if (cell && RECURRENCE.test(cell.folded))
    return { ...NO_DEADLINE, recurrence: cutter.fact(cell.text, cell, 0.92, 'table') };
  if (cell) return { deadline: cutter.fact(cell.text, cell, 0.92, 'table'), deadlineOn: dayIn(cell), recurrence: null };
  for (const part of [text, ...details]) {
    const words = part === text ? own : withoutActs(part, findCitations(part, findBodies(part, index)));
    const match = DEADLINE.exec(words);
    if (!match) continue;
    // "Thời gian hoàn thành: Quý III", "hoàn thành trước …": label and verb are no part of the day.
    const label = /^(?:[a-z ]*:\s?|hoan thanh |xong )/.exec(match[0])?.[0].length ?? 0;
    const stated = part.slice(match.index + label, match.index + match[0].length);
    if (RECURRENCE.test(stated.folded))
      return { ...NO_DEADLINE, recurrence: cutter.fact(stated.text, stated, 0.7, 'words') };
    return {
      deadline: cutter.fact(stated.text, stated, 0.7, 'words'),
      deadlineOn: /^hoan thanh|^truoc|^cham nhat|^xong/.test(match[0]) ? dayIn(stated) : null,
      recurrence: null,
    };
  }
  return NO_DEADLINE;
}

/** Blanks the acts a task names: their days and years are theirs, not the task's. The length stays. */
function withoutActs(text: MappedText, acts: readonly FoundCitation[]): string {
  return acts.reduce(
    (folded, { start, end }) => folded.slice(0, start) + ' '.repeat(end - start) + folded.slice(end),
    text.folded,
  );
}

function dayIn(text: MappedText): string | null {
  const dates = findDates(text.folded).filter((date) => date.iso !== null);
  return dates.length === 1 ? (dates[0]?.iso ?? null) : null;
}

function moneyOf({ text, details, cells }: OutlineItem, cutter: EvidenceCutter): Task['money'] {
  for (const part of [cells?.money, text, ...details]) {
    const found = part ? findMoney(part)[0] : undefined;
    if (!part || !found) continue;
    const { asStated, amount, currency } = found;
    return cutter.fact({ asStated, amount, currency }, part.slice(found.start, found.end), 0.9, 'words');
  }
  return null;
}

/** A short line with a paragraph below it ("2. Công tác tuyên truyền") says its work in the paragraph. */
function wholeText(parts: readonly MappedText[]): string {
  return parts
    .map((part) => part.folded)
    .join(' ')
    .slice(0, 2000);
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
