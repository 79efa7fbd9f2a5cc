import { OPERATOR_OF } from '../base/vocabulary.ts';
import type { DocumentContent, SourceContent } from '../documents/document.record.ts';
import { asForeignClaim } from '../documents/foreign-claim.ts';
import type { OrganisationContent } from '../organisations/organisation.record.ts';
import type { PlanContent } from '../plans/plan.record.ts';
import { MEASURE_STRATEGY } from '../reader/cues/measures.ts';
import type { PlanBundle } from '../reader/index.ts';
import type { IncomingRecord } from '../records/publish.ts';
import { idOf } from '../records/record.ts';
import type { TargetContent } from '../targets/target.record.ts';
import type { TaskContent } from '../tasks/task.record.ts';
import { accountOf } from './account.ts';
import type { KeptBundle } from './identity.ts';
import { citationsByTask, mapCitations, mapParents } from './map-citations.ts';
import { firstByLocator, mapTasks } from './map-tasks.ts';
import type { Resolution } from './resolve.ts';
import { clip, day } from './words.ts';

/**
 * Turns what was read of a page into records, under the names that the resolution found.
 * A pure function: the same bundle and resolution give the same records. All of them are MACHINE until reviewed.
 */
export function recordsOfBundle(bundle: KeptBundle, resolution: Resolution): IncomingRecord[] {
  const { organisations } = resolution;
  const record = <C extends { key: string }>(type: string, content: C): IncomingRecord => ({
    type,
    id: idOf(type, content.key),
    content,
  });
  const plan = planOf(bundle, resolution);
  const records = [
    ...organisations.map((content) => record<OrganisationContent>('organisation', content)),
    record<DocumentContent>('document', documentOf(bundle, resolution, plan !== null)),
    record<SourceContent>('source-page', sourceOf(bundle, resolution)),
  ];
  if (!plan) return records;
  return [
    ...records,
    record<PlanContent>('plan', plan),
    ...mapTasks(bundle, resolution).map((content) => record<TaskContent>('task', content)),
    ...targetsOf(bundle, resolution).map((content) => record<TargetContent>('target', content)),
  ];
}

function documentOf(
  { document, plan, tasks }: PlanBundle,
  { work, issuer, province, district, citedDocuments, type }: Resolution,
  isPlanPublished: boolean,
): DocumentContent {
  const { ofDocument } = citationsByTask(citedDocuments, firstByLocator(isPlanPublished ? tasks : []));
  return {
    key: work,
    number: document?.number?.value.canonical ?? null,
    numberAsPrinted: clip(document?.number?.value.printed),
    type,
    title: clip(document?.title?.value),
    titleEn: null,
    field: clip(document?.field?.value),
    issuer,
    signer: clip(document?.signer?.value.name),
    issuedOn: day(document?.issuedOn?.value),
    yearOfIssue: document?.issuedOn ? Number(document.issuedOn.value.slice(0, 4)) : null,
    effectiveOn: day(document?.effectiveOn?.value),
    province,
    district,
    note: plan ? null : 'Read by machine; the page carries no plan.',
    citations: mapCitations(ofDocument),
  };
}

function sourceOf(bundle: KeptBundle, resolution: Resolution): SourceContent {
  const { page, publisher, work, citedDocuments, foreignProvince } = resolution;
  const { source, document, warnings, conflicts, stated } = bundle;
  const { completeness, unread, doubt } = accountOf(bundle);
  const cited = [...new Set(citedDocuments.flatMap((entry) => entry.key ?? []))].filter((key) => key !== work).sort();
  const content: SourceContent = {
    key: page,
    publisher,
    url: source.url,
    urlReason: source.url ? null : 'Imported from a file whose address was not given.',
    title: clip(document?.title?.value),
    author: null,
    language: source.language === 'other' ? 'vi' : source.language,
    publishedOn: day(source.publishedOn?.value),
    capturedOn: day(source.capturedAt?.slice(0, 10)),
    // The checksum of a stated page is its publisher's word: nobody here has seen the bytes.
    sha256: stated ? null : source.sha256,
    text: source.text,
    documents: [
      { document: work, completeness },
      ...cited.map((key) => ({ document: key, completeness: 'CITED_ONLY' as const })),
    ],
    unread: unread.length === 0 ? null : unread,
    warnings: [
      ...(doubt ? [doubt] : []),
      ...warnings.map(({ kind, where, kept, dropped }) => ({
        kind,
        where: clip(where),
        kept: clip(kept),
        dropped: clip(dropped),
      })),
      ...conflicts.map(({ field, stated, known }) => ({
        kind: 'conflict',
        where: clip(field),
        kept: clip(stated),
        dropped: clip(known),
      })),
    ],
  };
  if (foreignProvince === null || bundle.speaksFor === undefined) return content;
  return asForeignClaim(content, new Set([work]), { claimed: foreignProvince, publisher: bundle.speaksFor });
}

