import { parseDocumentNumber } from '../../base/document-number.ts';
import { OPERATOR_OF, type Relation } from '../../base/vocabulary.ts';
import type { Ask } from '../../graph/ask.ts';
import type { PlanBundle } from '../../reader/index.ts';
import { type CitationAnswer, PLAN, type PlanAnswer, TASKS, type TaskAnswer } from './plan-bundle.question.ts';

/** Nothing here was read: it is what stands, and who takes it over has no quote to check it by. */
const STATED = { evidence: null, confidence: 1, method: 'published' } as const;
const factOf = <T>(value: T | null) => (value === null ? null : { value, ...STATED });
const yearOf = (day: string | null) => (day === null ? null : Number(day.slice(0, 4)));

const SIGNS = new Map(Object.entries(OPERATOR_OF).map(([sign, name]) => [name as string, sign]));
const BODY_KINDS: Readonly<Record<string, string>> = {
  NATIONAL_ASSEMBLY: 'ASSEMBLY',
  PRIME_MINISTER: 'GOVERNMENT',
  PORTAL: 'OTHER',
};
const INTERVALS: Readonly<Record<string, string>> = { ONCE: 'AD_HOC' };

/**
 * Writes a published plan as a plan bundle, which another instance takes in as the statement of a publisher. What other
 * bodies state of the plan is left out. `url` is where the plan is shown: the page that the bundle tells of.
 *
 * Returns: null when the plan is not published under this id.
 */
export async function bundleOfPlan(ask: Ask, id: string, url: string): Promise<PlanBundle | null> {
  const { plan } = await ask<{ plan: PlanAnswer | null }>(PLAN, { id });
  // An id that was merged leads to another plan, whose bundle stands elsewhere.
  if (plan?.id !== id) return null;
  const tasks = (await tasksOf(ask, id)).filter(({ actor }) => actor === null);
  const locators = new Set(tasks.map(({ locator }) => locator));
  const { document } = plan;
  const bundle = {
    format: 'kehoach-plan-bundle/1',
    source: {
      publisher: null,
      url,
      fileName: null,
      capturedAt: null,
      publishedOn: null,
      // Of no bytes: nothing was captured here. Who takes the bundle in names it by its content.
      sha256: '0'.repeat(64),
      mediaType: 'application/json',
      encoding: 'utf-8',
      language: 'vi',
      layout: 'C',
      completeness: plan.completeness ?? 'CITED_ONLY',
      text: '',
      cut: [],
      unread: [],
    },
    pageKind: 'plan',
    document: documentOf(document),
    plan: {
      role: factOf(plan.role),
      level: plan.level,
      provinceId: factOf(plan.province?.slug ?? null),
      districtId: plan.unit?.slug ?? null,
      unit: plan.unit?.name ?? null,
      period: plan.period && factOf({ from: yearOf(plan.period.from), to: yearOf(plan.period.to) }),
      year: factOf(plan.year),
      subject: null,
    },
    strategies: plan.strategies.map(({ slug }) => ({ id: slug, ...STATED })),
    programmes: plan.programmes.map(({ slug }) => ({ id: slug, ...STATED })),
    purposes: plan.purposes.map(({ title, locator }) => ({ text: title, locator, ...STATED })),
    tasks: tasks.map((task) => taskOf(task, locators)),
    citations: document.citations.map(citationOf),
    targets: plan.targets.flatMap(targetOf),
    observances: plan.observances.map(({ code, name, startsOn, endsOn, year }) => ({
      id: code,
      name,
      from: dayIn(year, startsOn),
      to: dayIn(year, endsOn),
      ...STATED,
    })),
    models: plan.models.map(({ name, locator }) => ({ name, locator, ...STATED })),
    reporting: plan.reporting.map(({ title, interval, recipient, locator }) => ({
      text: title,
      intervals: interval === null ? [] : [INTERVALS[interval] ?? interval],
      due: null,
      recipient,
      locator,
      ...STATED,
    })),
    budget: [],
    responsibilities: [],
    warnings: [],
    conflicts: [],
  };
  // The graph's words are those of the bundle; a test reads every bundle by its form.
  return bundle as PlanBundle;
}

