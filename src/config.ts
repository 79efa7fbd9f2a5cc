import { join, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from './base/errors.ts';
import { REQUEST_LOGS, type RequestLog } from './base/log.ts';
import type { Deadlines } from './database/deadlines.ts';
import type { SeedExtent } from './seeds/read-seeds.ts';

const integer = (min: number, max: number) =>
  z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(min).max(max));

const POSTGRES_URL = z
  .string()
  .regex(/^postgres(?:ql)?:\/\/\S+$/, 'must begin with postgres:// or postgresql://')
  .or(z.literal(''));

/** Every environment variable that the service reads. The table of settings in docs/running.md is compared with this one. */
export const SETTINGS = {
  PORT: { schema: integer(0, 65_535), fallback: '4000', meaning: 'TCP port to listen on; 0 takes any free one.' },
  HOST: { schema: z.string().min(1), fallback: '127.0.0.1', meaning: 'Address to listen on.' },
  PUBLIC_URL: {
    schema: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .or(z.literal('')),
    fallback: '',
    meaning: 'Base of absolute links, e.g. `https://kehoach.example.vn`; empty: the listening address.',
  },
  DATABASE_URL: {
    schema: POSTGRES_URL,
    fallback: '',
    meaning: 'PostgreSQL 15 or newer; empty: the embedded database in `DATA_DIR`.',
  },
  PREPARED_STATEMENTS: {
    schema: z.enum(['on', 'off']),
    fallback: 'on',
    meaning:
      '`off` behind a pooler that gives each transaction another connection, such as PgBouncer in transaction mode.',
  },
  DATABASE_DIRECT_URL: {
    schema: POSTGRES_URL,
    fallback: '',
    meaning:
      'Where notifications are listened for, past a pooler in front of `DATABASE_URL`; empty: at `DATABASE_URL` itself.',
  },
  DATABASE_READER_URL: {
    schema: POSTGRES_URL,
    fallback: '',
    meaning:
      'The same database as a role that may only read (`kehoach database roles`), for all that readers ask; empty: as `DATABASE_URL`, in sessions that are read-only.',
  },
  DATABASE_READ_URLS: {
    schema: z
      .string()
      .transform((text) => text.split(/[,\s]+/).filter(Boolean))
      .pipe(
        z.array(z.string().regex(/^postgres(?:ql)?:\/\/\S+$/, 'must be addresses of PostgreSQL, parted by commas')),
      ),
    fallback: '',
    meaning:
      'Streaming replicas that serve readers too, parted by commas; one that has not what the primary has is left out.',
  },
  DATABASE_CONNECTIONS: {
    schema: integer(1, 1_000),
    fallback: '10',
    meaning: 'Connections to PostgreSQL that readers share.',
  },
  DATABASE_CONNECT_TIMEOUT_MS: {
    schema: integer(100, 60_000),
    fallback: '2000',
    meaning: 'Milliseconds for a connection to PostgreSQL to be made.',
  },
  DATABASE_ACQUIRE_TIMEOUT_MS: {
    schema: integer(100, 60_000),
    fallback: '2000',
    meaning: 'Milliseconds for a statement to wait until a connection is free; then `OVERLOADED`.',
  },
  STATEMENT_TIMEOUT_MS: {
    schema: integer(100, 600_000),
    fallback: '5000',
    meaning:
      'Milliseconds for a statement of a reader on PostgreSQL; then it is cancelled and answered with `TIMEOUT`.',
  },
  REQUEST_TIMEOUT_MS: {
    schema: integer(100, 600_000),
    fallback: '15000',
    meaning:
      'Milliseconds for the whole answer of a request, eight times as many for a table in pages; then `TIMEOUT`.',
  },
  TRUSTED_PROXIES: {
    schema: z.string().regex(/^[\da-fA-F.:/, a-z]*$/, 'must be addresses or networks, parted by commas'),
    fallback: '',
    meaning:
      'Addresses or networks of proxies, parted by commas, whose `X-Forwarded-For` names the client; never used for links.',
  },
  CLIENT_REQUESTS_PER_SECOND: {
    schema: integer(0, 1_000_000),
    fallback: '500',
    meaning:
      'Requests a second of one client (an address, of IPv6 a /64), over ten seconds; an answer that was kept counts a hundredth; `0` sets no limit.',
  },
  CLIENT_REQUESTS_AT_ONCE: {
    schema: integer(1, 100_000),
    fallback: '200',
    meaning: 'Requests of one client that are answered at the same time.',
  },
  QUESTIONS_AT_ONCE: {
    schema: integer(1, 10_000),
    fallback: '32',
    meaning:
      'Questions that are worked on at the same time, two of them large ones; on the embedded database at most 8. The others wait in turn, up to ten times as many; then `OVERLOADED`.',
  },
  DRAIN_PAUSE_MS: {
    schema: integer(0, 600_000),
    fallback: '2000',
    meaning:
      'Milliseconds between `SIGTERM`, from which `/readyz` says 503, and the end of listening: longer than a balancer needs to notice.',
  },
  DATA_DIR: { schema: z.string().min(1), fallback: './data', meaning: 'Folder of the embedded database.' },
  FILES_DIR: {
    schema: z.string(),
    fallback: '',
    meaning: 'Folder of the data files that are made for `/data/<version>/`; empty: `files` in `DATA_DIR`.',
  },
  FILES_KEPT: {
    schema: integer(1, 10_000),
    fallback: '3',
    meaning: 'Versions whose data files stay; older ones are taken away when new ones are made.',
  },
  VERSIONS_KEPT: {
    schema: integer(0, 1_000),
    fallback: '3',
    meaning:
      'Versions before the one that stands that `/operations/{name}?version=` answers from; each is rebuilt when it is first asked, and lies below `FILES_DIR`; one is open at a time, in a process of its own that ends after half a minute without questions; `0`: none.',
  },
  SEEDS: {
    schema: z.enum(['all', 'reference']),
    fallback: 'all',
    meaning:
      '`all`: the curated plans too; `reference`: only provinces, strategies, programmes and other reference data.',
  },
  ANSWER_CACHE_MB: {
    schema: integer(0, 65_536),
    fallback: '64',
    meaning: 'Megabytes of answers that are kept in memory until the data changes; `0` keeps none.',
  },
  ANSWER_STALE_SECONDS: {
    schema: integer(0, 604_800),
    fallback: '600',
    meaning:
      'How long kept answers are served while the database is gone, marked as such by `Age` and `Cache-Status`; `0`: not at all.',
  },
  FEDERATION: {
    schema: z.enum(['on', 'off']),
    fallback: 'on',
    meaning: '`off`: `/graphql` is no subgraph of a gateway (Apollo Federation 2).',
  },
  HARVEST: {
    schema: z.enum(['on', 'off']),
    fallback: 'on',
    meaning: '`off`: the service harvests nothing by itself; `kehoach harvest run` does all the same.',
  },
  WEBSUB_HUB: {
    schema: z.url({ protocol: /^https?$/ }).or(z.literal('')),
    fallback: '',
    meaning: 'Address of a WebSub hub: the feeds name it, and it is told of each publication; empty: none.',
  },
  HARVEST_PRIVATE: {
    schema: z.enum(['on', 'off']),
    fallback: 'off',
    meaning: '`on`: harvests may fetch from this machine and from private networks.',
  },
  LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    fallback: 'info',
    meaning: 'Least severe messages that are logged.',
  },
  LOG_REQUESTS: {
    schema: z.enum(REQUEST_LOGS),
    fallback: 'on',
    meaning:
      '`on`: a line for each request, with the network of the client and nothing that was searched for; `full`: its address and its question too; `off`: none.',
  },
} as const;

