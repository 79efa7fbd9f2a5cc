import { type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** The part of what GraphQL tells a resolver that is needed here. */
interface Selecting {
  fieldNodes: readonly { selectionSet?: SelectionSetNode | undefined }[];
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/** Lists the names of the fields that are asked for right below a field, those of fragments included. */
export function selectedFields({ fieldNodes, fragments }: Selecting): Set<string> {
  const names = new Set<string>();
  const collect = (set: SelectionSetNode | undefined) => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else collect(fragments[selection.name.value]?.selectionSet);
    }
  };
  for (const node of fieldNodes) collect(node.selectionSet);
  return names;
}
