import type { Command } from 'commander';
import { AppError } from '../base/errors.ts';
import { readConfig } from '../config.ts';
import { askOverHttp, mirror } from '../mirror/mirror.ts';
import type { RecordType } from '../records/record.ts';
import { openDataset } from '../seeds/open-dataset.ts';

/** Adds `kehoach mirror <url>`. */
export function addMirrorCommand(program: Command, types: readonly RecordType[]): void {
  program
    .command('mirror')
    .argument('<url>', 'address of the original, e.g. https://kehoach.example.vn')
    .description('copy another dataset into DATA_DIR or DATABASE_URL, or bring the copy up to date')
    .action(async (url: string) => {
      if (!URL.canParse(url) || !/^https?:/.test(url)) {
        throw new AppError('BAD_USER_INPUT', `"${url}" is no address. Write it as https://kehoach.example.vn.`);
      }
      const { databaseUrl, prepare, dataDir } = readConfig(process.env);
      const { database } = await openDataset({ databaseUrl, prepare, dataDir, seeds: 'none', types, now: new Date() });
      try {
        const say = (line: string) => process.stdout.write(`${line}\n`);
        const result = await mirror({
          url,
          ask: askOverHttp(url),
          database,
          types,
          onVersion: (version, seq) => say(`version ${version}, up to change ${seq}`),
        });
        say(
          `Copied ${result.copied} changes; version ${result.version}, change ${result.seq}, content hash ${result.contentHash}.`,
        );
      } finally {
        await database.close();
      }
    });
}
