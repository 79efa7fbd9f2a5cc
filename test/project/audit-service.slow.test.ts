import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROJECT } from '../support/files.ts';

/** What an advisory service answers for a package: the form of `POST /-/npm/v1/security/advisories/bulk`. */
const advisory = (severity: string, versions: string) => ({
  id: 1_100_001,
  url: 'https://github.com/advisories/GHSA-0000-0000-0000',
  title: 'It can be made to loop',
  severity,
  vulnerable_versions: versions,
  cwe: ['CWE-835'],
  cvss: { score: 7.5, vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' },
});

let cache: string;
let server: Server | undefined;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'kehoach-npm-'));
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await rm(cache, { recursive: true, force: true });
});

/** Runs the audit of this project against a service that gives these advisories, or the status with which it refuses. */
async function audit(answer: Record<string, object[]> | number) {
  const asked: Record<string, string[]>[] = [];
  const answerTo: RequestListener = async (request, response) => {
    if (request.method !== 'POST') return response.writeHead(404).end('{}');
    const body = await buffer(request);
    const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
    if (request.url === '/-/npm/v1/security/advisories/bulk') asked.push(JSON.parse(text.toString('utf8')));
    response.setHeader('content-type', 'application/json');
    return typeof answer === 'number' ? response.writeHead(answer).end('{}') : response.end(JSON.stringify(answer));
  };
  server = createServer(answerTo).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const environment = {
    ...process.env,
    npm_config_registry: registry,
    npm_config_cache: cache,
    npm_config_fetch_retries: '0',
  };
  const result = await new Promise<{ status: number; said: string }>((resolve) => {
    execFile(
      'npm',
      ['run', '--silent', 'audit:dependencies'],
      { cwd: PROJECT, env: environment, timeout: 60_000 },
      (error, stdout) => resolve({ status: error ? Number(error.code) : 0, said: stdout }),
    );
  });
  server.closeAllConnections();
  server.close();
  return { ...result, asked };
}

it('names what an advisory service knows of the packages that are bundled, and fails for what is grave', async () => {
  const { status, said, asked } = await audit({ graphql: [advisory('high', '<=16.99.0')] });
  // The whole tree was asked for, what is bundled too.
  expect(Object.keys(asked[0] ?? {})).toEqual(expect.arrayContaining(['graphql', 'fastify', 'postgres']));
  expect(said).toContain('high: graphql <=16.99.0\n  It can be made to loop https://github.com/advisories/');
  expect(said).toMatch(
    /^Audit of \d{3,} packages: 1 of high or critical severity, 0 others; [1-9]\d* depend on them\.$/m,
  );
  expect(status).toBe(1);
}, 90_000);

it('passes when the service knows nothing, and says how many packages it was asked for', async () => {
  const { status, said } = await audit({});
  expect(said).toMatch(/^Audit of \d{3,} packages: 0 of high or critical severity, 0 others; 0 depend on them\.$/m);
  expect(status).toBe(0);
}, 90_000);

it('says that it was skipped when the service refuses', async () => {
  const { status, said } = await audit(405);
  expect(said).toMatch(/^Audit SKIPPED: the advisory service gave no report \(/);
  expect(status).toBe(0);
}, 90_000);
