import { describe, expect, it } from 'vitest';
import { joinStates, PRESENCE_STATES, type PresenceState } from '../../src/comparison/presence.ts';

/** The only states that may speak for a part of which another is known. */
const NEVER_FOR_OTHERS: readonly PresenceState[] = ['NOT_ADDRESSED', 'NO_PLAN_FOUND', 'PROVINCE_DID_NOT_EXIST'];

describe('the state of a column of several parts', () => {
  it.each(PRESENCE_STATES.flatMap((one) => PRESENCE_STATES.map((other) => [one, other] as const)))(
    'of %s and %s says nothing of either that is not so',
    (one, other) => {
      const joined = joinStates([one, other]);
      expect(joinStates([other, one])).toBe(joined);
      if (one === other) expect(joined).toBe(one);
      else if (one === 'PRESENT' || other === 'PRESENT') expect(joined).toBe('PRESENT');
      else expect(NEVER_FOR_OTHERS).not.toContain(joined);
    },
  );

  it('is NOT_SEARCHED where a survey looked at one part and nobody at another', () => {
    expect(joinStates(['NO_PLAN_FOUND', 'NOT_SEARCHED'])).toBe('NOT_SEARCHED');
  });
});
