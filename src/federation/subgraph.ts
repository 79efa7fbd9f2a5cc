import {
  type GraphQLFieldConfigMap,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isObjectType,
} from 'graphql';
import type { RequestContext } from '../graph/context.ts';
import { listCost } from '../graph/cost.ts';
import { ENTITIES } from './entities.ts';
import { checkCount, resolveReference } from './representation.ts';

const ServiceType = new GraphQLObjectType({
  name: '_Service',
  description: 'What this API is to a gateway that composes it with others (Apollo Federation 2).',
  fields: {
    sdl: {
      type: new GraphQLNonNull(GraphQLString),
      description: 'The schema as a subgraph: with the keys of its entities and what it shares with other subgraphs.',
    },
  },
});

const AnyScalar = new GraphQLScalarType({
  name: '_Any',
  description:
    'What a gateway knows of an entity: its `__typename` and one of its keys, e.g. {"__typename": "Province", "slug": "dong-nai"}.',
});

interface Representations {
  representations: readonly unknown[];
}

/**
 * Makes the API a subgraph of Apollo Federation 2: the same types and resolvers, and beside them what a gateway asks.
 * `sdl` is the API as `printSubgraph` prints it.
 * Source: Apollo Federation subgraph specification.
 */
export function toSubgraph(api: GraphQLSchema, sdl: string): GraphQLSchema {
  const query = api.getQueryType();
  if (!query) throw new Error('the API has no queries');
  const types = Object.keys(ENTITIES).map((name) => {
    const type = api.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is an entity and no type of the API`);
    return type;
  });
  const EntityType = new GraphQLUnionType({
    name: '_Entity',
    description: 'What other subgraphs may add fields to.',
    types,
    resolveType: ({ __typename }: { __typename: string }) => __typename,
  });
  const fields: GraphQLFieldConfigMap<unknown, RequestContext> = {
    _service: {
      type: new GraphQLNonNull(ServiceType),
      description: 'The schema as a gateway composes it.',
      resolve: () => ({ sdl }),
    },
    _entities: {
      type: new GraphQLNonNull(new GraphQLList(EntityType)),
      description:
        'Entities by their keys, in the order asked; null where there is none. What is no key of an entity is an error of its place alone. 1,000 at most.',
      args: {
        representations: {
          type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(AnyScalar))),
          description: 'The type and a key of each.',
        },
      },
      extensions: { complexity: listCost(1, 'representations') },
      resolve: (_root, { representations }: Representations, ctx) => {
        checkCount(representations);
        // Promises one by one, so that one that cannot be read leaves the others their answers.
        return representations.map((one) => resolveReference(ctx, api, one));
      },
    },
  };
  const { fields: own, ...rest } = query.toConfig();
  const { types: all, ...config } = api.toConfig();
  return new GraphQLSchema({
    ...config,
    query: new GraphQLObjectType({ ...rest, fields: { ...own, ...fields } }),
    types: all.filter((type) => type !== query),
  });
}
