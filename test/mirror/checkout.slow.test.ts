import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCli } from '../../src/cli/cli.ts';
import { readConfig } from '../../src/config.ts';
import { currentVersion } from '../../src/records/publish.ts';
import { openOwnApp } from '../support/app.ts';
import { editAtRandom, randomFrom } from '../support/edits.ts';
import { recordingTerminal } from '../support/terminal.ts';
import { rebuildVersions } from './checkout.suite.ts';

const app = openOwnApp();

it('20 random versions of a history of 1,000 publications have the hashes that they announced', async () => {
  const random = randomFrom(1_000);
  // One to 25 records each.
  while (((await currentVersion(app().database.db)) ?? 0) < 1_000) await editAtRandom(app().database, 25, random);
  const versions = Array.from({ length: 20 }, () => 1 + Math.floor(random() * 1_000));
  expect(new Set(versions).size).toBeGreaterThan(15);
  await rebuildVersions(app().database, versions);
}, 1_800_000);

describe('kehoach checkout', () => {
  const checkout = async (dataDir: string, ...words: string[]) => {
    const terminal = recordingTerminal({ config: async () => readConfig({ DATA_DIR: dataDir, SEEDS: 'reference' }) });
    await createCli(terminal)
      .exitOverride()
      .parseAsync(['checkout', ...words], { from: 'user' });
    return terminal.written.out;
  };

  it('writes a folder that serves the version, and refuses one that holds something', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kh-checkout-'));
    try {
      const [from, into] = [join(folder, 'from'), join(folder, 'into')];
      expect(await checkout(from, '1', '--into', into)).toMatch(
        /^Version 1 stands in into, content hash [0-9a-f]{64}\./,
      );
      expect(await readdir(into)).toContain('pglite');
      // The copy is a dataset of its own folder, and can be checked out in turn.
      const again = join(folder, 'again');
      expect(await checkout(into, '1', '--into', again)).toContain('Version 1 stands in again');
      await expect(checkout(from, '1', '--into', into)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      await expect(checkout(from, '2', '--into', join(folder, 'new'))).rejects.toMatchObject({
        code: 'UNKNOWN_VERSION',
      });
      await expect(checkout(from, 'x')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 600_000);
});
