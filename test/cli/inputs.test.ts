import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { createCli } from '../../src/cli/cli.ts';
import { refusalLine, refusalOf } from '../../src/cli/refusal.ts';
import { fixtureBytes } from '../reader/support/fixtures.ts';
import { recordingTerminal } from '../support/terminal.ts';

/** Every command that reads files, without what would let it write. */
const READING = [
  ['read', []],
  ['import', ['--dry-run']],
] as const;
/** The command that reads one file and no folder. Its exit code 1 is for what can be had and must be mended. */
const READING_ONE = 'check';

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehoach-inputs-'));
  for (const name of ['empty.txt', 'empty.json', 'large.html', 'large.json', 'large.pdf'])
    await writeFile(at(name), '');
  for (const name of ['large.html', 'large.json', 'large.pdf']) await truncate(at(name), 25 * 1024 * 1024);
  for (const name of ['pipe.html', 'pipe.json']) execFileSync('mkfifo', [at(name)]);
  await writeFile(at('good.html'), fixtureBytes('04-hau-giang-announcement.html'));
  await mkdir(at('nothing'));
  await mkdir(join(at('nothing'), 'below'));
  await mkdir(at('several'));
  await symlink(at('good.html'), join(at('several'), 'a-link.html'));
  await symlink(at('empty.txt'), join(at('several'), 'b-link.txt'));
  execFileSync('mkfifo', [join(at('several'), 'c-pipe.txt')]);
  await writeFile(join(at('several'), '.hidden'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a command as the process would: what it throws is said as `fail` says it. */
async function run(words: readonly string[], input: Iterable<Uint8Array> = []) {
  const terminal = recordingTerminal({
    input: async function* () {
      yield* input;
    },
  });
  await createCli(terminal)
    .parseAsync(words, { from: 'user' })
    .catch((error: unknown) => {
      terminal.note(refusalLine(refusalOf(error)));
      terminal.setExitCode(1);
    });
  return terminal.written;
}

describe('commands that read files', () => {
  it('are all held to the same refusals here', () => {
    const readsFiles = (command: Command): Command[] => [
      ...(command.registeredArguments.some((argument) => /\bfiles?\b|\bfolders?\b/.test(argument.description))
        ? [command]
        : []),
      ...command.commands.flatMap(readsFiles),
    ];
    expect(readsFiles(createCli()).map((command) => command.name())).toEqual([
      ...READING.map(([name]) => name),
      READING_ONE,
    ]);
  });

  const tooLarge =
    'The file has 25.0 MB, more than 24.0 MB. Split it, or save only the pages of the plan. [INPUT_TOO_LARGE]';
  const empty = 'The file has no bytes. Check that it was saved completely. [EMPTY_INPUT]';
  const endless = (name: string) =>
    `"${name}" is no file but a folder, a device or a pipe. Give a file; what comes from elsewhere can be saved to one. [BAD_USER_INPUT]`;
  const missing = (name: string) => `There is no file or folder "${name}". Correct the name. [BAD_USER_INPUT]`;

  it.each([
    ['none.html', missing('none.html')],
    ['none.json', missing('none.json')],
    ['good.html/below', missing('below')],
    [
      'nothing',
      'The folder "nothing" holds no file. Give one that does; folders inside it are not looked into. [BAD_USER_INPUT]',
    ],
    ['large.html', `large.html: ${tooLarge}`],
    ['large.json', `large.json: ${tooLarge}`],
    ['large.pdf', `large.pdf: ${tooLarge}`],
    ['empty.txt', `empty.txt: ${empty}`],
    ['empty.json', `empty.json: ${empty}`],
    ['pipe.html', endless('pipe.html')],
    ['pipe.json', endless('pipe.json')],
    ['/dev/zero', endless('zero')],
    ['/dev/null', endless('null')],
  ])('refuse %s in the same line, on the error output, with exit code 1', async (name, line) => {
    for (const [command, flags] of READING) {
      const { notes, code, out } = await run([command, ...flags, name.startsWith('/') ? name : at(name)]);
      expect({ command, notes, code }).toEqual({ command, notes: `kehoach: ${line}\n`, code: 1 });
      expect(out).not.toContain('published');
    }
    // It has a sentence of its own for folders.
    if (name === 'nothing') return;
    const one = await run([READING_ONE, name.startsWith('/') ? name : at(name)]);
    expect(one).toMatchObject({ notes: `kehoach: ${line}\n`, code: 2, out: '' });
  });

  it('refuse standard input as they refuse a file', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 'a ');
    let given = 0;
    function* endlessInput() {
      for (; ; given += 1) yield megabyte;
    }
    const all = [...READING, [READING_ONE, []]] as const;
    for (const [command, flags] of all) {
      given = 0;
      expect((await run([command, ...flags, '-'], endlessInput())).notes).toMatch(/^kehoach: -: The file has 25.0 MB/);
      // It stops listening: the rest is never taken.
      expect(given).toBe(24);
      expect((await run([command, ...flags, '-'])).notes).toBe(`kehoach: -: ${empty}\n`);
    }
    for (const [command, flags] of READING) {
      const good = await run([command, ...flags, '-'], [await readFile(at('good.html'))]);
      expect(good).toMatchObject({ notes: '', code: 0, out: expect.stringContaining('31/KH-UBND') });
    }
  });

  it('take a bundle from standard input where they take one from a file', async () => {
    const { out } = await run(['read', '--json', at('good.html')]);
    const { notes, code, out: line } = await run(['import', '--dry-run', '-'], [Buffer.from(out)]);
    expect({ notes, code }).toEqual({ notes: '', code: 0 });
    expect(line).toContain('31/KH-UBND, 5 tasks read');
  });

  it('go on behind what they refuse, say each once, and look through links', async () => {
    for (const [command, flags] of READING) {
      const { notes, code, out } = await run([command, ...flags, at('several'), at('large.json')]);
      expect({ command, notes, code }).toEqual({
        command,
        notes: [`b-link.txt: ${empty}`, endless('c-pipe.txt'), `large.json: ${tooLarge}`]
          .map((line) => `kehoach: ${line}\n`)
          .join(''),
        code: 1,
      });
      expect(out).toContain('31/KH-UBND');
      for (const name of ['a-link.html', 'b-link.txt', 'c-pipe.txt', 'large.json']) expect(out).toContain(name);
    }
  });

  it('take one address for one page only', async () => {
    for (const [command, flags] of READING) {
      const { notes } = await run([command, ...flags, at('several'), '--url', 'https://example.gov.vn/a']);
      expect(notes).toBe('kehoach: --url is the address of one page, and several files were given. [BAD_USER_INPUT]\n');
    }
  });
});

it('names a file with an escape in its name by its words only', () => {
  const name = 'ke-hoach\u001b[31m\u202e.pdf';
  const shown = 'ke-hoach[31m.pdf';
  const said = new AppError('BAD_USER_INPUT', `"${name}" is not there.`);
  expect(refusalLine(refusalOf(said), name)).toBe(`kehoach: "${shown}" is not there. [BAD_USER_INPUT]\n`);
});
