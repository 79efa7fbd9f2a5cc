import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** How many costs are remembered, of all documents together. */
const MAX_COSTS = 2_000;
/** Variables that are longer when written out are looked at each time. */
const MAX_KEY_LENGTH = 1_000;

/**
 * Remembers what depends on a document and the name of its operation alone. It goes with the document: the server
 * keeps those that come again within a bound of its own.
 */
export function perDocument<T>(make: (document: DocumentNode, operationName: string | null | undefined) => T) {
  const known = new WeakMap<DocumentNode, Map<string, T>>();
  return (document: DocumentNode, operationName?: string | null): T => {
    const ofDocument = known.get(document) ?? new Map<string, T>();
    known.set(document, ofDocument);
    const name = operationName ?? '';
    const before = ofDocument.get(name);
    if (before !== undefined) return before;
    const made = make(document, operationName);
    // A document without this operation is refused, and may be asked for any name.
    if (ofDocument.size < document.definitions.length + 1) ofDocument.set(name, made);
    return made;
  };
}

interface Asked {
  document: DocumentNode;
  variables: Record<string, unknown>;
  operationName?: string | null | undefined;
}

/** Remembers a number of a document with its variables, the last asked ones: clients ask the same again. */
export function perQuestion(make: (asked: Asked) => number): (asked: Asked) => number {
  let documents = 0;
  const numberOf = perDocument(() => ++documents);
  const known = new LRUCache<string, number>({ max: MAX_COSTS });
  return (asked) => {
    const variables = JSON.stringify(asked.variables);
    if (variables.length > MAX_KEY_LENGTH) return make(asked);
    const key = `${numberOf(asked.document, asked.operationName)} ${variables}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(asked);
    known.set(key, made);
    return made;
  };
}
