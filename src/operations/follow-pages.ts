import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { ShippedOperation } from './operations.ts';
import type { RowPath } from './row-path.ts';

/** Runs a document on the server and gives its data. Throws when the answer has errors. */
export type RunDocument = (document: string, variables: Record<string, unknown>) => Promise<unknown>;

const PAGE_SIZE = 100;

/** Names under which the pages are followed; no operation uses them. */
const EXTRA = { page: '_page', id: '_id', type: '_type', after: '_after' } as const;

interface Connection {
  nodes: unknown[];
  [EXTRA.page]: { hasNextPage: boolean; endCursor: string | null };
}

/**
 * Asks an operation and then for every further page of the lists on the way to its rows, also of lists inside items.
 *
 * Returns: the answer with all pages joined, and whether it was left incomplete: at `maxRows` items, or, with
 * `follow` false, wherever a list has more than its first page.
 */
export async function askAllPages(
  operation: ShippedOperation,
  variables: Record<string, unknown>,
  run: RunDocument,
  { maxRows, follow }: { maxRows: number; follow: boolean },
): Promise<{ data: unknown; cut: boolean }> {
  const { rows } = operation;
  const document = withPageInfo(operation.ast, rows);
  const data = await run(print(document), variables);
  const further = furtherPages(document, rows, variables, run);
  let count = 0;
  let cut = false;

  async function complete(value: unknown, at: number): Promise<void> {
    const step = rows[at];
    if (!step) {
      count += 1;
      return;
    }
    const next = (value as Record<string, unknown> | null)?.[step.field];
    if (next == null) return;
    if (!isConnection(rows, at)) {
      for (const item of step.each ? (next as unknown[]) : [next]) await complete(item, at + 1);
      return;
    }
    const connection = next as Connection;
    for (const node of connection.nodes) await complete(node, at + 2);
    while (connection[EXTRA.page].hasNextPage) {
      if (!follow || count >= maxRows) {
        cut = true;
        return;
      }
      const page = await further(at, value as Record<string, unknown>, connection[EXTRA.page].endCursor);
      connection.nodes.push(...page.nodes);
      connection[EXTRA.page] = page[EXTRA.page];
      for (const node of page.nodes) await complete(node, at + 2);
    }
  }

  await complete(data, 0);
  return { data, cut };
}

/** A list in pages is a field whose items stand under `nodes`. */
function isConnection(rows: RowPath, at: number): boolean {
  const next = rows[at + 1];
  return next?.field === 'nodes' && next.each;
}

/** Adds to each list in pages on the way where it stands, and to what it hangs from how to ask for it again. */
function withPageInfo(ast: DocumentNode, rows: RowPath): DocumentNode {
  const [definition] = ast.definitions as readonly OperationDefinitionNode[];
  if (!definition) throw new Error('an operation without a definition');
  const extended = (set: SelectionSetNode, at: number): SelectionSetNode => {
    const step = rows[at];
    const extras = at > 0 && isConnection(rows, at) ? `${EXTRA.id}: id ${EXTRA.type}: __typename` : '';
    const pages = at > 0 && isConnection(rows, at - 1) ? `${EXTRA.page}: pageInfo { hasNextPage endCursor }` : '';
    const selections = set.selections.map((selection): SelectionNode => {
      if (!step || !isNamed(selection, step.field) || !selection.selectionSet) return selection;
      return { ...selection, selectionSet: extended(selection.selectionSet, at + 1) };
    });
    return { ...set, selections: [...selections, ...selectionsOf(`${extras} ${pages}`)] };
  };
  return { ...ast, definitions: [{ ...definition, selectionSet: extended(definition.selectionSet, 0) }] };
}

function selectionsOf(text: string): readonly SelectionNode[] {
  if (text.trim() === '') return [];
  const [definition] = parse(`{ ${text} }`).definitions as readonly OperationDefinitionNode[];
  return definition?.selectionSet.selections ?? [];
}

function isNamed(selection: SelectionNode, name: string): selection is FieldNode {
  return selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === name;
}

/** Makes the function that asks for the next page of the list at a step, of the thing that it hangs from. */
function furtherPages(document: DocumentNode, rows: RowPath, variables: Record<string, unknown>, run: RunDocument) {
  const queries = new Map<string, { text: string; used: ReadonlySet<string> }>();
  return async (at: number, parent: Record<string, unknown>, after: string | null): Promise<Connection> => {
    const type = at === 0 ? null : String(parent[EXTRA.type]);
    const key = `${at} ${type}`;
    const query = queries.get(key) ?? pageQuery(document, rows, at, type);
    queries.set(key, query);
    const kept = Object.fromEntries(Object.entries(variables).filter(([name]) => query.used.has(name)));
    const data = await run(query.text, {
      ...kept,
      [EXTRA.after]: after,
      ...(type && { [EXTRA.id]: parent[EXTRA.id] }),
    });
    const holder = (type === null ? data : (data as { node: unknown }).node) as Record<string, unknown>;
    return holder[rows[at]?.field ?? ''] as Connection;
  };
}

function pageQuery(document: DocumentNode, rows: RowPath, at: number, type: string | null) {
  const [definition] = document.definitions as readonly OperationDefinitionNode[];
  let set = definition?.selectionSet;
  let field: FieldNode | undefined;
  for (const step of rows.slice(0, at + 1)) {
    field = set?.selections.find((selection): selection is FieldNode => isNamed(selection, step.field));
    set = field?.selectionSet;
  }
  if (!definition || !field) throw new Error('the path of the rows leads to no field of the operation');
  const own = (field.arguments ?? []).filter(({ name }) => !['first', 'last', 'after', 'before'].includes(name.value));
  const paged = { ...field, arguments: [...own, ...argumentsOf(`first: ${PAGE_SIZE}, after: $${EXTRA.after}`)] };
  const used = new Set<string>();
  visit(paged, { Variable: ({ name }) => void used.add(name.value) });
  const declared = (definition.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value));
  const head = [...declared.map(print), `$${EXTRA.after}: String`, ...(type ? [`$${EXTRA.id}: ID!`] : [])].join(', ');
  const body = type ? `node(id: $${EXTRA.id}) { ... on ${type} { ${print(paged)} } }` : print(paged);
  return { text: `query ${definition.name?.value}(${head}) { ${body} }`, used };
}

function argumentsOf(text: string): readonly ArgumentNode[] {
  const [field] = selectionsOf(`field(${text})`);
  return field?.kind === Kind.FIELD ? (field.arguments ?? []) : [];
}
