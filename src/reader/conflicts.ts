import { foldSymbol } from '../base/document-number.ts';
import type { Citation, Conflict, Warning } from './bundle/bundle.schema.ts';
import type { NamedInstrument } from './classify/instruments.ts';
import type { EvidenceCutter } from './evidence.ts';
import type { InstrumentReference, Reference } from './reference.ts';
import type { MappedText } from './text/mapped-text.ts';
import { warning } from './told.ts';

export interface Found {
  warnings: Warning[];
  conflicts: Conflict[];
}

/** Years a strategy may be stated with: its own, and the phases that provinces plan in. */
const PHASES: Readonly<Record<string, readonly string[]>> = {
  'strategy-2021-2030': ['2021-2030', '2021-2025', '2026-2030'],
  'strategy-2011-2020': ['2011-2020', '2011-2015', '2016-2020'],
};

/** What was found amiss with one citation: what it says, what is known, and a word on it. */
interface Amiss {
  readonly kind: Warning['kind'];
  readonly stated: string;
  readonly known: string;
  /** For the list of conflicts. */
  readonly note: string;
  /** For the citation itself. */
  readonly beside: string;
}

/**
 * Resolves citations against known programmes and strategies and finds what contradicts: another date, another issuer
 * than the symbol's, an act later than the document. The printed value always stays; the conflict stands beside it.
 */
export function checkCitations(
  citations: readonly Citation[],
  issuedOn: string | null,
  reference: Reference,
): Found & { citations: Citation[] } {
  const checked = citations.map((citation) => {
    const known = resolve(citation, reference);
    return {
      citation,
      known,
      amiss: [...otherDay(citation, known), ...tooLate(citation, issuedOn), ...otherIssuer(citation)],
    };
  });
  const each = checked.flatMap(({ citation, amiss }, position) =>
    amiss.map((found) => ({ ...found, citation, field: `citations[${position}]` })),
  );
  return {
    citations: checked.map(({ citation, known, amiss }) => ({
      ...citation,
      resolvedHint: known?.id ?? citation.resolvedHint,
      conflict: amiss.length > 0 ? amiss.map(({ beside }) => beside).join('; ') : citation.conflict,
    })),
    warnings: each.map(({ kind, field, citation }) =>
      warning(kind, field, citation.numberAsPrinted, null, citation.evidence),
    ),
    conflicts: each.map(({ field, stated, known, note, citation }) => ({
      field,
      stated,
      known,
      note,
      evidence: citation.evidence,
    })),
  };
}

function otherDay({ date, dateAsPrinted }: Citation, known: InstrumentReference | null): Amiss[] {
  if (!date || !known?.issuedOn || date === known.issuedOn) return [];
  const note = `${known.number} is of another day`;
  const beside = `${known.number} is of ${known.issuedOn}`;
  return [{ kind: 'cited-date-conflict', stated: dateAsPrinted ?? '', known: known.issuedOn, note, beside }];
}

function tooLate({ date }: Citation, issuedOn: string | null): Amiss[] {
  if (!date || !issuedOn || date <= issuedOn) return [];
  const note = 'a document cannot cite an act that is dated after it';
  const beside = `dated after the document (${issuedOn})`;
  return [{ kind: 'cited-after-document', stated: date, known: issuedOn, note, beside }];
}

function otherIssuer(citation: Citation): Amiss[] {
  const note = issuerConflict(citation);
  if (!note) return [];
  const stated = citation.issuerAsPrinted ?? '';
  return [{ kind: 'cited-issuer-conflict', stated, known: citation.numberAsPrinted ?? '', note, beside: note }];
}

function resolve(citation: Citation, reference: Reference): InstrumentReference | null {
  if (!citation.number) return null;
  const [counter = '', symbol = ''] = [
    citation.number.split('/')[0],
    citation.number.slice(citation.number.indexOf('/') + 1),
  ];
  for (const known of [...reference.strategies, ...reference.programmes]) {
    if (!known.number) continue;
    if (Number(known.number.split('/')[0]) !== Number(counter)) continue;
    if (foldSymbol(known.number.slice(known.number.indexOf('/') + 1)) !== foldSymbol(symbol)) continue;
    // Numbers start again each year: another year is another act, unless the subject names this one.
    const sameYear =
      !citation.date ||
      !known.issuedOn ||
      Math.abs(Number(citation.date.slice(0, 4)) - Number(known.issuedOn.slice(0, 4))) <= 1;
    if (sameYear) return known;
  }
  return null;
}

function issuerConflict({ number, issuerAsPrinted, type }: Citation): string | null {
  if (!number || !issuerAsPrinted) return null;
  const symbol = number.split('/').at(-1) ?? '';
  const body = type === 'CV' ? (symbol.split('-')[0] ?? '') : (symbol.split('-')[1] ?? '');
  const ministry = /^bộ /iu.test(issuerAsPrinted);
  if (/^S(?:LĐTBXH|NV|YT|TC|TP|KHĐT|GDĐT)$/u.test(body) && ministry)
    return `the symbol ${body} is a department's, not a ministry's`;
  if (body === 'TTg' && !/thủ tướng|chính phủ/iu.test(issuerAsPrinted)) return 'the symbol TTg is the Prime Minister’s';
  if (body === 'UBND' && /hội đồng nhân dân|^bộ |^sở /iu.test(issuerAsPrinted))
    return "the symbol UBND is a People's Committee's";
  return null;
}

/** Finds strategies stated with years they do not have, or named by a document older than they are. */
export function checkStrategies(
  named: readonly { text: MappedText; named: NamedInstrument }[],
  issuedOn: string | null,
  reference: Reference,
  cutter: EvidenceCutter,
): Found {
  const seen = new Set<string>();
  const conflicts = named.flatMap(({ text, named: hit }) => {
    const strategy = reference.strategies.find((known) => known.id === hit.id);
    if (!strategy) return [];
    const evidence = cutter.of(text, hit.start, hit.end);
    return [...otherYears(hit, strategy), ...notYetIssued(hit, strategy, issuedOn)]
      .filter(({ key }) => !seen.has(key) && seen.add(key))
      .map((found) => ({ ...found, evidence }));
  });
  return {
    warnings: conflicts.map(({ kind, stated, evidence }) => warning(kind, 'strategies', stated, null, evidence)),
    conflicts: conflicts.map(({ stated, known, note, evidence }) => ({
      field: 'strategies',
      stated,
      known,
      note,
      evidence,
    })),
  };
}

/** A strategy's conflict; `key` is the same for what is to be said once. */
type StrategyConflict = Omit<Amiss, 'beside'> & { readonly key: string };

function otherYears({ id, years }: NamedInstrument, strategy: InstrumentReference): StrategyConflict[] {
  const stated = years ? `${years[0]}-${years[1]}` : null;
  if (!stated || (PHASES[id] ?? []).includes(stated)) return [];
  const known = `${strategy.periodFrom}-${strategy.periodTo}`;
  return [{ kind: 'strategy-period-conflict', stated, known, note: 'the strategy has other years', key: stated }];
}

function notYetIssued(
  { id }: NamedInstrument,
  strategy: InstrumentReference,
  issuedOn: string | null,
): StrategyConflict[] {
  if (!issuedOn || !strategy.issuedOn || issuedOn >= strategy.issuedOn) return [];
  const note = 'the document is older than the strategy it names';
  return [{ kind: 'strategy-not-yet-issued', stated: issuedOn, known: strategy.issuedOn, note, key: id }];
}
