/** A shipped question, as it can be asked again by its address. */
export interface PlainQuestion {
  operation: string;
  variables: Readonly<Record<string, unknown>>;
}

type AddressEnding = 'json' | 'csv' | 'xlsx' | 'ndjson' | 'html' | 'atom' | 'ics';

/** The languages of the snippets, in the order in which they are shown. */
const LANGUAGES = ['curl', 'JavaScript', 'Python', 'R'] as const;
type CodeLanguage = (typeof LANGUAGES)[number];

/** A few lines of a program that ask a question and hold its answer. */
export interface Snippet {
  language: CodeLanguage;
  code: string;
}

/**
 * Writes the address of a question, with its variables as plain parameters. Null takes a default away, a list has
 * commas, and what is undefined is left out.
 *
 * Example: `/operations/PlanCoverage.csv?year=2025&basis=CURRENT&titles=vi`
 */
export function operationAddress(
  { operation, variables }: PlainQuestion,
  ending: AddressEnding,
  more: Readonly<Record<string, string>> = {},
): string {
  const parameters = Object.entries({ ...variables, ...more })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${plain(value)}`);
  return `/operations/${operation}.${ending}${parameters.length === 0 ? '' : `?${parameters.join('&')}`}`;
}

function plain(value: unknown): string {
  if (value === null) return '';
  return encode(Array.isArray(value) ? value.map(String).join(',') : String(value)).replaceAll('%2C', ',');
}

/** Leaves nothing that ends a quoted string in any of the languages. */
const encode = (text: string) => encodeURIComponent(text).replaceAll("'", '%27');

/**
 * Writes the programs that ask a question: with curl and in R as a table, in JavaScript and Python as JSON. None needs
 * a package beside what comes with the language.
 */
export function copyAs(base: string, question: PlainQuestion): Snippet[] {
  const root = new URL(base).href.replace(/\/$/, '').replaceAll("'", '%27');
  const json = root + operationAddress(question, 'json');
  const csv = root + operationAddress(question, 'csv');
  const code: Record<CodeLanguage, string[]> = {
    curl: [`curl -fsS -o ${question.operation}.csv '${csv}'`],
    JavaScript: [
      `const response = await fetch('${json}');`,
      'if (!response.ok) throw new Error(await response.text());',
      'const { data } = await response.json();',
      'console.log(JSON.stringify(data));',
    ],
    Python: [
      'import json',
      'from urllib.request import urlopen',
      '',
      `with urlopen('${json}') as response:`,
      "    data = json.load(response)['data']",
      'print(json.dumps(data))',
    ],
    R: [
      `table <- read.csv('${csv}', check.names = FALSE, encoding = 'UTF-8')`,
      'print(names(table))',
      'print(nrow(table))',
    ],
  };
  return LANGUAGES.map((language) => ({ language, code: code[language].join('\n') }));
}
