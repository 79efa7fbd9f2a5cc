import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCli } from '../../src/cli/cli.ts';
import { planBundleSchema } from '../../src/reader/index.ts';
import { fixtureBytes } from '../reader/support/fixtures.ts';
import { recordingTerminal } from '../support/terminal.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kehoach-read-'));
  await writeFile(join(folder, 'a-good.html'), fixtureBytes('04-hau-giang-announcement.html'));
  await writeFile(join(folder, 'b-empty.txt'), '');
  await writeFile(join(folder, 'c-good.txt'), fixtureBytes('06-chu-puh-district.txt'));
  await writeFile(join(folder, 'd-picture.txt'), Uint8Array.from([0x89, 0x50, 0x4e, 0x47]));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(args: string[], input: Uint8Array = new Uint8Array()) {
  const terminal = recordingTerminal({
    input: async function* () {
      yield input;
    },
  });
  await createCli(terminal).parseAsync(['read', ...args], { from: 'user' });
  const { out, notes: error, code } = terminal.written;
  return { out, error, code };
}

describe('kehoach read', () => {
  it('prints what one file says for people', async () => {
    const { out, error, code } = await run([join(folder, 'a-good.html')]);
    expect(out).toContain('31/KH-UBND');
    expect(out).toContain('hau-giang');
    expect(out).toContain('Tasks (5)');
    expect({ error, code }).toEqual({ error: '', code: 0 });
  });

  it('prints a bundle as JSON with what the caller knows of the page', async () => {
    const { out } = await run([
      join(folder, 'a-good.html'),
      '--json',
      '--url',
      'https://example.vn/a',
      '--publisher',
      'Cổng',
      '--captured-at',
      '2026-01-02T03:04:05Z',
    ]);
    const bundle = planBundleSchema.parse(JSON.parse(out));
    expect(bundle.source).toMatchObject({
      url: 'https://example.vn/a',
      publisher: 'Cổng',
      capturedAt: '2026-01-02T03:04:05Z',
      fileName: 'a-good.html',
    });
  });

  it('reads standard input', async () => {
    const { out, code } = await run(['-'], fixtureBytes('37-hoa-binh-utf16.txt'));
    expect(out).toContain('230/KH-UBND');
    expect(code).toBe(0);
  });

  it('goes on behind bad files, closes with a table and tells by its exit code', async () => {
    const { out, code } = await run([folder]);
    expect(out).toContain('EMPTY_INPUT');
    expect(out).toContain('BINARY_INPUT');
    expect(out).toContain('45/KH-UBND');
    expect(out).toContain('4 files, 2 read, 2 refused');
    expect(code).toBe(1);
  });

  it('prints one bundle a line for a folder, the table beside it', async () => {
    const { out, error, code } = await run([folder, '--json']);
    const bundles = out
      .trim()
      .split('\n')
      .map((line) => planBundleSchema.parse(JSON.parse(line)));
    expect(bundles.map(({ document }) => document?.number?.value.canonical)).toEqual(['31/KH-UBND', '45/KH-UBND']);
    expect(error).toContain('2 refused');
    expect(code).toBe(1);
  });

  it.each(['https://gov.vn@evil.example/', 'https://gov.vn/\r\nx', 'ftp://gov.vn/', 'gov.vn'])(
    'takes %j for no address',
    async (url) => {
      await expect(run(['-', '--url', url])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    },
  );
});
