import { isWebAddress } from '../base/address.ts';
import { canonicalJson, sha256 } from '../base/canonical.ts';
import { AppError } from '../base/errors.ts';
import type { Evidence } from '../reader/bundle/fact.ts';
import { type PlanBundle, planBundleSchema } from '../reader/index.ts';
import type { KeptBundle } from './identity.ts';
import { day } from './words.ts';

const MAX_TEXT = 8_000_000;
const MAX_ITEMS = 50_000;

/**
 * Checks a bundle that somebody else made: its form, its size, that every quote stands where it says, and that its
 * tasks are a tree.
 *
 * Returns: the bundle under an identity computed from its content. The checksum that it states is checked for its form
 * alone and never believed: another capture may have it.
 * Throws: BAD_BUNDLE naming the place.
 */
export function checkBundle(value: unknown, name: string): KeptBundle {
  const bad = (fact: string, remedy: string) =>
    new AppError('BAD_BUNDLE', `${name}: ${fact}. Remedy: ${remedy}. Nothing was published.`);
  const parsed = planBundleSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw bad(
      `at ${issue?.path.join('.') || 'the top'}: ${issue?.message ?? 'unreadable'}`,
      'see schema/plan-bundle.schema.json',
    );
  }
  const bundle = parsed.data;
  if (bundle.source.text.length > MAX_TEXT)
    throw bad(`the text has ${bundle.source.text.length} characters, more than ${MAX_TEXT}`, 'split the document');
  if (!/^[0-9a-f]{64}$/.test(bundle.source.sha256))
    throw bad('"source.sha256" is no SHA-256 in hex', 'give the checksum of the captured bytes');
  const { url, capturedAt } = bundle.source;
  if (url !== null && !isWebAddress(url))
    throw bad('"source.url" is no web address', 'give the http(s) address of the page, without a user, or null');
  if (capturedAt !== null && !(day(capturedAt.slice(0, 10)) && !Number.isNaN(Date.parse(capturedAt))))
    throw bad('"source.capturedAt" is no point in time', 'write it as 2025-04-23T08:00:00Z, or null');
  const fault = faultIn(bundle, bundle.source.text, '') ?? faultOfTree(bundle.tasks);
  if (fault) throw bad(fault, 'correct it');
  return { ...bundle, source: { ...bundle.source, sha256: identityOf(bundle) }, stated: true };
}

/** The checksum of what a bundle says, without what only tells where it came from. */
function identityOf(bundle: PlanBundle): string {
  return sha256(
    canonicalJson({ ...bundle, source: { ...bundle.source, sha256: null, fileName: null, capturedAt: null } }),
  );
}

/** Finds a task below one that is not there, or below itself by however many steps. */
function faultOfTree(tasks: PlanBundle['tasks']): string | null {
  const parentOf = new Map<string, string | null>();
  for (const { locator, parent } of tasks) if (!parentOf.has(locator)) parentOf.set(locator, parent);
  const rooted = new Set<string>();
  for (const [i, { locator, parent }] of tasks.entries()) {
    const climbed = new Set([locator]);
    for (let at = parent; at !== null && !rooted.has(at); at = parentOf.get(at) ?? null) {
      if (!parentOf.has(at)) return `at tasks.${i}.parent: there is no task "${at.slice(0, 40)}"`;
      if (climbed.has(at)) return `at tasks.${i}.parent: "${at.slice(0, 40)}" stands below itself`;
      climbed.add(at);
    }
    for (const step of climbed) rooted.add(step);
  }
  return null;
}

const LONE_SURROGATE = /\p{Surrogate}/u;
const DAYS = new Set(['issuedOn', 'effectiveOn', 'publishedOn', 'deadlineOn', 'date']);

/** Finds what no form can tell: quotes that stand elsewhere, days that do not exist, characters that no database takes. */
function faultIn(value: unknown, text: string, path: string): string | null {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) return `at ${path}: a null character`;
    return LONE_SURROGATE.test(value) ? `at ${path}: half of a character (a lone surrogate)` : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  if ('quote' in value && 'start' in value && 'end' in value) {
    const { quote, start, end } = value as Evidence;
    if (quote === '' || text.slice(start, end) !== quote)
      return `at ${path}: the quote does not stand at ${start}–${end} of the text`;
  }
  if (Array.isArray(value) && value.length > MAX_ITEMS)
    return `at ${path}: ${value.length} entries, more than ${MAX_ITEMS}; split the document`;
  for (const [key, entry] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    const stated = typeof entry === 'string' ? entry : (entry as { value?: unknown } | null)?.value;
    if (DAYS.has(key) && typeof stated === 'string' && day(stated) === null) return `at ${at}: "${stated}" is no day`;
    const fault = faultIn(entry, text, at);
    if (fault) return fault;
  }
  return null;
}
