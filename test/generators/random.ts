/** Random choices that a seed determines: the same seed gives the same choices on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Picks by weight. Example: `weighted([['often', 9], ['seldom', 1]])`. */
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  /** Picks several different entries, in the order of the list; at most all of them. */
  some<T>(list: readonly T[], count: number): T[];
  shuffle<T>(list: readonly T[]): T[];
}

/** Makes random choices from a seed of several parts. Source: FNV-1a for the seed, mulberry32 for the numbers. */
export function randomOf(...seed: (string | number)[]): Random {
  let state = 0x811c9dc5;
  for (const character of seed.join('/')) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('nothing to pick from');
    return list[whole(0, list.length - 1)] as T;
  };
  const shuffle = <T>(list: readonly T[]): T[] => {
    const left = [...list];
    return list.map(() => left.splice(whole(0, left.length - 1), 1)[0] as T);
  };
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick,
    weighted: (list) => {
      let at = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      const found = list.find(([, weight]) => {
        at -= weight;
        return at < 0;
      });
      return (found ?? pick(list))[0];
    },
    some: (list, count) => {
      const chosen = new Set(shuffle(list.map((_, i) => i)).slice(0, count));
      return list.filter((_, i) => chosen.has(i));
    },
    shuffle,
  };
}
