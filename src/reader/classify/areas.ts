import { ANYWHERE_CUES, OPENING_CUES } from '../cues/areas.ts';
import { CONNECTORS } from '../cues/verbs.ts';
import type { ActionAreaReference } from '../reference.ts';
import { foldAligned } from '../text/fold-aligned.ts';

interface AreaScore {
  area: string;
  score: number;
}

export interface Classified {
  primary: string | null;
  secondary: string[];
  scores: AreaScore[];
}

/** Ranges of a folded text that are titles of cited acts: what they name is not what the task does. */
export type MaskedRange = readonly [number, number];

/** Cited titles that stand for gender policy as a whole: the strategy, or a party line carried out by a plan. */
const WHOLE_POLICY = /chien luoc quoc gia|(?:ket luan|chi thi|nghi quyet) (?:so )?\d/;
const CITED_WEIGHT = 0.45;
const HEADING_WEIGHT = 0.5;

/**
 * Scores the action areas of a task by its cues: the deed it opens with counts most, words inside cited titles and in
 * the heading above count less, repeated cues count less each time.
 */
export function classifyTask(
  folded: string,
  cited: readonly MaskedRange[],
  heading: string | null,
  areas: readonly ActionAreaReference[],
): Classified {
  const scores = new Map<string, number>();
  const add: Add = (area, score) => scores.set(area, (scores.get(area) ?? 0) + score);
  addOwnCues(folded, cited, add);
  if (heading) addHeadingCues(heading, add);
  for (const area of areas) addReferenceCues(area, folded, add);
  return choose(scores, new Set(areas.map((area) => area.id)));
}

type Add = (area: string, score: number) => void;

function addOwnCues(folded: string, cited: readonly MaskedRange[], add: Add): void {
  const opening = openingOf(folded);
  const titles = cited.reduce((sum, [start, end]) => sum + end - start, 0);
  // "Tiếp tục triển khai thực hiện Kế hoạch số …": the cited title is all there is to say what the work is.
  const onlyCites = titles > 0 && titles > folded.length * 0.3;
  if (onlyCites && cited.some(([start, end]) => WHOLE_POLICY.test(folded.slice(start, end)))) add('T01', 4);
  for (const cue of OPENING_CUES) if (cue.pattern.test(opening)) add(cue.area, cue.weight);
  for (const cue of ANYWHERE_CUES) {
    for (const [times, match] of [...folded.matchAll(cue.pattern)].slice(0, 4).entries()) {
      const inTitle = cited.some(([start, end]) => match.index >= start && match.index < end);
      const title = inTitle ? (onlyCites ? 0.9 : CITED_WEIGHT) : 1;
      const early = match.index < 60 ? 1.35 : match.index < 160 ? 1.1 : 0.85;
      add(cue.area, (cue.weight * early * title) / 2 ** times);
    }
  }
}

function addHeadingCues(heading: string, add: Add): void {
  for (const cue of ANYWHERE_CUES) if (heading.search(cue.pattern) !== -1) add(cue.area, cue.weight * HEADING_WEIGHT);
  for (const cue of OPENING_CUES) if (cue.pattern.test(heading)) add(cue.area, cue.weight * HEADING_WEIGHT * 0.6);
}

function choose(scores: ReadonlyMap<string, number>, known: ReadonlySet<string>): Classified {
  const sorted = [...scores]
    .filter(([area]) => known.has(area))
    .map(([area, score]) => ({ area, score: Math.round(score * 100) / 100 }))
    .sort((a, b) => b.score - a.score || a.area.localeCompare(b.area));
  const best = sorted[0];
  if (!best || best.score < 0.8) return { primary: null, secondary: [], scores: sorted.slice(0, 5) };
  const secondary = sorted.slice(1, 4).filter(({ score }) => score >= Math.max(1.2, best.score * 0.38));
  return { primary: best.area, secondary: secondary.map(({ area }) => area), scores: sorted.slice(0, 5) };
}

const EXTRA = new WeakMap<ActionAreaReference, readonly string[]>();

/** Cues that only the reference data knows; those the importer has already are worth nothing twice. */
function extraCues(area: ActionAreaReference): readonly string[] {
  const known = EXTRA.get(area);
  if (known) return known;
  const own = ANYWHERE_CUES.filter((cue) => cue.area === area.id);
  const extra = area.cues
    .map((cue) => foldAligned(cue.normalize('NFC')))
    .filter((words) => !own.some((cue) => words.search(cue.pattern) !== -1));
  EXTRA.set(area, extra);
  return extra;
}

function addReferenceCues(area: ActionAreaReference, folded: string, add: (area: string, score: number) => void): void {
  for (const words of extraCues(area)) if (folded.includes(words)) add(area.id, area.weight);
}

function openingOf(folded: string): string {
  let opening = folded.trim();
  for (let i = 0; i < 2; i++) {
    const connector = CONNECTORS.exec(opening);
    if (!connector) break;
    opening = opening.slice(connector[0].length);
  }
  return opening.slice(0, 320);
}
