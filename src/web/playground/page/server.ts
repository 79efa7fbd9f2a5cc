import type { PlaygroundConfig } from '../playground.types.ts';

/** The page without what the server could not tell: an editor alone is still useful. */
export const BARE_CONFIG: PlaygroundConfig = { graphqlPath: '/graphql', operations: [], links: [] };

/** Reads what the server offers. Throws when it does not answer with JSON. */
export async function readConfig(): Promise<PlaygroundConfig> {
  const response = await fetch('playground.json', { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`playground.json answered ${response.status}.`);
  return (await response.json()) as PlaygroundConfig;
}

/**
 * Sends one GraphQL request. A GraphQL error is part of the answer, also under a 4xx status; only an answer
 * that is not JSON (a proxy's error page) throws, with its status, because there is nothing to show.
 */
export async function postGraphql(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(path, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      ...headers,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new Error(`The server answered ${response.status} ${response.statusText} without JSON.`);
  }
}

export interface DatasetSummary {
  version: string | number | null;
  publishedAt: string | null;
  counts: {
    provinces: number | null;
    plans: number | null;
    tasks: number | null;
    documents: number | null;
    currentProvinces: number | null;
    provincesWithPlans: number | null;
    plansByCompleteness: readonly { completeness: string | null; plans: number }[] | null;
  } | null;
}

const SUMMARY =
  'query WhatIsHere { dataset { version publishedAt counts { provinces plans tasks documents ' +
  'currentProvinces provincesWithPlans plansByCompleteness { completeness plans } } } }';

/** Reads the counts of the dataset. Returns null when the server cannot give them, for whatever reason. */
export async function readSummary(path: string): Promise<DatasetSummary | null> {
  try {
    const answer = await postGraphql(path, { query: SUMMARY, operationName: 'WhatIsHere' });
    return (answer.data as { dataset?: DatasetSummary } | null | undefined)?.dataset ?? null;
  } catch {
    return null;
  }
}
