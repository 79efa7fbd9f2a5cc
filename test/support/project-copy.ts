import { cp, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { stateOfBuild } from '../../src/build/parts.mjs';
import { PROJECT } from './files.ts';

const SOURCES = ['src', 'seeds', 'drizzle', 'schema', 'package.json', 'package-lock.json', 'tsconfig.json'];

interface CopyOptions {
  /** Whether the build of this project comes along. */
  built: boolean;
  /** Whether the packages come along; false is a tree in which nothing can be built. */
  packages: boolean;
}

/** Copies the project, so that a test may break it. */
export async function copyProject(project: string, { built, packages }: CopyOptions): Promise<void> {
  for (const part of SOURCES) await cp(join(PROJECT, part), join(project, part), { recursive: true });
  if (packages) await symlink(join(PROJECT, 'node_modules'), join(project, 'node_modules'));
  if (!built) return;
  await mkdir(join(project, 'dist'));
  for (const { folder } of Object.values(stateOfBuild())) {
    await cp(folder, join(project, folder.slice(PROJECT.length)), { recursive: true });
  }
}
