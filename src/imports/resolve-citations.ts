import { eq, sql } from 'drizzle-orm';
import { type Db, isAny, rowsOf } from '../core/db.ts';
import { foldSymbol, parseDocumentNumber } from '../core/document-number.ts';
import { documents } from '../documents/document.table.ts';
import type { PlanBundle } from '../importer/index.ts';
import { planStrategies, plans } from '../plans/plan.table.ts';
import { programmes } from '../programmes/programme.table.ts';
import { strategies } from '../strategies/strategy.table.ts';
import type { CitedDocument } from './map-citations.ts';

/** What is known of a document that a citation may mean. */
export interface NewDocument {
  key: string;
  number: string | null;
  issuedOn: string | null;
  yearOfIssue: number | null;
  province: string | null;
  isPlan: boolean;
  isStrategyPlan: boolean;
  strategies: readonly string[];
}

interface CitationQuestion {
  work: string;
  province: string | null;
  arriving: readonly NewDocument[];
}

/** Finds the document that each citation means: by number with date and place, or by the programme that it names. */
export async function resolveCitations(
  tx: Db,
  bundle: PlanBundle,
  { work, province, arriving }: CitationQuestion,
): Promise<CitedDocument[]> {
  const numbers = bundle.citations.flatMap((citation) => parseDocumentNumber(citation.number ?? '')?.value ?? []);
  const known = [...(await documentsWithNumbers(tx, numbers)), ...arriving];
  const byInstrument = await documentsOfInstruments(
    tx,
    bundle.citations.flatMap((citation) => citation.resolvedHint ?? []),
  );
  return bundle.citations.map((citation): CitedDocument => {
    const byNumber = citation.number
      ? meantBy(
          citation.number,
          citation.date,
          province,
          known.filter((entry) => entry.key !== work),
        )
      : null;
    const found =
      byNumber ?? (citation.number === null ? (byInstrument.get(citation.resolvedHint ?? '') ?? null) : null);
    return {
      citation,
      key: found?.key ?? null,
      isPlan: found?.isPlan ?? false,
      strategies: found?.strategies ?? [],
      isStrategyPlan: found?.isStrategyPlan ?? false,
    };
  });
}

/**
 * Chooses among the documents that bear a number. A printed date must agree in its year; a provincial act must be of
 * the same province. Two that fit are none: a citation that is not certain stays open.
 */
export function meantBy(
  number: string,
  date: string | null,
  province: string | null,
  known: readonly NewDocument[],
): NewDocument | null {
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
  const inYear = distinct.filter((entry) => year === null || entry.yearOfIssue === null || entry.yearOfIssue === year);
  return inYear.length === 1 ? (inYear[0] ?? null) : null;
}

async function documentsWithNumbers(tx: Db, numbers: number[]): Promise<NewDocument[]> {
  const rows = await tx
    .select({
      key: documents.slug,
      number: documents.number,
      issuedOn: documents.issuedOn,
      yearOfIssue: documents.yearOfIssue,
      provinceId: documents.provinceId,
      role: plans.role,
      strategies: sql<
        string | null
      >`(select string_agg(${planStrategies.strategyId}, ' ') from ${planStrategies} where ${planStrategies.planId} = ${plans.id})`,
    })
    .from(documents)
    .leftJoin(plans, eq(plans.documentId, documents.id))
    .where(isAny(documents.numberValue, [...new Set(numbers)], 'int'))
    .orderBy(sql`${documents.slug} collate "C"`);
  return rows.map(({ provinceId, role, strategies: ids, ...row }) => ({
    ...row,
    province: provinceId?.slice('province:'.length) ?? null,
    isPlan: role !== null,
    isStrategyPlan: role === 'STRATEGY',
    strategies: ids?.split(' ').map((id) => id.slice('strategy:'.length)) ?? [],
  }));
}

async function documentsOfInstruments(tx: Db, keys: string[]): Promise<Map<string, NewDocument>> {
  const rows = await rowsOf<{ instrument: string; key: string; number: string | null }>(
    tx,
    sql`select i.slug as instrument, ${documents.slug} as key, ${documents.number} as number
      from (select ${programmes.slug} as slug, ${programmes.documentId} as document_id from ${programmes}
        union all select ${strategies.slug}, ${strategies.documentId} from ${strategies}) as i
      inner join ${documents} on ${documents.id} = i.document_id where ${isAny(sql`i.slug`, keys)}`,
  );
  return new Map(
    rows.map(({ instrument, key, number }) => [
      instrument,
      {
        key,
        number,
        issuedOn: null,
        yearOfIssue: null,
        province: null,
        isPlan: false,
        isStrategyPlan: false,
        strategies: [],
      },
    ]),
  );
}
