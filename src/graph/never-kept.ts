import { BREAK, type DocumentNode, type GraphQLSchema, isObjectType, visit } from 'graphql';

/**
 * The extension of a field whose value moves on while the data stays, so that no answer that holds it may be kept, here
 * or by a client: `@Extensions(NEVER_KEPT)` beside the field.
 */
export const NEVER_KEPT = { neverKept: true } as const;

const names = new WeakMap<GraphQLSchema, ReadonlySet<string>>();
const known = new WeakMap<DocumentNode, boolean>();

/** Says whether a question names a field whose answer may not be kept, wherever it stands in it. */
export function asksNeverKept(schema: GraphQLSchema, document: DocumentNode): boolean {
  const before = known.get(document);
  if (before !== undefined) return before;
  const never = neverKeptIn(schema);
  let found = false;
  visit(document, {
    // By the name alone: to keep nothing of a question too many costs a little, one too few would be wrong.
    Field: ({ name }) => {
      if (!never.has(name.value)) return undefined;
      found = true;
      return BREAK;
    },
  });
  known.set(document, found);
  return found;
}

function neverKeptIn(schema: GraphQLSchema): ReadonlySet<string> {
  const made = names.get(schema);
  if (made) return made;
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) ? Object.values(type.getFields()) : [],
  );
  const found = new Set(
    fields.flatMap(({ name, extensions }) => (extensions.neverKept === NEVER_KEPT.neverKept ? [name] : [])),
  );
  names.set(schema, found);
  return found;
}
