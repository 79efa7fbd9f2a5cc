import { and, eq, sql } from 'drizzle-orm';
import { sha256 } from '../base/canonical.ts';
import { foldSymbol, parseDocumentNumber } from '../base/document-number.ts';
import { slugify } from '../base/text.ts';
import { type Db, isAny } from '../database/connection.ts';
import { rankOfCompleteness } from '../documents/completeness.ts';
import type { PlanBundle } from '../reader/index.ts';
import type { RecordType } from '../records/record.ts';
import { decisions, imports } from './import.table.ts';
import { counterOf, documentsWithNumbers, type Known, type KnownDocument } from './known.ts';
import { OrganisationDesk } from './resolve-organisations.ts';

/**
 * A bundle as it is kept: `stated` marks one that somebody else made and whose page nobody here has seen; `speaksFor` is
 * the province of a publisher of whom the operator says that it has one.
 */
export type KeptBundle = PlanBundle & { stated?: true; speaksFor?: string };

/** What tells one work from another. */
export interface WorkFacts {
  sha256: string;
  /** Canonical; null when the page prints none. */
  number: string | null;
  issuer: string | null;
  province: string | null;
  yearOfIssue: number | null;
  planYear: number | null;
}

/**
 * Finds the province whose document a page claims to carry although its publisher speaks for another. A province speaks
 * for those that were merged into it, too.
 *
 * Returns: null when the claim is the publisher's own, or when either province is not known.
 */
export function foreignProvinceOf(known: Known, bundle: KeptBundle): string | null {
  const { province } = workFacts(known, bundle);
  return province !== null && isForeignTo(known.mergedInto, province, bundle.speaksFor ?? null) ? province : null;
}

/** Says whether what a publisher says of a province is another's matter. */
export function isForeignTo(
  mergedInto: ReadonlyMap<string, string>,
  province: string,
  speaksFor: string | null,
): boolean {
  if (speaksFor === null) return false;
  let at: string | undefined = province;
  for (const seen = new Set<string>(); at !== undefined && !seen.has(at); at = mergedInto.get(at)) {
    if (at === speaksFor) return false;
    seen.add(at);
  }
  return true;
}

/** Reads from a bundle what identifies its work. */
export function workFacts(known: Known, bundle: PlanBundle): WorkFacts {
  const issuer = bundle.document?.issuer?.value ?? null;
  const place = bundle.plan?.provinceId?.value ?? issuer?.provinceId ?? null;
  const province = place !== null && known.codes.has(`province:${place}`) ? place : null;
  return {
    sha256: bundle.source.sha256,
    number: bundle.document?.number?.value.canonical ?? null,
    issuer: issuer ? new OrganisationDesk(known).issuer(issuer, province) : null,
    province,
    yearOfIssue: bundle.document?.issuedOn ? Number(bundle.document.issuedOn.value.slice(0, 4)) : null,
    planYear: bundle.plan?.year?.value ?? null,
  };
}

/**
 * Names the work of a page: a pure function of what is curated and of all imported pages with its number, so that it
 * does not matter which of them came first. A number is no key: the issuer and the year of issue belong to it. A page
 * that tells no year of issue is of the one dated work whose plan is for the same year.
 */
function nameWork(own: WorkFacts, curated: readonly KnownDocument[], peers: readonly WorkFacts[]): string {
  const number = parseDocumentNumber(own.number ?? '');
  if (!number || number.symbol === '') return `capture-${own.sha256.slice(0, 12)}`;
  const sameNumber = (other: string | null) => {
    const parsed = parseDocumentNumber(other ?? '');
    return parsed?.value === number.value && foldSymbol(parsed.symbol) === foldSymbol(number.symbol);
  };
  const sameIssuer = (other: { issuer: string | null; number: string | null }) =>
    own.issuer !== null && other.issuer === own.issuer && sameNumber(other.number);
  const known = curated.filter((entry) => entry.curated && sameIssuer(entry));
  const { yearOfIssue, planYear } = own;
  const found =
    known.find((entry) => entry.year !== null && entry.year === yearOfIssue) ??
    known.find(
      (entry) =>
        (entry.year === null || yearOfIssue === null) && planYear !== null && (entry.plan?.year ?? null) === planYear,
    );
  if (found) return found.key;
  const key = (time: string | number) =>
    [own.province ?? own.issuer ?? 'national', number.value, slugify(number.symbol), time].join('-');
  if (yearOfIssue !== null) return key(yearOfIssue);
  if (planYear === null) return key(`capture-${own.sha256.slice(0, 8)}`);
  const years = new Set(
    peers.flatMap((peer) =>
      sameIssuer(peer) && peer.planYear === planYear && peer.yearOfIssue !== null ? [peer.yearOfIssue] : [],
    ),
  );
  const [only] = years;
  return only !== undefined && years.size === 1 ? key(only) : key(`for-${planYear}`);
}

/** Finds the name of a page's work among everything that is known now. */
export async function findWork(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  known: Known,
  bundle: PlanBundle,
): Promise<string> {
  const [work] = await findWorks(tx, byType, known, [bundle]);
  if (work === undefined) throw new Error('a page has no work');
  return work;
}