/** Says why a page gives a document and no plan; null when it gives one. A plan without a period is a plan. */
export function whyNoPlan({ plan }: PlanBundle, province: string | null): string | null {
  if (!plan) return 'the page carries no plan';
  if (plan.level === 'NATION') return 'it is a document of the nation';
  if (province === null || plan.level === null) return 'the page does not tell whose plan it is';
  if (!plan.role) return 'the page does not tell what the plan is for: a year, a period or a programme';
  return null;
}

function planOf(bundle: PlanBundle, resolution: Resolution): PlanContent | null {
  const { plan } = bundle;
  const { work, province, district } = resolution;
  // Without a province or a role nobody could find the plan again: the document alone is published.
  if (whyNoPlan(bundle, province) !== null) return null;
  if (!plan?.role || province === null || plan.level === null) return null;
  const period = plan.period?.value;
  const actor = bodyOfPage(bundle, resolution);
  return {
    key: work,
    document: work,
    role: plan.role.value,
    level: plan.level,
    province,
    district,
    period: period
      ? {
          from: period.from === null ? null : `${period.from}-01-01`,
          to: period.to === null ? null : `${period.to}-12-31`,
        }
      : null,
    year: plan.year?.value ?? null,
    parents: mapParents(resolution.citedDocuments, bundle),
    strategies: bundle.strategies.map(({ id }) => ({ strategy: id })),
    programmes: bundle.programmes.map(({ id }) => ({ programme: id })),
    purposes: bundle.purposes.map(({ text, locator }) => ({
      kind: 'PURPOSE' as const,
      title: clip(text) ?? '…',
      locator: clip(locator),
    })),
    observances: bundle.observances.map(({ id, name, from, to }) => ({
      code: id ?? 'other',
      name: clip(name) ?? '…',
      startsOn: monthDay(from),
      endsOn: monthDay(to),
      year: /^\d{4}-/.test(from ?? '') ? Number(from?.slice(0, 4)) : null,
      actor,
    })),
    models: bundle.models.map(({ name, locator }) => ({ name: clip(name) ?? '…', locator: clip(locator), actor })),
    reporting: bundle.reporting.flatMap(({ text, intervals, recipient, locator }) =>
      (intervals.length === 0 ? [null] : intervals).map((interval) => ({
        interval: interval === 'AD_HOC' ? null : interval,
        recipient: clip(recipient),
        title: clip(text) ?? '…',
        locator: clip(locator),
        actor,
      })),
    ),
    reviewState: 'MACHINE',
  };
}

/** The other body whose page this is: the one whose every task on it is. Null for the plan's own page. */
function bodyOfPage(bundle: PlanBundle, { agencies }: Resolution): string | null {
  const actors = new Set(bundle.tasks.filter((task) => task.kind === 'TASK').map((task) => task.actor?.value ?? null));
  const [only] = actors;
  return actors.size === 1 && only ? (agencies.get(only) ?? null) : null;
}

function monthDay(value: string | null): string | null {
  return value === null ? null : value.length === 5 ? value : value.slice(5, 10);
}

function targetsOf(bundle: PlanBundle, resolution: Resolution): TargetContent[] {
  const { targets } = bundle;
  const { work, page } = resolution;
  const actor = bodyOfPage(bundle, resolution);
  return targets.map((target, position) => ({
    key: `${work}/${position}`,
    plan: work,
    measure: target.measure === null ? null : { strategy: MEASURE_STRATEGY, code: target.measure },
    operator: OPERATOR_OF[target.operator],
    value: target.value,
    unit: clip(target.unit),
    year: target.year,
    title: clip(target.asStated) ?? '…',
    asStated: clip(target.asStated),
    locator: clip(target.locator),
    source: { page, document: work },
    actor,
    position,
  }));
}
