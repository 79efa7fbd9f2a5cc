import { findUnread, type UnreadPart } from './account.ts';
import type { Task } from './bundle/bundle.schema.ts';
import type { Paragraph } from './clean/paragraph.ts';
import type { PlaceIndex } from './grammar/place.ts';
import type { Identity } from './identify/index.ts';
import type { OutlineItem } from './outline/item.ts';
import { findOverlooked } from './overlooked.ts';
import type { Reference } from './reference.ts';

export interface UnreadInput {
  identity: Identity;
  /** All paragraphs of the page, those of the portal too. */
  paragraphs: readonly Paragraph[];
  body: readonly Paragraph[];
  items: readonly OutlineItem[];
  tasks: readonly Task[];
  index: PlaceIndex;
  reference: Reference;
}

/** What no stage placed, and what was placed but reads as work that no task holds; in the order of the page. */
export function unreadOf({ identity, paragraphs, body, items, tasks, index, reference }: UnreadInput): UnreadPart[] {
  const parts = findUnread({ identity, body, items });
  // An article says what it likes of a plan; nothing is said to be absent on its word.
  if (identity.plan === null || !identity.carries) return parts;
  const told = new Set(parts.map(({ locator }) => locator));
  const titles = [identity.subject, identity.attachment?.subject, identity.announcement?.paragraph.text].flatMap(
    (text) => text ?? [],
  );
  const overlooked = findOverlooked({ paragraphs, items, tasks, titles, index, areas: reference.actionAreas });
  return [...parts, ...overlooked.filter(({ locator }) => !told.has(locator))].sort((a, b) => lineOf(a) - lineOf(b));
}

function lineOf({ locator }: UnreadPart): number {
  return Number(locator.slice(1));
}
