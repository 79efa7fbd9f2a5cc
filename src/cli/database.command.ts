import { type Command, Option } from 'commander';
import { AppError } from '../base/errors.ts';
import type { Terminal } from './terminal.ts';

interface Flags {
  reader: string;
  writer: string;
  check?: boolean;
}

/** Adds `kehoach database`: what an owner of a PostgreSQL does for the service. */
export function addDatabaseCommand(program: Command, terminal: Terminal): void {
  const group = program.command('database').description('prepare a PostgreSQL for the service');
  group
    .command('roles')
    .description('make a role that may only read and one that may write, and check what they may')
    .addOption(new Option('--reader <name>', 'role of readers').default('kehoach_reader'))
    .addOption(new Option('--writer <name>', 'role of commands and of the start').default('kehoach_writer'))
    .option('--check', 'make nothing; only check')
    .addHelpText(
      'after',
      '\nRun it with DATABASE_URL of a role that may make roles. It prints the addresses with passwords that it made, once.\nExit code: 0 when both may what they must and no more, 1 otherwise.',
    )
    .action(async (flags: Flags) => {
      const config = await terminal.config();
      if (config.databaseUrl === null) {
        throw new AppError('BAD_SETTING', 'The embedded database has no roles. Set DATABASE_URL to a PostgreSQL.');
      }
      const { makeRoles, examineRoles } = await import('./database/roles.ts');
      const names = { reader: flags.reader, writer: flags.writer };
      if (!flags.check) {
        const made = await makeRoles(config.databaseUrl, names);
        for (const line of made) terminal.out(`${line}\n`);
      }
      const problems = await examineRoles(config.databaseUrl, names);
      for (const problem of problems) terminal.out(`MEND ${problem}\n`);
      if (problems.length > 0) terminal.setExitCode(1);
      else terminal.out(`ok   "${flags.reader}" may read and no more; "${flags.writer}" may migrate and publish.\n`);
    });
}
