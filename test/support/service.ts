import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import { buildParts } from './build.ts';
import { PROJECT } from './files.ts';

const DEADLINE_MS = 180_000;

/** A process of the service, started as its users start it. */
export interface Service {
  process: ChildProcess;
  out: () => string;
  err: () => string;
  /** Resolves with the match as soon as the process has printed it; rejects when it ends first or the time is over. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with the address when the service listens. */
  listening(): Promise<string>;
  /** Resolves when the process has ended. */
  ended(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  kill(signal: NodeJS.Signals): void;
}

interface StartOptions {
  /** Folder of the project to run; another one than this for a project with other files. */
  project?: string;
  args?: string[];
}

const running = new Set<ChildProcess>();

/** Starts the service with these settings and no others. */
export function startService(
  settings: Record<string, string>,
  { project = PROJECT, args = ['serve'] }: StartOptions = {},
): Service {
  const child = spawn(process.execPath, [join(project, 'src/kehoach.mjs'), ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, NO_COLOR: '1', LOG_LEVEL: 'silent', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text.out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    text.err += chunk;
  });
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  closed.then(
    () => running.delete(child),
    () => running.delete(child),
  );
  const printed = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${why} before ${pattern}:\n${text.out}${text.err}`));
      const timer = setTimeout(() => fail('the time was over'), DEADLINE_MS);
      const look = () => {
        const match = pattern.exec(text.out);
        if (!match) return;
        clearTimeout(timer);
        child.stdout.off('data', look);
        resolve(match);
      };
      child.stdout.on('data', look);
      closed.then(
        () => {
          look();
          clearTimeout(timer);
          fail('the process ended');
        },
        () => fail('the process could not be watched'),
      );
      look();
    });
  return {
    process: child,
    out: () => text.out,
    err: () => text.err,
    printed,
    listening: async () => {
      // The first query is printed last.
      const [, url] = await printed(/Pages {7}(http:\S+)\/\n[\s\S]*A first query:/);
      return url ?? '';
    },
    ended: async () => {
      const [code, signal] = await closed;
      return { code, signal };
    },
    kill: (signal) => void child.kill(signal),
  };
}

/** Asks a running service. */
export async function ask(url: string, query: string) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes, and a wrong path fails the test
  return (await response.json()) as { data: any; errors?: unknown };
}

/** Gives each test a folder of its own, and ends what it started. */
export function openFolder(): () => string {
  let folder = '';
  beforeAll(() => buildParts());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kehoach-service-'));
  });
  afterEach(async () => {
    await Promise.all(
      [...running].map(async (child) => {
        const end = once(child, 'close');
        child.kill('SIGKILL');
        await end;
      }),
    );
    await rm(folder, { recursive: true, force: true });
  });
  return () => folder;
}

/** Occupies a free port of the loopback address. */
export async function occupyPort(): Promise<{ port: number; release(): Promise<void> }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    port: address.port,
    release: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