export interface Config {
  port: number;
  host: string;
  /** Null when it follows the listening address. */
  publicUrl: string | null;
  databaseUrl: string | null;
  /** False: no statement is prepared on the server. */
  prepare: boolean;
  /** Null: at `databaseUrl`. */
  directUrl: string | null;
  /** Null: as `databaseUrl`. */
  readerUrl: string | null;
  readUrls: string[];
  connections: number;
  deadlines: Deadlines;
  requestTimeoutMs: number;
  drainPauseMs: number;
  trustedProxies: string[];
  fairness: { perSecond: number; atOnce: number };
  questionsAtOnce: number;
  dataDir: string;
  /** Where the data files of versions lie, and of how many. */
  files: { root: string; kept: number };
  /** Where images of older versions lie, and how many can be asked. */
  olderVersions: { root: string; kept: number };
  seeds: SeedExtent;
  /** 0: no answer is kept. */
  answerCacheBytes: number;
  /** For how long kept answers are served while the database is gone. */
  answerStaleMs: number;
  /** True: `/graphql` answers what a gateway asks of a subgraph. */
  federation: boolean;
  /** True: harvests may fetch from private networks. */
  /** The hub of the feeds; null when there is none. */
  hub: string | null;
  /** Whether the service harvests by itself what is due. */
  harvest: boolean;
  harvestPrivate: boolean;
  logLevel: string;
  requestLog: RequestLog;
}

