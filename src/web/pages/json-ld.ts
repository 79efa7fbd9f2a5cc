import { pathOfRecord } from '../kit/paths.ts';
import type { CitationAnswer, DocumentPageAnswer, PlanPageAnswer, SourceAnswer, Titled } from './page.questions.ts';
import type { ProvincePageAnswer } from './provinces/province.question.ts';

type Json = Record<string, unknown>;

/** What a citation is called in schema.org; the rest are plain citations. */
const PROPERTIES: Readonly<Record<string, string>> = {
  IMPLEMENTS: 'legislationApplies',
  BASED_ON: 'isBasedOn',
  AMENDS: 'legislationAmends',
  SUPPLEMENTS: 'legislationAmends',
  REPEALS: 'legislationRepeals',
  REPLACES: 'legislationRepeals',
  CORRECTS: 'legislationCorrects',
};

/** Describes a plan as schema.org `Legislation`. Facts that are not known are absent. */
export function planJsonLd(plan: PlanPageAnswer, areas: readonly { code: string; name: string }[], base: string): Json {
  const { province, provinceState, period } = plan;
  return legislation(plan, base, {
    legislationType: plan.documentType.name,
    legislationDate: plan.issuedOn,
    legislationPassedBy: organisation(plan.issuer),
    legislationJurisdiction: area(province, provinceState),
    temporalCoverage: period && `${period.from ?? '..'}/${period.to ?? '..'}`,
    description: texts(plan.summary, plan.summaryEn),
    about: areas.map(({ code, name }) => ({ '@type': 'DefinedTerm', termCode: code, name })),
    ...relations(plan.citations, base),
    isBasedOn: [
      ...plan.parents.map(({ plan: parent }) => reference(parent, base)),
      ...(relations(plan.citations, base).isBasedOn ?? []),
    ],
    subjectOf: pages(plan.sources),
  });
}

/** Describes a document as schema.org `Legislation`. */
export function documentJsonLd(document: DocumentPageAnswer, base: string): Json {
  return legislation(document, base, {
    legislationType: document.type.name,
    legislationDate: document.issuedOn ?? (document.yearOfIssue === null ? null : String(document.yearOfIssue)),
    legislationPassedBy: organisation(document.issuer),
    legislationJurisdiction: document.province
      ? area(document.province, document.provinceState)
      : { '@type': 'Country', name: 'Việt Nam', identifier: 'VN' },
    ...relations(document.citations, base),
    subjectOf: pages(document.sources),
  });
}

/** Describes the plans of a province as schema.org `Dataset`. */
export function provinceJsonLd(province: ProvincePageAnswer, base: string): Json {
  const path = pathOfRecord(province.id);
  const newest = province.states.at(-1);
  return compact({
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': `${base}${path}`,
    url: `${base}${path}`,
    identifier: province.id,
    name: texts(
      `Kế hoạch bình đẳng giới của ${province.name}`,
      `Gender-equality plans of ${province.nameEn ?? province.name}`,
    ),
    description: `Các kế hoạch bình đẳng giới của ${province.name} trong Kế hoạch Graph: số, ngày, cơ quan ban hành, nhiệm vụ và nguồn.`,
    inLanguage: ['vi', 'en'],
    spatialCoverage: area(province, newest ?? null),
    hasPart: province.own.nodes.map((plan) => reference(plan, base)),
    distribution: [
      ['application/atom+xml', 'atom'],
      ['application/feed+json', 'json'],
    ].map(([encodingFormat, ending]) => ({
      '@type': 'DataDownload',
      encodingFormat,
      contentUrl: `${base}/feeds/provinces/${province.slug}.${ending}`,
    })),
  });
}

/** Describes a strategy or a programme as schema.org `Legislation`. */
export function programmeJsonLd(
  record: Titled & { period: { from: string | null; to: string | null } | null; document: Titled | null },
  base: string,
): Json {
  const { period, document } = record;
  return legislation(record, base, {
    temporalCoverage: period && `${period.from ?? '..'}/${period.to ?? '..'}`,
    isBasedOn: document && reference(document, base),
  });
}

/** Describes an organisation as schema.org `GovernmentOrganization`. */
export function organisationJsonLd(
  { id, name, nameEn }: { id: string; name: string; nameEn: string | null },
  base: string,
): Json {
  const address = `${base}${pathOfRecord(id)}`;
  return compact({
    '@context': 'https://schema.org',
    '@type': 'GovernmentOrganization',
    '@id': address,
    url: address,
    identifier: id,
    name: texts(name, nameEn),
  });
}

function legislation(record: Titled, base: string, facts: Json): Json {
  const path = pathOfRecord(record.id);
  return compact({
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    '@id': `${base}${path}`,
    url: `${base}${path}`,
    identifier: record.id,
    name: texts(record.title, record.titleEn) ?? record.number ?? record.id,
    legislationIdentifier: record.number,
    inLanguage: 'vi',
    ...facts,
  });
}

function texts(vi: string | null, en: string | null): unknown {
  const both = [
    ...(vi === null ? [] : [{ '@value': vi, '@language': 'vi' }]),
    ...(en === null ? [] : [{ '@value': en, '@language': 'en' }]),
  ];
  return both.length > 0 ? both : null;
}

function organisation(issuer: { name: string } | null): Json | null {
  return issuer && { '@type': 'GovernmentOrganization', name: issuer.name };
}

function area(province: { name: string }, state: { fullName: string; isoCode: string | null } | null): Json {
  return compact({
    '@type': 'AdministrativeArea',
    name: state?.fullName ?? province.name,
    identifier: state?.isoCode ?? null,
    containedInPlace: { '@type': 'Country', name: 'Việt Nam', identifier: 'VN' },
  });
}

function reference(record: Titled, base: string): Json {
  return compact({
    '@type': 'Legislation',
    '@id': `${base}${pathOfRecord(record.id)}`,
    name: record.title ?? record.number ?? record.id,
    legislationIdentifier: record.number,
  });
}

function relations(citations: readonly CitationAnswer[], base: string): Record<string, Json[]> {
  const found: Record<string, Json[]> = {};
  for (const { relation, document } of citations) {
    if (!document) continue;
    const property = PROPERTIES[relation] ?? 'citation';
    found[property] = [...(found[property] ?? []), reference(document, base)];
  }
  return found;
}

function pages(sources: readonly SourceAnswer[]): Json[] {
  return sources.flatMap(({ url, title }) => (url === null ? [] : [compact({ '@type': 'WebPage', url, name: title })]));
}

/** Leaves out what is not known. */
function compact(value: Json): Json {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, entry]) => entry !== null && entry !== undefined && !(Array.isArray(entry) && entry.length === 0),
    ),
  );
}
