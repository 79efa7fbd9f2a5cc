import type { Reference } from '../../reader/index.ts';
import { failed } from '../failure.ts';
import { type OpenedFeed, openFeed } from '../feed/read-feed.ts';
import { createFetcher, FETCH_LIMITS, type Fetcher, type FetchLimits } from '../fetch/fetcher.ts';
import { createManners, type Manners } from '../fetch/robots.ts';
import { checkFeed, sayFailure } from './check-feed.ts';
import { checkPage, checkStatedBundle, type PageOptions } from './check-page.ts';
import { type Desk, deskInto, type Finding, type Language } from './finding.ts';

export interface CheckOptions {
  reference: () => Promise<Reference>;
  now: Date;
  language: Language;
  /** How many pages of the entries of a feed are fetched and read. */
  pages: number;
  limits?: Partial<FetchLimits>;
  pauseMs?: number;
  sleep?: (ms: number) => Promise<void>;
}

export interface CheckReport {
  /** What it was taken for; null when it could not be had. */
  kind: OpenedFeed['format'] | 'bundle' | 'page' | null;
  /** Entries of a feed, or bundles one a line; null for one thing. */
  entries: number | null;
  findings: Finding[];
}

const SEVERITIES = ['ERROR', 'WARNING', 'NOTE'];

interface Tools extends CheckOptions {
  fetcher: Fetcher;
  manners: Manners;
  isPrivateAllowed: boolean;
}

/** What is checked: bytes that somebody has, or an address. */
export type Checked = { bytes: Uint8Array; url?: string } | { url: string; bytes?: undefined };

/**
 * Says of a feed, a plan bundle or a page what a harvest would make of it, and writes nothing anywhere. An address is
 * fetched by the rules of a harvest.
 */
export async function check(subject: Checked, options: CheckOptions): Promise<CheckReport> {
  const limits = { ...FETCH_LIMITS, ...options.limits };
  const fetcher = createFetcher(limits);
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const manners = createManners(fetcher, options.pauseMs ?? 1_000, sleep);
  const tools: Tools = { ...options, fetcher, manners, isPrivateAllowed: limits.allowPrivate };
  const findings: Finding[] = [];
  const desk = deskInto(findings);
  try {
    const told = subject.bytes
      ? await checkBytes(tools, desk, subject.bytes, subject.url)
      : await checkAddress(tools, desk, subject.url);
    // What concerns the whole comes first, then entry by entry; what must be mended before the rest.
    const order = ({ entry, severity }: Finding) => (entry ?? 0) * SEVERITIES.length + SEVERITIES.indexOf(severity);
    findings.sort((a, b) => order(a) - order(b));
    return { ...told, findings };
  } finally {
    await fetcher.close();
  }
}

type Told = Omit<CheckReport, 'findings'>;

async function checkAddress(tools: Tools, desk: Desk, address: string): Promise<Told> {
  const answer = await fetchPolitely(tools, address).catch((error: unknown) => {
    sayFailure(desk, address, error);
    return null;
  });
  if (answer === null) return { kind: null, entries: null };
  const told = await checkBytes(tools, desk, answer.body, answer.url);
  if (told.kind === 'bundle' || told.kind === 'page' || told.kind === null) return told;
  const type = answer.contentType?.split(';')[0]?.trim() ?? '';
  if (!/(?:xml|json|^text\/plain$)/i.test(type)) desk.find('feed-type', type || '?');
  if (answer.etag === null && answer.lastModified === null) desk.find('feed-no-validators');
  else {
    // A server may well answer once and fail the second time: that is said as any failure is.
    const again = await tools.manners
      .before(address)
      .then(() => tools.fetcher.fetch(address, { validators: answer }))
      .catch((error: unknown) => sayFailure(desk, address, error));
    if (again && again.status !== 304) desk.find('feed-no-304');
  }
  return told;
}

async function fetchPolitely({ fetcher, manners }: Tools, address: string) {
  await manners.before(address);
  const answer = await fetcher.fetch(address);
  if (answer.status !== 200) throw failed(`${address} cannot be read (${answer.status})`, 'status');
  return answer;
}

async function checkBytes(tools: Tools, desk: Desk, bytes: Uint8Array, url: string | undefined): Promise<Told> {
  const begins = new TextDecoder()
    .decode(bytes.subarray(0, 2_000))
    .replace(/^\ufeff/, '')
    .trimStart();
  if (begins.startsWith('{') && !/"version"\s*:\s*"https?:\/\/jsonfeed\.org/.test(begins))
    return checkBundles(desk, bytes, await pageOptionsOf(tools));
  if (!looksLikeFeed(begins)) {
    await checkPage(desk, bytes, url, await pageOptionsOf(tools));
    return { kind: 'page', entries: null };
  }
  try {
    const feed = openFeed(bytes, url ?? '');
    checkFeed(desk, feed, tools.now, tools.isPrivateAllowed);
    await checkPages(tools, desk, feed);
    return { kind: feed.format, entries: feed.entries.length };
  } catch (error) {
    sayFailure(desk, url ?? '', error);
    return { kind: 'page', entries: null };
  }
}

/** JSON that is no bundle, and XML that is no page. */
function looksLikeFeed(begins: string): boolean {
  if (begins.startsWith('{')) return true;
  const isHtml = /<!doctype html|<html\b/i.test(begins);
  return !isHtml && /^(?:<\?xml\b|(?:<!--[\s\S]*?-->\s*)*<(?:\w+:)?(?:feed|rss|RDF)\b)/.test(begins);
}

/** Bundles stand alone, or one a line as `kehoach read --json` writes several. */
function checkBundles(desk: Desk, bytes: Uint8Array, options: PageOptions): Told {
  const text = new TextDecoder().decode(bytes).replace(/^\ufeff/, '');
  const whole = parse(text);
  if (whole !== undefined) {
    checkStatedBundle(desk, whole, options);
    return { kind: 'bundle', entries: null };
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (const [index, line] of lines.entries()) {
    const own = lines.length > 1 && parse(lines[0] ?? '') !== undefined ? desk.entry(index + 1) : desk;
    const value = parse(line);
    if (value !== undefined) checkStatedBundle(own, value, options);
    else own.find('bundle-no-json');
    if (own === desk) return { kind: 'bundle', entries: null };
  }
  return { kind: 'bundle', entries: lines.length };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads the first pages of a feed as a harvest would. */
async function checkPages(tools: Tools, desk: Desk, feed: OpenedFeed): Promise<void> {
  const named = feed.entries.flatMap(({ url, bundleUrl }, index) => {
    const leads = bundleUrl ?? url;
    return leads === null ? [] : [{ url: leads, number: index + 1 }];
  });
  const read = named.slice(0, tools.pages);
  if (read.length < named.length) desk.find('feed-pages-read', read.length, named.length);
  if (read.length === 0) return;
  const options = await pageOptionsOf(tools);
  for (const { url, number } of read) {
    const own = desk.entry(number);
    const answer = await fetchPolitely(tools, url).catch((error: unknown) => {
      sayFailure(own, url, error);
      return null;
    });
    if (answer === null) continue;
    const bundle = parse(new TextDecoder().decode(answer.body));
    if (bundle === undefined) await checkPage(own, answer.body, url, options);
    else checkStatedBundle(own, bundle, options);
  }
}

/** The reference is made of all seeds, which takes a second: it is loaded where a page or bundle is read. */
async function pageOptionsOf(tools: Tools): Promise<PageOptions> {
  return { ...tools, reference: await tools.reference() };
}
