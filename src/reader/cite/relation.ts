import { RELATION_VERBS, type Relation } from '../cues/relations.ts';
import { matchesOf } from '../text/matches-of.ts';

const VERBS = RELATION_VERBS.map(([relation, words]) => ({
  relation,
  pattern: new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, 'g'),
}));

export interface Governed {
  relation: Relation;
  start: number;
  end: number;
}

/**
 * Finds the verb that governs a citation in the words before it: the last one that is not part of a cited title.
 *
 * Returns: null when no verb stands there.
 */
export function governingVerb(folded: string, from: number, to: number): Governed | null {
  let best: Governed | null = null;
  const words = folded.slice(from, to);
  for (const { relation, pattern } of VERBS) {
    for (const match of matchesOf(pattern, words)) {
      const start = from + match.index;
      const end = start + match[0].length;
      // A longer wording that covers a shorter one is the verb: "tiếp tục triển khai thực hiện".
      if (best && start >= best.start && end <= best.end) continue;
      if (!best || end > best.end || (start < best.start && end === best.end)) best = { relation, start, end };
    }
  }
  return best;
}
