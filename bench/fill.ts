import 'reflect-metadata';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../src/config.ts';
import type { GenerateOptions } from '../test/generators/generate.ts';
import { fillDatabase } from './fill-database.ts';
import { SIZES, type Size } from './sizes.ts';

/** Fills the database of DATABASE_URL or DATA_DIR. */
async function fill({ size, ...options }: GenerateOptions & { size?: Size }): Promise<void> {
  const sizes = size ? { ...SIZES[size], ...options } : options;
  const { records, version } = await fillDatabase(readConfig(process.env), sizes);
  process.stdout.write(`${records} records added; dataset version ${version}.\n`);
}

function number(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new InvalidArgumentError('Give a number that is not negative.');
  return value;
}

await new Command('bench:generate')
  .description('Fill the database of DATABASE_URL or DATA_DIR with the seeds and generated records on top of them.')
  .addOption(new Option('--size <name>', 'sizes of the benchmark').choices(Object.keys(SIZES)))
  .option('--seed <number>', 'the same seed and sizes give the same records (1 without it)', number)
  .option('--provinces <count>', 'how many provinces plan anything, 1 to 63', number)
  .option('--first-year <year>', 'first year that is planned for', number)
  .option('--years <count>', 'how many years', number)
  .option('--plans-per-year <average>', 'annual plans a province and year', number)
  .option('--tasks-per-plan <average>', 'tasks a plan with content', number)
  .action((options: Partial<GenerateOptions> & { size?: Size }) => fill({ ...options, seed: options.seed ?? 1 }))
  .parseAsync();
