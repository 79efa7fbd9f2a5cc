import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { AppError, ERROR_CATALOGUE, type ErrorCode } from '../base/errors.ts';
import { inProject } from '../base/project.ts';

/**
 * Lets `kehoach seed` apply the seeds in a process of its own: reading all of them takes some 60 MiB, which a process
 * that then serves for months would keep.
 *
 * Throws: what that command was refused for, with its code.
 */
export async function seedElsewhere(say: (line: string) => void): Promise<void> {
  const child = spawn(process.execPath, [inProject('src', 'kehoach.mjs'), 'seed'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const [out, err, [status, signal]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  if (status === 0) {
    for (const line of out.trimEnd().split('\n')) say(line);
    return;
  }
  const [, message, code = ''] = /^kehoach: (.*) \[(\w+)\]$/m.exec(err) ?? [];
  if (message && code in ERROR_CATALOGUE) throw new AppError(code as ErrorCode, message);
  throw new Error(`applying the seeds ended with ${signal ?? status}: ${err.slice(0, 500)}`);
}
