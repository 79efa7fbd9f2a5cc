import { AppError, ERROR_CATALOGUE, type ErrorCode } from '../base/errors.ts';
import type { Config } from '../config.ts';

/** What the HTTP door of a server answers. */
export interface DoorAnswer {
  status: number;
  body: string;
  /** True when a table is cut. */
  cut: boolean;
}

/** The HTTP door of a server: this one in process, or a running one elsewhere. */
export interface Door {
  get(path: string): Promise<DoorAnswer>;
  close(): Promise<void>;
}

/** Opens the door of a running server. Throws: BAD_SETTING when the address is none. */
export function remoteDoor(url: string): Door {
  if (!/^https?:\/\/\S+$/.test(url))
    throw new AppError('BAD_SETTING', `"${url}" is no address of a server. Give one such as http://127.0.0.1:4000.`);
  const base = url.replace(/\/+$/, '');
  return {
    get: async (path) => {
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
    },
    close: async () => {},
  };
}

/**
 * Opens the door of a service over the database of the settings, which listens to nothing. The embedded database is
 * brought up to this release as a start would; a PostgreSQL, which others may use, is only read.
 *
 * Throws: DATABASE_*, DATA_DIR_*, NOT_READY.
 */
export async function localDoor(config: Config): Promise<Door> {
  // Loaded here, so that `--help` and `--url` need not wait for the whole service.
  const { openService } = await import('./open-service.ts');
  const service = await openService(config);
  return {
    get: async (path) => {
      const response = await service.app.http.inject(path);
      return {
        status: response.statusCode,
        body: response.body,
        cut: response.headers['x-rows-truncated'] === 'true',
      };
    },
    close: service.close,
  };
}

/** Reads the body of an answer. Throws: the error that the answer holds, with its code. */
export function bodyOf({ status, body }: DoorAnswer): string {
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
