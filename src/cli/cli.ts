// Before everything else: the commands load the service in parts, and its types need it while they load.
import 'reflect-metadata';
import { Command } from 'commander';
import { AppError } from '../base/errors.ts';
import { readConfig } from '../config.ts';
import { RECORD_TYPES } from '../domains.ts';
import { SEEDS_FOLDER } from '../seeds/apply-seeds.ts';
import { readSeeds } from '../seeds/read-seeds.ts';
import { importerReference } from '../seeds/reader-reference.ts';
import { registerImport } from './import.command.ts';
import { addMirrorCommand } from './mirror.command.ts';
import { addOperationCommands, type Terminal } from './query.command.ts';
import { registerRead } from './read.command.ts';
import { registerReview } from './review.command.ts';
import { registerSurvey } from './survey.command.ts';

/** The terminal of this process. */
export const TERMINAL: Terminal = {
  out: (text) => void process.stdout.write(text),
  note: (text) => void process.stderr.write(text),
  width: process.stdout.isTTY ? process.stdout.columns : null,
  config: () => readConfig(process.env),
};

/** The command line: `kehoach serve` and the rest. */
export function createCli(terminal: Terminal = TERMINAL): Command {
  const program = new Command('kehoach').description(
    'One GraphQL API over the gender-equality plans of Việt Nam’s provinces.',
  );
  program
    .command('serve', { isDefault: true })
    .description('migrate the database, apply the seeds and listen')
    .action(async () => {
      const { start } = await import('./start.ts');
      const running = await start(
        terminal.config(),
        (line) => terminal.out(`${line}\n`),
        () => new Date(),
      );
      const stop = () => {
        running.stop().then(
          () => process.exit(0),
          (error: unknown) => fail(error),
        );
      };
      process.once('SIGTERM', stop);
      process.once('SIGINT', stop);
    });
  program
    .command('schema')
    .description('print the GraphQL schema (SDL)')
    .action(async () => {
      const { createSchema, printContract } = await import('../schema.ts');
      terminal.out(printContract(await createSchema()));
    });
  registerRead(program, {
    loadReference: async () => importerReference(await readSeeds(SEEDS_FOLDER)),
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    readInput: async () => Buffer.concat(await process.stdin.toArray()),
    setExitCode: (code) => {
      process.exitCode = code;
    },
  });
  registerImport(program);
  registerReview(program);
  registerSurvey(program);
  addMirrorCommand(program, RECORD_TYPES);
  addOperationCommands(program, terminal);
  return program;
}

/** Ends the process with one clear line for errors of the catalogue. */
export function fail(error: unknown): never {
  if (error instanceof AppError) process.stderr.write(`kehoach: ${error.message} [${error.code}]\n`);
  else
    process.stderr.write(
      `kehoach: unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  process.exit(1);
}
