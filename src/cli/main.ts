// Decorators write their metadata as soon as a class is loaded, so this comes before everything else.
import 'reflect-metadata';
import { type Build, setBuild } from '../base/build.ts';
import { createCli } from './cli.ts';
import { fail } from './fail.ts';

/** Runs the command of this process's arguments with what was built for it. */
export async function run(build: Build): Promise<void> {
  setBuild(build);
  await createCli().parseAsync().catch(fail);
}

/** Makes the snapshot from which first starts begin; the build calls it. */
export async function makeSnapshot(folder: string): Promise<void> {
  const { makeSnapshot: make } = await import('../seeds/make-snapshot.ts');
  const { RECORD_TYPES } = await import('../domains.ts');
  await make(folder, RECORD_TYPES);
}
