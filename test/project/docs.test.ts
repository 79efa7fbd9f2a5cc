import { access, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE } from '../../src/base/errors.ts';
import { createCli } from '../../src/cli/cli.ts';
import { SETTINGS } from '../../src/config.ts';
import type { SourceContent } from '../../src/documents/document.record.ts';
import { all } from '../seeds/seed-content.ts';
import { openApp } from '../support/app.ts';
import { coverageSentence } from '../support/coverage-sentence.ts';
import { PROJECT } from '../support/files.ts';

const app = openApp();
const DOCS = ['architecture', 'contributing', 'curating', 'node-kit', 'reference', 'running'] as const;
const pages = new Map<string, string>();
let readme: string;
beforeAll(async () => {
  for (const path of ['README.md', 'CHANGELOG.md', ...DOCS.map((name) => `docs/${name}.md`)]) {
    pages.set(path, await readFile(join(PROJECT, path), 'utf8'));
  }
  readme = pages.get('README.md') ?? '';
});

/** The cells of the rows of the table below a heading of a page, without its two first lines. */
function tableOf(path: string, heading: string): string[][] {
  const page = pages.get(path) ?? '';
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The headings of a page as links name them. */
function headings(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const plain = (cell: string | undefined) => (cell ?? '').replaceAll('`', '');

describe('the README and the docs', () => {
  it('lead a newcomer through one page of at most 200 lines', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(201);
  });

  it('shows queries with the answers that they really have', async () => {
    const shown = [...readme.matchAll(/```graphql\n([\s\S]*?)\n```\n\n```json\n([\s\S]*?)\n```/g)];
    expect(shown.length).toBeGreaterThanOrEqual(2);
    expect(readme.match(/```graphql/g)).toHaveLength(shown.length);
    for (const [, query, answer] of shown) {
      const { data, errors } = await app().query(query ?? '');
      expect(errors).toBeUndefined();
      expect({ data }).toEqual(JSON.parse(answer ?? ''));
    }
  });

  it('say what the data holds in figures that are counted from the seeds', () => {
    expect(readme).toContain(coverageSentence());
    const incomplete = all<SourceContent>('source-page').flatMap(({ documents }) => documents);
    expect(readme.includes('No plan is `FULL` yet.')).toBe(
      !incomplete.some(({ completeness }) => completeness === 'FULL'),
    );
  });

  it('shows the answer of the plans side by side: five provinces, Quảng Ngãi with 13 tasks', async () => {
    const [, query = ''] = /```graphql\n([\s\S]*?)\n```/.exec(readme) ?? [];
    const { data } = await app().query(query);
    expect(data.provinces).toHaveLength(5);
    expect(data.provinces[2].name).toBe('Quảng Ngãi');
    expect(data.provinces[2].plans.nodes[0]).toMatchObject({ number: '93/KH-UBND', tasks: { totalCount: 13 } });
  });

  it('lists every setting with its fallback and meaning, and no other', () => {
    const listed = tableOf('docs/running.md', 'Settings').map(([name, fallback, meaning]) => [
      plain(name),
      plain(fallback),
      meaning,
    ]);
    const known = Object.entries(SETTINGS).map(([name, setting]) => [
      name,
      setting.fallback === '' ? '*(empty)*' : setting.fallback,
      setting.meaning,
    ]);
    expect(known.length).toBeGreaterThan(5);
    expect(listed).toEqual(known);
  });

  it('lists every error with its status, meaning and remedy, and no other', () => {
    const listed = tableOf('docs/reference.md', 'Errors').map(([code, ...rest]) => [plain(code), ...rest]);
    const known = Object.entries(ERROR_CATALOGUE).map(([code, entry]) => [
      code,
      String(entry.status),
      entry.meaning,
      entry.remedy,
    ]);
    expect(known.length).toBeGreaterThan(20);
    expect(listed).toEqual(known);
  });

  it('name only npm scripts that exist, and all that a developer needs', async () => {
    const { scripts, engines } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8'));
    const named = [...pages.values()].flatMap((page) =>
      [...page.matchAll(/`?npm (?:run )?(?:-s )?([\w:]+)/g)].flatMap((match) => match[1] ?? []),
    );
    // `ci` and `prune` are npm's own commands.
    const known = [...Object.keys(scripts), 'ci', 'prune'];
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
    expect(named).toEqual(expect.arrayContaining(['start', 'test', 'check', 'format', 'schema:emit', 'db:generate']));
    expect(readme).toContain(`Node ${engines.node.replace('>=', '')} or newer`);
  });

  it('name only files, folders and headings that exist', async () => {
    const wrong: string[] = [];
    let looked = 0;
    for (const [path, page] of pages) {
      const links = [...page.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
      for (const [whole, file = '', heading] of links) {
        const target = file === '' ? path : normalize(join(dirname(path), file));
        const text = await readFile(join(PROJECT, target), 'utf8').catch(() => null);
        if (text === null || (heading && !headings(text).includes(heading))) wrong.push(`${path}: ${whole}`);
        looked += 1;
      }
      for (const [, named = ''] of page.matchAll(/`((?:src|test|seeds|drizzle|schema|docs|bench|\.ci)\/[\w./-]*)`/g)) {
        await access(join(PROJECT, named)).catch(() => wrong.push(`${path}: ${named}`));
        looked += 1;
      }
    }
    expect(looked).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
  });

  it('name the tests of all that was false once', () => {
    const rows = tableOf('docs/contributing.md', 'What must stay true');
    expect(rows.length).toBeGreaterThanOrEqual(16);
    for (const [what = '', tests = ''] of rows)
      expect(tests, what).toMatch(/^\[[^\]]+\]\(\.\.\/test\/[^)]+\.test\.ts\)/);
  });

  it('show addresses that answer', async () => {
    const shown = [...pages.values()].flatMap((page) =>
      [...page.matchAll(/curl [^\n']*'http:\/\/127\.0\.0\.1:4000(\/[^']*)'/g)].flatMap((match) => match[1] ?? []),
    );
    expect(shown.length).toBeGreaterThan(4);
    for (const url of shown) expect((await app().http.inject({ url })).statusCode, url).toBe(200);
  });

  it('show commands that the command line has', async () => {
    const commands = new Map(createCli().commands.map((command) => [command.name(), command]));
    const shown = [...pages.values()].flatMap((page) =>
      [...page.matchAll(/(?:`|^)(?:npm run )?kehoach (?:-- )?([a-z]+)(?: ([a-z]+))?(?=[ `\n])/gm)].map((match) => [
        match[1],
        match[2],
      ]),
    );
    expect(shown.length).toBeGreaterThan(15);
    for (const [name = '', sub = ''] of shown) {
      const command = commands.get(name);
      expect(command, `kehoach ${name}`).toBeDefined();
      const subs = command?.commands.map((each) => each.name()) ?? [];
      if (subs.length > 0 && sub !== '') expect(subs, `kehoach ${name} ${sub}`).toContain(sub);
    }
  });

  it('record the version that the release bears, the latest first', async () => {
    const { version } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8'));
    const releases = [
      ...(pages.get('CHANGELOG.md') ?? '').matchAll(/^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$/gm),
    ];
    expect(releases.map(([, release]) => release)).toContain('0.1.0');
    expect(releases[0]?.[1]).toBe(version);
    expect(releases.map(([, , day = '']) => day)).toEqual(
      releases
        .map(([, , day = '']) => day)
        .toSorted()
        .reverse(),
    );
  });

  it('begins with the two commands', () => {
    expect(readme).toContain('```sh\nnpm ci\nnpm start\n```');
  });
});
