import type { PlanBundle } from '../../../src/reader/bundle/bundle.schema.ts';
import type { Expected } from './expected.ts';
import { placement } from './placement.ts';
import { plain, plainTitle } from './plain.ts';

/** Counts behind precision and recall of one field. */
export interface Score {
  right: number;
  found: number;
  expected: number;
}

export interface Comparison {
  scores: Map<string, Score>;
  /** Values the bundle gives that the document does not. */
  invented: string[];
  missed: string[];
  /**
   * Lines of the body, how many of them the reader left unread, and how many tasks and targets it lost beyond those;
   * null where the facts say nothing of the lines.
   */
  lines: { body: number; unread: number; lost: number } | null;
}

/** Compares a bundle with what a person read; fields the person left out do not count. */
export function compareBundle(bundle: PlanBundle, expected: Expected): Comparison {
  const comparison: Comparison = { scores: new Map(), invented: [], missed: [], lines: null };
  const { document, plan, source } = bundle;
  const one = (field: string, got: string | null, want: string | null | undefined) => {
    if (want !== undefined) compareSets(comparison, field, got === null ? [] : [got], want === null ? [] : [want]);
  };
  one('pageKind', bundle.pageKind, expected.pageKind);
  one('layout', source.layout, expected.layout);
  one('completeness', source.completeness, expected.completeness);
  one('number', withoutSymbol(document?.number?.value.canonical ?? null, expected.number), expected.number);
  one('type', document?.type?.value ?? null, expected.type);
  one('title', document?.title ? plainTitle(document.title.value) : null, titleOf(expected.title));
  one('issuedOn', document?.issuedOn?.value ?? null, expected.issuedOn);
  one('effectiveOn', document?.effectiveOn?.value ?? null, expected.effectiveOn);
  one('publisher', source.publisher ? plain(source.publisher) : null, textOf(expected.publisher));
  one('publishedOn', source.publishedOn?.value ?? null, expected.publishedOn);
  one('signer', document?.signer?.value.name ?? null, expected.signer);
  const issuer = document?.issuer?.value ?? null;
  const wantIssuer = expected.issuer;
  if (wantIssuer !== undefined) {
    const withProvince = wantIssuer?.provinceId !== undefined;
    const key = (kind: string, level: string, province: string | null | undefined) =>
      `${kind}/${level}${withProvince ? `/${province ?? '-'}` : ''}`;
    one(
      'issuer',
      issuer && key(issuer.kind, issuer.level, issuer.provinceId),
      wantIssuer && key(wantIssuer.kind, wantIssuer.level, wantIssuer.provinceId),
    );
  }
  one('capacity', issuer?.capacity ?? null, expected.capacity);
  one('level', plan?.level ?? null, expected.level);
  one('unit', plan?.unit ? plain(plan.unit) : null, textOf(expected.unit));
  one('role', plan?.role?.value ?? null, expected.role);
  one('province', plan?.provinceId?.value ?? null, expected.provinceId);
  one('district', plan?.districtId ?? null, expected.districtId);
  one(
    'year',
    plan?.year ? String(plan.year.value) : null,
    expected.year === undefined ? undefined : expected.year === null ? null : String(expected.year),
  );
  const period = (value: { from: number | null; to: number | null }) => `${value.from ?? ''}-${value.to ?? ''}`;
  one(
    'period',
    plan?.period ? period(plan.period.value) : null,
    expected.period === undefined ? undefined : expected.period === null ? null : period(expected.period),
  );
  many(
    comparison,
    'strategies',
    bundle.strategies.map(({ id }) => id),
    expected.strategies,
  );
  many(
    comparison,
    'programmes',
    bundle.programmes.map(({ id }) => id),
    expected.programmes,
  );
  compareCitations(comparison, bundle, expected);
  compareTasks(comparison, bundle, expected);
  const target = (value: {
    measure: string | null;
    operator: string;
    value: string;
    year?: number | null | undefined;
  }) => `${value.measure ?? '?'} ${value.operator} ${value.value} @${value.year ?? '-'}`;
  many(comparison, 'targets', bundle.targets.map(target), expected.targets?.map(target));
  many(
    comparison,
    'observances',
    bundle.observances.map(({ id, name }) => id ?? name),
    expected.observances,
  );
  many(comparison, 'warnings', [...new Set(bundle.warnings.map(({ kind }) => kind))], expected.warnings, false);
  if (expected.purposes !== undefined) one('purposes', String(bundle.purposes.length), String(expected.purposes));
  comparePlacement(comparison, bundle, expected);
  return comparison;
}

/** A page that prints a number without its symbol is read well by whoever keeps the number, with or without one. */
function withoutSymbol(got: string | null, want: string | null | undefined): string | null {
  return got && want && /^\d+$/.test(want) && got.startsWith(`${want}/`) ? want : got;
}

function textOf(want: string | null | undefined): string | null | undefined {
  return want ? plain(want) : want;
}

function titleOf(want: string | null | undefined): string | null | undefined {
  return want ? plainTitle(want) : want;
}

