import { Argument, type Command } from 'commander';
import { parseAddress } from './options.ts';
import type { Terminal } from './terminal.ts';
import { withDataset } from './with-dataset.ts';

/** Adds `kehoach mirror`: copies another dataset. */
export function addMirrorCommand(program: Command, terminal: Terminal): void {
  program
    .command('mirror')
    .addArgument(
      new Argument('<url>', 'address of the original, e.g. https://kehoach.example.vn').argParser(parseAddress),
    )
    .description('copy another dataset into DATA_DIR or DATABASE_URL, or bring the copy up to date')
    .action(async (url: string) => {
      const say = (line: string) => terminal.out(`${line}\n`);
      const { copied, version, seq, contentHash } = await withDataset(terminal, 'copy', (run) =>
        run('mirror', { url }, say),
      );
      say(`Copied ${copied} changes; version ${version}, change ${seq}, content hash ${contentHash}.`);
    });
}
