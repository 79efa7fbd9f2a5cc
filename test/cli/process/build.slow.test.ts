import { execFile } from 'node:child_process';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { stateOfBuild } from '../../../src/build/parts.mjs';
import { openDatabase } from '../../../src/database/connection.ts';
import { datasets, datasetVersions } from '../../../src/records/record.table.ts';
import { copyProject } from '../../support/project-copy.ts';
import { ask, openFolder, startService } from '../../support/service.ts';

const folder = openFolder();
const run = (file: string) => promisify(execFile)(process.execPath, [file]);

describe('the build', { timeout: 120_000 }, () => {
  it('stays as it is when it fits and nothing can build: npm ci --omit=dev on a built tree', async () => {
    const project = join(folder(), 'project');
    await copyProject(project, { built: true, packages: false });
    const built = (await readdir(join(project, 'dist'))).sort();
    expect(built).toHaveLength(3);
    expect(await run(join(project, 'src/build/build.mjs'))).toEqual({ stdout: '', stderr: '' });
    expect((await readdir(join(project, 'dist'))).sort()).toEqual(built);
  });

  it('fails in one line with a code when there is none and nothing can build', async () => {
    const project = join(folder(), 'project');
    await copyProject(project, { built: false, packages: false });
    const failure = await run(join(project, 'src/build/build.mjs')).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 1, stdout: '' });
    expect((failure as { stderr: string }).stderr).toMatch(/^kehoach: [^\n]* \[NOT_BUILT\]\n$/);
  });
});

describe('the snapshot', { timeout: 120_000 }, () => {
  it('holds one version and no identity', async () => {
    await cp(join(stateOfBuild().database.folder, 'pglite'), join(folder(), 'pglite'), { recursive: true });
    const database = await openDatabase({ databaseUrl: null, dataDir: folder() });
    expect(await database.db.select().from(datasets)).toEqual([]);
    expect(await database.db.select().from(datasetVersions)).toMatchObject([{ version: 1, publishedAt: new Date(0) }]);
    await database.close();
  });

  it('gives every instance that begins with it an id and a time of its own, and the same content', async () => {
    const begun = Date.now();
    const answers = [];
    for (const name of ['one', 'other']) {
      const service = startService({ DATA_DIR: join(folder(), name), PORT: '0' });
      const answer = await ask(await service.listening(), '{ dataset { id version publishedAt contentHash } }');
      expect(service.out()).toContain('Began with the snapshot');
      answers.push(answer.data.dataset);
      service.kill('SIGTERM');
      await service.ended();
    }
    const [one, other] = answers;
    expect(one.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(other.id).not.toBe(one.id);
    expect(other.contentHash).toBe(one.contentHash);
    for (const { version, publishedAt } of answers) {
      expect(version).toBe(1);
      expect(Date.parse(publishedAt)).toBeGreaterThanOrEqual(begun);
    }
  });
});
