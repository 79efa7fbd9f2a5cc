import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { AppError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import { JOBS, type JobName, type Workplace } from '../jobs.ts';
import { makePlace } from './control-path.ts';
import { type JobAnswer, type JobRequest, onFrames, send } from './frames.ts';

export interface ControlOptions {
  dataDir: string;
  workplace: Omit<Workplace, 'signal' | 'tell'>;
  log: Log;
}

/**
 * Opens the local control socket of a running service: commands of the same user on the same machine do their work
 * through it, since an embedded database serves one process. It is no door of the API: nothing of it is on the network.
 * The lock of the data directory must be held.
 *
 * Returns: a function that takes no further job, lets those in hand end and closes the socket.
 */
export async function openControl({ dataDir, workplace, log }: ControlOptions): Promise<() => Promise<void>> {
  const { path, remove } = await makePlace(dataDir);
  const waiting = new Set<Socket>();
  const working = new Set<Promise<void>>();
  const server = createServer((socket) => {
    waiting.add(socket);
    // A command that is gone is no fault of the service: its job is aborted when the socket closes.
    socket.on('error', (error) => log.debug({ err: error }, 'control socket'));
    socket.on('close', () => waiting.delete(socket));
    onFrames<JobRequest>(socket, (request) => {
      if (!waiting.delete(socket)) return;
      const work = answer(socket, request, workplace, log).finally(() => working.delete(work));
      working.add(work);
    });
  });
  // The folder lets nobody else in; the mask keeps the socket itself shut from its first moment on.
  const mask = process.umask(0o177);
  try {
    server.listen(path);
  } finally {
    process.umask(mask);
  }
  await once(server, 'listening');
  return async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of waiting) socket.destroy();
    await Promise.all(working);
    await closed;
    await remove();
  };
}

async function answer(
  socket: Socket,
  { job, input }: JobRequest,
  workplace: ControlOptions['workplace'],
  log: Log,
): Promise<void> {
  const gone = new AbortController();
  socket.on('close', () => gone.abort());
  const place: Workplace = { ...workplace, signal: gone.signal, tell: (line) => send(socket, { tell: line }) };
  const outcome = await outcomeOf(job, input, place, log);
  send(socket, outcome);
  await new Promise<void>((resolve) => (socket.destroyed ? resolve() : socket.end(resolve)));
}

async function outcomeOf(job: string, input: unknown, place: Workplace, log: Log): Promise<JobAnswer> {
  try {
    if (!Object.hasOwn(JOBS, job))
      throw new AppError('BAD_USER_INPUT', `The service that runs knows no "${job}". Restart it with this release.`);
    const work = JOBS[job as JobName] as (place: Workplace, input: unknown) => Promise<unknown>;
    return { done: await work(place, input) };
  } catch (error) {
    if (error instanceof AppError) return { failed: { code: error.code, message: error.message } };
    const id = randomUUID();
    log.error({ err: error, errorId: id, job }, 'a job of a command failed');
    return {
      failed: {
        code: 'INTERNAL_SERVER_ERROR',
        message: `The service failed at it; its log says why under ${id}. Nothing was published.`,
      },
    };
  }
}
