import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from './files.ts';

/** The command as its users run it. */
export const KEHOACH = join(PROJECT, 'src/kehoach.mjs');

/** Builds what does not fit the sources, so that a command of a test has nothing to say but its own. */
export async function buildParts(...parts: ('app' | 'page' | 'database')[]): Promise<void> {
  await promisify(execFile)(process.execPath, [join(PROJECT, 'src/build/build.mjs'), ...parts]);
}
