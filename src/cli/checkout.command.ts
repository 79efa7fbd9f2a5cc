import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Argument, type Command } from 'commander';
import { AppError } from '../base/errors.ts';
import type { Terminal } from './terminal.ts';
import { withDataset } from './with-dataset.ts';

/** Adds `kehoach checkout`: rebuilds the dataset as a version left it. */
export function addCheckoutCommand(program: Command, terminal: Terminal): void {
  program
    .command('checkout')
    .description('rebuild the dataset as it was at a version, from the change log, into a folder of its own')
    .addArgument(new Argument('<version>', 'number of the version').argParser(parseVersion))
    .option('--into <dir>', 'an empty folder, or one that is not there yet (default: kehoach-<version>)')
    .action(async (version: number, { into }: { into?: string }) => {
      const dataDir = resolve(into ?? `kehoach-${version}`);
      const contentHash = await withDataset(terminal, 'read', async (run) => {
        const history = await run('history', { version });
        await checkEmpty(dataDir);
        const [{ openDataset }, { checkOut }, { RECORD_TYPES }] = await Promise.all([
          import('../seeds/open-dataset.ts'),
          import('../mirror/checkout.ts'),
          import('../domains.ts'),
        ]);
        const { publicUrl } = await terminal.config();
        const { database } = await openDataset({
          databaseUrl: null,
          dataDir,
          seeds: 'none',
          types: RECORD_TYPES,
          now: terminal.now(),
        });
        try {
          return await checkOut({
            history,
            log: (afterSeq) => run('log', { version, afterSeq }),
            into: database,
            types: RECORD_TYPES,
            original: history.mirrorOf ?? publicUrl ?? `urn:uuid:${history.datasetId}`,
            onLog: (seq) => terminal.note(`read up to change ${seq}\n`),
          });
        } catch (error) {
          await database.close();
          await rm(dataDir, { recursive: true, force: true });
          throw error;
        } finally {
          await database.close();
        }
      });
      terminal.out(`Version ${version} stands in ${basename(dataDir)}, content hash ${contentHash}.\n`);
      terminal.out(`Serve it: DATA_DIR=${into ?? basename(dataDir)} PORT=4001 kehoach serve\n`);
    });
}

function parseVersion(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new AppError(
    'BAD_USER_INPUT',
    `${JSON.stringify(value.slice(0, 80))} is no version. Write its number: kehoach query DatasetStatus says the newest.`,
  );
}

async function checkEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new AppError(
      'BAD_USER_INPUT',
      `"${basename(folder)}" cannot be written (${error.code}). Name another folder.`,
    );
  });
  if ((await readdir(folder)).length > 0)
    throw new AppError(
      'BAD_USER_INPUT',
      `"${basename(folder)}" holds files already. Name an empty folder with --into.`,
    );
}
