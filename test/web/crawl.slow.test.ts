import { describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE } from '../../src/base/errors.ts';
import { readOperations } from '../../src/operations/operations.ts';
import { FEED_FORMATS } from '../../src/web/feeds/feed.ts';
import { openApp, type TestApp } from '../support/app.ts';

const BASE = 'http://127.0.0.1';
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
/** The playground is built apart and has tests of its own; `/graphql` and `/mcp` want a question. */
const ELSEWHERE = /^\/(?:playground|graphql|mcp)(?:[?]|$)/;

/** Pages whose choices multiply: some addresses of each path stand for all. */
const OF_EACH_PATH = 12;

/** About four thousand answers, one after another. */
const SLOW_MS = 1_800_000;

const app = openApp();
const empty = openApp('migrated');

interface Visit {
  url: string;
  status: number;
  from: string;
  code: string | null;
}

/** The addresses of this service in an answer of any form: attributes, elements and values of JSON. */
function linksOf(text: string): string[] {
  // A calendar folds its lines (RFC 5545); in code that is shown, an address ends where its quotes do.
  const body = text
    .replace(/\r\n[ \t]/g, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"');
  const attributes = [...body.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, value = '']) => value);
  const absolute = [...body.matchAll(/http:\/\/127\.0\.0\.1(\/[^\s"'<>\\]*)/g)].map(([, path = '']) => path);
  return [...attributes.map((value) => value.replace(BASE, '')), ...absolute]
    .map((path) => path.replaceAll('&amp;', '&').replace(/#.*$/, ''))
    .filter((path) => path.startsWith('/') && !path.startsWith('//'));
}

/** The code of a refusal; a page of a question tells it in words, and a program that asks the same by the code. */
async function codeOf({ http }: Pick<TestApp, 'http'>, url: string, body: string): Promise<string> {
  const isPage = /^(?:\/en)?\/operations\//.test(url) && body.startsWith('<!doctype html>');
  const told = isPage ? (await http.inject(url.replace(/^\/en/, ''))).body : body;
  return String(/"code":"(\w+)"/.exec(told)?.[1]);
}

/** Follows every link from these addresses until there is no new one. */
async function crawl({ http }: TestApp, starts: readonly string[]): Promise<Visit[]> {
  const found = new Map(starts.map((url) => [url, 'the start']));
  const visits: Visit[] = [];
  const choices = new Map<string, number>();
  for (const [url, from] of found) {
    const [path = '', query] = url.split('?');
    const seen = (choices.get(path) ?? 0) + (query === undefined ? 0 : 1);
    choices.set(path, seen);
    if (seen > OF_EACH_PATH) continue;
    const answer = await http.inject({ url, headers: { accept: BROWSER } });
    const code = answer.statusCode < 400 ? null : await codeOf({ http }, url, answer.body);
    visits.push({ url, status: answer.statusCode, from, code });
    const location = answer.headers.location;
    const next = [...linksOf(answer.body), ...(location ? linksOf(`href="${location}"`) : [])];
    for (const link of next) if (!ELSEWHERE.test(link) && !found.has(link)) found.set(link, url);
  }
  return visits;
}

async function starts({ http }: TestApp): Promise<string[]> {
  const { feeds } = (await http.inject('/feeds')).json() as { feeds: Record<string, string>[] };
  const addresses = feeds.flatMap((feed) => FEED_FORMATS.map((format) => String(feed[format]).replace(BASE, '')));
  const operations = (await readOperations()).map(({ name }) => `/operations/${name}`);
  return [
    '/',
    '/coverage?basis=AS_ISSUED',
    '/feeds',
    '/operations',
    '/sitemap.xml',
    '/robots.txt',
    '/schema.graphql',
    '/healthz',
    '/metrics',
    ...addresses,
    ...addresses.filter((path) => path.startsWith('/feeds/provinces/')).map((path) => `${path}?basis=current`),
    ...operations.flatMap((path) => [path, `${path}.csv`]),
    '/operations/WhoHasAPlan.json',
    '/operations/WhoHasAPlan.csv?titles=vi',
  ];
}

describe('every shipped address', () => {
  it('answers on the seeds, and so does every link in it', { timeout: SLOW_MS }, async () => {
    const visits = await crawl(app(), await starts(app()));
    expect(visits.filter(({ status }) => status >= 400)).toEqual([]);
    const visited = (pattern: RegExp) => visits.filter(({ url }) => pattern.test(url)).length;
    expect(visited(/^\/feeds\/.*\.json/)).toBeGreaterThan(100);
    expect(visited(/^(?:\/en)?\/provinces\/[^.?]*$/)).toBe(126);
    expect(visited(/^\/plans\/.*\.jsonld$/)).toBeGreaterThan(30);
    expect(visited(/^\/operations\/.*\.csv$/)).toBe((await readOperations()).length);
  });

  it('answers on an empty dataset, or says in a word of the catalogue what is not there', {
    timeout: SLOW_MS,
  }, async () => {
    const visits = await crawl(empty(), await starts(empty()));
    const refused = visits.filter(({ status }) => status >= 400);
    expect(refused.filter(({ status, code }) => status >= 500 || !(String(code) in ERROR_CATALOGUE))).toEqual([]);
    // Shipped questions that name a province or a strategy of the seeds.
    expect(refused.filter(({ url }) => !/^(?:\/en)?\/operations\//.test(url))).toEqual([]);
    expect(visits.length).toBeGreaterThan(80);
  });
});
