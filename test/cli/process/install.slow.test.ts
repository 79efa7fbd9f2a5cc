import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../../support/files.ts';
import { copyProject } from '../../support/project-copy.ts';
import { ask, openFolder, startService } from '../../support/service.ts';

const folder = openFolder();

/** Installs what runs and nothing that builds. From npm's cache, which the installation of this project has filled. */
const install = (project: string) =>
  promisify(execFile)('npm', ['ci', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: project });

const kehoach = (project: string, ...words: string[]) =>
  promisify(execFile)(process.execPath, [join(project, 'src/kehoach.mjs'), ...words]);

describe('npm ci --omit=dev', { timeout: 400_000 }, () => {
  it('leaves the build of a built tree as it is, and npm start serves with it', async () => {
    const project = join(folder(), 'project');
    await copyProject(project, { built: true, packages: false });
    const built = (await readdir(join(project, 'dist'))).sort();
    expect(built).toHaveLength(3);
    await install(project);
    expect((await readdir(join(project, 'dist'))).sort()).toEqual(built);

    const { dependencies, devDependencies, scripts } = JSON.parse(
      await readFile(join(project, 'package.json'), 'utf8'),
    );
    const installed = new Set(await readdir(join(project, 'node_modules'), { recursive: false }));
    for (const name of Object.keys(dependencies)) expect(installed).toContain(name.split('/')[0]);
    const builders = Object.keys(devDependencies).filter((name) => !name.startsWith('@') && installed.has(name));
    expect(builders).toEqual([]);

    expect(scripts.start).toMatch(/^node (--[\w=-]+ )*src\/kehoach\.mjs serve$/);
    const service = startService({ DATA_DIR: join(folder(), 'data'), PORT: '0' }, { project });
    const url = await service.listening();
    expect(service.out()).toContain('Began with the snapshot');
    const { data, errors } = await ask(url, `{ province(slug: "dong-nai") { plans { totalCount } } }`);
    expect(errors).toBeUndefined();
    expect(data.province.plans.totalCount).toBeGreaterThan(0);
    for (const path of ['/', '/playground']) {
      expect((await fetch(url + path, { headers: { accept: 'text/html' } })).status, path).toBe(200);
    }
    service.kill('SIGTERM');
    expect(await service.ended()).toEqual({ code: 0, signal: null });
    expect(service.err()).toBe('');

    // The packages that a command loads only for a kind of file are there too.
    const files = join(PROJECT, 'test/reader/fixtures');
    for (const file of (await readdir(files)).filter((name) => /\.(?:pdf|docx)$/.test(name)).slice(0, 4)) {
      expect((await kehoach(project, 'read', join(files, file))).stdout, file).toContain('Number');
    }
  });

  it('without a build that fits ends in one line with a code, and so does a start', async () => {
    const project = join(folder(), 'project');
    await copyProject(project, { built: false, packages: false });
    const failed = (await install(project).catch((error: unknown) => error)) as { code: number; stderr: string };
    expect(failed.code).toBe(1);
    const own = failed.stderr.split('\n').filter((line) => line.includes('kehoach: '));
    expect(own).toHaveLength(1);
    expect(own[0]).toMatch(/There is no build of the service that fits .*\[NOT_BUILT\]$/);
    const service = startService({ DATA_DIR: join(folder(), 'data'), PORT: '0' }, { project });
    expect(await service.ended()).toEqual({ code: 1, signal: null });
    expect(service.err()).toMatch(/^kehoach: [^\n]* \[NOT_BUILT\]\n$/);
    expect(await readdir(folder())).toEqual(['project']);
  });
});
