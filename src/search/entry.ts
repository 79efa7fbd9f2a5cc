import type { searchEntries, Tier } from './entry.table.ts';
import { type Part, vectorOf } from './vector.ts';
import { foldWords } from './words.ts';

/** What a kind of entry says of itself; the index makes the rest of it. */
export type Described = Omit<typeof searchEntries.$inferInsert, 'name' | 'vector'> & {
  /** Its other names, which count as titles do. */
  names?: readonly (string | null | undefined)[];
  /** Words besides names and text: its own circumstances, then what it is near to. */
  own?: readonly (string | null | undefined)[];
  near?: readonly (string | null | undefined)[];
};

export interface Entry {
  row: typeof searchEntries.$inferInsert;
  words: string[];
}

/** A name is compared as a whole; longer ones are compared by how they begin. */
const LONGEST_NAME = 400;

/** Says in which index an entry stands: by its id, so that it is the same however often it is made. */
function tierOf(kind: Described['kind'], id: string): Tier {
  if (kind !== 'PASSAGE') return 0;
  let hash = 0;
  for (let at = 0; at < id.length; at++) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) | 0;
  const place = (hash ^ (hash >>> 15)) & 63;
  if (place === 0) return 1;
  return place < 8 ? 2 : 3;
}

/** Makes an entry from what its kind says of itself. */
export function entryOf({ names = [], own = [], near = [], ...fields }: Described): Entry {
  const { number, title, titleEn, body, kind } = fields;
  const parts: Part[] = [
    ...[title, titleEn, ...names].map((text) => ({ text, weight: 'A' as const })),
    // "UBND" stands in most numbers: it is the counter that makes a number a name, and it has a mark of its own.
    ...[number, body].map((text) => ({ text, weight: 'B' as const })),
    ...own.map((text) => ({ text, weight: 'C' as const })),
    ...near.map((text) => ({ text, weight: 'D' as const })),
  ];
  const counter = /^\d+/.exec(foldWords(number ?? ''))?.[0];
  const { vector, words } = vectorOf(parts, [`@${kind}`, ...(counter ? [`#${counter}`] : [])]);
  const name = foldWords([number, title, titleEn].filter(Boolean).join(' ')).slice(0, LONGEST_NAME);
  return { row: { ...fields, name, vector, tier: tierOf(kind, fields.id) }, words };
}
