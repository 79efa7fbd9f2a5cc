import 'reflect-metadata';
import { Command, InvalidArgumentError } from 'commander';
import { readConfig } from '../src/config.ts';
import { RECORD_TYPES } from '../src/domains.ts';
import { openDataset } from '../src/seeds/open-dataset.ts';
import { type GenerateOptions, generateRecords } from '../test/generators/generate.ts';
import { publishRecords } from '../test/support/publish.ts';

/** Fills the database of DATABASE_URL or DATA_DIR with the seeds and generated records on top of them. */
async function fill(options: GenerateOptions): Promise<void> {
  const { databaseUrl, prepare, dataDir } = readConfig(process.env);
  const { database } = await openDataset({
    databaseUrl,
    prepare,
    dataDir,
    seeds: 'all',
    types: RECORD_TYPES,
    now: new Date(),
  });
  try {
    const { added, changed, version } = await publishRecords(database, {
      origin: 'IMPORT',
      reason: 'generated records',
      records: await generateRecords(options),
      now: new Date(),
    });
    process.stdout.write(`${added.length} records added, ${changed.length} changed; dataset version ${version}.\n`);
  } finally {
    await database.close();
  }
}

function number(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new InvalidArgumentError('Give a number that is not negative.');
  return value;
}

await new Command('bench:generate')
  .description('Fill the database of DATABASE_URL or DATA_DIR with the seeds and generated records on top of them.')
  .option('--seed <number>', 'the same seed and sizes give the same records', number, 1)
  .option('--provinces <count>', 'how many provinces plan anything, 1 to 63', number)
  .option('--first-year <year>', 'first year that is planned for', number)
  .option('--years <count>', 'how many years', number)
  .option('--plans-per-year <average>', 'annual plans a province and year', number)
  .option('--tasks-per-plan <average>', 'tasks a plan with content', number)
  .action((options: GenerateOptions) => fill(options))
  .parseAsync();
