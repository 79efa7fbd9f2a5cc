import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

describe('the act behind a change of provinces', () => {
  it('is reached from every province that ended, and from the states that it began', async () => {
    const { data, errors, statements } = await app().query(`{ provinces { slug mergedInto { slug } mergerDecree
      mergerAct { number } states { validFrom validTo decree act { id number } } } }`);
    expect(errors).toBeUndefined();
    expect(statements.length).toBeLessThanOrEqual(4);
    const ended = data.provinces.filter((province: { mergedInto: object | null }) => province.mergedInto !== null);
    expect(ended).toHaveLength(29);
    for (const { slug, mergerDecree, mergerAct, states } of ended) {
      expect([mergerDecree, mergerAct?.number], slug).toEqual(['202/2025/QH15', '202/2025/QH15']);
      expect(states.at(-1).act, slug).toEqual({ id: 'document:202-2025-qh15', number: '202/2025/QH15' });
    }
    const others = data.provinces.filter((province: { mergedInto: object | null }) => province.mergedInto === null);
    for (const { slug, mergerDecree, mergerAct, states } of others) {
      expect([mergerDecree, mergerAct], slug).toEqual([null, null]);
      for (const { decree, act } of states) expect(act?.number ?? null, slug).toBe(decree);
    }
    const decrees = others.flatMap((province: { states: { decree: string | null }[] }) =>
      province.states.flatMap((state) => state.decree ?? []),
    );
    expect(new Set(decrees).size).toBeGreaterThanOrEqual(3);
  });
});