async function tasksOf(ask: Ask, id: string): Promise<TaskAnswer[]> {
  const tasks: TaskAnswer[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { plan }: { plan: { tasks: TaskPage } | null } = await ask(TASKS, { id, after });
    tasks.push(...(plan?.tasks.nodes ?? []));
    after = plan?.tasks.pageInfo.endCursor ?? null;
    more = plan?.tasks.pageInfo.hasNextPage ?? false;
  }
  return tasks;
}

interface TaskPage {
  nodes: TaskAnswer[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

function documentOf({ number, numberAsPrinted, issuer, ...document }: PlanAnswer['document']) {
  return {
    number: number === null ? null : factOf({ printed: numberAsPrinted ?? number, canonical: number }),
    type: factOf(document.type.code),
    title: factOf(document.title),
    issuer:
      issuer === null || issuer.level === null
        ? null
        : factOf({
            name: issuer.name,
            kind: BODY_KINDS[issuer.kind] ?? issuer.kind,
            level: issuer.level,
            provinceId: issuer.province?.slug ?? null,
            districtId: issuer.district?.slug ?? null,
            unit: issuer.district?.name ?? null,
            capacity: null,
          }),
    place: null,
    signer: document.signer === null ? null : factOf({ name: document.signer, position: null }),
    issuedOn: factOf(document.issuedOn),
    effectiveOn: factOf(document.effectiveOn),
    field: factOf(document.field),
  };
}

function taskOf(task: TaskAnswer, locators: ReadonlySet<string>) {
  const { parent, money, deadline, deadlineAsStated, period } = task;
  const agencies = (bodies: readonly { name: string }[]) => bodies.map(({ name }) => ({ name, kind: null, ...STATED }));
  return {
    locator: task.locator,
    parent: parent !== null && locators.has(parent.locator) ? parent.locator : null,
    position: task.position + 1,
    kind: task.kind,
    text: task.text ?? task.title,
    actor: null,
    actionArea: task.actionArea?.code ?? null,
    secondaryActionAreas: task.secondaryActionAreas.map(({ code }) => code),
    areaScores: [],
    programmes: task.programmes.map(({ slug }) => slug),
    strategies: [],
    leadAgencies: agencies(task.leadAgencies),
    coAgencies: agencies(task.coAgencies),
    deadline: factOf(deadlineAsStated),
    recurrence: factOf(task.recurrence),
    deadlineOn: deadline,
    period: period && { from: yearOf(period.from), to: yearOf(period.to) },
    money: money?.amount && money.currency ? factOf(money) : null,
    ...STATED,
  };
}

function citationOf(citation: CitationAnswer) {
  const number = parseDocumentNumber(citation.numberAsPrinted ?? '');
  return {
    relation: citation.relation as Relation,
    verb: citation.verb,
    type: null,
    numberAsPrinted: citation.numberAsPrinted,
    number: number?.canonical ?? null,
    dateAsPrinted: citation.dateAsPrinted,
    date: isoOf(citation.dateAsPrinted),
    issuerAsPrinted: null,
    subject: citation.citedAs,
    locator: citation.locator,
    resolvedHint: null,
    conflict: citation.conflict,
    nested: [],
    ...STATED,
  };
}

/** Reads a printed day, "24/4/2025" or "2025-04-24"; null for any other words. */
function isoOf(printed: string | null): string | null {
  const [, iso] = /^(\d{4}-\d{2}-\d{2})$/.exec(printed ?? '') ?? [];
  const [, d = '', m = '', y = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(printed ?? '') ?? [];
  return iso ?? (y === '' ? null : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
}

function targetOf(target: PlanAnswer['targets'][number]) {
  const { operator, value, asStated, title } = target;
  const sign = SIGNS.get(operator ?? '');
  if (sign === undefined || value === null) return [];
  return [
    {
      measure: target.measure?.code ?? null,
      operator: sign,
      value,
      unit: target.unit ?? '',
      year: target.year,
      fromYear: false,
      asStated: asStated ?? title,
      locator: target.locator,
      ...STATED,
    },
  ];
}

/** A day of every year, "11-15", or of one. */
function dayIn(year: number | null, day: string | null): string | null {
  return year === null || day === null || day.length > 5 ? day : `${year}-${day}`;
}
