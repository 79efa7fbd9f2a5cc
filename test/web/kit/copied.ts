import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where each language is run: the ending of its files, its program, and what it needs to be there. */
const PROGRAMS = {
  curl: { ending: 'sh', program: 'bash', before: [], needs: ['curl', '--version'] },
  JavaScript: { ending: 'mjs', program: process.execPath, before: [], needs: [process.execPath, '--version'] },
  Python: {
    ending: 'py',
    program: '/usr/bin/python3',
    before: [],
    needs: ['/usr/bin/python3', '-c', 'import pandas, requests'],
  },
  R: { ending: 'R', program: 'Rscript', before: ['--vanilla'], needs: ['Rscript', '-e', 'library(jsonlite)'] },
} as const;
type Runnable = keyof typeof PROGRAMS;
export const RUNNABLE = Object.keys(PROGRAMS) as Runnable[];

/** Says whether what a language needs is installed. Where everything is checked nothing may be missing. */
export async function canRun(language: Runnable): Promise<boolean> {
  const [program, ...rest] = PROGRAMS[language].needs;
  try {
    await run(program, rest, { timeout: 60_000 });
    return true;
  } catch (error) {
    if (process.env.CI)
      throw new Error(`${language} cannot be run here; .ci/run installs what it needs`, { cause: error });
    return false;
  }
}

/** Runs code as somebody who copied it into a file, in a folder of its own. Returns: what it printed. */
export async function runCopied<T>(
  language: Runnable,
  code: string,
  look: (printed: string, folder: string) => Promise<T>,
): Promise<T> {
  const { ending, program, before } = PROGRAMS[language];
  const folder = await mkdtemp(join(tmpdir(), 'copied-'));
  try {
    const file = join(folder, `copied.${ending}`);
    await writeFile(file, code);
    const { stdout } = await run(program, [...before, file], { cwd: folder, timeout: 60_000, maxBuffer: 2 ** 26 });
    return await look(stdout, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
