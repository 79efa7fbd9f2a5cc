import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import send from '@fastify/send';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { AppError } from '../../base/errors.ts';
import { citationOf } from '../../export/dataset-state.ts';
import { ExportStore, type ExportStoreOptions, fileNamed } from '../../export/export-store.ts';
import { readVersion } from '../../records/versions.ts';

/** A request for files that are being made is held so long; then its client is told to come again. */
const PATIENCE_MS = 10_000;

/** The word in an address that leads to the version that stands. */
const LATEST = 'latest';

interface Options extends ExportStoreOptions {
  /** Milliseconds; absent: ten seconds. */
  patienceMs?: number | undefined;
}

/** What the list of a version's files says of one. */
interface FileEntry {
  name: string;
  bytes: number;
  sha256: string | null;
  url: string;
}

const TYPES: Readonly<Record<string, string>> = {
  sqlite: 'application/vnd.sqlite3',
  zip: 'application/zip',
  parquet: 'application/vnd.apache.parquet',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  cff: 'text/yaml; charset=utf-8',
};

/**
 * Serves the files of each version that is kept: `/data/<version>/<file>`, their list at `/data/<version>`. In the
 * place of the number `latest` leads to the version that stands, whose files are made when they are first asked for.
 */
export function registerData(app: FastifyInstance, { patienceMs = PATIENCE_MS, ...options }: Options): void {
  const store = new ExportStore(options);
  // The bytes are those of the checksums, so nothing is compressed on the way.
  const route = { compress: false, config: { answerMs: patienceMs + PATIENCE_MS } } as const;

  app.get<{ Params: { version: string } }>('/data/:version', route, async (request, reply) => {
    const { version } = request.params;
    if (version === LATEST) return toLatest(reply, `/data/${(await store.state()).version}`);
    const folder = await folderOf(store, version, patienceMs);
    const state = await store.state();
    const files = await entriesOf(folder, await store.files(folder), `${options.address() ?? ''}/data/${version}`);
    return reply.header('cache-control', 'no-cache').send({
      version: Number(version),
      ...(Number(version) === state.version && {
        publishedAt: state.publishedAt,
        contentHash: state.contentHash,
        citation: citationOf(state),
      }),
      license: 'CC-BY-4.0',
      files,
    });
  });

  app.get<{ Params: { version: string; file: string } }>('/data/:version/:file', route, async (request, reply) => {
    const { version, file } = request.params;
    if (version === LATEST) {
      const now = (await store.state()).version;
      const folder = await folderOf(store, String(now), patienceMs);
      return toLatest(reply, `/data/${now}/${encodeURIComponent(fileNamed(file, now, await store.files(folder)))}`);
    }
    const folder = await folderOf(store, version, patienceMs);
    const name = fileNamed(file, version, await store.files(folder));
    // Ranges and conditions are answered by the library: DuckDB reads the parts of a Parquet file that it needs.
    const { statusCode, headers, stream } = await send(request.raw, encodeURIComponent(name), {
      root: folder,
      immutable: true,
      maxAge: '365d',
    });
    const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain; charset=utf-8';
    return reply.code(statusCode).headers(headers).header('content-type', type).send(stream);
  });
}

/** The address of today; tomorrow it may lead elsewhere. */
function toLatest(reply: FastifyReply, path: string): FastifyReply {
  return reply.header('cache-control', 'no-cache').redirect(path, 302);
}

/** Throws: UNKNOWN_VERSION, VERSION_NOT_KEPT, FILES_BEING_MADE. */
async function folderOf(store: ExportStore, version: string, patienceMs: number): Promise<string> {
  const number = readVersion(version, (await store.state()).version);
  const folder = await store.folderOf(number, patienceMs);
  if (folder !== null) return folder;
  throw new AppError(
    'FILES_BEING_MADE',
    `The files of version ${version} are being made. Ask again after the seconds of Retry-After.`,
  );
}

async function entriesOf(folder: string, names: readonly string[], base: string): Promise<FileEntry[]> {
  const sums = new Map(
    (await readFile(join(folder, 'SHA256SUMS'), 'utf8'))
      .split('\n')
      .map((line): [string, string] => [line.slice(66), line.slice(0, 64)]),
  );
  return Promise.all(
    [...names].sort().map(async (name) => ({
      name,
      bytes: (await stat(join(folder, name))).size,
      sha256: sums.get(name) ?? null,
      url: `${base}/${name}`,
    })),
  );
}
