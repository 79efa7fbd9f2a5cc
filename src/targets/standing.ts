import type { Operator } from '../base/vocabulary.ts';

export const TARGET_STANDINGS = ['STRONGER', 'EQUAL', 'WEAKER', 'NOT_COMPARABLE'] as const;
export type TargetStanding = (typeof TARGET_STANDINGS)[number];

/** What is compared of a target or milestone. */
export interface Quantity {
  measureId: string | null;
  unit: string | null;
  year: number | null;
  operator: Operator | null;
  /** A plain decimal number; null for a state that is reached or kept. */
  value: string | null;
}

const DIRECTION: Readonly<Partial<Record<Operator, 1 | -1>>> = { GTE: 1, GT: 1, LTE: -1, LT: -1 };
const STRICT: ReadonlySet<Operator> = new Set(['GT', 'LT']);

/**
 * Says how one number stands to another: only on the same measure, unit and year.
 * For "at least" the higher is stronger, for "at most" the lower; at equal value the strict sign is.
 * "About", "exactly" and states are equal or not comparable.
 */
export function standingOf(one: Quantity, other: Quantity): TargetStanding {
  const same =
    one.measureId !== null &&
    one.measureId === other.measureId &&
    one.unit === other.unit &&
    one.year !== null &&
    one.year === other.year;
  if (!same || one.operator === null || other.operator === null) return 'NOT_COMPARABLE';
  const [direction, otherDirection] = [DIRECTION[one.operator], DIRECTION[other.operator]];
  if (direction === undefined || otherDirection === undefined || one.value === null || other.value === null) {
    const equal =
      one.operator === other.operator &&
      (one.value === null
        ? other.value === null
        : other.value !== null && compareDecimals(one.value, other.value) === 0);
    return equal ? 'EQUAL' : 'NOT_COMPARABLE';
  }
  if (direction !== otherDirection) return 'NOT_COMPARABLE';
  const difference = compareDecimals(one.value, other.value) * direction;
  if (difference !== 0) return difference > 0 ? 'STRONGER' : 'WEAKER';
  if (STRICT.has(one.operator) === STRICT.has(other.operator)) return 'EQUAL';
  return STRICT.has(one.operator) ? 'STRONGER' : 'WEAKER';
}

/** Compares two plain decimal numbers without rounding; negative, zero or positive like a sort function. */
function compareDecimals(a: string, b: string): number {
  const [scaledA, scaledB] = [scale(a), scale(b)];
  return scaledA < scaledB ? -1 : scaledA > scaledB ? 1 : 0;
}

const DIGITS = 12;

function scale(value: string): bigint {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const magnitude = BigInt(whole + fraction.padEnd(DIGITS, '0').slice(0, DIGITS));
  return value.startsWith('-') ? -magnitude : magnitude;
}
