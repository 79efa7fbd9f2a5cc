import { readdirSync, readFileSync } from 'node:fs';

/** Length of a tick in /proc, milliseconds. Source: proc(5); Linux has 100 a second on all its usual machines. */
const TICK_MS = 10;

interface Times {
  parent: number;
  ownMs: number;
  /** Of the children that have ended and were waited for. */
  endedMs: number;
}

/** Reads what a process has used of processors; null when it is gone or this is not Linux. */
function timesOf(pid: number): Times | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const at = (place: number) => Number(fields[place - 3]) * TICK_MS;
    return { parent: Number(fields[1]), ownMs: at(14) + at(15), endedMs: at(16) + at(17) };
  } catch {
    return null;
  }
}

/** Processor time of a process with all its threads, milliseconds. */
export function processCpuMs(pid: number): number {
  return timesOf(pid)?.ownMs ?? 0;
}

/** Memory that a process holds, MiB. */
export function residentMib(pid: number): number {
  const [, kib = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1024;
}

/**
 * Processor time of a whole database server: its connections, the helpers of parallel plans, and those that have ended.
 * Nothing is missed and nothing guessed; what the server does for itself is in it, so autovacuum is to be off.
 *
 * @param backend any process of the server. Returns: null when the server does not run on this machine.
 */
export function serverCpuMs(backend: number): (() => number) | null {
  const postmaster = timesOf(backend)?.parent;
  if (postmaster === undefined || !readFileSync(`/proc/${postmaster}/comm`, 'utf8').startsWith('postgres')) return null;
  return () => {
    const own = timesOf(postmaster);
    let sum = (own?.ownMs ?? 0) + (own?.endedMs ?? 0);
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const times = timesOf(Number(name));
      if (times?.parent === postmaster) sum += times.ownMs;
    }
    return sum;
  };
}
