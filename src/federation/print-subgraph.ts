import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';
import { ENTITIES } from './entities.ts';

/** The oldest specification that has all that is used here, so that old composers take it too. */
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [%])';

/** Plain values, equal wherever they are resolved: another subgraph may have them too. */
const SHAREABLE = ['Money', 'PageInfo', 'Period', 'SearchHighlight', 'Verification'] as const;

/** Fields of which a gateway may want to leave out a kind in a variant of its graph, by the name of the kind. */
const TAGS: Readonly<Record<string, string>> = {
  // The stream of contents that copies are made from: for machines that keep a copy, not for a public graph.
  'Query.changes': 'replication',
  'Subscription.changes': 'replication',
  // Captured pages word by word: large, and of others' hand.
  'Source.text': 'full-text',
};

/**
 * Ids of this dataset are fetched again here and not at a gateway: its `node` would have to know whose they are. Shared,
 * so that another subgraph may have a `node` of its own.
 */
const INACCESSIBLE: readonly string[] = ['Query.node', 'Query.nodes'];

const directive = (text: string): ConstDirectiveNode => {
  const [definition] = parse(`type T ${text} { f: Int }`).definitions;
  const [node] = definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.directives ?? []) : [];
  if (!node) throw new Error(`${text} is no directive`);
  return node;
};

function ofType({ name }: ObjectTypeDefinitionNode): string[] {
  return [
    ...Object.keys(ENTITIES[name.value] ?? {}).map((key) => `@key(fields: "${key}")`),
    ...(SHAREABLE.some((shared) => shared === name.value) ? ['@shareable'] : []),
  ];
}

function ofField(type: string, { name }: FieldDefinitionNode): string[] {
  const place = `${type}.${name.value}`;
  const tag = TAGS[place];
  return [
    ...(INACCESSIBLE.includes(place) ? ['@inaccessible', '@shareable'] : []),
    ...(tag ? [`@tag(name: "${tag}")`] : []),
  ];
}

/** Prints the contract as a subgraph of Apollo Federation 2: the same types, with what a gateway may do with them. */
export function printSubgraph(contract: string): string {
  const used = new Set<string>();
  const added = (texts: string[]) => {
    for (const text of texts) used.add(text.replace(/\(.*$/, ''));
    return texts.map(directive);
  };
  const document = visit(parse(contract), {
    ObjectTypeDefinition: (node) => ({
      ...node,
      directives: [...(node.directives ?? []), ...added(ofType(node))],
      fields: node.fields?.map((field) => ({
        ...field,
        directives: [...(field.directives ?? []), ...added(ofField(node.name.value, field))],
      })),
    }),
  });
  const names = [...used].sort().map((name) => `"${name}"`);
  return `${LINK.replace('%', names.join(', '))}\n\n${print(document)}\n`;
}
