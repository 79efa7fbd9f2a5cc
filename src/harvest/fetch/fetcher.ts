import { Agent, fetch } from 'undici';
import { AppError, causes } from '../../base/errors.ts';
import { failed } from '../failure.ts';
import { checkLiteral, isPublic, lookupOnly } from './addresses.ts';

/** How a publisher knows us, in his log and in his robots.txt. */
export const AGENT_NAME = 'kehoach-graph';
const USER_AGENT = `${AGENT_NAME} (harvester of gender-equality plans)`;
const MAX_REDIRECTS = 5;

export interface FetchLimits {
  /** For one answer with all its redirects, to its last byte: a drip ends too. */
  timeoutMs: number;
  /** Bytes after decompression: a small answer may unfold to any size. */
  maxBytes: number;
  /** True lets through addresses of private networks and of this machine. */
  allowPrivate: boolean;
  /** Says which addresses may be connected to; those of the public internet without it. */
  isOpen?: (address: string) => boolean;
}

export const FETCH_LIMITS: FetchLimits = { timeoutMs: 30_000, maxBytes: 16 * 1024 * 1024, allowPrivate: false };

/** What tells a publisher which copy we have. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

interface Fetched extends Validators {
  status: number;
  /** Where the redirects ended. */
  url: string;
  /** Empty unless the status is 200. */
  body: Uint8Array;
  contentType: string | null;
  /** Seconds or a date, as the publisher asks to be left alone; null when he does not. */
  retryAfter: string | null;
}

interface Ask {
  accept?: string;
  validators?: Validators;
  /** JSON to post; without it the request is a GET. */
  json?: string;
  signal?: AbortSignal;
}

export interface Fetcher {
  fetch(address: string, ask?: Ask): Promise<Fetched>;
  close(): Promise<void>;
}

/** Makes what fetches from publishers: no private address, no endless answer, no endless redirect. */
export function createFetcher(limits: FetchLimits): Fetcher {
  const agent = new Agent({
    // On a redirect to another host too: each connection resolves its own name.
    connect: limits.allowPrivate ? {} : { lookup: lookupOnly(limits.isOpen ?? isPublic) },
    // The deadline of the whole answer ends both; a clock of their own would say the same in other words, or race it.
    headersTimeout: 0,
    bodyTimeout: 0,
    // A connection for each request: with pauses between them a kept one may have been closed by the other side.
    pipelining: 0,
  });
  return {
    fetch: (address, ask = {}) => fetchThrough(agent, limits, address, ask),
    close: () => agent.close(),
  };
}

/** Throws: HARVEST_FAILED saying what is wrong with the publisher's answer. */
async function fetchThrough(agent: Agent, limits: FetchLimits, address: string, ask: Ask): Promise<Fetched> {
  const deadline = AbortSignal.timeout(limits.timeoutMs);
  const signal = ask.signal ? AbortSignal.any([ask.signal, deadline]) : deadline;
  try {
    let url = webAddress(address);
    for (let redirects = 0; ; redirects++) {
      if (!limits.allowPrivate) checkLiteral(url, limits.isOpen);
      const response = await fetch(url, {
        dispatcher: agent,
        redirect: 'manual',
        signal,
        headers: headersOf(ask),
        ...(ask.json !== undefined && { method: 'POST', body: ask.json }),
      });
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && response.status !== 304 && location !== null) {
        await response.body?.cancel();
        if (redirects === MAX_REDIRECTS)
          throw failed(`${address} leads on more than ${MAX_REDIRECTS} times`, 'redirects');
        url = webAddress(location, url);
        continue;
      }
      const { headers, status } = response;
      const read = status === 200 || ask.json !== undefined;
      // What says of itself that it is too large need not be begun.
      if (read && Number(headers.get('content-length')) > limits.maxBytes) throw tooLarge(url.href, limits.maxBytes);
      const body = read ? await bounded(response.body, limits.maxBytes, url.href) : new Uint8Array();
      if (!read) await response.body?.cancel();
      return {
        status,
        url: url.href,
        body,
        etag: headers.get('etag'),
        lastModified: headers.get('last-modified'),
        contentType: headers.get('content-type'),
        retryAfter: headers.get('retry-after'),
      };
    }
  } catch (error) {
    throw readable(error, address, limits.timeoutMs, deadline.aborted);
  }
}

function headersOf({ accept = '*/*', validators, json }: Ask): Record<string, string> {
  return {
    accept,
    'user-agent': USER_AGENT,
    ...(json !== undefined && { 'content-type': 'application/json' }),
    ...(validators?.etag && { 'if-none-match': validators.etag }),
    ...(validators?.lastModified && { 'if-modified-since': validators.lastModified }),
  };
}

/** Reads an address of the web. Throws: HARVEST_FAILED. */
function webAddress(address: string, base?: URL | string): URL {
  const url = URL.parse(address, base);
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return url;
  throw failed(`"${address.slice(0, 200)}" is no address of the web without a password in it`, 'address');
}

function tooLarge(url: string, maxBytes: number): AppError {
  return failed(`${url} sends more than ${Math.floor(maxBytes / 1024 / 1024)} MB`, 'size');
}

async function bounded(body: AsyncIterable<Uint8Array> | null, maxBytes: number, url: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    // Leaving the loop ends the connection: nothing more is taken.
    if (size > maxBytes) throw tooLarge(url, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readable(error: unknown, address: string, timeoutMs: number, late: boolean): unknown {
  const chain = causes(error);
  const own = chain.find((cause) => cause instanceof AppError);
  if (own) return own;
  if (late)
    return failed(`${address} did not answer whole within ${timeoutMs / 1000} seconds`, 'slow', { cause: error });
  const cause = chain.at(-1);
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  const fact = code ?? (cause instanceof Error ? cause.message.split('\n')[0] : 'unknown reason');
  return failed(`${address} cannot be fetched (${fact})`, 'network', { cause: error });
}
