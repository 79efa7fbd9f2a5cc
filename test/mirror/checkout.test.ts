import { describe, expect, it } from 'vitest';
import { historyUpTo } from '../../src/mirror/checkout.ts';
import { currentVersion } from '../../src/records/publish.ts';
import { openOwnApp } from '../support/app.ts';
import { editAtRandom, randomFrom } from '../support/edits.ts';
import { rebuildVersions } from './checkout.suite.ts';

const app = openOwnApp();

describe('a version that is checked out', () => {
  it('has the hash that it announced, and its publications: one between, the newest', async () => {
    await editAtRandom(app().database, 40, randomFrom(1815));
    const newest = (await currentVersion(app().database.db)) ?? 0;
    expect(newest).toBeGreaterThan(2);
    await rebuildVersions(app().database, [newest - 1, newest]);
  });

  it.each([0, -1, 1_000_000, 1.5])('must be one that the dataset has: %d', async (version) => {
    await expect(historyUpTo(app().database.db, version)).rejects.toMatchObject({ code: 'UNKNOWN_VERSION' });
  });
});
