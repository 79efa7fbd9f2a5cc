import { type ChildProcess, spawn } from 'node:child_process';
import { AppError } from '../../base/errors.ts';
import { inProject } from '../../base/project.ts';
import { type Answerers, ProcessChannel } from './process-channel.ts';
import { VERSION_COMMAND } from './version-command.ts';
import type { OfService, OfVersion } from './version-questions.ts';

/** The heap of such a process beside what the engine itself takes: it ends at this bound, and the service does not. */
const HEAP_MB = 512;

/** A process that holds an older version. */
export interface VersionProcess {
  channel: ProcessChannel<OfVersion, OfService>;
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<void>;
  /** Ends it at once: it holds nothing that is not in a file. */
  kill(): void;
}

/**
 * Starts a process for an older version. It is one of its own since opening a version computes for seconds, which
 * would keep all other clients of the service waiting; and since the memory that this takes goes with it.
 */
export function startVersionProcess(answerers: Answerers<OfService>): VersionProcess {
  const words = [`--max-old-space-size=${HEAP_MB}`, '--v8-pool-size=1', inProject('src', 'kehoach.mjs')];
  const child = spawn(process.execPath, [...words, VERSION_COMMAND], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const channel = new ProcessChannel<OfVersion, OfService>(lineTo(child), answerers);
  const ended = new Promise<void>((resolve) => {
    const end = (how: unknown) => {
      channel.end(
        new AppError(
          'VERSION_UNAVAILABLE',
          'The process that answers from this version ended. Ask again after the seconds of Retry-After.',
          {},
          { cause: new Error(`the process of an older version ended: ${how}`) },
        ),
      );
      resolve();
    };
    child.once('error', end);
    child.once('exit', (code, signal) => end(signal ?? code));
  });
  return {
    channel,
    ended,
    kill: () => void child.kill('SIGKILL'),
  };
}

function lineTo(child: ChildProcess) {
  return {
    // What cannot be sent has no reader: the end of the process is heard of by itself.
    send: (message: unknown) => void (child.connected && child.send(message as object, () => {})),
    onMessage: (listener: (message: unknown) => void) => void child.on('message', listener),
  };
}
