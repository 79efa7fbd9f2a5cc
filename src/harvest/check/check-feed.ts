import { AppError } from '../../base/errors.ts';
import type { FailureReason } from '../failure.ts';
import type { FeedEntry, OpenedFeed } from '../feed/read-feed.ts';
import { checkLiteral } from '../fetch/addresses.ts';
import { stateOfDate } from './dates.ts';
import type { Desk } from './finding.ts';
import { messageOfConnection } from './messages.ts';

/** Checks what a feed says of itself and of each entry; `isPrivateAllowed` as for a harvest. */
export function checkFeed(desk: Desk, feed: OpenedFeed, now: Date, isPrivateAllowed: boolean): void {
  if (feed.title === null) desk.find('feed-no-title');
  if (feed.format === 'atom' && feed.id === null) desk.find('feed-no-id');
  if (feed.entries.length === 0) desk.find('feed-empty');
  if (feed.complete) desk.find('feed-complete');
  if (feed.deleted.length > 0) desk.find('feed-deleted', feed.deleted.length);
  const deleted = new Set(feed.deleted);
  const byId = new Map<string, number>();
  const byUrl = new Map<string, number>();
  for (const [index, entry] of feed.entries.entries()) {
    const number = index + 1;
    const own = desk.entry(number);
    checkEntry(own, entry, now, isPrivateAllowed);
    const { id, url } = entry;
    const twin = id === null ? undefined : byId.get(id);
    if (twin !== undefined) own.find('entry-same-id', twin);
    else if (url !== null && byUrl.has(url)) own.find('entry-same-page', byUrl.get(url) ?? '');
    if (id !== null && twin === undefined) byId.set(id, number);
    if (url !== null && !byUrl.has(url)) byUrl.set(url, number);
    if (id !== null && deleted.has(id)) own.find('entry-deleted');
  }
}

function checkEntry(
  desk: Desk,
  { id, title, link, url, published, updated }: FeedEntry,
  now: Date,
  isPrivateAllowed: boolean,
): void {
  if (id === null && link === null) {
    desk.find('entry-nothing');
    return;
  }
  if (id === null) desk.find('entry-no-id');
  if (link === null) desk.find('entry-no-page');
  // Of a file nobody knows yet where it will stand.
  else if (url === null) desk.find(/^[a-z][a-z\d+.-]*:/i.test(link) ? 'entry-bad-link' : 'entry-relative-link', link);
  if (url !== null && !isPrivateAllowed) findRefusal(desk, url, () => checkLiteral(new URL(url)));
  if (title === null) desk.find('entry-no-title');
  checkDates(desk, published, updated, now);
}

function checkDates(desk: Desk, published: string | null, updated: string | null, now: Date): void {
  const printed = [published, updated].filter((date) => date !== null);
  const states = printed.map((date) => ({ date, ...stateOfDate(date, now) }));
  if (states.every(({ state }) => state === 'ABSENT' || state === 'EMPTY')) desk.find('entry-no-date');
  for (const { date, state } of states) {
    if (state === 'EMPTY') desk.find('empty-date', date);
    if (state === 'BAD') desk.find('entry-bad-date', date);
    if (state === 'FUTURE') desk.find('entry-future-date', date);
  }
  const [first, last] = states;
  if (first && last && first.at !== null && last.at !== null && last.at < first.at)
    desk.find('entry-date-order', last.date, first.date);
}

/** Does what may be refused, and says of a refusal why. Throws: what is no fault of the publisher. */
function findRefusal(desk: Desk, subject: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    sayFailure(desk, subject, error);
  }
}

/** Says why something cannot be had. Throws: what is no fault of the publisher. */
export function sayFailure(desk: Desk, subject: string, error: unknown): void {
  if (!(error instanceof AppError) || error.code !== 'HARVEST_FAILED') throw error;
  const reason = (error.details.reason ?? 'other') as FailureReason;
  const why = /\(([^()]*)\)\.$/.exec(error.message)?.[1] ?? error.message;
  desk.find(reason === 'network' ? messageOfConnection(why) : `failed-${reason}`, subject, why);
}
