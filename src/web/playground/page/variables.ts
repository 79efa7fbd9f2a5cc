import { Kind, parse } from 'graphql';

/**
 * Leaves out of variables what no operation of the query declares: what an earlier query left behind.
 *
 * Returns: null where nothing is to be left out, or where query or variables cannot be read yet.
 */
export function withoutUndeclared(query: string, variables: string): string | null {
  try {
    const declared = new Set(
      parse(query).definitions.flatMap((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION
          ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
          : [],
      ),
    );
    const given = Object.entries(JSON.parse(variables) as Record<string, unknown>);
    const kept = given.filter(([name]) => declared.has(name));
    if (kept.length === given.length) return null;
    return kept.length === 0 ? '' : JSON.stringify(Object.fromEntries(kept), null, 2);
  } catch {
    // Somebody is still typing: the server says what is wrong when the query is run.
    return null;
  }
}
