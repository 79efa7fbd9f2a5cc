import { eq, sql } from 'drizzle-orm';
import { sha256 } from '../core/canonical.ts';
import { recordLayers, records } from '../core/core.table.ts';
import { type Db, isAny } from '../core/db.ts';
import { foldSymbol, parseDocumentNumber } from '../core/document-number.ts';
import { slugify } from '../core/text.ts';
import { documents, sourcePages, sources } from '../documents/document.table.ts';
import type { PlanBundle } from '../importer/index.ts';
import type { OrganisationContent } from '../organisations/organisation.record.ts';
import { plans } from '../plans/plan.table.ts';
import { imports } from './import.table.ts';
import type { CitedDocument } from './map-citations.ts';
import { type NewDocument, resolveCitations } from './resolve-citations.ts';
import { OrganisationDesk } from './resolve-organisations.ts';

/** What the words of a bundle were found to mean in this dataset. */
export interface Resolution {
  /** Name of the work: the key of its document and of its plan. */
  work: string;
  /** Name of the page. */
  page: string;
  type: string;
  issuer: string | null;
  publisher: string | null;
  province: string | null;
  district: string | null;
  /** Agencies and actors by their printed names. */
  agencies: Map<string, string>;
  /** Bodies that the dataset did not have. */
  organisations: OrganisationContent[];
  citedDocuments: CitedDocument[];
}

/** The type of a document whose type no source tells. */
const UNKNOWN_TYPE = 'KXĐ';

/** Finds what a bundle speaks of. `fixedWork` is a name that a person chose; `arriving` are documents of the same publication. */
export async function resolveBundle(
  tx: Db,
  bundle: PlanBundle,
  fixedWork: string | null,
  arriving: readonly NewDocument[] = [],
): Promise<Resolution> {
  const desk = await OrganisationDesk.open(tx);
  const places = await knownKeys(tx, ['province', 'district', 'document-type']);
  const ifKnown = (type: string, key: string | null | undefined) => (key && places.has(`${type}:${key}`) ? key : null);
  const issuerFact = bundle.document?.issuer?.value ?? null;
  const province = ifKnown('province', bundle.plan?.provinceId?.value ?? issuerFact?.provinceId);
  const district = ifKnown('district', bundle.plan?.districtId ?? issuerFact?.districtId);
  const issuer = issuerFact ? desk.issuer(issuerFact, province) : null;
  const publisher = bundle.source.publisher ? desk.publisher(bundle.source.publisher) : null;
  const page = await pageOf(tx, bundle);
  const work = fixedWork ?? (await workOf(tx, bundle, { issuer, province, page }));
  const agencies = new Map(
    bundle.tasks.flatMap((task) => [
      ...[...task.leadAgencies, ...task.coAgencies].map(
        (agency) => [agency.name, desk.agency(agency.name, agency.kind, province)] as const,
      ),
      ...(task.actor ? [[task.actor.value, desk.agency(task.actor.value, null, province)] as const] : []),
    ]),
  );
  return {
    work,
    page,
    type: ifKnown('document-type', bundle.document?.type?.value) ?? UNKNOWN_TYPE,
    issuer,
    publisher,
    province,
    district,
    agencies,
    organisations: desk.made(),
    citedDocuments: await resolveCitations(tx, bundle, { work, province, arriving }),
  };
}

async function knownKeys(tx: Db, types: string[]): Promise<Set<string>> {
  const rows = await tx.select({ id: records.id }).from(records).where(isAny(records.type, types));
  return new Set(rows.map((row) => row.id));
}

/** The same bytes, or the same address, are the same page. */
async function pageOf(tx: Db, { source }: PlanBundle): Promise<string> {
  const [known] = await tx
    .select({ slug: sourcePages.slug })
    .from(sourcePages)
    .where(
      source.url
        ? sql`${sourcePages.sha256} = ${source.sha256} or ${sourcePages.url} = ${source.url}`
        : eq(sourcePages.sha256, source.sha256),
    )
    .orderBy(sql`(${sourcePages.sha256} = ${source.sha256}) desc nulls last`, sql`${sourcePages.slug} collate "C"`)
    .limit(1);
  if (known) return known.slug;
  // The layer of an earlier capture is named after its page even where nothing of it is published.
  const [earlier] = await tx
    .select({ page: imports.page })
    .from(imports)
    .where(source.url ? eq(imports.url, source.url) : eq(imports.sha256, source.sha256))
    .limit(1);
  if (earlier) return earlier.page;
  if (!source.url) return `capture-${source.sha256.slice(0, 12)}`;
  return `page-${slugify(new URL(source.url).host)}-${sha256(source.url).slice(0, 10)}`;
}

interface WorkQuestion {
  issuer: string | null;
  province: string | null;
  page: string;
}

/**
 * Finds the work that a page shows. A number is no key: the issuer and the year of issue belong to it. Where the year
 * is not known the year of the plan must agree. A page that a curated source names is of that source's document.
 */
async function workOf(tx: Db, bundle: PlanBundle, { issuer, province, page }: WorkQuestion): Promise<string> {
  const curated = await workOfCuratedPage(tx, page);
  if (curated) return curated;
  const number = parseDocumentNumber(bundle.document?.number?.value.canonical ?? '');
  const year = bundle.document?.issuedOn ? Number(bundle.document.issuedOn.value.slice(0, 4)) : null;
  const planYear = bundle.plan?.year?.value ?? null;
  if (!number || number.symbol === '') return `capture-${bundle.source.sha256.slice(0, 12)}`;
  const candidates = await tx
    .select({
      slug: documents.slug,
      symbol: documents.numberSymbol,
      issuerId: documents.issuerId,
      year: documents.yearOfIssue,
      planYear: plans.year,
    })
    .from(documents)
    .leftJoin(plans, eq(plans.documentId, documents.id))
    .where(eq(documents.numberValue, number.value))
    .orderBy(sql`${documents.slug} collate "C"`);
  const same = candidates.filter(
    (entry) =>
      foldSymbol(entry.symbol ?? '') === foldSymbol(number.symbol) &&
      issuer !== null &&
      entry.issuerId === `organisation:${issuer}`,
  );
  const found =
    same.find((entry) => entry.year !== null && entry.year === year) ??
    same.find((entry) => (entry.year === null || year === null) && planYear !== null && entry.planYear === planYear);
  if (found) return found.slug;
  const place = province ?? issuer ?? 'national';
  const time = year ?? (planYear === null ? null : `for-${planYear}`);
  return [place, number.value, slugify(number.symbol), time ?? `capture-${bundle.source.sha256.slice(0, 8)}`].join('-');
}

async function workOfCuratedPage(tx: Db, page: string): Promise<string | null> {
  const [row] = await tx
    .select({ slug: documents.slug })
    .from(sources)
    .innerJoin(sourcePages, eq(sourcePages.id, sources.pageId))
    .innerJoin(documents, eq(documents.id, sources.documentId))
    .innerJoin(recordLayers, sql`${recordLayers.recordId} = ${sourcePages.id} and ${recordLayers.origin} <> 'IMPORT'`)
    .where(eq(sourcePages.slug, page))
    .orderBy(sql`${sources.completeness} desc`, sources.position)
    .limit(1);
  return row?.slug ?? null;
}
