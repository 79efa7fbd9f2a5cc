import type { DocumentFacts } from '../bundle/bundle.schema.ts';
import { findDates, toIso } from '../grammar/date.ts';
import type { DocumentInput } from './document-facts.ts';
import { headline } from './headline.ts';
import { readPeriod } from './period.ts';

/** Reads the day of issue: the letterhead, then the portal's field, then the announcing sentence. */
export function readIssuedOn(input: DocumentInput): DocumentFacts['issuedOn'] {
  const { letterhead, announcement, fields, cutter, warnings } = input;
  const field = input.carries ? fields.get('issuedOn') : undefined;
  const stated = field ? findDates(field.folded).find((date) => date.iso !== null)?.iso : undefined;
  if (letterhead?.date?.iso) {
    const { iso, text } = letterhead.date;
    if (field && stated && stated !== iso) {
      warnings.push({
        kind: 'header-conflict',
        where: 'document.issuedOn',
        kept: iso,
        dropped: stated,
        evidence: cutter.of(field),
      });
    }
    return cutter.fact(iso, text, 0.98, 'letterhead');
  }
  if (field && stated) return cutter.fact(stated, field, 0.95, 'portal-field');
  if (announcement?.date?.found.iso)
    return cutter.fact(announcement.date.found.iso, announcement.date.text, 0.9, 'announcement');
  return inferredDay(input);
}

/** The longest time, in days, between the issue of a plan and an article that tells its day without a year. */
const NEWS_DAYS = 120;

/**
 * "Ngày 13-10, UBND tỉnh ban hành … năm 2021": an article tells a day without its year when it is the last such day;
 * without a day of the page, the year of the plan completes it. A warning says so.
 */
function inferredDay(input: DocumentInput): DocumentFacts['issuedOn'] {
  const { announcement, cutter, warnings } = input;
  if (!announcement?.date) return null;
  const { day, month } = announcement.date.found;
  const year = planYear(input);
  const iso = lastSuchDay(input.publishedOn, month, day) ?? (year ? toIso(year, month, day) : null);
  if (!iso) return null;
  warnings.push({
    kind: 'year-inferred',
    where: 'document.issuedOn',
    kept: iso,
    dropped: null,
    evidence: cutter.of(announcement.date.text),
  });
  return cutter.fact(iso, announcement.date.text, 0.6, 'announcement');
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
