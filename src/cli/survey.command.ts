import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { AppError } from '../base/errors.ts';
import { slugify } from '../base/text.ts';
import { RECORD_TYPES } from '../domains.ts';
import { RequestContext } from '../graph/context.ts';
import { resolveUnits } from '../provinces/province.lookup.ts';
import { publish } from '../records/publish.ts';
import { idOf } from '../records/record.ts';
import { surveySchema } from '../surveys/survey.record.ts';
import { withDatabase } from './with-database.ts';

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
  if (!match) throw new InvalidArgumentError('Write a year or two: 2025 or 2021-2025.');
  return { from: Number(match[1]), to: Number(match[2] ?? match[1]) };
}

/** `kehoach survey add`: records who looked for whose plans, so that what is missing is known to be missing. */
export function registerSurvey(program: Command): void {
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
      process.stdout.write(`${await addSurvey(options)}\n`);
    });
}

async function addSurvey(options: AddOptions): Promise<string> {
  return withDatabase(async (database) => {
    const units = await resolveUnits(new RequestContext(database.db, 'survey'), options.provinces);
    const parsed = surveySchema.safeParse({
      key: slugify(
        [options.by, options.on ?? '', options.years?.from ?? '', options.provinces.join(' ')].join(' '),
      ).slice(0, 150),
      by: options.by,
      on: options.on,
      places: options.places,
      provinces: [...new Set(units.map((unit) => unit.provinceId.slice('province:'.length)))],
      years: options.years,
      note: options.note,
    });
    if (!parsed.success)
      throw new AppError('BAD_USER_INPUT', `The survey cannot be recorded: ${z.prettifyError(parsed.error)}`);
    const id = idOf('survey', parsed.data.key);
    const { version, added } = await publish(database, RECORD_TYPES, {
      origin: 'REVIEW',
      reason: `survey by ${options.by}`,
      records: [{ type: 'survey', id, content: parsed.data }],
      now: new Date(),
    });
    return added.length > 0
      ? `Recorded ${id}; dataset version ${version}.`
      : `${id} was recorded before; nothing changed.`;
  });
}