function compareTasks(comparison: Comparison, bundle: PlanBundle, expected: Expected): void {
  const leaves = bundle.tasks.filter((task) => task.kind === 'TASK');
  many(
    comparison,
    'tasks',
    leaves.map(({ locator }) => locator),
    expected.tasks?.map(({ locator }) => locator),
  );
  for (const want of expected.tasks ?? []) {
    const got = leaves.find((task) => task.locator === want.locator);
    if (!got) continue;
    const at = (value: string) => `${want.locator} ${value}`;
    const optional = (value: string | null | undefined) => (value ? [at(value)] : []);
    if (want.area !== undefined)
      compareSets(comparison, 'actionArea', optional(got.actionArea), optional(want.area), false);
    if (want.lead)
      compareSets(comparison, 'leadAgencies', got.leadAgencies.map(bodyOf).map(at), want.lead.map(plain).map(at));
    if (want.co) compareSets(comparison, 'coAgencies', got.coAgencies.map(bodyOf).map(at), want.co.map(plain).map(at));
    if (want.deadline !== undefined) {
      const deadline = got.deadline ? plain(got.deadline.value) : null;
      compareSets(comparison, 'deadline', optional(deadline), optional(textOf(want.deadline)));
    }
  }
}

function bodyOf({ name }: { name: string }): string {
  return plain(name);
}

function comparePlacement(comparison: Comparison, bundle: PlanBundle, expected: Expected): void {
  const lines = placement(bundle);
  if (!expected.nothingUnread && !expected.unread) return;
  // What was lost and is not kept as unread was called placed: a claim without a ground.
  const missing = ['tasks', 'targets'].reduce((sum, field) => {
    const score = comparison.scores.get(field);
    return score ? sum + score.expected - score.right : sum;
  }, 0);
  const lost = Math.max(0, missing - lines.unread.length);
  comparison.lines = { body: lines.body.length, unread: lines.unread.length, lost };
  if (expected.nothingUnread) {
    const whole = lines.unread.length === 0 && lost === 0;
    compareSets(comparison, 'nothingUnread', whole ? ['yes'] : [], ['yes'], false);
  }
  for (const part of expected.unread ?? [])
    compareSets(
      comparison,
      'keptUnread',
      lines.unread.some((line) => line.includes(part)) ? [part] : [],
      [part],
      false,
    );
}

function compareCitations(comparison: Comparison, bundle: PlanBundle, expected: Expected): void {
  compareNamed(comparison, bundle, expected);
  if (!expected.citations) return;
  const numbered = bundle.citations.filter(({ number }) => number !== null);
  many(
    comparison,
    'citations',
    [...new Set(numbered.map(({ number }) => number ?? ''))],
    expected.citations.map(({ number }) => number),
  );
  for (const want of expected.citations) {
    const got = numbered.filter(({ number }) => number === want.number);
    if (got.length === 0) continue;
    const best = got.find(({ relation }) => relation === want.relation) ?? got[0];
    compareSets(
      comparison,
      'relation',
      [`${want.number} ${best?.relation}`],
      [`${want.number} ${want.relation}`],
      false,
    );
    if (want.date !== undefined)
      compareSets(
        comparison,
        'citedDate',
        best?.date ? [`${want.number} ${best.date}`] : [],
        want.date ? [`${want.number} ${want.date}`] : [],
      );
  }
}

/** Acts without a number are told by their names; a numbered citation of the same act counts as well. */
function compareNamed(comparison: Comparison, bundle: PlanBundle, expected: Expected): void {
  for (const { name, relation } of expected.namedCitations ?? []) {
    const got = bundle.citations.filter((cited) =>
      plain(`${cited.type ?? ''} ${cited.subject ?? ''}`).includes(plain(name)),
    );
    compareSets(comparison, 'namedCitations', got.length > 0 ? [name] : [], [name], false);
    if (got.length === 0) continue;
    const best = got.find((cited) => cited.relation === relation) ?? got[0];
    compareSets(comparison, 'relation', [`${name} ${best?.relation}`], [`${name} ${relation}`], false);
  }
}

function many(
  comparison: Comparison,
  field: string,
  got: readonly string[],
  want: readonly string[] | undefined,
  invents = true,
): void {
  if (want) compareSets(comparison, field, got, want, invents);
}

function compareSets(
  comparison: Comparison,
  field: string,
  got: readonly string[],
  want: readonly string[],
  invents = true,
): void {
  const left = [...want];
  const score = comparison.scores.get(field) ?? { right: 0, found: 0, expected: 0 };
  for (const value of got) {
    const at = left.indexOf(value);
    if (at !== -1) {
      left.splice(at, 1);
      score.right++;
    } else if (invents) comparison.invented.push(`${field}: ${value}`);
    else comparison.missed.push(`${field}: got ${value}`);
  }
  for (const value of left) comparison.missed.push(`${field}: ${value}`);
  score.found += got.length;
  score.expected += want.length;
  comparison.scores.set(field, score);
}
