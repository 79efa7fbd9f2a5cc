import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Sent } from './load.ts';
import { isShared, type OwnQuestion, type Question } from './questions.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const SERVICE = path('../../src/kehoach.mjs');
const PEERS = path('../peers/');
export const NODE_24 = path('../peers/node_modules/node/bin/node');

/** A way to ask the tables. */
export interface Contender {
  name: string;
  command: readonly [program: string, ...args: string[]];
  env?: Readonly<Record<string, string>>;
  /** How it is asked a question; null for what it cannot be asked. */
  sent: (url: string, question: Question | OwnQuestion) => Sent | null;
  /** Brings an answer into the form of the service's. */
  read: (question: Question, data: unknown) => unknown;
}

const post = (url: string, body: unknown): Sent => ({ url, method: 'POST', body: JSON.stringify(body) });
const same = (_question: Question, data: unknown) => data;
const graphql = (url: string, { query, variables }: { query: string; variables: Record<string, unknown> }) =>
  post(`${url}/graphql`, { query, variables });

const service = (name: string, cacheMb: number): Contender => ({
  name,
  command: [process.execPath, SERVICE, 'serve'],
  // One address asks more than a public service lets it; the other limits are on.
  env: { ANSWER_CACHE_MB: String(cacheMb), LOG_LEVEL: 'warn', CLIENT_REQUESTS_PER_SECOND: '0' },
  sent: (url, question) =>
    'path' in question ? { url: `${url}${question.path}`, method: 'GET', body: '' } : graphql(url, question),
  read: same,
});

const peer = (script: string): Contender['command'] => [process.execPath, `${PEERS}${script}`];

export const OURS = 'service';
export const OURS_KEPT = 'service, kept answers';
export const POSTGRAPHILE = 'PostGraphile 5';
export const JSON_AGG = 'json_agg by hand';

export const CONTENDERS: readonly Contender[] = [
  service(OURS, 0),
  service(OURS_KEPT, 64),
  {
    name: POSTGRAPHILE,
    command: [NODE_24, `${PEERS}postgraphile.mjs`],
    sent: (url, question) =>
      isShared(question) ? graphql(url, { query: question.postgraphile.query, variables: question.variables }) : null,
    read: ({ postgraphile }, data) => postgraphile.read(data as never),
  },
  {
    name: 'Apollo + DataLoader',
    command: peer('apollo.mjs'),
    sent: (url, question) => (isShared(question) ? graphql(url, question) : null),
    read: same,
  },
  {
    name: JSON_AGG,
    command: peer('json-agg.mjs'),
    sent: (url, question) => (isShared(question) ? post(`${url}/${question.name}`, question.variables) : null),
    read: same,
  },
];

export interface Running {
  contender: Contender;
  url: string;
  pid: number;
  stop: () => Promise<void>;
}

/** Starts a contender in production and waits until it says where it listens. */
export async function start(contender: Contender, databaseUrl: string): Promise<Running> {
  const [program, ...args] = contender.command;
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: '0', DATABASE_URL: databaseUrl, ...contender.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { contender, url: await addressOf(contender.name, child), pid: child.pid ?? 0, stop };
}

async function addressOf(name: string, child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error(`${name} has no output`);
  let found: string | undefined;
  for await (const line of createInterface(child.stdout)) {
    found = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (found) break;
  }
  if (!found) throw new Error(`${name} ended before it listened`);
  // What it goes on to print must not fill the pipe.
  child.stdout.resume();
  return found;
}