/** Finds the names of the works of pages, in their order, in as many statements as for one. */
export async function findWorks(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  known: Known,
  bundles: readonly PlanBundle[],
): Promise<string[]> {
  const pages = bundles.map((bundle) => ({
    curated: workOfCuratedPage(known, pageOf(known, bundle)),
    own: workFacts(known, bundle),
  }));
  const asked = pages.flatMap(({ curated, own }) => {
    const counter = counterOf(own.number);
    return curated === null && counter !== null ? [{ ...own, counter }] : [];
  });
  const counters = [...new Set(asked.map(({ counter }) => counter))];
  const documents = await documentsWithNumbers(tx, byType, counters, { curatedOnly: true });
  const peers = await datedPeers(
    tx,
    known,
    asked.filter(({ yearOfIssue }) => yearOfIssue === null),
  );
  const named = pages.map(({ curated, own }) => curated ?? nameWork(own, documents, peers));
  const into = await followMerges(
    tx,
    named.filter((_, i) => pages[i]?.curated === null),
  );
  return named.map((name, i) => (pages[i]?.curated === null ? (into.get(name) ?? name) : name));
}

/** What dated pages say that have the number and the year of undated ones: nothing else has a say in their names. */
async function datedPeers(
  tx: Db,
  known: Known,
  undated: readonly { counter: number; planYear: number | null }[],
): Promise<WorkFacts[]> {
  const years = [...new Set(undated.flatMap(({ planYear }) => planYear ?? []))];
  if (years.length === 0) return [];
  const rows = await tx
    .select({ bundle: imports.bundle })
    .from(imports)
    .where(
      and(
        isNameless,
        isAny(
          imports.counter,
          undated.map(({ counter }) => counter),
          'int',
        ),
        eq(imports.undated, false),
        isAny(sql`(${imports.bundle} #>> '{plan,year,value}')::int`, years, 'int'),
      ),
    );
  // What others claim of a plan has no say in what it is called.
  return rows.flatMap(({ bundle }) =>
    foreignProvinceOf(known, bundle as KeptBundle) === null ? [workFacts(known, bundle as KeptBundle)] : [],
  );
}

/** Published, and nobody chose the work. */
const isNameless = and(eq(imports.status, 'PUBLISHED'), eq(imports.workFixed, 0));

/** The published imports whose number has this counter and whose work nobody chose. */
export function peersOf(tx: Db, counter: number, { undatedOnly }: { undatedOnly: boolean }) {
  return tx
    .select()
    .from(imports)
    .where(and(isNameless, eq(imports.counter, counter), undatedOnly ? eq(imports.undated, true) : undefined))
    .orderBy(sql`${imports.sha256} collate "C"`);
}

/** Tells of works that a person found to be others where they lead: later pages follow there too. */
async function followMerges(tx: Db, works: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const at = new Map(works.map((work) => [work, work]));
  const seen = new Set<string>();
  for (let news = [...new Set(works)]; news.length > 0; ) {
    for (const work of news) seen.add(work);
    const merges = await tx
      .select({ from: decisions.recordId, into: decisions.after })
      .from(decisions)
      .where(
        and(
          isAny(
            decisions.recordId,
            news.map((work) => `document:${work}`),
          ),
          eq(decisions.action, 'MERGE'),
        ),
      )
      // Of several the newest stands, which overwrites the others below.
      .orderBy(decisions.seq);
    const into = new Map(merges.flatMap(({ from, into }) => (into === null ? [] : [[keyOf(from), keyOf(into)]])));
    for (const [work, now] of at) at.set(work, into.get(now) ?? now);
    news = [...new Set(into.values())].filter((work) => !seen.has(work));
  }
  return at;
}

function keyOf(id: string): string {
  return id.slice('document:'.length);
}

/**
 * Names the page of a capture: the same bytes, or the same address, are the same page. What somebody states of a page
 * is never that page: it can be replaced by what is stated of the same address, and replaces no capture.
 */
export function pageOf(known: Known, { source, stated }: KeptBundle): string {
  const own = (prefix: string) =>
    source.url
      ? `${prefix}-${slugify(new URL(source.url).host)}-${sha256(source.url).slice(0, 10)}`
      : `capture-${source.sha256.slice(0, 12)}`;
  if (stated) return own('bundle');
  const curated =
    known.pages.find((page) => page.sha256 === source.sha256) ??
    (source.url ? known.pages.find((page) => page.url === source.url) : undefined);
  if (curated) return curated.key;
  return own('page');
}

/** A page that a curated source describes is of that source's document: the one that it shows most of. */
function workOfCuratedPage(known: Known, page: string): string | null {
  const documents = known.pages.find((entry) => entry.key === page)?.documents ?? [];
  const rank = (entry: (typeof documents)[number]) => rankOfCompleteness(entry.completeness);
  return (
    documents.reduce<(typeof documents)[number] | null>(
      (best, entry) => (best === null || rank(entry) > rank(best) ? entry : best),
      null,
    )?.document ?? null
  );
}
