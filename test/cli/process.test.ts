import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildParts, KEHOACH } from '../support/build.ts';
import { PROJECT } from '../support/files.ts';

let folder: string;

beforeAll(async () => {
  await buildParts();
  folder = await mkdtemp(join(tmpdir(), 'kehoach-process-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const environment = () => ({ ...process.env, DATABASE_URL: '', DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' });

/** Runs a command as a user does: in a process of its own, from another folder. */
async function kehoach(...words: string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  try {
    const run = await promisify(execFile)(process.execPath, [KEHOACH, ...words], { cwd: folder, env: environment() });
    return { ...run, code: 0 };
  } catch (error) {
    return error as { stdout: string; stderr: string; code: number };
  }
}

describe('the command in a process of its own', () => {
  it('serves, answers a command beside it and by --url, and stops when asked', async () => {
    const server = spawn(process.execPath, [KEHOACH, 'serve'], { cwd: folder, env: environment() });
    try {
      let url = '';
      for await (const line of createInterface(server.stdout)) {
        url ||= /^ {2}GraphQL +(\S+)\/graphql$/.exec(line)?.[1] ?? '';
        if (url) break;
      }
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      const beside = await kehoach('query', 'PlanChain', '--number', '827', '--province', 'ninh-thuan');
      expect(beside.stdout).toContain('1542/KH-UBND');
      const asked = await kehoach('query', 'PlanChain', '--number', '827', '--province', 'ninh-thuan', '--url', url);
      expect(asked.stdout).toContain('1542/KH-UBND');
      expect(asked.stderr).toBe('1 row\n');
    } finally {
      server.kill('SIGTERM');
    }
    const [code] = await once(server, 'exit');
    expect(code).toBe(0);
    const alone = await kehoach('query', 'PlanChain', '--csv');
    expect(alone.stdout.charCodeAt(0)).toBe(0xfeff);
  }, 120_000);

  it('says its version, whatever folder it is run from', async () => {
    const { version } = JSON.parse(await readFile(`${PROJECT}package.json`, 'utf8'));
    expect(await kehoach('--version')).toMatchObject({ stdout: `${version}\n`, stderr: '', code: 0 });
  });

  it('prints the schema and the operations without a database', async () => {
    expect((await kehoach('schema')).stdout).toContain('type Query {');
    expect((await kehoach('operations')).stdout).toContain('PlansSideBySide');
  });
});
