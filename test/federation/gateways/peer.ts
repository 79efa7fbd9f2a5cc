import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';

/**
 * What another office could run: an indicator for provinces and a store of files for plans. It knows ours by their
 * keys alone.
 */
export const PEER_SDL = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@inaccessible"])
type Province @key(fields: "slug") {
  slug: String!
  "Women among those who are employed, percent; null when the office has no figure."
  employedWomenPercent(year: Int!): Float
}
type Plan @key(fields: "id") {
  id: ID!
  files: [StoredFile!]!
}
type StoredFile {
  name: String!
  plan: Plan
}
type PageInfo @shareable {
  hasNextPage: Boolean!
  hasPreviousPage: Boolean!
  startCursor: String
  endCursor: String
}
type FilePage { nodes: [StoredFile!]! pageInfo: PageInfo! }
interface Node { id: ID! }
type Query {
  storedFiles: FilePage!
  provincesWithFigures: [Province]!
  node(id: ID!): Node @shareable @inaccessible
}`;

const FIGURES: Readonly<Record<string, number>> = { 'dong-nai': 47.5, 'ninh-thuan': 45.25, atlantis: 50 };
const FILES: readonly { name: string; plan: string }[] = [
  { name: '827.pdf', plan: 'plan:ninh-thuan-827-2024' },
  { name: '93.pdf', plan: 'plan:quang-ngai-93-2025' },
  { name: 'lost.pdf', plan: 'plan:nobody-knows' },
];

const fileOf = ({ name, plan }: (typeof FILES)[number]) => ({ name, plan: { __typename: 'Plan', id: plan } });

const RESOLVERS = {
  Province: {
    employedWomenPercent: ({ slug }: { slug: string }, { year }: { year: number }) =>
      year === 2024 ? (FIGURES[slug] ?? null) : null,
  },
  Plan: { files: ({ id }: { id: string }) => FILES.filter(({ plan }) => plan === id).map(fileOf) },
  Query: {
    storedFiles: () => ({
      nodes: FILES.map(fileOf),
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    }),
    provincesWithFigures: () => Object.keys(FIGURES).map((slug) => ({ slug })),
    node: () => null,
  },
};

/** Serves the peer on a free port. */
export async function servePeer(): Promise<{ url: string; close(): Promise<void> }> {
  const schema = buildSubgraphSchema({ typeDefs: parse(PEER_SDL), resolvers: RESOLVERS });
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const server = new ApolloServer({ schema, logger, stopOnTerminationSignals: false });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return { url, close: () => server.stop() };
}