/**
 * Reads the settings, the only place that does.
 *
 * Throws: BAD_SETTING listing every wrong one at once; values are not repeated, they may be secrets.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const filesDir = resolve(environment.FILES_DIR || join(environment.DATA_DIR || SETTINGS.DATA_DIR.fallback, 'files'));
  const read = <T>(name: keyof typeof SETTINGS, schema: z.ZodType<T>): T => {
    const parsed = schema.safeParse(environment[name] || SETTINGS[name].fallback);
    if (parsed.success) return parsed.data;
    problems.push(`${name} ${reasonOf(parsed.error)}`);
    return undefined as T;
  };
  const config: Config = {
    port: read('PORT', SETTINGS.PORT.schema),
    host: read('HOST', SETTINGS.HOST.schema),
    publicUrl: read('PUBLIC_URL', SETTINGS.PUBLIC_URL.schema) || null,
    databaseUrl: read('DATABASE_URL', SETTINGS.DATABASE_URL.schema) || null,
    prepare: read('PREPARED_STATEMENTS', SETTINGS.PREPARED_STATEMENTS.schema) !== 'off',
    directUrl: read('DATABASE_DIRECT_URL', SETTINGS.DATABASE_DIRECT_URL.schema) || null,
    readerUrl: read('DATABASE_READER_URL', SETTINGS.DATABASE_READER_URL.schema) || null,
    readUrls: read('DATABASE_READ_URLS', SETTINGS.DATABASE_READ_URLS.schema) ?? [],
    connections: read('DATABASE_CONNECTIONS', SETTINGS.DATABASE_CONNECTIONS.schema),
    deadlines: {
      connectMs: read('DATABASE_CONNECT_TIMEOUT_MS', SETTINGS.DATABASE_CONNECT_TIMEOUT_MS.schema),
      acquireMs: read('DATABASE_ACQUIRE_TIMEOUT_MS', SETTINGS.DATABASE_ACQUIRE_TIMEOUT_MS.schema),
      statementMs: read('STATEMENT_TIMEOUT_MS', SETTINGS.STATEMENT_TIMEOUT_MS.schema),
    },
    requestTimeoutMs: read('REQUEST_TIMEOUT_MS', SETTINGS.REQUEST_TIMEOUT_MS.schema),
    trustedProxies: (read('TRUSTED_PROXIES', SETTINGS.TRUSTED_PROXIES.schema) ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
    fairness: {
      perSecond: read('CLIENT_REQUESTS_PER_SECOND', SETTINGS.CLIENT_REQUESTS_PER_SECOND.schema),
      atOnce: read('CLIENT_REQUESTS_AT_ONCE', SETTINGS.CLIENT_REQUESTS_AT_ONCE.schema),
    },
    questionsAtOnce: read('QUESTIONS_AT_ONCE', SETTINGS.QUESTIONS_AT_ONCE.schema),
    drainPauseMs: read('DRAIN_PAUSE_MS', SETTINGS.DRAIN_PAUSE_MS.schema),
    dataDir: resolve(read('DATA_DIR', SETTINGS.DATA_DIR.schema) ?? '.'),
    files: { root: filesDir, kept: read('FILES_KEPT', SETTINGS.FILES_KEPT.schema) },
    olderVersions: { root: join(filesDir, 'versions'), kept: read('VERSIONS_KEPT', SETTINGS.VERSIONS_KEPT.schema) },
    seeds: read('SEEDS', SETTINGS.SEEDS.schema),
    answerCacheBytes: read('ANSWER_CACHE_MB', SETTINGS.ANSWER_CACHE_MB.schema) * 1024 * 1024,
    answerStaleMs: read('ANSWER_STALE_SECONDS', SETTINGS.ANSWER_STALE_SECONDS.schema) * 1000,
    federation: read('FEDERATION', SETTINGS.FEDERATION.schema) !== 'off',
    hub: read('WEBSUB_HUB', SETTINGS.WEBSUB_HUB.schema) || null,
    harvest: read('HARVEST', SETTINGS.HARVEST.schema) !== 'off',
    harvestPrivate: read('HARVEST_PRIVATE', SETTINGS.HARVEST_PRIVATE.schema) === 'on',
    logLevel: read('LOG_LEVEL', SETTINGS.LOG_LEVEL.schema),
    requestLog: read('LOG_REQUESTS', SETTINGS.LOG_REQUESTS.schema),
  };
  if (problems.length === 0) return config;
  throw new AppError(
    'BAD_SETTING',
    `Settings that cannot be used: ${problems.join('; ')}. docs/running.md lists them.`,
  );
}

function reasonOf(error: z.ZodError): string {
  const issue = error.issues[0];
  const inner = issue?.code === 'invalid_union' ? issue.errors[0]?.[0] : issue;
  return inner?.message ?? 'is wrong';
}
