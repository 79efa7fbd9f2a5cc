import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PROJECT } from '../support/files.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A publisher on this machine that answers as a test wants it to, and remembers what it was asked. */
export interface Publisher {
  url: string;
  /** What stands at each path; without one it answers 404. */
  pages: Map<string, Handler>;
  asked: string[];
  close(): Promise<void>;
}

/** Opens a publisher on a free port. */
export async function openPublisher(): Promise<Publisher> {
  const pages = new Map<string, Handler>();
  const asked: string[] = [];
  const answer: RequestListener = (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const page = pages.get(request.url ?? '');
    if (page) page(request, response);
    else response.writeHead(404).end('not here');
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with a body, and 304 to whoever has it already. */
export function page(
  body: string | Uint8Array,
  type: string,
  etag = `"${createHash('sha256').update(body).digest('hex')}"`,
): Handler {
  return (request, response) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { 'content-type': type, etag }).end(body);
  };
}

/** Answers with a status and nothing else. */
export const status =
  (code: number, headers: Record<string, string> = {}): Handler =>
  (_request, response) =>
    void response.writeHead(code, headers).end();

export interface Entry {
  id: string;
  path: string;
  updated?: string;
}

/** Writes an Atom feed; what else stands in it (tombstones, `fh:complete`) is given as it is. */
export function atom(entries: readonly Entry[], more = ''): Handler {
  const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:feed</id><title>Sở Lao động</title><updated>2026-11-01T00:00:00Z</updated>${more}
${entries
  .map(
    ({ id, path, updated = '2026-10-01T00:00:00Z' }) =>
      `<entry><id>${id}</id><title>Kế hoạch</title><link href="${path}"/><updated>${updated}</updated></entry>`,
  )
  .join('\n')}</feed>`;
  return page(body, 'application/atom+xml');
}

export const tombstone = (id: string) =>
  `<t:deleted-entry xmlns:t="http://purl.org/atompub/tombstones/1.0" ref="${id}" when="2026-11-02T00:00:00Z"/>`;
export const COMPLETE = '<h:complete xmlns:h="http://purl.org/syndication/history/1.0"/>';

/** A document of the reader's fixtures, as a page would carry it. */
export async function fixture(name: string): Promise<Handler> {
  return page(await readFile(join(PROJECT, 'test/reader/fixtures', name)), 'text/plain; charset=utf-8', `"${name}"`);
}
