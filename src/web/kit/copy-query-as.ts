import type { CodePlace, Snippet } from './copy-as.ts';
import { pythonText, pythonValue, rText, scriptText, shellText } from './literals.ts';

/** A query of the graph with its variables. */
export interface AskedQuery {
  query: string;
  variables: Readonly<Record<string, unknown>>;
  /** Which of several operations of the query is meant. */
  operationName?: string | undefined;
}

/** Where the code of a query runs, in the order in which it is shown. */
const PLACES = ['curl', 'JavaScript', 'Python', 'R'] as const satisfies readonly CodePlace[];

/** Writes the programs that ask a query at the address of the graph, and print its data as JSON. */
export function copyQueryAs(address: string, asked: AskedQuery): Snippet[] {
  const { query, variables, operationName } = asked;
  const url = new URL(address).href;
  const named = operationName ? { operationName } : {};
  const hasVariables = Object.keys(variables).length > 0;
  const sent = { query, ...(hasVariables && { variables }), ...named };
  const keys = Object.keys(sent);
  const code: Record<(typeof PLACES)[number], string[]> = {
    curl: [
      `curl -fsS ${shellText(url)} \\`,
      "  -H 'content-type: application/json' \\",
      `  --data-binary ${shellText(JSON.stringify(sent))}`,
    ],
    JavaScript: [
      `const query = ${scriptText(query)};`,
      ...(hasVariables ? [`const variables = ${JSON.stringify(variables, null, 2)};`] : []),
      ...(operationName ? [`const operationName = ${JSON.stringify(operationName)};`] : []),
      `const response = await fetch(${scriptText(url)}, {`,
      "  method: 'POST',",
      "  headers: { 'content-type': 'application/json' },",
      `  body: JSON.stringify({ ${keys.join(', ')} }),`,
      '});',
      'const { data, errors } = await response.json();',
      'if (errors) throw new Error(JSON.stringify(errors));',
      'console.log(JSON.stringify(data));',
    ],
    Python: [
      'import json',
      '',
      'import requests',
      '',
      `query = ${pythonText(query)}`,
      ...(hasVariables ? [`variables = ${pythonValue(variables)}`] : []),
      `body = {'query': query${hasVariables ? ", 'variables': variables" : ''}${operationName ? `, 'operationName': ${pythonText(operationName)}` : ''}}`,
      `answer = requests.post(${pythonText(url)}, json=body, timeout=120).json()`,
      "if 'errors' in answer:",
      "    raise SystemExit(answer['errors'])",
      "print(json.dumps(answer['data']))",
    ],
    R: [
      'library(jsonlite)',
      '',
      'asked <- c(',
      keys
        .map(
          (key) =>
            `  ${key} = ${rText(key === 'query' ? query : key === 'variables' ? JSON.stringify(variables) : (operationName ?? ''))}`,
        )
        .join(',\n'),
      ')',
      "written <- paste0(names(asked), '=', vapply(enc2utf8(asked), URLencode, '', reserved = TRUE, repeated = TRUE), collapse = '&')",
      `answer <- fromJSON(readLines(url(paste0(${rText(`${url}?`)}, written), encoding = 'UTF-8'), warn = FALSE))`,
      'if (!is.null(answer$errors)) stop(answer$errors$message)',
      "cat(toJSON(answer$data, auto_unbox = TRUE, null = 'null', digits = NA))",
    ],
  };
  return PLACES.map((language) => ({ language, code: code[language].join('\n') }));
}
