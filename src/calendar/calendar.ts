import type { Plan } from '../plans/plan.type.ts';
import type { CalendarEntry } from './calendar.type.ts';
import { dayOf, daysIn, isYearly } from './days.ts';

/** What states an entry, before its days of a year are known. */
export interface Stated {
  id: string;
  title: string;
  titleEn: string | null;
  locator: string | null;
  actorId: string | null;
}

/** Part of an entry that a kind adds. */
type Rest = Pick<CalendarEntry, 'kind' | 'interval' | 'recipient'>;

/** Gives what a plan observes in a year: MM-DD of that year, or days of the year that it prints. */
export function observanceEntries(
  part: Omit<Stated, 'title' | 'titleEn'> & {
    name: string;
    nameEn: string | null;
    startsOn: string | null;
    endsOn: string | null;
    year: number | null;
  },
  year: number,
): CalendarEntry[] {
  if (part.year !== null && part.year !== year) return [];
  const stated = { ...part, title: part.name, titleEn: part.nameEn };
  const rest: Rest = { kind: 'OBSERVANCE', interval: null, recipient: null };
  const first = part.startsOn ?? part.endsOn;
  const last = part.endsOn ?? part.startsOn;
  if (first === null || last === null) return [entryOf(stated, rest, null, 'NOT_STATED')];
  const from = monthDay(year, first);
  // What begins in December may end in January.
  const to = monthDay(last < first ? year + 1 : year, last);
  return from && to ? [entryOf(stated, rest, { from, to }, 'STATED')] : [entryOf(stated, rest, null, 'NOT_STATED')];
}

/** Gives the days of a year by which a plan reports, as the words of the duty state them. */
export function reportEntries(
  part: Stated & { interval: CalendarEntry['interval']; recipient: string | null },
  plan: Pick<Plan, 'period' | 'year'>,
  year: number,
): CalendarEntry[] {
  const comesBack = part.interval !== null && part.interval !== 'ONCE';
  const rest: Rest = { kind: 'REPORT', interval: part.interval, recipient: part.recipient };
  return entriesOf(part, rest, part.title, comesBack, plan, year);
}

/** Gives the days by which a report is due: of a year, or those alone that are printed with one. */
export function dueDays(
  { title, interval }: { title: string; interval: CalendarEntry['interval'] },
  year: number | null,
): string[] {
  const comesBack = (interval !== null && interval !== 'ONCE') || isYearly(title);
  return daysIn(title).flatMap(({ year: printed, month, day }) => {
    const of = printed ?? (comesBack ? year : null);
    return of !== null && (year === null || of === year) ? (dayOf(of, month, day) ?? []) : [];
  });
}

/** Gives the deadlines of a task in a year: its day, or the day of each year that its words state. */
export function deadlineEntries(
  part: Stated & { deadline: string | null; deadlineAsStated: string | null },
  plan: Pick<Plan, 'period' | 'year'>,
  year: number,
): CalendarEntry[] {
  const rest: Rest = { kind: 'DEADLINE', interval: null, recipient: null };
  if (part.deadline !== null) {
    if (!part.deadline.startsWith(`${year}-`)) return [];
    return [entryOf(part, rest, { from: part.deadline, to: part.deadline }, 'STATED')];
  }
  return entriesOf(part, rest, part.deadlineAsStated ?? '', false, plan, year);
}

function entriesOf(
  part: Stated,
  rest: Rest,
  words: string,
  comesBack: boolean,
  plan: Pick<Plan, 'period' | 'year'>,
  year: number,
): CalendarEntry[] {
  const written = daysIn(words);
  if (written.length === 0) return [entryOf(part, rest, null, 'NOT_STATED')];
  // A day without a year is of each year where that is said, and of the one year that a plan is for.
  const ofEachYear = comesBack || isYearly(words) || plan.year !== null;
  const days = written.flatMap(({ year: printed, month, day }) => {
    if (printed === null ? !ofEachYear : printed !== year) return [];
    return dayOf(year, month, day) ?? [];
  });
  if (days.length === 0 && written.every((one) => one.year !== null)) return [];
  if (days.length === 0) return [entryOf(part, rest, null, 'YEAR_NOT_STATED')];
  return [...new Set(days)].map((day) => entryOf(part, rest, { from: day, to: day }, 'STATED'));
}

function entryOf(
  { id, title, titleEn, locator, actorId }: Stated,
  rest: Rest,
  span: { from: string; to: string } | null,
  days: CalendarEntry['days'],
): CalendarEntry {
  const [startsOn, endsOn] = [span?.from ?? null, span?.to ?? null];
  return { id: startsOn ? `${id}@${startsOn}` : id, title, titleEn, startsOn, endsOn, days, locator, actorId, ...rest };
}

function monthDay(year: number, written: string): string | null {
  const [month, day] = written.split('-').map(Number);
  return dayOf(year, month ?? 0, day ?? 0);
}

/** Says whether a plan can have anything to do in a year: a known period that does not touch it rules it out. */
export function isWithin({ period }: Pick<Plan, 'period'>, year: number): boolean {
  const [from, to] = [period?.from?.slice(0, 4), period?.to?.slice(0, 4)];
  return (from == null || Number(from) <= year) && (to == null || year <= Number(to));
}

/** Puts entries in the order of their days, those without one last. */
export function inOrder(entries: readonly CalendarEntry[]): CalendarEntry[] {
  const key = ({ startsOn, endsOn, kind, id }: CalendarEntry) =>
    [startsOn ?? '9999', endsOn ?? '9999', kind, id].join(' ');
  return entries.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
