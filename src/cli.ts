import { Command } from 'commander';
import { addMirrorCommand } from './changes/mirror.command.ts';
import { registerSurvey } from './commands/survey.command.ts';
import { readConfig } from './config.ts';
import { AppError } from './core/errors.ts';
import { RECORD_TYPES } from './domains.ts';
import { createSchema, printContract } from './schema.ts';
import { start } from './start.ts';

/** The command line: `kehoach serve` and the rest. */
export function createCli(): Command {
  const program = new Command('kehoach').description(
    'One GraphQL API over the gender-equality plans of Việt Nam’s provinces.',
  );
  program
    .command('serve', { isDefault: true })
    .description('migrate the database, apply the seeds and listen')
    .action(async () => {
      const running = await start(
        readConfig(process.env),
        (line) => process.stdout.write(`${line}\n`),
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
      process.stdout.write(printContract(await createSchema()));
    });
  registerSurvey(program);
  addMirrorCommand(program, RECORD_TYPES);
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
