import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOperations } from '../../../src/operations/operations.ts';
import { copyAs, operationAddress, type PlainQuestion } from '../../../src/web/kit/copy-as.ts';
import { copyQueryAs } from '../../../src/web/kit/copy-query-as.ts';
import { openListeningApp } from '../../support/app.ts';
import { QUERIES, QUESTIONS } from './asked.ts';
import { canRun, RUNNABLE, runCopied } from './copied.ts';

const { app, url } = openListeningApp();
const runs = new Map(await Promise.all(RUNNABLE.map(async (one) => [one, await canRun(one)] as const)));

function snippet(language: string, snippets: readonly { language: string; code: string }[]): string {
  const code = snippets.find((one) => one.language === language)?.code;
  if (code === undefined) throw new Error(`no snippet in ${language}`);
  return code;
}

async function textOf(question: PlainQuestion, ending: 'json' | 'csv' | 'ndjson'): Promise<string> {
  const response = await fetch(url() + operationAddress(question, ending));
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer()).toString();
}

async function linesOf(question: PlainQuestion): Promise<Record<string, unknown>[]> {
  const lines = (await textOf(question, 'ndjson')).split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}

describe.each(QUESTIONS)('the code that asks $operation', (question) => {
  it.skipIf(!runs.get('curl'))('with curl gives the table', async () => {
    const table = await runCopied('curl', snippet('curl', copyAs(url(), question)), (_, folder) =>
      readFile(join(folder, `${question.operation}.csv`), 'utf8'),
    );
    expect(table).toBe(await textOf(question, 'csv'));
  });

  it('in JavaScript gives the answer', async () => {
    const code = snippet('JavaScript', copyAs(url(), question));
    const printed = await runCopied('JavaScript', code, async (text) => JSON.parse(text));
    expect(printed).toEqual(JSON.parse(await textOf(question, 'json')).data);
  });

  it.skipIf(!runs.get('Python'))('in Python gives a table of pandas, cell by cell', async () => {
    const code = `${snippet('Python', copyAs(url(), question))}\nprint('---')\nprint(table.to_json(orient='records'))`;
    const printed = await runCopied('Python', code, async (text) => JSON.parse(text.split('---\n').at(-1) ?? ''));
    expect(printed).toEqual(await linesOf(question));
  });

  it.skipIf(!runs.get('R'))('in R gives a data frame, cell by cell', async () => {
    const code = `${snippet('R', copyAs(url(), question))}\ncat('---\\n')\ncat(toJSON(table, na = 'null', digits = NA))`;
    const printed = await runCopied('R', code, async (text) => JSON.parse(text.split('---\n').at(-1) ?? ''));
    expect(printed).toEqual(await linesOf(question));
  });
});

describe.each(QUERIES)('the code of a query $name', ({ name: _, ...asked }) => {
  let data: unknown;
  beforeAll(async () => {
    const answer = await app().http.inject({ method: 'POST', url: '/graphql', payload: asked });
    expect(answer.json().errors).toBeUndefined();
    data = answer.json().data;
  });

  it.each(RUNNABLE.filter((one) => runs.get(one)))('gives its data with %s', async (language) => {
    const code = snippet(language, copyQueryAs(`${url()}/graphql`, asked));
    const printed = await runCopied(language, code, async (text) => JSON.parse(text));
    expect(language === 'curl' ? printed.data : printed).toEqual(data);
  });

  it('says what is wrong where the graph refuses it', async () => {
    const wrong = { ...asked, query: asked.query.replace(/\{ (plans|provinces|dataset)/, '{ nothing') };
    for (const language of RUNNABLE.filter((one) => one !== 'curl' && runs.get(one)))
      await expect(
        runCopied(language, snippet(language, copyQueryAs(`${url()}/graphql`, wrong)), async () => {}),
      ).rejects.toThrow(/Command failed/);
  });
});

it('every shipped question has the same columns in its lines as in its table', async () => {
  for (const { name, columns } of await readOperations()) {
    const [row] = await linesOf({ operation: name, variables: {} });
    expect(Object.keys(row ?? {}), name).toEqual(columns.map((column) => column.name));
  }
}, 60_000);
