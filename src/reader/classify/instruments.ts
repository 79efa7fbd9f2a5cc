import { type InstrumentCue, PROGRAMME_CUES, STRATEGY_CUES } from '../cues/instruments.ts';
import type { EvidenceCutter } from '../evidence.ts';
import type { InstrumentReference, Reference } from '../reference.ts';
import { foldAligned } from '../text/fold-aligned.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { matchesOf } from '../text/matches-of.ts';

/** A programme or strategy named in a text. `years` are those printed behind the name. */
export interface NamedInstrument {
  id: string;
  start: number;
  end: number;
  years: readonly [number, number] | null;
  confidence: number;
  method: 'name' | 'name+years' | 'name+date';
}

const YEARS_BEHIND =
  /^[^.;]{0,60}?(?:giai doan|thoi ky|for the|in the|period)\s?(?:tu )?(?:nam )?((?:19|20)\d{2})\s?(?:-|den(?: nam)?)\s?((?:19|20)\d{2})/;

/** Finds the programmes a text names. A name without years means the one in force in the document's years. */
export function findProgrammes(text: MappedText, year: number | null, reference: Reference): NamedInstrument[] {
  return find(text, PROGRAMME_CUES, reference.programmes, year);
}

/** Finds the strategies a text names; by name, the strategy in force decides between the two. */
export function findStrategies(text: MappedText, year: number | null, reference: Reference): NamedInstrument[] {
  return find(text, STRATEGY_CUES, reference.strategies, year);
}

function find(
  text: MappedText,
  cues: readonly InstrumentCue[],
  known: readonly InstrumentReference[],
  year: number | null,
): NamedInstrument[] {
  const found: NamedInstrument[] = [];
  const ids = new Set(known.map((instrument) => instrument.id));
  for (const cue of allCues(cues, known)) {
    if (!ids.has(cue.id) || text.folded.search(cue.pattern) === -1) continue;
    for (const match of matchesOf(cue.pattern, text.folded)) {
      const named = nameMet(text.folded, match, cue, year);
      if (named && !found.some(({ id, start }) => id === named.id && start === named.start)) found.push(named);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The instrument that a name means; null where the years printed behind it, or the document's, are not its own. */
function nameMet(
  folded: string,
  match: RegExpExecArray,
  cue: InstrumentCue,
  year: number | null,
): NamedInstrument | null {
  const end = match.index + match[0].length;
  const behind = YEARS_BEHIND.exec(folded.slice(end, end + 140));
  if (behind) {
    const years: [number, number] = [Number(behind[1]), Number(behind[2])];
    if (overlap(years, cue.years) < 0.5) return null;
    const span = { start: match.index, end: end + behind[0].length };
    return { id: cue.id, ...span, years, confidence: 0.93, method: 'name+years' };
  }
  const named = { id: cue.id, start: match.index, end, years: null };
  if (year === null) return cue.loose ? null : { ...named, confidence: 0.6, method: 'name' };
  if (year < cue.years[0] || year > cue.years[1]) return null;
  return { ...named, confidence: cue.loose ? 0.6 : 0.8, method: 'name+date' };
}

const COMPILED = new WeakMap<readonly InstrumentReference[], readonly InstrumentCue[]>();

/** Puts the importer's cues and those of the reference data together, compiled once a reference. */
function allCues(cues: readonly InstrumentCue[], known: readonly InstrumentReference[]): readonly InstrumentCue[] {
  const compiled = COMPILED.get(known);
  if (compiled) return compiled;
  const extra = known.flatMap((instrument) => extraCues(instrument, cues));
  const all = [...cues, ...extra].map((cue) => ({ ...cue, pattern: new RegExp(cue.pattern.source, 'g') }));
  COMPILED.set(known, all);
  return all;
}

/** A phase inside the instrument's years counts whole: "2021 - 2025" of a strategy to 2030. */
function overlap(stated: readonly [number, number], own: readonly [number, number]): number {
  const common = Math.min(stated[1], own[1]) - Math.max(stated[0], own[0]) + 1;
  return common <= 0 ? 0 : common / (stated[1] - stated[0] + 1);
}

function extraCues(instrument: InstrumentReference, cues: readonly InstrumentCue[]): InstrumentCue[] {
  const own = cues.some((cue) => cue.id === instrument.id);
  const years: [number, number] = [instrument.periodFrom ?? 1990, instrument.periodTo ?? 2099];
  const names = own ? instrument.cueNames : [instrument.title, ...instrument.cueNames];
  return names
    .map((name) => foldAligned(name.normalize('NFC')))
    .filter((name) => name.length > 14)
    .map((name) => ({ id: instrument.id, pattern: new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')), years }));
}

/** Keeps the first mention of each instrument as its evidence. */
export function firstOfEach(found: readonly { text: MappedText; named: NamedInstrument }[], cutter: EvidenceCutter) {
  const first = new Map<string, { text: MappedText; named: NamedInstrument }>();
  for (const hit of found) {
    const known = first.get(hit.named.id);
    if (!known || hit.named.confidence > known.named.confidence) first.set(hit.named.id, hit);
  }
  return [...first.values()].map(({ text, named }) => ({
    id: named.id,
    evidence: cutter.of(text, named.start, named.end),
    confidence: named.confidence,
    method: named.method,
  }));
}
