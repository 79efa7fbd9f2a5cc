import type { FastifyReply, FastifyRequest } from 'fastify';
import { sha256 } from '../../base/canonical.ts';

/** An answer that a client may keep and ask for again. */
export interface Representation {
  body: string;
  type: string;
  /** When the data behind it last changed; null when that is not known. */
  lastModified: Date | null;
}

/** Makes the tag of an answer from all that it depends on. Weak: compressed and plain forms share it. */
export function etagOf(content: string): string {
  return `W/"${sha256(content).slice(0, 32)}"`;
}

/** Sends a representation, or 304 without a body when the client has it already. */
export function sendConditionally(
  request: FastifyRequest,
  reply: FastifyReply,
  { body, type, lastModified }: Representation,
): FastifyReply {
  if (isFresh(request, reply, { etag: etagOf(body), lastModified })) return reply.code(304).send();
  return reply.type(type).send(body);
}

/**
 * Writes the validators of an answer into its head, and says whether the client has that answer already: then 304 is
 * to be sent. If-None-Match outranks If-Modified-Since.
 *
 * Source: RFC 9110, 8.8, 13.1, 13.2.2, 15.4.5.
 */
export function isFresh(
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, lastModified }: { etag: string; lastModified: Date | null },
): boolean {
  reply.header('etag', etag).header('cache-control', 'public, no-cache');
  if (lastModified) reply.header('last-modified', lastModified.toUTCString());
  // Said of plain answers and of 304 too: a cache must know that a compressed form exists.
  addVary(reply, 'accept-encoding');
  return isKnown(request, etag, lastModified);
}

function isKnown({ headers }: FastifyRequest, etag: string, lastModified: Date | null): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return namesTag(tags, etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  if (Number.isNaN(since) || lastModified === null) return false;
  return Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}

/** Says whether If-None-Match names a tag, weak and strong ones alike. Source: RFC 9110, 8.8.3.2 and 13.1.2. */
export function namesTag(ifNoneMatch: string, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}

/** Adds a request header to those on which the answer depends. */
export function addVary(reply: FastifyReply, name: string): void {
  const before = String(reply.getHeader('vary') ?? '');
  const names = before.split(/\s*,\s*/).filter(Boolean);
  if (!names.some((known) => known.toLowerCase() === name)) reply.header('vary', [...names, name].join(', '));
}
