import type { Command } from 'commander';
import { AppError } from '../base/errors.ts';
import type { Terminal } from './terminal.ts';
import { withDataset } from './with-dataset.ts';

interface AddOptions {
  by: string;
  on?: string;
  places: string;
  provinces: string[];
  years?: { from: number; to: number };
  note?: string;
}

function parseYears(value: string): { from: number; to: number } {
  const match = /^(\d{4})(?:-(\d{4}))?$/.exec(value);
  if (!match)
    throw new AppError('BAD_USER_INPUT', `"${value.slice(0, 40)}" are no years. Write one or two: 2025 or 2021-2025.`);
  return { from: Number(match[1]), to: Number(match[2] ?? match[1]) };
}

/** Adds `kehoach survey add`: records who looked for whose plans, so that what is missing is known to be missing. */
export function addSurveyCommand(program: Command, terminal: Terminal): void {
  const survey = program.command('survey').description('record who looked for whose plans');
  survey
    .command('add')
    .description('say that somebody looked for plans; provinces without one become NO_PLAN_FOUND for those years')
    .requiredOption('--by <name>', 'who looked')
    .requiredOption('--places <text>', 'where: portals, lists, archives')
    .requiredOption('--provinces <slugs>', 'whose plans, by commas', (value) =>
      value.split(',').map((slug) => slug.trim()),
    )
    .option('--on <day>', 'when, YYYY-MM-DD; leave out when it was not recorded')
    .option('--years <years>', 'of which years, 2025 or 2021-2025; leave out when the survey names none', parseYears)
    .option('--note <text>', 'what limits the survey')
    .action(async (options: AddOptions) => {
      const { id, version, isNew } = await withDataset(terminal, 'write', (run) => run('surveyAdd', options));
      terminal.out(
        isNew ? `Recorded ${id}; dataset version ${version}.\n` : `${id} was recorded before; nothing changed.\n`,
      );
    });
}
