import { isWebAddress } from '../base/address.ts';
import { canonicalJson, sha256 } from '../base/canonical.ts';
import { AppError } from '../base/errors.ts';
import type { Evidence } from '../reader/bundle/fact.ts';
import { type PlanBundle, planBundleSchema } from '../reader/index.ts';
import type { KeptBundle } from './identity.ts';
import { day } from './words.ts';

const MAX_TEXT = 8_000_000;
const MAX_ITEMS = 50_000;

/** What can be wrong with a bundle of the right form: the fact and its remedy. {0}, {1} … are what is told of it. */
const FAULTS = {
  'long-text': ['the text has {0} characters, more than {1}', 'split the document'],
  checksum: ['"source.sha256" is no SHA-256 in hex', 'give the checksum of the captured bytes'],
  address: ['"source.url" is no web address', 'give the http(s) address of the page, without a user, or null'],
  moment: ['"source.capturedAt" is no point in time', 'write it as 2025-04-23T08:00:00Z, or null'],
  parent: ['at {0}: there is no task "{1}"', 'correct it'],
  circle: ['at {0}: "{1}" stands below itself', 'correct it'],
  null: ['at {0}: a null character', 'correct it'],
  surrogate: ['at {0}: half of a character (a lone surrogate)', 'correct it'],
  quote: ['at {0}: the quote does not stand at {1}–{2} of the text', 'correct it'],
  entries: ['at {0}: {1} entries, more than {2}; split the document', 'correct it'],
  day: ['at {0}: "{1}" is no day', 'correct it'],
} as const;
export type FaultKind = keyof typeof FAULTS;

/** A fault of a bundle, and what the words about it name. */
export interface Fault {
  kind: FaultKind;
  values: readonly (string | number)[];
}

const fault = (kind: FaultKind, ...values: (string | number)[]): Fault => ({ kind, values });

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
  const found = faultOf(bundle);
  if (found) {
    const [fact, remedy] = FAULTS[found.kind];
    throw bad(
      fact.replace(/\{(\d)\}/g, (_, place: string) => String(found.values[Number(place)] ?? '')),
      remedy,
    );
  }
  return { ...bundle, source: { ...bundle.source, sha256: identityOf(bundle) }, stated: true };
}

/** Finds what is wrong with a bundle whose form is right; null where nothing is. */
export function faultOf(bundle: PlanBundle): Fault | null {
  const { url, capturedAt, text, sha256: stated } = bundle.source;
  if (text.length > MAX_TEXT) return fault('long-text', text.length, MAX_TEXT);
  if (!/^[0-9a-f]{64}$/.test(stated)) return fault('checksum');
  if (url !== null && !isWebAddress(url)) return fault('address');
  if (capturedAt !== null && !(day(capturedAt.slice(0, 10)) && !Number.isNaN(Date.parse(capturedAt))))
    return fault('moment');
  return faultIn(bundle, text, '') ?? faultOfTree(bundle.tasks);
}

/** The checksum of what a bundle says, without what only tells where it came from. */
function identityOf(bundle: PlanBundle): string {
  return sha256(
    canonicalJson({ ...bundle, source: { ...bundle.source, sha256: null, fileName: null, capturedAt: null } }),
  );
}

/** Finds a task below one that is not there, or below itself by however many steps. */
function faultOfTree(tasks: PlanBundle['tasks']): Fault | null {
  const parentOf = new Map<string, string | null>();
  for (const { locator, parent } of tasks) if (!parentOf.has(locator)) parentOf.set(locator, parent);
  const rooted = new Set<string>();
  for (const [i, { locator, parent }] of tasks.entries()) {
    const climbed = new Set([locator]);
    for (let at = parent; at !== null && !rooted.has(at); at = parentOf.get(at) ?? null) {
      if (!parentOf.has(at)) return fault('parent', `tasks.${i}.parent`, at.slice(0, 40));
      if (climbed.has(at)) return fault('circle', `tasks.${i}.parent`, at.slice(0, 40));
      climbed.add(at);
    }
    for (const step of climbed) rooted.add(step);
  }
  return null;
}

const LONE_SURROGATE = /\p{Surrogate}/u;
const DAYS = new Set(['issuedOn', 'effectiveOn', 'publishedOn', 'deadlineOn', 'date']);

/** Finds what no form can tell: quotes that stand elsewhere, days that do not exist, characters that no database takes. */
function faultIn(value: unknown, text: string, path: string): Fault | null {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) return fault('null', path);
    return LONE_SURROGATE.test(value) ? fault('surrogate', path) : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  if ('quote' in value && 'start' in value && 'end' in value) {
    const { quote, start, end } = value as Evidence;
    if (quote === '' || text.slice(start, end) !== quote) return fault('quote', path, start, end);
  }
  if (Array.isArray(value) && value.length > MAX_ITEMS) return fault('entries', path, value.length, MAX_ITEMS);
  for (const [key, entry] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    const stated = typeof entry === 'string' ? entry : (entry as { value?: unknown } | null)?.value;
    if (DAYS.has(key) && typeof stated === 'string' && day(stated) === null) return fault('day', at, stated);
    const found = faultIn(entry, text, at);
    if (found) return found;
  }
  return null;
}
