import { parseSync } from 'rolldown/utils';

/** A piece of SQL as it stands in a source file. */
interface SqlText {
  line: number;
  text: string;
}

/** What the parser gives: a tree of plain objects, of which only a few kinds matter here. */
type Tree = { type?: string; start?: number } & Record<string, unknown>;

/** Where a text that is not marked as SQL can name a table; elsewhere its words are those of a sentence. */
const TABLE_PLACES = /\b(?:from|join|into|update|only|truncate|table)\s+"?[a-z_]+/gi;

/**
 * Lists the SQL of a TypeScript file: what is tagged `sql` and what is handed to `sql.raw` and `sql.identifier`; of every
 * other string, the places where a statement names a table. Values between the pieces of a template, and constants in
 * quotes, are left out.
 */
export function sqlTextsOf(path: string, source: string): SqlText[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const found: SqlText[] = [];

  function add(node: Tree, text: string, certain: boolean) {
    const line = source.slice(0, node.start).split('\n').length;
    const statement = text.replace(/'(?:[^']|'')*'/g, "''");
    found.push({ line, text: certain ? statement : (statement.match(TABLE_PLACES) ?? []).join('\n') });
  }

  function walk(value: unknown, certain: boolean) {
    if (Array.isArray(value)) for (const item of value) walk(item, certain);
    if (Array.isArray(value) || typeof value !== 'object' || value === null) return;
    const node = value as Tree;
    if (node.type === 'Literal' && typeof node.value === 'string') return add(node, node.value, certain);
    if (node.type === 'TemplateLiteral') {
      add(node, (node.quasis as { value: { cooked: string } }[]).map((part) => part.value.cooked).join(' ? '), certain);
      return walk(node.expressions, false);
    }
    if (node.type === 'TaggedTemplateExpression') return walk(node.quasi, isSql(node.tag));
    if (node.type === 'CallExpression' && isSql((node.callee as Tree).object)) return walk(node.arguments, true);
    for (const child of Object.values(node)) walk(child, false);
  }

  walk(program, false);
  return found;
}

function isSql(node: unknown): boolean {
  return typeof node === 'object' && node !== null && (node as Tree).name === 'sql';
}

/** Tells whether a piece of SQL names a table or a type, and not a column of the same name behind a point. */
export function namesInSql(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w.$]|\\."|[\\w$]")\\b${name}\\b`).test(text);
}
