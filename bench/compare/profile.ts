import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Contender, start } from './contenders.ts';
import { load } from './load.ts';
import type { Question } from './questions.ts';

/** Before it, much runs that is compiled later. */
const WARM_MS = 3_000;
const PROFILED_MS = 4_000;

interface Frame {
  functionName: string;
  url: string;
  lineNumber: number;
  columnNumber: number;
}

/** A profile as `node --cpu-prof` writes it; times in microseconds. */
export interface CpuProfile {
  startTime: number;
  nodes: { id: number; callFrame: Frame; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

/** Shares of the busy time, the largest first. */
export type Shares = Map<string, number>;

/** Asks a service of its own one question for some seconds, and tells which packages it spent them in. */
export async function profile(contender: Contender, databaseUrl: string, question: Question): Promise<Shares> {
  const folder = await mkdtemp(join(tmpdir(), 'kehoach-profile-'));
  try {
    const [program, ...args] = contender.command;
    const begun = performance.now();
    const own: Contender = { ...contender, command: [program, '--cpu-prof', '--cpu-prof-dir', folder, ...args] };
    const running = await start(own, databaseUrl);
    const sent = contender.sent(running.url, question);
    if (!sent) throw new Error(`${contender.name} cannot be asked ${question.name}`);
    let span = { from: 0, to: 0 };
    try {
      await load(sent, { forMs: WARM_MS, atOnce: 4 });
      const from = performance.now() - begun;
      await load(sent, { forMs: PROFILED_MS, atOnce: 4 });
      span = { from, to: performance.now() - begun };
    } finally {
      await running.stop();
    }
    // Threads have profiles of their own; the one that answers has the largest.
    const [file] = readdirSync(folder)
      .map((name) => join(folder, name))
      .sort((a, b) => statSync(b).size - statSync(a).size);
    if (file === undefined) throw new Error('no profile was written');
    return sharesOf(JSON.parse(readFileSync(file, 'utf8')), span, originReader());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Adds up the samples of a span (milliseconds after the start). What Node itself does counts for who called it, and
 * writing to sockets apart.
 */
export function sharesOf(
  { nodes, samples, timeDeltas, startTime }: CpuProfile,
  span: { from: number; to: number },
  originOf: (frame: Frame) => string | null,
): Shares {
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const owner = (leaf: number): string => {
    for (let id: number | undefined = leaf; id !== undefined; id = parents.get(id)) {
      const frame = byId.get(id);
      const origin = frame && originOf(frame);
      if (origin) return origin;
    }
    return 'Node.js';
  };
  const sums = new Map<string, number>();
  let busy = 0;
  let at = startTime;
  samples.forEach((id, i) => {
    const took = timeDeltas[i] ?? 0;
    at += took;
    const ms = (at - startTime) / 1000;
    const name = byId.get(id)?.functionName ?? '';
    if (name === '(idle)' || ms < span.from || ms > span.to) return;
    busy += took;
    const owned = /^write(v|Buffer|Utf8String|Latin1String)$/.test(name)
      ? 'writing to sockets'
      : name === '(garbage collector)'
        ? 'garbage collection'
        : owner(id);
    sums.set(owned, (sums.get(owned) ?? 0) + took);
  });
  return new Map([...sums].map(([name, sum]) => [name, sum / busy] as const).sort(([, a], [, b]) => b - a));
}

/** Makes what tells the package or the room of a place in the bundle; null for Node itself. */
function originReader(): (frame: Frame) => string | null {
  const maps = new Map<string, SourceMap | null>();
  return ({ url, lineNumber, columnNumber }) => {
    if (!url.startsWith('file:')) return null;
    const path = fileURLToPath(url);
    const known = maps.get(path);
    const map =
      known !== undefined
        ? known
        : existsSync(`${path}.map`)
          ? new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')))
          : null;
    maps.set(path, map);
    const entry = map?.findEntry(lineNumber, columnNumber);
    const source = entry && 'originalSource' in entry ? entry.originalSource : path;
    const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
    const [, room] = /src\/([^/]+)/.exec(source) ?? [];
    return name ?? (room && `src/${room}`) ?? 'the rest';
  };
}
