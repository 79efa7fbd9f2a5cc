import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyAs, operationAddress, type PlainQuestion } from '../../../src/web/kit/copy-as.ts';
import { openListeningApp } from '../../support/app.ts';

const { url } = openListeningApp();
const run = promisify(execFile);

const QUESTIONS: PlainQuestion[] = [
  { operation: 'PlanCoverage', variables: { year: 2024, basis: 'CURRENT', roles: ['ANNUAL', 'STRATEGY'] } },
  {
    operation: 'FindPlans',
    variables: { text: 'kế hoạch \'bình đẳng\' "giới" & $HOME `id` \\ 100%', provinces: null },
  },
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copy-as-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Says whether a program is installed; .ci/run installs all of them. */
async function isThere(program: string): Promise<boolean> {
  return run(program, ['--version']).then(
    () => true,
    () => false,
  );
}
const [curl, python, r] = await Promise.all(['curl', 'python3', 'Rscript'].map(isThere));

function snippet(language: string, question: PlainQuestion): string {
  const code = copyAs(url(), question).find((one) => one.language === language)?.code;
  if (code === undefined) throw new Error(`no snippet in ${language}`);
  return code;
}

async function asked(question: PlainQuestion) {
  const [json, csv] = await Promise.all(
    (['json', 'csv'] as const).map(async (ending) => {
      const response = await fetch(url() + operationAddress(question, ending));
      expect(response.status).toBe(200);
      return response.text();
    }),
  );
  return { data: JSON.parse(json ?? '').data, csv: csv ?? '', rows: parseCsv(csv ?? '', { bom: true }) as string[][] };
}

describe.each(QUESTIONS)('the code that asks $operation', (question) => {
  it('in JavaScript gives the answer', async () => {
    const file = join(folder, 'asked.mjs');
    await writeFile(file, snippet('JavaScript', question));
    const { stdout } = await run(process.execPath, [file]);
    expect(JSON.parse(stdout)).toEqual((await asked(question)).data);
  });

  it.skipIf(!python)('in Python gives the answer', async () => {
    const file = join(folder, 'asked.py');
    await writeFile(file, snippet('Python', question));
    const { stdout } = await run('python3', [file]);
    expect(JSON.parse(stdout)).toEqual((await asked(question)).data);
  });

  it.skipIf(!curl)('with curl gives the table', async () => {
    await run('bash', ['-c', snippet('curl', question)], { cwd: folder });
    const table = await readFile(join(folder, `${question.operation}.csv`), 'utf8');
    // The mark at the beginning, by which Excel knows UTF-8, is taken away from what is fetched as text.
    expect(table.replace(/^\uFEFF/, '')).toBe((await asked(question)).csv);
  });

  it.skipIf(!r)('in R gives the table', async () => {
    const file = join(folder, 'asked.R');
    await writeFile(file, snippet('R', question));
    const { stdout } = await run('Rscript', ['--vanilla', file]);
    const { rows } = await asked(question);
    for (const name of rows[0] ?? []) expect(stdout).toContain(`"${name}"`);
    expect(stdout).toMatch(new RegExp(`\\[1\\] ${rows.length - 1}\\s*$`));
  });
});

describe('the address of a question', () => {
  it('takes a default away with null, leaves out what is undefined, and writes lists with commas', () => {
    expect(
      operationAddress({ operation: 'X', variables: { a: null, b: undefined, c: ['d', 'e f'], g: 1 } }, 'csv', {
        titles: 'vi',
      }),
    ).toBe('/operations/X.csv?a=&c=d,e%20f&g=1&titles=vi');
    expect(operationAddress({ operation: 'X', variables: {} }, 'json')).toBe('/operations/X.json');
  });

  it('leaves nothing that ends a quoted string', () => {
    const quotes = (value: string) =>
      copyAs('http://127.0.0.1/', { operation: 'X', variables: { a: value } }).map(
        ({ code }) => code.match(/['"`]/g)?.length,
      );
    expect(quotes('\'"`$(x)\\\n')).toEqual(quotes('plain'));
  });
});
