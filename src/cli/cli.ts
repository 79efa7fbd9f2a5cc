// Before everything else: the commands load the service in parts, and its types need it while they load.
import 'reflect-metadata';
import { Command } from 'commander';
import { releaseVersion } from '../base/project.ts';
import { addCheckCommand } from './check.command.ts';
import { addCheckoutCommand } from './checkout.command.ts';
import { addDatabaseCommand } from './database.command.ts';
import { addDoctorCommand } from './doctor.command.ts';
import { addExportCommand } from './export.command.ts';
import { addHarvestCommand } from './harvest.command.ts';
import { addImportCommand } from './import.command.ts';
import { addMcpCommand } from './mcp.command.ts';
import { addMirrorCommand } from './mirror.command.ts';
import { addOlderVersionCommand } from './older-version.command.ts';
import { addOperationsCommand } from './operations.command.ts';
import { addQueryCommand } from './query.command.ts';
import { addReadCommand } from './read.command.ts';
import { addReviewCommand } from './review.command.ts';
import { addSchemaCommand } from './schema.command.ts';
import { addSearchCommand } from './search.command.ts';
import { addSeedCommand } from './seed.command.ts';
import { addServeCommand } from './serve.command.ts';
import { addSurveyCommand } from './survey.command.ts';
import { type AddCommand, TERMINAL, type Terminal } from './terminal.ts';
import { addWebhookCommand } from './webhook.command.ts';

/** Every command, in the order of the help. */
const COMMANDS: readonly AddCommand[] = [
  addServeCommand,
  addSeedCommand,
  addSchemaCommand,
  addReadCommand,
  addImportCommand,
  addReviewCommand,
  addSurveyCommand,
  addMirrorCommand,
  addHarvestCommand,
  addCheckCommand,
  addWebhookCommand,
  addExportCommand,
  addCheckoutCommand,
  addQueryCommand,
  addSearchCommand,
  addOperationsCommand,
  addDoctorCommand,
  addMcpCommand,
  addDatabaseCommand,
  addOlderVersionCommand,
];

/** The command line: `kehoach serve` and the rest. */
export function createCli(terminal: Terminal = TERMINAL): Command {
  const program = new Command('kehoach')
    .description('One GraphQL API over the gender-equality plans of Việt Nam’s provinces.')
    .version(releaseVersion(), '--version', 'print the version of this release');
  // What commander refuses reads like what the commands refuse; set first, since commands take it over.
  program.configureOutput({
    outputError: (text, write) => write(text.replace(/^error: ([\s\S]*?)\n*$/, 'kehoach: $1 [BAD_USER_INPUT]\n')),
  });
  for (const add of COMMANDS) add(program, terminal);
  return program;
}
