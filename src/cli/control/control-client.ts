import { createConnection, type Socket } from 'node:net';
import { AppError, ERROR_CATALOGUE, type ErrorCode } from '../../base/errors.ts';
import type { JobInput, JobName, JobOutput, Run } from '../jobs.ts';
import { findSocket } from './control-path.ts';
import { type JobAnswer, onFrames, send } from './frames.ts';

/**
 * Looks for a service that has the data directory open.
 *
 * Returns: what does jobs through it; null when none runs, also when an ended one has left its socket behind.
 * Throws: DATA_DIR_UNUSABLE when the socket is another user's.
 */
export async function findService(dataDir: string): Promise<Run | null> {
  const path = await findSocket(dataDir).catch((error: NodeJS.ErrnoException) => {
    throw notOurs(error);
  });
  if (path === null) return null;
  const first = await connect(path);
  if (first === null) return null;
  first.destroy();
  return async <N extends JobName>(name: N, input: JobInput<N>, tell: (line: string) => void = () => {}) => {
    const socket = await connect(path);
    if (socket === null) throw ended();
    return ask<JobOutput<N>>(socket, name, input, tell);
  };
}

function ask<O>(socket: Socket, job: string, input: unknown, tell: (line: string) => void): Promise<O> {
  return new Promise<O>((resolve, reject) => {
    socket.on('error', () => {});
    socket.on('close', () => reject(ended()));
    onFrames<JobAnswer>(socket, (answer) => {
      if ('tell' in answer) tell(answer.tell);
      else if ('done' in answer) resolve(answer.done as O);
      else reject(errorOf(answer.failed));
    });
    send(socket, { job, input });
  });
}

function errorOf({ code, message }: { code: string; message: string }): AppError {
  return new AppError(code in ERROR_CATALOGUE ? (code as ErrorCode) : 'INTERNAL_SERVER_ERROR', message);
}

/** Returns null where nobody listens. */
function connect(path: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (['ENOENT', 'ECONNREFUSED', 'ENOTDIR'].includes(error.code ?? '')) resolve(null);
      else reject(notOurs(error));
    });
  });
}

function notOurs(error: NodeJS.ErrnoException): unknown {
  if (error.code !== 'EACCES' && error.code !== 'EPERM') return error;
  return new AppError(
    'DATA_DIR_UNUSABLE',
    'DATA_DIR belongs to another user, whose service may be using it. Run the command as that user.',
    {},
    { cause: error },
  );
}

function ended(): AppError {
  return new AppError(
    'SERVER_UNREACHABLE',
    'The service ended while it worked. Of the document in hand all or nothing is published: run the command again.',
  );
}
