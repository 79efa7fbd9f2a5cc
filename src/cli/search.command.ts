import { type Command, Option } from 'commander';
import { type QueryOptions, query, URL_OPTION } from './query.command.ts';
import type { Terminal } from './terminal.ts';

interface SearchOptions extends QueryOptions {
  kinds?: string;
  provinces?: string;
  year?: string;
  first?: string;
}

/** What of the options is a variable of the shipped question. */
const VARIABLES = ['kinds', 'provinces', 'year', 'first'] as const;

/** Adds `kehoach search`: the shipped question `Search`, with its words as they are typed. */
export function addSearchCommand(program: Command, terminal: Terminal): void {
  program
    .command('search')
    .description('find plans, tasks, documents and passages by their words')
    .argument('<words...>', 'what to find; diacritics are not needed')
    .option('--kinds <kinds>', 'only these kinds, by commas: plan, task, document …')
    .option('--provinces <slugs>', 'only what is of these provinces, by commas')
    .option('--year <year>', 'only what covers this year')
    .option('--first <count>', 'how many, to 100')
    .addOption(new Option('--csv', 'print CSV (UTF-8 with BOM)').conflicts('json'))
    .option('--json', 'print the GraphQL answer')
    .option(...URL_OPTION)
    .addHelpText('after', '\nExample:\n  kehoach search bao luc gia dinh --kinds task')
    .action((words: string[], options: SearchOptions) => {
      const variables = VARIABLES.flatMap((name) =>
        options[name] === undefined ? [] : [`--${name}=${options[name]}`],
      );
      return query(terminal, 'Search', [`--text=${words.join(' ')}`, ...variables], options);
    });
}
