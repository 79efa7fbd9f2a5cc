import type { DocumentFacts } from '../bundle/bundle.schema.ts';
import { findDates, toIso } from '../grammar/date.ts';
import { type Told, told, warning } from '../told.ts';
import type { DocumentInput } from './document-facts.ts';
import { headline } from './headline.ts';
import { readPeriod } from './period.ts';

type ReadDay = Told<DocumentFacts['issuedOn']>;

/** Reads the day of issue: the letterhead, then the portal's field, then the announcing sentence. */
export function readIssuedOn(input: DocumentInput): ReadDay {
  const { letterhead, announcement, fields, cutter } = input;
  const field = input.carries ? fields.get('issuedOn') : undefined;
  const stated = field ? findDates(field.folded).find((date) => date.iso !== null)?.iso : undefined;
  if (letterhead?.date?.iso) {
    const { iso, text } = letterhead.date;
    const fact = cutter.fact(iso, text, 0.98, 'letterhead');
    if (!field || !stated || stated === iso) return told(fact);
    return told(fact, warning('header-conflict', 'document.issuedOn', iso, stated, cutter.of(field)));
  }
  if (field && stated) return told(cutter.fact(stated, field, 0.95, 'portal-field'));
  if (announcement?.date?.found.iso)
    return told(cutter.fact(announcement.date.found.iso, announcement.date.text, 0.9, 'announcement'));
  return inferredDay(input);
}

/** The longest time, in days, between the issue of a plan and an article that tells its day without a year. */
const NEWS_DAYS = 120;

/**
 * "Ngày 13-10, UBND tỉnh ban hành … năm 2021": an article tells a day without its year when it is the last such day;
 * without a day of the page, the year of the plan completes it. A warning says so.
 */
function inferredDay(input: DocumentInput): ReadDay {
  const { announcement, cutter } = input;
  if (!announcement?.date) return told(null);
  const { text, found } = announcement.date;
  const year = planYear(input);
  const iso =
    lastSuchDay(input.publishedOn, found.month, found.day) ?? (year ? toIso(year, found.month, found.day) : null);
  if (!iso) return told(null);
  return told(
    cutter.fact(iso, text, 0.6, 'announcement'),
    warning('year-inferred', 'document.issuedOn', iso, null, cutter.of(text)),
  );
}

function planYear({ announcement, body }: DocumentInput): number | null {
  const title = headline(body);
  return (
    (announcement?.subject ? readPeriod(announcement.subject)?.year : null) ??
    (title ? readPeriod(title)?.year : null) ??
    null
  );
}

function lastSuchDay(published: string | null, month: number, day: number): string | null {
  if (!published) return null;
  const year = Number(published.slice(0, 4));
  const iso = [year, year - 1]
    .map((each) => toIso(each, month, day))
    .find((each) => each !== null && each <= published);
  return iso && (Date.parse(published) - Date.parse(iso)) / 86_400_000 <= NEWS_DAYS ? iso : null;
}
