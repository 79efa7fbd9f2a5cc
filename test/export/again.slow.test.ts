import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeExport } from '../../src/export/make-export.ts';
import { askOf } from '../../src/graph/ask.ts';
import { openApp } from '../support/app.ts';

const app = openApp();

it('the files of a version are the same, byte by byte, when they are made again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kh-export-'));
  try {
    const { schema, database } = app();
    const make = (name: string) =>
      makeExport(() => join(folder, name), { ask: askOf(schema, database.db), schema, address: null });
    const [first, second] = [await make('one'), await make('two')];
    expect(first.files.length).toBeGreaterThan(30);
    expect(second.files).toEqual(first.files);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
