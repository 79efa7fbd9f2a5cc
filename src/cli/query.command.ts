import { type Command, Option } from 'commander';
import { AppError } from '../base/errors.ts';
import { withoutControls } from '../base/text.ts';
import { TITLE_LANGUAGES } from '../operations/column-titles.ts';
import { textOfAnswer, throughDoor } from './door.ts';
import { parseAddress } from './options.ts';
import type { Terminal } from './terminal.ts';

/** How an answer is printed, and who is asked. */
export interface QueryOptions {
  csv?: true;
  json?: true;
  url?: string;
  titles?: string;
}

/** The option that names a running server; `operations` has it too. */
export const URL_OPTION = [
  '--url <address>',
  'ask a server elsewhere instead of the dataset of the settings',
  parseAddress,
] as const;

/** Adds `kehoach query`: answers a shipped operation. */
export function addQueryCommand(program: Command, terminal: Terminal): void {
  program
    .command('query')
    .description('answer a shipped operation as a table, as CSV or as JSON')
    .argument('<name>', 'name of the operation, see `kehoach operations`')
    .argument('[variables...]', 'its variables, each as `--name value`; lists with commas')
    .addOption(new Option('--csv', 'print CSV (UTF-8 with BOM)').conflicts('json'))
    .option('--json', 'print the GraphQL answer')
    .addOption(new Option('--titles <language>', 'titles of the columns in this language').choices(TITLE_LANGUAGES))
    .option(...URL_OPTION)
    .allowUnknownOption()
    .addHelpText('after', '\nExample:\n  kehoach query WhoHasAPlan --year 2025 --day 2025-12-31')
    .action((name: string, variables: string[], options: QueryOptions) => query(terminal, name, variables, options));
}

/** Asks a shipped question, its variables as `--name value`, and prints the answer. */
export async function query(
  terminal: Terminal,
  name: string,
  variables: string[],
  options: QueryOptions,
): Promise<void> {
  const parameters = new URLSearchParams(readParameters(variables));
  const form = options.json ? 'json' : 'csv';
  if (options.titles && form === 'csv') parameters.set('titles', options.titles);
  const path = `/operations/${encodeURIComponent(name)}.${form}?${parameters}`;
  await throughDoor(terminal, options.url, async (ask) => {
    const answer = await ask(path);
    const body = textOfAnswer(answer);
    if (form === 'json') return terminal.out(`${JSON.stringify(JSON.parse(body), null, 2)}\n`);
    if (options.csv) return terminal.out(body);
    const [{ parse: parseCsv }, { unguardCell }, { drawTable }] = await Promise.all([
      import('csv-parse/sync'),
      import('../operations/csv.ts'),
      import('../operations/terminal-table.ts'),
    ]);
    const [header = [], ...rows] = parseCsv(body, { bom: true }) as string[][];
    terminal.out(
      drawTable(
        header,
        rows.map((row) => row.map((cell) => withoutControls(unguardCell(cell)))),
        terminal.width,
      ),
    );
    terminal.note(`${rows.length} ${rows.length === 1 ? 'row' : 'rows'}${answer.cut ? ', and there is more' : ''}\n`);
  });
}

/** Reads `--name value`, `--name=value` and `--var name=value`. Throws: BAD_USER_INPUT. */
export function readParameters(words: readonly string[]): [string, string][] {
  const parameters: [string, string][] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const match = /^--([A-Za-z]\w*)(?:=([\s\S]*))?$/.exec(word);
    if (!match?.[1]) throw badWord(word);
    const value = match[2] ?? words[++at];
    if (value === undefined) throw new AppError('BAD_USER_INPUT', `"${word}" has no value. Write it as ${word} value.`);
    if (match[1] !== 'var') {
      parameters.push([match[1], value]);
      continue;
    }
    const pair = /^([A-Za-z]\w*)=([\s\S]*)$/.exec(value);
    if (!pair?.[1]) throw new AppError('BAD_USER_INPUT', `"--var ${value}" is no variable. Write --var name=value.`);
    parameters.push([pair[1], pair[2] ?? '']);
  }
  return parameters;
}

function badWord(word: string): AppError {
  return new AppError('BAD_USER_INPUT', `"${word}" stands alone. Write variables as --name value, lists with commas.`);
}
