import { Kind, parse } from 'graphql';
import type { AskedQuery } from '../../kit/copy-query-as.ts';
import type { InitialTab } from './initial-state.ts';
import { withoutUndeclared } from './variables.ts';

/**
 * Reads what a tab asks, as it is sent when it is run: without variables that its query does not declare.
 *
 * Returns: null where there is no query, "variables" where they are no JSON object.
 */
export function askedOf({
  query,
  variables,
  operationName,
}: InitialTab & { operationName?: string | undefined }): AskedQuery | null | 'variables' {
  if (query.trim() === '') return null;
  const written = objectIn(variables);
  if (written === null) return 'variables';
  const kept = withoutUndeclared(query, variables);
  const values = kept === null ? written : (objectIn(kept) ?? {});
  const named = operationsIn(query) > 1 ? operationName : undefined;
  return { query, variables: values, ...(named && { operationName: named }) };
}

/** Reads an object of JSON, nothing written as an empty one; null for what is none. */
function objectIn(json: string): Record<string, unknown> | null {
  if (json.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function operationsIn(query: string): number {
  try {
    return parse(query).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
  } catch {
    // A query that is not finished is copied as it stands: the server says what is wrong with it.
    return 0;
  }
}
