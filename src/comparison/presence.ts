import type { Completeness } from '../base/vocabulary.ts';
import type { ReviewState } from '../database/columns.ts';

/** From the one that says most to the one that says least; a column of several parts takes them in this order. */
export const PRESENCE_STATES = [
  'PRESENT',
  'NOT_ADDRESSED',
  'SOURCE_PARTIAL',
  'NOT_REVIEWED',
  'NO_PLAN_FOUND',
  'NOT_SEARCHED',
  'PROVINCE_DID_NOT_EXIST',
] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

/** What the state of a cell depends on. */
export interface CellFacts {
  /** Null: the part has no standing plan. */
  plan: {
    completeness: Completeness | null;
    reviewState: ReviewState;
    /** True while a part of its sources could not be placed and nobody has said that it gives no work. */
    unread: boolean;
  } | null;
  /** Tasks of the plan's own issuer in the row, primary or secondary; or another sign that the plan names the row. */
  seen: boolean;
  existed: boolean;
  surveyed: boolean;
}

/** Says why a cell is filled or empty. "Not addressed" needs the whole text and a person who read every part of it. */
export function presenceOf({ plan, seen, existed, surveyed }: CellFacts): PresenceState {
  if (!existed) return 'PROVINCE_DID_NOT_EXIST';
  if (!plan) return surveyed ? 'NO_PLAN_FOUND' : 'NOT_SEARCHED';
  if (seen) return 'PRESENT';
  if (plan.completeness !== 'FULL') return 'SOURCE_PARTIAL';
  return plan.reviewState === 'REVIEWED' && !plan.unread ? 'NOT_ADDRESSED' : 'NOT_REVIEWED';
}

/** The states that leave something open, from the one that says most. */
const OPEN = ['SOURCE_PARTIAL', 'NOT_REVIEWED', 'NOT_SEARCHED'] as const;

/**
 * Joins the states of the parts of a column: PRESENT if any is; NOT_ADDRESSED, NO_PLAN_FOUND and
 * PROVINCE_DID_NOT_EXIST only if all are, since no part speaks for another; else the first of SOURCE_PARTIAL,
 * NOT_REVIEWED, NOT_SEARCHED. Where one part has nothing in its whole plan and another has no plan, what is known of
 * the column is a part of it: SOURCE_PARTIAL.
 */
export function joinStates(states: readonly PresenceState[]): PresenceState {
  if (states.includes('PRESENT')) return 'PRESENT';
  const [first] = states;
  if (first === undefined) return 'NOT_SEARCHED';
  if (states.every((state) => state === first)) return first;
  return OPEN.find((state) => states.includes(state)) ?? 'SOURCE_PARTIAL';
}
