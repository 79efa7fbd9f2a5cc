import { composeServices as composeWithApollo } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { composeServices as composeWithGuild } from '@theguild/federation-composition';
import { parse } from 'graphql';

export interface Subgraph {
  name: string;
  url: string;
  sdl: string;
}

/** What a client gets, as JSON. */
interface GatewayAnswer {
  data?: Record<string, unknown> | null;
  errors?: { message: string }[];
}

export interface Gateway {
  ask(query: string, variables?: Record<string, unknown>): Promise<GatewayAnswer>;
  close(): Promise<void>;
}

type Composer = (subgraphs: readonly Subgraph[]) => string;

/** Both composers make one schema of many, or say what does not fit. */
export const COMPOSERS: Readonly<Record<string, Composer>> = {
  '@apollo/composition': (subgraphs) => {
    const { errors, supergraphSdl } = composeWithApollo(
      subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
    );
    if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
    return supergraphSdl;
  },
  '@theguild/federation-composition': (subgraphs) => {
    const { errors, supergraphSdl } = composeWithGuild(
      subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
    );
    if (errors || supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
    return supergraphSdl;
  },
};

const silent = { debug() {}, info() {}, warn() {}, error() {} };

async function apolloGateway(supergraphSdl: string): Promise<Gateway> {
  const gateway = new ApolloGateway({ supergraphSdl, logger: silent });
  const server = new ApolloServer({ gateway, logger: silent, stopOnTerminationSignals: false });
  await server.start();
  return {
    ask: async (query, variables) => {
      const { body } = await server.executeOperation({ query, ...(variables && { variables }) });
      if (body.kind !== 'single') throw new Error('the gateway answered in parts');
      return JSON.parse(JSON.stringify(body.singleResult));
    },
    close: () => server.stop(),
  };
}

async function hiveGateway(supergraph: string): Promise<Gateway> {
  const runtime = createGatewayRuntime({ supergraph, logging: false });
  return {
    ask: async (query, variables) => {
      const response = await runtime.fetch('http://gateway/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return response.json();
    },
    close: async () => runtime[Symbol.asyncDispose](),
  };
}

/** Both gateways plan a query over subgraphs, each with a planner of its own. */
export const GATEWAYS: Readonly<Record<string, (supergraph: string) => Promise<Gateway>>> = {
  '@apollo/gateway': apolloGateway,
  '@graphql-hive/gateway-runtime': hiveGateway,
};
