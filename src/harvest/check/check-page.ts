import { z } from 'zod';
import { ImportError, type PlanBundle, planBundleSchema, type Reference, readDocument } from '../../reader/index.ts';
import { checkBundle, faultOf } from '../../works/check-bundle.ts';
import { emptyDatesIn } from './dates.ts';
import type { Desk, Language } from './finding.ts';

export interface PageOptions {
  reference: Reference;
  now: Date;
  /** In which messages of the form of a bundle are written. */
  language: Language;
}

/** Checks a page or a file as an import would read it. */
export async function checkPage(
  desk: Desk,
  bytes: Uint8Array,
  url: string | undefined,
  options: PageOptions,
): Promise<void> {
  const bundle = await readDocument(bytes, { reference: options.reference, url }).catch((error: unknown) => {
    if (!(error instanceof ImportError)) throw error;
    desk.find(`refused-${error.code}`);
    return null;
  });
  if (bundle !== null) checkFacts(desk, bundle, options);
}

/** Checks a plan bundle that somebody made: all that is wrong with its form, not only the first. */
export function checkStatedBundle(desk: Desk, value: unknown, options: PageOptions): void {
  const locale = options.language === 'vi' ? z.locales.vi() : z.locales.en();
  const parsed = planBundleSchema.safeParse(value, { error: locale.localeError });
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues.slice(0, 50))
      desk.find('bundle-form', path.join('.') || '/', message);
    return;
  }
  const fault = faultOf(parsed.data);
  if (fault) desk.find(`bundle-${fault.kind}`, ...fault.values);
  else checkFacts(desk, checkBundle(value, 'bundle'), options);
}

function checkFacts(desk: Desk, bundle: PlanBundle, { reference, now }: PageOptions): void {
  const { document, plan, pageKind, tasks, source, warnings } = bundle;
  const isPlan = pageKind === 'plan' || pageKind === 'report_about_plan';
  desk.find(`kind-${pageKind}`, titleOf(bundle));
  if (!isPlan) return;
  const told = new Set<string>();
  for (const { kind, kept, dropped } of warnings) {
    const key = `${kind} ${kept} ${dropped}`;
    if (!told.has(key)) desk.find(`gap-${kind}`, ...[kept, dropped].filter((value) => value !== null));
    told.add(key);
  }
  const kinds = new Set(warnings.map(({ kind }) => kind));
  // A bundle that somebody made need not say itself what it lacks.
  if (document && !document.number && !kinds.has('no-number')) desk.find('gap-no-number');
  if (document && !document.issuedOn && !kinds.has('no-issue-date')) desk.find('gap-no-issue-date');
  for (const date of emptyDatesIn(`${source.text.slice(0, 3_000)} ${document?.issuedOn?.value ?? ''}`))
    desk.find('empty-date', date);
  const issued = document?.issuedOn?.value;
  if (issued && Date.parse(issued) > now.getTime() + 24 * 60 * 60 * 1000) desk.find('future-issue-date', issued);
  const province = plan?.provinceId?.value ?? document?.issuer?.value.provinceId ?? null;
  const known = province !== null && reference.provinces.some(({ id }) => id === province);
  if (province !== null && !known) desk.find('unknown-province', province);
  if (!plan || (province === null && plan.level !== 'NATION') || plan.level === null || !plan.role)
    desk.find('plan-unplaced');
  else if (!plan.period && !plan.year) desk.find('plan-no-period');
  if (pageKind === 'plan' && tasks.every(({ kind }) => kind !== 'TASK')) desk.find('plan-no-tasks');
  if (source.unread.length > 0) desk.find('plan-unread', source.unread.length);
}

function titleOf({ document, plan }: PlanBundle): string {
  return [
    document?.number?.value.canonical,
    plan?.provinceId?.value ?? document?.issuer?.value.name,
    plan?.year?.value,
    document?.issuedOn?.value,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
