import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'rolldown/utils';
import { expect, it } from 'vitest';
import { PROJECT } from '../support/files.ts';

/** What is loaded as soon as a file is: what it imports, types aside, and what that imports. */
function loadedWith(file: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(file)) return loaded;
  loaded.add(file);
  for (const statement of parseSync(file, readFileSync(PROJECT + file, 'utf8')).program.body) {
    if (statement.type !== 'ImportDeclaration' && statement.type !== 'ExportNamedDeclaration') continue;
    const [kind, names] =
      statement.type === 'ImportDeclaration'
        ? [statement.importKind, statement.specifiers.map((one) => 'importKind' in one && one.importKind)]
        : [statement.exportKind, []];
    if (!statement.source || kind === 'type' || (names.length > 0 && names.every((one) => one === 'type'))) continue;
    const from = statement.source.value;
    if (from.startsWith('.')) loadedWith(posix.join(posix.dirname(file), from), loaded);
    else loaded.add(from);
  }
  return loaded;
}

it('loads what a command needs when the command runs: a word of help loads no part of the service', () => {
  const loaded = [...loadedWith('src/cli/main.ts')].filter((name) => !name.startsWith('node:'));
  expect(loaded).toContain('src/cli/review.command.ts');
  expect(loaded.filter((name) => !name.startsWith('src/')).sort()).toEqual(['commander', 'reflect-metadata']);
  const parts = loaded.filter((name) => name.startsWith('src/') && !/^src\/(?:cli|base)\//.test(name));
  // The name of a command, two languages, ceilings of inputs, the names of errors: words without a library behind them.
  expect(parts.sort()).toEqual([
    'src/mirror/versions/version-command.ts',
    'src/operations/column-titles.ts',
    'src/reader/limits.ts',
    'src/reader/read-error.ts',
  ]);
});
