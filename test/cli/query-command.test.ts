import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCli } from '../../src/cli/cli.ts';
import { readParameters } from '../../src/cli/query.command.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/database/connection.ts';
import { drawTable, fitWidths } from '../../src/operations/terminal-table.ts';
import { openListeningApp } from '../support/app.ts';
import { recordingTerminal } from '../support/terminal.ts';

const { app, url } = openListeningApp();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehoach-query-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a command and records what it writes. */
async function run(words: string[], width: number | null = null): Promise<{ out: string; notes: string }> {
  const terminal = recordingTerminal({ width, config: async () => readConfig({ DATA_DIR: folder }) });
  await createCli(terminal).parseAsync(words, { from: 'user' });
  return terminal.written;
}

/** The help as it is printed; commander writes it through the output of the command. */
async function help(words: string[]): Promise<string> {
  let text = '';
  const cli = createCli();
  const listen = (command: Command) => {
    command.exitOverride();
    command.configureOutput({
      writeOut: (part) => {
        text += part;
      },
      getOutHelpWidth: () => 100,
    });
    command.commands.forEach(listen);
  };
  listen(cli);
  await expect(cli.parseAsync([...words, '--help'], { from: 'user' })).rejects.toThrow('(outputHelp)');
  return text;
}

/** Every command as it is written, those of groups too. */
function allCommands(command: Command): string[][] {
  return [[], ...command.commands.flatMap((child) => allCommands(child).map((words) => [child.name(), ...words]))];
}

describe('the help', () => {
  const commands = allCommands(createCli());
  it.each(commands.map((words) => [words.join(' '), words]))('of "%s" is the one that is kept', async (_, words) => {
    const name = ['kehoach', ...words].join('-');
    await expect(await help(words)).toMatchFileSnapshot(`golden/${name}.help.txt`);
  });

  it('is kept for every command and for no other', async () => {
    const kept = await readdir(new URL('./golden', import.meta.url));
    expect(kept.sort()).toEqual(commands.map((words) => `${['kehoach', ...words].join('-')}.help.txt`).sort());
    expect(kept.length).toBeGreaterThan(15);
  });
});

describe('kehoach query', () => {
  it('prints a table over the embedded database, seeded on the way', async () => {
    const { out, notes } = await run(['query', 'PlanChain', '--number', '827', '--province', 'ninh-thuan']);
    expect(out.split('\n')[0]).toMatch(/^plan {9}relation {4}locator {2}parentPlan/);
    expect(out.split('\n')[2]).toMatch(/^827\/KH-UBND {2}IMPLEMENTS .*1542\/KH-UBND/);
    expect(notes).toBe('1 row\n');
  });

  it('says who holds the embedded database when a server has it', async () => {
    const database = await openDatabase({ databaseUrl: null, dataDir: folder });
    try {
      await expect(run(['query', 'PlanChain'])).rejects.toMatchObject({ code: 'DATA_DIR_LOCKED' });
    } finally {
      await database.close();
    }
  });

  it('asks a running server instead, with the same table, CSV and JSON', async () => {
    const words = ['query', 'ProvinceHistory', '--provinces', 'hue,dong-nai', '--url', url()];
    const table = await run(words);
    expect(table.notes).toBe('6 rows\n');
    expect(table.out).toContain('Tỉnh Thừa Thiên Huế');
    const csv = (await run([...words, '--csv'])).out;
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(parseCsv(csv, { bom: true })).toHaveLength(1 + 6);
    expect(csv).toBe((await app().http.inject('/operations/ProvinceHistory.csv?provinces=hue,dong-nai')).body);
    expect(JSON.parse((await run([...words, '--json'])).out).data.provinces).toHaveLength(2);
  });

  it('says in the terminal that there is more', async () => {
    const { out, notes } = await run(['query', 'NewestPlans', '--first', '3', '--titles', 'vi', '--url', url()]);
    expect(notes).toBe('3 rows, and there is more\n');
    expect(out.split('\n')[0]).toMatch(/^Ngày ban hành {2}Tỉnh, thành phố/);
    expect(out).not.toContain('There is more');
  });

  it.each([
    [['query', 'PlanChian'], 'UNKNOWN_OPERATION', 'Did you mean "PlanChain"?'],
    [['query', 'PlanChain', '--yaer', '2024'], 'BAD_USER_INPUT', 'Did you mean "year"?'],
    [['query', 'PlanChain', 'dong-nai'], 'BAD_USER_INPUT', '"dong-nai" stands alone.'],
    [['query', 'PlanChain', '--year'], 'BAD_USER_INPUT', '"--year" has no value.'],
  ])('refuses %j with a code and a remedy', async (words, code, message) => {
    await expect(run([...words, '--url', url()])).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });

  it('says that no server answers at the address', async () => {
    const closed = run(['query', 'PlanChain', '--url', 'http://127.0.0.1:1']);
    await expect(closed).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
    await expect(run(['query', 'PlanChain', '--url', 'localhost'])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('reads variables in three ways', () => {
    expect(readParameters(['--a', '1', '--b=2=3', '--var', 'c=4', '--d', ''])).toEqual([
      ['a', '1'],
      ['b', '2=3'],
      ['c', '4'],
      ['d', ''],
    ]);
  });
});

describe('kehoach operations', () => {
  it('lists the same from the release and from a running server', async () => {
    const own = await run(['operations']);
    expect(own.out).toContain('  PlansSideBySide\n');
    expect((await run(['operations', '--url', url()])).out).toBe(own.out);
    const { operations } = JSON.parse((await run(['operations', '--json'])).out);
    expect(operations[0].name).toBe('PlansSideBySide');
  });
});

describe('a table in the terminal', () => {
  it('breaks cells at words, and long words where they must, without losing a letter', () => {
    const cells = ['Tổ chức Tháng hành động vì bình đẳng giới', 'a'.repeat(30)];
    const drawn = drawTable(['nhiệm vụ', 'sha256'], [cells], 40);
    const lines = drawn.trimEnd().split('\n');
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(40);
    const kept = lines.slice(2).join(' ').replace(/\s+/g, '');
    for (const letter of new Set(cells.join(''))) {
      const count = (text: string) => [...text].filter((one) => one === letter).length;
      if (letter !== ' ') expect(count(kept), letter).toBe(count(cells.join('')));
    }
  });

  it('takes width from the widest columns first and leaves narrow ones alone', () => {
    expect(fitWidths([4, 50, 20], 40)).toEqual([4, 18, 18]);
    expect(fitWidths([4, 50], 100)).toEqual([4, 50]);
    expect(fitWidths([50, 50], 2)).toEqual([8, 8]);
  });
});
