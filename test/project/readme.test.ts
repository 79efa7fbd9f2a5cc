import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE } from '../../src/base/errors.ts';
import { SETTINGS } from '../../src/config.ts';
import { openApp } from '../support/app.ts';
import { PROJECT } from '../support/files.ts';

const app = openApp();
let readme: string;
beforeAll(async () => {
  readme = await readFile(join(PROJECT, 'README.md'), 'utf8');
});

/** The cells of the rows of the table below a heading, without its two first lines. */
function tableOf(heading: string): string[][] {
  const section = readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const plain = (cell: string | undefined) => (cell ?? '').replaceAll('`', '');

describe('the README', () => {
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

  it('shows the answer of the plans side by side: five provinces, Quảng Ngãi with 13 tasks', async () => {
    const [, query = ''] = /```graphql\n([\s\S]*?)\n```/.exec(readme) ?? [];
    const { data } = await app().query(query);
    expect(data.provinces).toHaveLength(5);
    expect(data.provinces[2].name).toBe('Quảng Ngãi');
    expect(data.provinces[2].plans.nodes[0]).toMatchObject({ number: '93/KH-UBND', tasks: { totalCount: 13 } });
  });

  it('lists every setting with its fallback and meaning, and no other', () => {
    const listed = tableOf('Settings').map(([name, fallback, meaning]) => [plain(name), plain(fallback), meaning]);
    const known = Object.entries(SETTINGS).map(([name, setting]) => [
      name,
      setting.fallback === '' ? '*(empty)*' : setting.fallback,
      setting.meaning,
    ]);
    expect(known.length).toBeGreaterThan(5);
    expect(listed).toEqual(known);
  });

  it('lists every error with its status, meaning and remedy, and no other', () => {
    const listed = tableOf('Errors').map(([code, ...rest]) => [plain(code), ...rest]);
    const known = Object.entries(ERROR_CATALOGUE).map(([code, entry]) => [
      code,
      String(entry.status),
      entry.meaning,
      entry.remedy,
    ]);
    expect(known.length).toBeGreaterThan(20);
    expect(listed).toEqual(known);
  });

  it('names only npm scripts that exist, and all that a developer needs', async () => {
    const { scripts, engines } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8'));
    const named = [...readme.matchAll(/npm (?:run )?(?:-s )?([\w:]+)/g)]
      .map((match) => match[1])
      .filter((name) => name !== 'ci');
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
    expect(named).toEqual(expect.arrayContaining(['start', 'test', 'check', 'format', 'schema:emit', 'db:generate']));
    expect(readme).toContain(`Node ${engines.node.replace('>=', '')} or newer`);
  });

  it('names only files and folders that exist', async () => {
    const links = [...readme.matchAll(/\]\((?!http)([^)#]+)\)/g)].map((match) => match[1] ?? '');
    const paths = [...readme.matchAll(/`((?:src|test|seeds|drizzle|schema|\.ci)\/[\w./-]*)`/g)].map(
      (match) => match[1] ?? '',
    );
    expect(links.length).toBeGreaterThan(2);
    expect(paths.length).toBeGreaterThan(15);
    for (const path of [...links, ...paths]) await expect(access(join(PROJECT, path)), path).resolves.toBeUndefined();
  });

  it('begins with the two commands', () => {
    expect(readme).toContain('```sh\nnpm ci\nnpm start\n```');
  });
});
