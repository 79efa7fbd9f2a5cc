import { mText, pythonText, rText, scriptText, shellText, sqlText } from './literals.ts';

/** A shipped question, as it can be asked again by its address. */
export interface PlainQuestion {
  operation: string;
  variables: Readonly<Record<string, unknown>>;
}

type AddressEnding = 'json' | 'csv' | 'xlsx' | 'ndjson' | 'html' | 'atom' | 'ics';

/** Where the code of a question runs, in the order in which it is shown. */
const PLACES = ['curl', 'JavaScript', 'Python', 'R', 'DuckDB', 'Excel (Power Query)'] as const;
export type CodePlace = (typeof PLACES)[number];

/** A few lines of a program that ask a question and hold its answer. */
export interface Snippet {
  language: CodePlace;
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
  ending: AddressEnding | null,
  more: Readonly<Record<string, string>> = {},
): string {
  const parameters = Object.entries({ ...variables, ...more })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${plain(value)}`);
  return `/operations/${operation}${ending === null ? '' : `.${ending}`}${parameters.length === 0 ? '' : `?${parameters.join('&')}`}`;
}

function plain(value: unknown): string {
  if (value === null) return '';
  return encode(Array.isArray(value) ? value.map(String).join(',') : String(value)).replaceAll('%2C', ',');
}

/** Leaves nothing that ends a quoted string, or stands for files in a shell or a database. */
const encode = (text: string) =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /['*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * Writes the programs that ask a question: as a table with curl, in Python (requests, pandas), R (jsonlite), DuckDB and
 * Excel, as JSON in JavaScript. Where a language has types, it is given lines of JSON: a code such as "01" stays a text
 * there, which no reader of CSV can know.
 */
export function copyAs(base: string, question: PlainQuestion): Snippet[] {
  const root = new URL(base).href.replace(/\/$/, '');
  const address = (ending: AddressEnding, more: Record<string, string> = {}) =>
    root + operationAddress(question, ending, more);
  const lines = address('ndjson');
  const code: Record<CodePlace, string[]> = {
    curl: [`curl -fsS -o ${question.operation}.csv ${shellText(address('csv'))}`],
    JavaScript: [
      `const response = await fetch(${scriptText(address('json'))});`,
      'if (!response.ok) throw new Error(await response.text());',
      'const { data } = await response.json();',
      'console.log(JSON.stringify(data));',
    ],
    Python: [
      'import json',
      '',
      'import pandas as pd',
      'import requests',
      '',
      `response = requests.get(${pythonText(lines)}, timeout=120)`,
      'response.raise_for_status()',
      'table = pd.DataFrame([json.loads(line) for line in response.iter_lines()])',
      'print(table)',
    ],
    R: [
      'library(jsonlite)',
      '',
      `table <- stream_in(url(${rText(lines)}, encoding = 'UTF-8'), verbose = FALSE)`,
      'print(names(table))',
      'print(nrow(table))',
    ],
    DuckDB: [`SELECT * FROM read_json(${sqlText(lines)}, format = 'newline_delimited');`],
    'Excel (Power Query)': [
      'let',
      `    Source = Csv.Document(Web.Contents(${mText(address('csv'))}), [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),`,
      '    Table = Table.PromoteHeaders(Source, [PromoteAllScalars = true])',
      'in',
      '    Table',
    ],
  };
  return PLACES.map((language) => ({ language, code: code[language].join('\n') }));
}
