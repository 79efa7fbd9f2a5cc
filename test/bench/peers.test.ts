import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { load } from '../../bench/compare/load.ts';
import { sharesOf } from '../../bench/compare/profile.ts';
import { isShared, ownQuestions, QUESTIONS } from '../../bench/compare/questions.ts';
import { report } from '../../bench/compare/report.ts';
import { STATEMENTS } from '../../bench/peers/json-agg.sql.mjs';
import { openApp } from '../support/app.ts';
import { PROJECT } from '../support/files.ts';

const app = openApp();
const json = async (path: string) => JSON.parse(await readFile(join(PROJECT, path), 'utf8'));

describe('the benchmark', () => {
  it('keeps its peers out of the service, each with one exact version', async () => {
    const main = await json('package.json');
    const { dependencies } = await json('bench/peers/package.json');
    expect(Object.keys(dependencies)).toContain('postgraphile');
    for (const [name, version] of Object.entries(dependencies)) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect({ ...main.dependencies, ...main.devDependencies }).not.toHaveProperty('postgraphile');
    expect(await readFile(join(PROJECT, 'bench/peers/package-lock.json'), 'utf8')).not.toContain('"resolved"');
  });

  it('asks questions that the service answers, and has each of the shared ones by hand', async () => {
    const { data } = await app().query('{ provinces { slug } }');
    const own = ownQuestions(data.provinces.map(({ slug }: { slug: string }) => slug));
    expect(QUESTIONS.map(({ name }) => name)).toEqual(Object.keys(STATEMENTS));
    expect(own.length).toBeGreaterThan(5);
    for (const question of [...QUESTIONS, ...own]) {
      if ('path' in question) {
        expect((await app().http.inject({ url: question.path })).statusCode, question.name).toBe(200);
      } else {
        expect((await app().query(question.query, question.variables)).errors, question.name).toBeUndefined();
      }
    }
    expect(own.some(isShared)).toBe(false);
  });

  const [question] = QUESTIONS;
  if (!question) throw new Error('there is no question');
  const occasion = {
    ...{ date: '2026-01-31', size: 'small', tasks: 1, plans: 1, commit: 'abc', postgres: '15', peersNode: 'v24' },
    plan: { rounds: 1, sliceMs: 1, atOnce: 1 },
  };
  const figures = (perSecond: number, serverCpuMs: number) => ({
    ...{ perSecond, serverCpuMs, databaseCpuMs: 1, p50Ms: 1, p99Ms: 2, statements: 1, bytes: 10, residentMib: 100 },
  });

  it('prints a ratio and marks what is below its target', () => {
    const text = report(occasion, [
      {
        question,
        figures: new Map([
          ['service', figures(200, 1)],
          ['service, kept answers', figures(700, 0)],
          ['PostGraphile 5', figures(100, 3)],
        ]),
      },
    ]);
    expect(text).toContain('| service ÷ PostGraphile 5 | 2.00, 2.00 (≥ 1.3) |');
    expect(text).toContain('| service, kept answers ÷ PostGraphile 5 | 7.00, 4.00 (≥ 8) ✗ |');
    expect(text).toContain('| service ÷ json_agg by hand | – |');
  });

  it('sets what a question costs beside what it cost with less data', () => {
    const rows = (serverCpuMs: number) => [{ question, figures: new Map([['service', figures(1, serverCpuMs)]]) }];
    const text = report({ ...occasion, size: '80k' }, rows(5), { smaller: [{ size: 'small', rows: rows(3) }] });
    expect(text).toContain('## Growth from small to 80k');
    expect(text).toContain(`| Q1: ${question.title} | 4.00 | 10 | 6.00 | 10 | 1.50 |`);
    expect(report(occasion, rows(3))).not.toContain('Growth');
  });

  it('asks again and again over connections that stay, and tells what was refused', async () => {
    const big = 'x'.repeat(100_000);
    const server = createServer((request, response) => {
      if (request.url === '/bad') response.writeHead(500).end('no');
      else if (request.url === '/long') response.end(big);
      else response.write('in chunks', () => response.end(big));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const sent = (path: string) => ({ url: `http://127.0.0.1:${port}${path}`, method: 'POST' as const, body: '{}' });
    try {
      for (const path of ['/long', '/chunks']) {
        const { times } = await load(sent(path), { forMs: 50, atOnce: 3 });
        expect(times.length, path).toBeGreaterThanOrEqual(3);
      }
      await expect(load(sent('/bad'), { forMs: 50, atOnce: 1 })).rejects.toThrow(/not 200: HTTP\/1\.1 500/);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('tells whose code the service was in, in the span that counts', () => {
    const frame = (functionName: string, url = '') => ({ functionName, url, lineNumber: 0, columnNumber: 0 });
    const shares = sharesOf(
      {
        startTime: 1_000_000,
        nodes: [
          { id: 1, callFrame: frame('(root)'), children: [2, 5, 6] },
          { id: 2, callFrame: frame('execute', 'file:///a'), children: [3, 4] },
          { id: 3, callFrame: frame('emit', 'node:events') },
          { id: 4, callFrame: frame('writeBuffer') },
          { id: 5, callFrame: frame('(idle)') },
          { id: 6, callFrame: frame('(garbage collector)') },
        ],
        samples: [2, 3, 4, 5, 6, 2],
        timeDeltas: [1_000, 1_000, 1_000, 9_000, 1_000, 50_000],
      },
      { from: 1.5, to: 20 },
      ({ url }) => (url.startsWith('file:') ? 'a package' : null),
    );
    expect(Object.fromEntries(shares)).toEqual({
      'a package': 1 / 3,
      'writing to sockets': 1 / 3,
      'garbage collection': 1 / 3,
    });
  });
});
