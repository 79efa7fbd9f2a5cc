import { type DocumentNode, visit } from 'graphql';

/**
 * Takes from a shipped question what its table needs and a page does not show, so that neither the database nor the
 * graph is asked for it. `paths` name fields from the root by their answers' names, with points between.
 *
 * Throws where a path is not in the question, since the page would go on to pay for it.
 */
export function without(document: DocumentNode, ...paths: readonly string[]): DocumentNode {
  const left = new Set(paths);
  const path: string[] = [];
  const lean = visit(document, {
    Field: {
      enter(field) {
        path.push(field.alias?.value ?? field.name.value);
        if (!left.delete(path.join('.'))) return undefined;
        // Nothing of it is visited, so it is not left either.
        path.pop();
        return null;
      },
      leave() {
        path.pop();
      },
    },
  });
  if (left.size > 0) throw new Error(`the question does not ask ${[...left].join(', ')}`);
  return lean;
}
