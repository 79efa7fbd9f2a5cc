import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Gives the base of absolute links, without a slash at the end. */
export type BaseUrl = () => string;

/**
 * Makes the base of absolute links: PUBLIC_URL, else the listening address. Never the Host header, which a client
 * writes as it likes and caches pass on.
 */
export function baseUrlOf(app: FastifyInstance, publicUrl: string | null): BaseUrl {
  return () => {
    if (publicUrl !== null) return publicUrl;
    const address = app.server.address() as AddressInfo | null;
    if (address === null) return 'http://127.0.0.1';
    const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
    return `http://${host}:${address.port}`;
  };
}
