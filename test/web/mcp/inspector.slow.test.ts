import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOperations } from '../../../src/operations/operations.ts';
import { openListeningApp } from '../../support/app.ts';
import { PROJECT } from '../../support/files.ts';

const { app, url } = openListeningApp();
const run = promisify(execFile);
const INSPECTOR = join(PROJECT, 'node_modules/@modelcontextprotocol/inspector-cli/build/cli.js');

let folder: string;
let config: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inspector-'));
  config = join(folder, 'servers.json');
  const mcpServers = {
    http: { type: 'streamable-http', url: `${url()}/mcp` },
    // The inspector takes what begins with a dash for its own: the address comes from the surroundings.
    stdio: {
      type: 'stdio',
      command: process.execPath,
      args: [join(folder, 'kehoach-mcp.mjs')],
    },
  };
  await writeFile(config, JSON.stringify({ mcpServers }));
  const started = [join(PROJECT, 'src/kehoach.mjs'), 'mcp', '--url', url()];
  await writeFile(
    join(folder, 'kehoach-mcp.mjs'),
    `import { spawn } from 'node:child_process';
const child = spawn(process.execPath, ${JSON.stringify(started)}, { stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
process.on('SIGTERM', () => child.kill());\n`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Door = 'http' | 'stdio';

/**
 * Asks the door as the command of the inspector does, from the command's own folder: it looks for the file that tells
 * its name from where it is run. Returns: what it printed.
 */
async function inspect(door: Door, method: string, ...rest: string[]) {
  const args = [INSPECTOR, '--cli', '--config', config, '--server', door, '--method', method, ...rest];
  const { stdout } = await run(process.execPath, args, {
    cwd: dirname(INSPECTOR),
    timeout: 100_000,
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(stdout);
}

describe.each<Door>(['http', 'stdio'])('the inspector finds at the door of agents, over %s,', (door) => {
  it('every question as a typed tool', async () => {
    const { tools } = await inspect(door, 'tools/list');
    expect(tools).toHaveLength((await readOperations()).length);
    for (const tool of tools) {
      expect(tool.inputSchema, tool.name).toMatchObject({ type: 'object', additionalProperties: false });
      expect(tool.annotations.readOnlyHint, tool.name).toBe(true);
      for (const [name, schema] of Object.entries<Record<string, unknown>>(tool.inputSchema.properties)) {
        expect(['string', 'integer', 'number', 'boolean', 'array'], `${tool.name} ${name}`).toContain(schema.type);
        expect(String(schema.description).length, `${tool.name} ${name}`).toBeGreaterThan(3);
      }
    }
  }, 120_000);

  it('the answer of the operation, with source, coverage and the reason for what is missing', async () => {
    for (const [tool, values, path, told] of [
      [
        'PlanCoverage',
        ['year=2025', 'basis=CURRENT'],
        'PlanCoverage?year=2025&basis=CURRENT',
        /"expected":34.*"NOT_SEARCHED"/s,
      ],
      ['SourcesOfPlans', ['provinces=["dong-nai"]'], 'SourcesOfPlans?provinces=dong-nai', /"url":"https?:/],
      ['search', ['text=bạo lực gia đình', 'first=3'], 'Search?text=bạo lực gia đình&first=3', /"totalCount"/],
      [
        'WhatProvincesLack',
        ['provinces=["lai-chau"]', 'year=2025'],
        'WhatProvincesLack?provinces=lai-chau&year=2025',
        /"(?:NOT_SEARCHED|NO_PLAN_FOUND)"/,
      ],
    ] as const) {
      const got = await inspect(
        door,
        'tools/call',
        '--tool-name',
        tool,
        ...values.flatMap((one) => ['--tool-arg', one]),
      );
      expect(got.isError, tool).toBeFalsy();
      expect(got.structuredContent, tool).toEqual((await app().http.inject(encodeURI(`/operations/${path}`))).json());
      expect(got.content[0].text).toMatch(told);
    }
  }, 240_000);

  it('what is wrong with an argument, so that it can be put right', async () => {
    const wrong = await inspect(
      door,
      'tools/call',
      '--tool-name',
      'ComparePlans',
      '--tool-arg',
      'provinces=["ninh-thuann","hue"]',
    );
    expect(wrong.isError).toBe(true);
    expect(wrong.content[0].text).toMatch(/Did you mean "ninh-thuan"\?.*UNKNOWN_PROVINCE/);
  }, 120_000);
});
