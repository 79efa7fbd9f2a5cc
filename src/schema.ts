import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema, type NonEmptyArray, type PubSub } from 'type-graphql';
import { DOMAINS } from './domains.ts';
import { printSubgraph } from './federation/print-subgraph.ts';
import { toSubgraph } from './federation/subgraph.ts';
import { acceptNullForDefaults } from './graph/argument-defaults.ts';
import { callDirectly } from './graph/direct-resolvers.ts';
import type { Domain } from './graph/domain.ts';
import { registerEntityType, registerNodeLoader } from './graph/node.ts';

/** Subscriptions read the change log; type-graphql wants a bus of topics beside it all the same. */
const NO_TOPICS: PubSub = {
  publish: () => {},
  subscribe: () => {
    throw new Error('no subscription has topics');
  },
};

type Resolvers = NonEmptyArray<Domain['resolvers'][number]>;

// type-graphql makes this type itself and leaves it without a description.
const QUERY_DESCRIPTION =
  'Everything that can be asked. What is not there is null or an empty list; what cannot be understood is an error with a code and a remedy.';

/** Builds the GraphQL schema from the domains. */
export async function createSchema(): Promise<GraphQLSchema> {
  for (const domain of DOMAINS) {
    for (const [prefix, load] of Object.entries(domain.nodes)) registerNodeLoader(prefix, load);
    for (const record of domain.records) registerEntityType(record.type);
  }
  const schema = await buildSchema({
    resolvers: DOMAINS.flatMap((domain) => domain.resolvers) as unknown as Resolvers,
    // Arguments are checked by the scalars and by each resolver, which gives better errors than a class validator.
    validate: false,
    pubSub: NO_TOPICS,
  });
  callDirectly(schema);
  acceptNullForDefaults(schema);
  const query = schema.getQueryType();
  if (query) query.description = QUERY_DESCRIPTION;
  const subscription = schema.getSubscriptionType();
  if (subscription)
    subscription.description = 'What can be listened to, over WebSocket (graphql-transport-ws) or server-sent events.';
  return schema;
}

/** Prints the schema as it is committed: sorted, so that a move in the code is no change of the contract. */
export function printContract(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** Prints the schema as a gateway composes it. */
export function printForGateway(schema: GraphQLSchema): string {
  return printSubgraph(printContract(schema));
}

/** Adds to the API what a gateway asks of a subgraph; every door serves the result. */
export function federated(api: GraphQLSchema): GraphQLSchema {
  return toSubgraph(api, printForGateway(api));
}
