import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stateOfBuild } from '../../../src/build/parts.mjs';
import {
  PLAYGROUND_CSP,
  type PlaygroundOperation,
  registerPlayground,
} from '../../../src/web/playground/playground.ts';
import { buildParts } from '../../support/build.ts';

const OPERATION: PlaygroundOperation = {
  name: 'Provinces',
  group: 'ministry',
  titleVi: 'Các tỉnh',
  titleEn: 'The provinces',
  document: 'query Provinces { provinces { name } }',
  variables: {},
};
const LINK = { href: '/feeds', labelVi: 'Nguồn tin', labelEn: 'Feeds' };
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('the playground', () => {
  let base: string;
  let assetsDir: string;
  let app: FastifyInstance;

  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'playground-'));
    await buildParts('page');
    assetsDir = stateOfBuild().page.folder;
    app = Fastify();
    await registerPlayground(app, {
      assetsDir,
      operations: [OPERATION],
      links: [LINK],
    });
  });

  afterAll(async () => {
    await app?.close();
    await rm(base, { recursive: true, force: true });
  });

  test('refuses to register without a built page', async () => {
    const registered = registerPlayground(Fastify(), { assetsDir: base, operations: [], links: [] });
    await expect(registered).rejects.toThrow('ENOENT');
  });

  test('answers a browser with the page under a policy that allows no foreign origin and no inline script', async () => {
    const response = await app.inject({ url: '/playground', headers: { accept: BROWSER } });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['cache-control']).toBe('no-cache');
    expect(response.headers['content-security-policy']).toBe(PLAYGROUND_CSP);
    expect(PLAYGROUND_CSP).toContain("script-src 'self';");
    expect(response.body).not.toMatch(/https?:\/\/|<style|<script(?![^>]*\bsrc=)/);
  });

  test('lists the operations and only the links it was given', async () => {
    const response = await app.inject('/playground.json');
    expect(response.json()).toEqual({ graphqlPath: '/graphql', operations: [OPERATION], links: [LINK] });
  });

  test('serves every asset the page names, for a year, and compressed where the client takes it', async () => {
    const names = (await readFile(join(assetsDir, 'index.html'), 'utf8')).match(/playground-assets\/[\w.-]+/g) ?? [];
    expect(names.length).toBeGreaterThanOrEqual(3);
    for (const name of names) {
      const response = await app.inject({ url: `/${name}`, headers: { 'accept-encoding': 'gzip' } });
      expect(response.statusCode).toBe(200);
      expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(response.headers['content-encoding']).toBe('gzip');
    }
    expect((await app.inject('/playground-assets/gone.js')).statusCode).toBe(404);
    expect((await app.inject('/playground-assets/../sources.sha256')).statusCode).toBe(404);
  });
});
