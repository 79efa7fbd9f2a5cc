import { createHash } from 'node:crypto';
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { cacheExchange, createClient, fetchExchange } from '@urql/core';
import { ClientError, GraphQLClient } from 'graphql-request';
import { describe, expect, it } from 'vitest';
import { openServer } from './running-server.ts';

const { app, url } = openServer();

const PROVINCE = /* GraphQL */ `
  query Province($slug: String!) {
    province(slug: $slug) { id name plans(first: 3) { nodes { id number } } }
  }
`;
const PLANS = /* GraphQL */ `
  query Plans($after: String) {
    plans(first: 10, after: $after) { totalCount edges { cursor node { id number } } pageInfo { hasNextPage endCursor } }
  }
`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

interface Plans {
  plans: {
    totalCount: number;
    edges: { node: { id: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}
interface Province {
  province: { id: string; name: string; plans: { nodes: { id: string; number: string }[] } } | null;
}

describe('Apollo Client', () => {
  const client = (link = new HttpLink({ uri: url() })) =>
    new ApolloClient({
      link,
      cache: new InMemoryCache({ typePolicies: { Query: { fields: { plans: relayStylePagination() } } } }),
    });

  it('reads a province and keeps it under its own id', async () => {
    const apollo = client();
    const { data } = await apollo.query<Province>({ query: gql(PROVINCE), variables: { slug: 'dong-nai' } });
    expect(data?.province).toMatchObject({ id: 'province:dong-nai', name: 'Đồng Nai' });
    expect(Object.keys(apollo.cache.extract() as object)).toContain('Province:province:dong-nai');
  });

  it('pages through all plans by its Relay policy, each once', async () => {
    const apollo = client();
    const query = gql(PLANS);
    let after: string | null = null;
    for (let page = 1; page <= 16; page++) {
      const answer: { data?: Plans } = await apollo.query<Plans>({
        query,
        variables: { after },
        // The policy keeps one list for all pages, so the cache would answer each of them with what it has.
        fetchPolicy: 'network-only',
      });
      after = answer.data?.plans.pageInfo.endCursor ?? null;
    }
    const data = apollo.cache.readQuery<Plans>({ query });
    if (!data) throw new Error('the cache holds no plans');
    expect(data.plans.pageInfo.hasNextPage).toBe(false);
    const ids = data.plans.edges.map(({ node }) => node.id);
    expect(ids).toHaveLength(data.plans.totalCount);
    expect(new Set(ids).size).toBe(159);
  });

  it('gets the code of an error and its suggestion', async () => {
    const failed = client().query({ query: gql('{ provinces(slugs: ["dong-nay"]) { id } }') });
    const error = await failed.catch((caught: unknown) => caught);
    expect(CombinedGraphQLErrors.is(error)).toBe(true);
    expect((error as CombinedGraphQLErrors).errors[0]?.extensions).toEqual({
      code: 'UNKNOWN_PROVINCE',
      suggestion: 'dong-nai',
    });
  });

  it('sends the whole query when told that hashes are not kept', async () => {
    const link = new PersistedQueryLink({ sha256 }).concat(new HttpLink({ uri: url() }));
    const { data } = await client(link).query<Province>({ query: gql(PROVINCE), variables: { slug: 'hue' } });
    expect(data?.province?.name).toBe('Huế');
  });
});

describe('urql', () => {
  it.each([false, true])('reads a province (preferring GET: %s)', async (preferGetMethod) => {
    const client = createClient({ url: url(), preferGetMethod, exchanges: [cacheExchange, fetchExchange] });
    const { data, error } = await client.query<Province>(PROVINCE, { slug: 'gia-lai' });
    expect(error).toBeUndefined();
    expect(data?.province?.plans.nodes).toHaveLength(3);
  });

  it('gets the code of an error', async () => {
    const client = createClient({ url: url(), preferGetMethod: false, exchanges: [fetchExchange] });
    const { error } = await client.query('{ plans(first: 1000) { nodes { id } } }', {});
    expect(error?.graphQLErrors[0]?.extensions.code).toBe('BAD_PAGE_SIZE');
  });
});

describe('graphql-request', () => {
  it('reads a province whose letters come through whole', async () => {
    const { province } = await new GraphQLClient(url()).request<Province>(PROVINCE, { slug: 'ba-ria-vung-tau' });
    expect(province?.name).toBe('Bà Rịa - Vũng Tàu');
  });

  it('gets the code and the status of a query that is too large', async () => {
    const query = '{ provinces{plans(first:100){nodes{tasks(first:100){nodes{plan{tasks(first:100){nodes{id}}}}}}}} }';
    const error = await new GraphQLClient(url()).request(query).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ClientError);
    const { response } = error as ClientError;
    expect([response.status, response.errors?.[0]?.extensions.code]).toEqual([400, 'QUERY_TOO_LARGE']);
  });

  it('is answered from another site without credentials', async () => {
    const response = await fetch(url(), {
      method: 'OPTIONS',
      headers: { origin: 'https://example.org', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(app().schema.getQueryType()).toBeDefined();
  });
});
