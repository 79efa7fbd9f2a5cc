import { and, inArray, sql } from 'drizzle-orm';
import { parseDocumentNumber } from '../base/document-number.ts';
import { groupBy } from '../base/group-by.ts';
import { fold } from '../base/text.ts';
import { type Db, isAny, rowsOf } from '../database/connection.ts';
import type { DocumentContent, SourceContent } from '../documents/document.record.ts';
import type { OrganisationContent } from '../organisations/organisation.record.ts';
import type { PlanContent } from '../plans/plan.record.ts';
import type { ProvinceContent } from '../provinces/province.record.ts';
import { composeWork, type Layer, type PatchContent } from '../records/layers.ts';
import { ORIGINS, recordLayers } from '../records/record.table.ts';
import type { RecordType } from '../records/record.ts';

/**
 * What the words of a page are looked up in. All of it is read from the layers and not from the published tables:
 * inside a publication only the layers show what will stand after it, so that a page reads alike before and after
 * the others that arrive with it.
 */
export interface Known {
  /** Ids of the reference data that a page may name: provinces, districts, document types, areas, programmes … */
  codes: ReadonlySet<string>;
  /** Bodies that do not come from imports alone. */
  bodies: readonly { slug: string; folded: string; province: string | null }[];
  /** Full name of each province's newest state. */
  fullNames: ReadonlyMap<string, string>;
  /** By province the one that it is part of today. */
  mergedInto: ReadonlyMap<string, string>;
  /** Pages that a curated source describes. */
  pages: readonly SourceContent[];
  /** Documents by the programme or strategy that they promulgate. */
  instruments: ReadonlyMap<string, string>;
}

/** A document with its plan, as they will stand. */
export interface KnownDocument {
  key: string;
  number: string | null;
  issuer: string | null;
  issuedOn: string | null;
  year: number | null;
  province: string | null;
  plan: PlanContent | null;
  /** True when a seed holds it, or a person said what identifies it. */
  curated: boolean;
}

const REFERENCE_TYPES = [
  'province',
  'district',
  'document-type',
  'action-area',
  'organisation',
  'source-page',
  'programme',
  'strategy',
] as const;

const NAMED_TYPES = ['province', 'district', 'document-type', 'action-area', 'programme', 'strategy'] as const;

/** Reads what pages are looked up in, once for all pages of a publication. */
export async function readKnown(tx: Db): Promise<Known> {
  const rows = await tx
    .select({ type: recordLayers.type, content: recordLayers.content })
    .from(recordLayers)
    .where(
      and(
        isAny(recordLayers.type, [...REFERENCE_TYPES]),
        // Named one by one, so that what was imported is not even looked at, however much it is.
        inArray(
          recordLayers.origin,
          ORIGINS.filter((origin) => origin !== 'IMPORT'),
        ),
        sql`not ${recordLayers.content} ? 'patches'`,
      ),
    )
    .orderBy(sql`${recordLayers.recordId} collate "C"`);
  const of = <C>(type: (typeof REFERENCE_TYPES)[number]): C[] =>
    rows.flatMap((row) => (row.type === type ? [row.content as C] : []));
  const newestName = (province: ProvinceContent) =>
    [...province.states].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]?.fullName ?? province.key;
  return {
    codes: new Set(NAMED_TYPES.flatMap((type) => of<{ key: string }>(type).map((content) => `${type}:${content.key}`))),
    bodies: of<OrganisationContent>('organisation').map((content) => ({
      slug: content.key,
      folded: fold(content.name),
      province: content.province ?? null,
    })),
    fullNames: new Map(of<ProvinceContent>('province').map((content) => [content.key, newestName(content)])),
    mergedInto: new Map(
      of<ProvinceContent>('province').flatMap(({ key, merger }) => (merger ? [[key, merger.into] as const] : [])),
    ),
    pages: of<SourceContent>('source-page'),
    instruments: new Map(
      (['programme', 'strategy'] as const).flatMap((type) =>
        of<{ key: string; document?: string | null }>(type).flatMap((content) =>
          content.document ? [[content.key, content.document] as const] : [],
        ),
      ),
    ),
  };
}

/** Finds the documents whose number has one of these counters; `curatedOnly` leaves out those that imports alone hold. */
export async function documentsWithNumbers(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  counters: readonly number[],
  { curatedOnly = false } = {},
): Promise<KnownDocument[]> {
  if (counters.length === 0) return [];
  const { recordId, type, content, origin } = recordLayers;
  const counted = sql`${content} ->> 'number' is not null
    and substring(${content} ->> 'number' from '^[0-9]{1,9}')::int = any(${sql.param([...new Set(counters)])}::int[])`;
  const bearing = await rowsOf<{ id: string }>(
    tx,
    sql`select bearing.id from (
        select ${recordId} as id from ${recordLayers} where ${type} = 'document' and ${counted}
        union select ${recordId} from ${recordLayers}
          where ${type} = 'document' and ${content} -> 'patches' @> '[{"path":"number"}]'::jsonb
      ) as bearing
      ${curatedOnly ? sql`where exists (select from ${recordLayers} where ${recordId} = bearing.id and ${origin} in ('SEED', 'REVIEW'))` : sql``}`,
  );
  return documentsOf(
    tx,
    byType,
    bearing.map((row) => row.id.slice('document:'.length)),
  );
}

/** Composes documents and their plans, without the tasks, from their layers. */
export async function documentsOf(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  keys: readonly string[],
): Promise<KnownDocument[]> {
  const ids = [...new Set(keys)].flatMap((key) => [`document:${key}`, `plan:${key}`]);
  const layers: Layer[] = await tx.select().from(recordLayers).where(isAny(recordLayers.recordId, ids));
  const contents = new Map(
    [...groupBy(layers, (layer) => layer.recordId)].flatMap(([id, own]) =>
      composeWork(byType, own).records.map((record) => [id, record.content] as const),
    ),
  );
  const curated = new Set(layers.filter(identifies).map((layer) => layer.recordId));
  return [...new Set(keys)].sort().flatMap((key) => {
    const content = contents.get(`document:${key}`) as DocumentContent | undefined;
    if (!content) return [];
    return [
      {
        key,
        number: content.number ?? null,
        issuer: content.issuer ?? null,
        issuedOn: content.issuedOn ?? null,
        year: content.yearOfIssue ?? (content.issuedOn ? Number(content.issuedOn.slice(0, 4)) : null),
        province: content.province ?? null,
        plan: (contents.get(`plan:${key}`) as PlanContent | undefined) ?? null,
        curated: curated.has(`document:${key}`),
      },
    ];
  });
}

const IDENTIFYING = new Set(['number', 'issuer', 'issuedOn', 'yearOfIssue']);

function identifies({ origin, content }: Layer): boolean {
  if (origin !== 'REVIEW') return origin === 'SEED';
  const { patches } = content as Partial<PatchContent>;
  return patches?.some(({ path }) => IDENTIFYING.has(path)) ?? true;
}

/** The counter of a number; null when it has none. */
export function counterOf(number: string | null | undefined): number | null {
  return parseDocumentNumber(number ?? '')?.value ?? null;
}
