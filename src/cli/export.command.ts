import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';
import { withDataset } from './with-dataset.ts';

/** Adds `kehoach export`: writes the dataset into files. */
export function addExportCommand(program: Command, terminal: Terminal): void {
  program
    .command('export')
    .description('write the dataset into files: SQLite, CSV, Parquet, their description, licence and checksums')
    .argument('<folder>', 'where to; empty, or not there yet')
    .action(async (folder: string) => {
      const { version, tables, files } = await withDataset(terminal, 'read', (run) =>
        run('export', { folder: resolve(folder) }, (line) => terminal.note(`${line}\n`)),
      );
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      terminal.out(
        `Wrote version ${version}: ${tables.length} tables in ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB.\n`,
      );
    });
}
