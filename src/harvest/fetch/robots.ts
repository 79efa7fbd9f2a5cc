import robotsParser from 'robots-parser';
import { failed } from '../failure.ts';
import { AGENT_NAME, type Fetcher } from './fetcher.ts';

/** A publisher who asks for longer pauses is asked for less instead: more than this a run does not wait. */
const MAX_DELAY_SECONDS = 30;

interface Rules {
  allows(address: string): boolean;
  delayMs: number;
}

export interface Manners {
  /** Waits until a publisher may be asked again. Throws: HARVEST_FAILED when his robots.txt forbids the address. */
  before(address: string): Promise<void>;
}

/**
 * Keeps what publishers ask of programs: robots.txt (RFC 9309), read once a run and host, and pauses between requests.
 * A robots.txt that is not there allows everything; one that cannot be had forbids everything, as the RFC has it.
 */
export function createManners(
  fetcher: Fetcher,
  pauseMs: number,
  sleep: (ms: number) => Promise<void>,
  clock: () => number = () => performance.now(),
): Manners {
  const rulesOf = new Map<string, Promise<Rules>>();
  const freeFrom = new Map<string, number>();
  return {
    async before(address) {
      const { origin } = new URL(address);
      const known = rulesOf.get(origin) ?? readRules(fetcher, origin, pauseMs);
      rulesOf.set(origin, known);
      const { allows, delayMs } = await known;
      if (!allows(address)) throw failed(`The robots.txt of ${origin} asks programs not to read ${address}`, 'robots');
      const waitMs = (freeFrom.get(origin) ?? 0) - clock();
      freeFrom.set(origin, Math.max(clock(), freeFrom.get(origin) ?? 0) + delayMs);
      if (waitMs > 0) await sleep(waitMs);
    },
  };
}

async function readRules(fetcher: Fetcher, origin: string, pauseMs: number): Promise<Rules> {
  const address = `${origin}/robots.txt`;
  const { status, body } = await fetcher.fetch(address);
  if (status >= 500 || status === 429)
    throw failed(`${address} answers ${status}, so what is allowed is not known`, 'robots');
  const robots = robotsParser(address, status === 200 ? new TextDecoder().decode(body) : '');
  const asked = Math.min(robots.getCrawlDelay(AGENT_NAME) ?? 0, MAX_DELAY_SECONDS) * 1000;
  return {
    allows: (url) => robots.isAllowed(url, AGENT_NAME) !== false,
    delayMs: Math.max(pauseMs, asked),
  };
}
