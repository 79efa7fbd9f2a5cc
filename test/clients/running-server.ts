import type { AddressInfo } from 'node:net';
import { beforeAll } from 'vitest';
import { openApp, type TestApp } from '../support/app.ts';

/** Opens the service on a port of its own, as clients outside this process meet it. */
export function openServer(): { app: () => TestApp; url: () => string } {
  const app = openApp();
  let url = '';
  beforeAll(async () => {
    await app().http.listen({ port: 0, host: '127.0.0.1' });
    url = `http://127.0.0.1:${(app().http.server.address() as AddressInfo).port}/graphql`;
  });
  return { app, url: () => url };
}
