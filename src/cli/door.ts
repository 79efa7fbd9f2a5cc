import { AppError, ERROR_CATALOGUE, type ErrorCode } from '../base/errors.ts';
import type { DoorAnswer } from './jobs.ts';
import type { Terminal } from './terminal.ts';
import { withDataset } from './with-dataset.ts';

/** Asks the HTTP door of a server. */
export type AskDoor = (path: string) => Promise<DoorAnswer>;

/**
 * Lets a command ask a running server at an address, or the dataset of the settings when there is none.
 *
 * Throws: SERVER_UNREACHABLE, and what `withDataset` throws.
 */
export async function throughDoor(
  terminal: Terminal,
  url: string | undefined,
  work: (ask: AskDoor) => Promise<void>,
): Promise<void> {
  if (url !== undefined) return work(remoteDoor(url));
  await withDataset(terminal, 'read', (run) => work((path) => run('ask', { path })));
}

function remoteDoor(url: string): AskDoor {
  const base = url.replace(/\/+$/, '');
  return async (path) => {
    const response = await fetch(`${base}${path}`).catch((cause: unknown) => {
      throw new AppError(
        'SERVER_UNREACHABLE',
        `No server answers at ${base}. Start it, or correct --url.`,
        {},
        { cause },
      );
    });
    return {
      status: response.status,
      // Not text(): that would take the byte order mark away.
      body: Buffer.from(await response.arrayBuffer()).toString('utf8'),
      cut: response.headers.get('x-rows-truncated') === 'true',
    };
  };
}

/** Reads the body of an answer. Throws: the error that the answer holds, with its code. */
export function textOfAnswer({ status, body }: DoorAnswer): string {
  if (status === 200) return body;
  let error: { message?: unknown; extensions?: { code?: unknown } } | undefined;
  try {
    error = (JSON.parse(body) as { errors?: (typeof error)[] }).errors?.[0];
  } catch {
    // A proxy's page, or a server of another kind: the status is all there is to say.
  }
  const code = String(error?.extensions?.code ?? '');
  if (error?.message && code in ERROR_CATALOGUE) throw new AppError(code as ErrorCode, String(error.message));
  throw new AppError(
    'SERVER_UNREACHABLE',
    `The server answers ${status} and not as Kế hoạch Graph does. Correct --url.`,
  );
}
