import { foldSymbol, parseDocumentNumber } from '../base/document-number.ts';
import type { Db } from '../database/connection.ts';
import type { PlanBundle } from '../reader/index.ts';
import type { RecordType } from '../records/record.ts';
import { counterOf, documentsOf, documentsWithNumbers, type Known, type KnownDocument } from './known.ts';
import type { CitedDocument } from './map-citations.ts';

interface CitationQuestion {
  work: string;
  province: string | null;
}

/** Finds the document that each citation means: by number with date and place, or by the programme that it names. */
export async function resolveCitations(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  known: Known,
  bundle: PlanBundle,
  { work, province }: CitationQuestion,
): Promise<CitedDocument[]> {
  const counters = bundle.citations.flatMap((citation) => counterOf(citation.number) ?? []);
  const numbered = (await documentsWithNumbers(tx, byType, counters)).filter((entry) => entry.key !== work);
  const hinted = bundle.citations.flatMap((citation) =>
    citation.number === null ? (known.instruments.get(citation.resolvedHint ?? '') ?? []) : [],
  );
  const named = new Map((await documentsOf(tx, byType, hinted)).map((entry) => [entry.key, entry]));
  return bundle.citations.map((citation): CitedDocument => {
    const found =
      citation.number === null
        ? named.get(known.instruments.get(citation.resolvedHint ?? '') ?? '')
        : meantBy(citation.number, citation.date, province, numbered);
    return {
      citation,
      key: found?.key ?? null,
      isPlan: citation.number !== null && Boolean(found?.plan),
      strategies: found?.plan?.strategies.map((entry) => entry.strategy) ?? [],
      isStrategyPlan: found?.plan?.role === 'STRATEGY',
    };
  });
}

/**
 * Chooses among the documents that bear a number. A printed date must agree in its year; a provincial act must be of
 * the same province. Two that fit are none: a citation that is not certain stays open.
 */
function meantBy(
  number: string,
  date: string | null,
  province: string | null,
  known: readonly KnownDocument[],
): KnownDocument | null {
  const wanted = parseDocumentNumber(number);
  if (!wanted) return null;
  const bearing = known.filter((entry) => {
    const own = parseDocumentNumber(entry.number ?? '');
    return (
      own?.value === wanted.value &&
      foldSymbol(own.symbol) === foldSymbol(wanted.symbol) &&
      (entry.province === null || entry.province === province)
    );
  });
  const distinct = [...new Map(bearing.map((entry) => [entry.key, entry])).values()];
  const onDay = distinct.filter((entry) => date !== null && entry.issuedOn === date);
  if (onDay.length === 1) return onDay[0] ?? null;
  const year = date === null ? null : Number(date.slice(0, 4));
  const inYear = distinct.filter((entry) => year === null || entry.year === null || entry.year === year);
  return inYear.length === 1 ? (inYear[0] ?? null) : null;
}
