import { ANYWHERE_CUES, OPENING_CUES } from '../cues/areas.ts';
import { CONNECTORS, WORK_VERBS } from '../cues/verbs.ts';
import type { ActionAreaReference } from '../reference.ts';
import { foldAligned } from '../text/fold-aligned.ts';
import { matchesOf } from '../text/matches-of.ts';

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
type MaskedRange = readonly [number, number];

/** Words of a task, folded, and the parts of them that do not say what is done. */
export interface TaskWords {
  readonly folded: string;
  /** Titles of cited acts. */
  readonly cited?: readonly MaskedRange[];
  /** Names of bodies: who does the work, not what it is. */
  readonly bodies?: readonly MaskedRange[];
}

/** Cited titles that stand for gender policy as a whole: the strategy, or a party line carried out by a plan. */
const WHOLE_POLICY = /chien luoc quoc gia|(?:ket luan|chi thi|nghi quyet) (?:so )?\d/;
const CITED_WEIGHT = 0.45;
const HEADING_WEIGHT = 0.5;

/**
 * Scores the action areas of a task by its cues: the deed it opens with counts most, words inside cited titles and in
 * the heading above count less, repeated cues count less each time.
 */
export function classifyTask(
  words: TaskWords,
  heading: string | null,
  areas: readonly ActionAreaReference[],
): Classified {
  const scores = new Map<string, number>();
  const add: Add = (area, score) => scores.set(area, (scores.get(area) ?? 0) + score);
  addOwnCues(words, add);
  if (heading) addHeadingCues(heading, add);
  for (const area of areas) addReferenceCues(area, words.folded, add);
  return choose(scores, new Set(areas.map((area) => area.id)));
}

type Add = (area: string, score: number) => void;

function addOwnCues({ folded, cited = [], bodies = [] }: TaskWords, add: Add): void {
  const opening = openingOf(folded, bodies);
  const titles = cited.reduce((sum, [start, end]) => sum + end - start, 0);
  // "Tiếp tục triển khai thực hiện Kế hoạch số …": the cited title is all there is to say what the work is.
  const onlyCites = titles > 0 && titles > folded.length * 0.3;
  if (onlyCites && cited.some(([start, end]) => WHOLE_POLICY.test(folded.slice(start, end)))) add('T01', 4);
  for (const cue of OPENING_CUES) if (cue.pattern.test(opening)) add(cue.area, cue.weight);
  for (const cue of ANYWHERE_CUES) {
    const named = matchesOf(cue.pattern, folded).filter(({ index }) => !within(index, bodies));
    for (const [times, match] of named.slice(0, 4).entries()) {
      const inTitle = within(match.index, cited);
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

function within(at: number, ranges: readonly MaskedRange[]): boolean {
  return ranges.some(([start, end]) => at >= start && at < end);
}

/** "phối hợp với các sở, ngành" before the deed: with whom it is done. */
const TOGETHER = new RegExp(
  `^(?:phoi hop|cung)(?: chat che)?(?: voi| cung)? [^.;:]{3,200}?(?=,? (?:de |trong viec )?(?:${WORK_VERBS.filter((verb) => verb.includes(' ') && verb !== 'phoi hop').join('|')})(?![a-z]))[ ,]*`,
);
/** "tham mưu bố trí kinh phí": who advises on a deed works for that deed. */
const ADVISES = new RegExp(
  `^tham muu (?:(?:cho |de )?(?:ubnd|uy ban nhan dan)(?: tinh| huyen| thanh pho)? )?(?=(?:${WORK_VERBS.join('|')})(?![a-z]))`,
);
/** What stands between who acts and the deed. */
const DUTY =
  /^[\s,:-]*(?:(?:de nghi|giao|yeu cau|co trach nhiem|chiu trach nhiem|co nhiem vu|chu dong|la co quan|chu tri|va|tiep tuc|thuong truc)(?![a-z])[\s,:]*)+|^[\s,:-]+/;

/** The words that say the deed: behind connectors, who acts and with whom. */
function openingOf(folded: string, bodies: readonly MaskedRange[]): string {
  let at = /^\s*/.exec(folded)?.[0].length ?? 0;
  for (let steps = 0; steps < 8; steps++) {
    const body = bodies.find(([start, end]) => start <= at && end > at);
    const rest = folded.slice(at);
    const skip =
      (body ? body[1] - at : 0) ||
      (CONNECTORS.exec(rest)?.[0].length ?? 0) ||
      (at > 0 ? (DUTY.exec(rest)?.[0].length ?? 0) : (/^(?:de nghi|giao|chu tri,?) /.exec(rest)?.[0].length ?? 0)) ||
      (TOGETHER.exec(rest)?.[0].length ?? 0) ||
      (ADVISES.exec(rest)?.[0].length ?? 0);
    if (skip === 0) break;
    at += skip;
  }
  return folded.slice(at, at + 320);
}
