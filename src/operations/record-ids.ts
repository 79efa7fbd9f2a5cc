import {
  type FieldNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { ShippedOperation } from './operations.ts';
import { RECORD_FIELD } from './rows.ts';

const RECORD_ID: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: RECORD_FIELD },
  name: { kind: Kind.NAME, value: 'id' },
};

/** Lets the query of an operation say of each object that is a published record which one it is. */
export function withRecordIds(operation: ShippedOperation, schema: GraphQLSchema): ShippedOperation {
  const types = new TypeInfo(schema);
  const ast = visit(
    operation.ast,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave: (set) => {
          const type = types.getParentType();
          const isRecord =
            (isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')) ||
            (isInterfaceType(type) && type.name === 'Node');
          return isRecord ? { ...set, selections: [...set.selections, RECORD_ID] } : undefined;
        },
      },
    }),
  );
  return { ...operation, ast };
}
