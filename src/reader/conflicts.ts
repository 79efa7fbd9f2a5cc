import { foldSymbol } from '../base/document-number.ts';
import type { Citation, Conflict, Warning } from './bundle/bundle.schema.ts';
import type { NamedInstrument } from './classify/instruments.ts';
import type { EvidenceCutter } from './evidence.ts';
import type { InstrumentReference, Reference } from './reference.ts';
import type { MappedText } from './text/mapped-text.ts';

export interface Found {
  warnings: Warning[];
  conflicts: Conflict[];
}

/** Years a strategy may be stated with: its own, and the phases that provinces plan in. */
const PHASES: Readonly<Record<string, readonly string[]>> = {
  'strategy-2021-2030': ['2021-2030', '2021-2025', '2026-2030'],
  'strategy-2011-2020': ['2011-2020', '2011-2015', '2016-2020'],
};

/**
 * Resolves citations against known programmes and strategies and finds what contradicts: another date, another issuer
 * than the symbol's, an act later than the document. The printed value always stays; the conflict stands beside it.
 */
export function checkCitations(citations: Citation[], issuedOn: string | null, reference: Reference): Found {
  const found: Found = { warnings: [], conflicts: [] };
  citations.forEach((citation, position) => {
    const known = resolve(citation, reference);
    const notes: string[] = [];
    if (known) {
      citation.resolvedHint = known.id;
      if (citation.date && known.issuedOn && citation.date !== known.issuedOn) {
        notes.push(`${known.number} is of ${known.issuedOn}`);
        report(
          found,
          'cited-date-conflict',
          position,
          citation,
          citation.dateAsPrinted ?? '',
          known.issuedOn,
          `${known.number} is of another day`,
        );
      }
    }
    if (citation.date && issuedOn && citation.date > issuedOn) {
      notes.push(`dated after the document (${issuedOn})`);
      report(
        found,
        'cited-after-document',
        position,
        citation,
        citation.date,
        issuedOn,
        'a document cannot cite an act that is dated after it',
      );
    }
    const issuer = issuerConflict(citation);
    if (issuer) {
      notes.push(issuer);
      report(
        found,
        'cited-issuer-conflict',
        position,
        citation,
        citation.issuerAsPrinted ?? '',
        citation.numberAsPrinted ?? '',
        issuer,
      );
    }
    if (notes.length > 0) citation.conflict = notes.join('; ');
  });
  return found;
}

function report(
  found: Found,
  kind: Warning['kind'],
  position: number,
  citation: Citation,
  stated: string,
  known: string,
  note: string,
): void {
  const field = `citations[${position}]`;
  found.warnings.push({
    kind,
    where: field,
    kept: citation.numberAsPrinted,
    dropped: null,
    evidence: citation.evidence,
  });
  found.conflicts.push({ field, stated, known, note, evidence: citation.evidence });
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
  const found: Found = { warnings: [], conflicts: [] };
  const seen = new Set<string>();
  for (const { text, named: hit } of named) {
    const strategy = reference.strategies.find((known) => known.id === hit.id);
    if (!strategy) continue;
    const evidence = cutter.of(text, hit.start, hit.end);
    const stated = hit.years ? `${hit.years[0]}-${hit.years[1]}` : null;
    if (stated && !(PHASES[hit.id] ?? []).includes(stated) && !seen.has(stated)) {
      seen.add(stated);
      add(
        found,
        'strategy-period-conflict',
        stated,
        `${strategy.periodFrom}-${strategy.periodTo}`,
        'the strategy has other years',
        evidence,
      );
    }
    if (issuedOn && strategy.issuedOn && issuedOn < strategy.issuedOn && !seen.has(hit.id)) {
      seen.add(hit.id);
      add(
        found,
        'strategy-not-yet-issued',
        issuedOn,
        strategy.issuedOn,
        'the document is older than the strategy it names',
        evidence,
      );
    }
  }
  return found;
}

function add(
  found: Found,
  kind: Warning['kind'],
  stated: string,
  known: string,
  note: string,
  evidence: Conflict['evidence'],
): void {
  found.warnings.push({ kind, where: 'strategies', kept: stated, dropped: null, evidence });
  found.conflicts.push({ field: 'strategies', stated, known, note, evidence });
}
