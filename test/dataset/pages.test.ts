import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

interface Listed {
  id: string;
}

/** Follows a list to its end, a few at a time. */
async function follow(list: string, path: (data: never) => { totalCount: number; nodes: Listed[]; pageInfo: Info }) {
  const found: Listed[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const variables: Record<string, unknown> = { after };
    const { data } = await app().query(`query ($after: String) { ${list} }`, variables);
    const { totalCount, nodes, pageInfo } = path(data as never);
    found.push(...nodes);
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
    if (!more) expect(found).toHaveLength(totalCount);
  }
  return found;
}
type Info = { hasNextPage: boolean; endCursor: string | null };

const PAGE = 'totalCount pageInfo { hasNextPage endCursor }';

describe('lists that grow with the data', () => {
  it('give the citations of a law in pages, and together all of them', async () => {
    const law = 'document(number: "28/NQ-CP")';
    const { data } = await app().query(`{ ${law} { citedBy { id } } }`);
    expect(data.document.citedBy.length).toBeGreaterThan(14);
    const found = await follow(
      `${law} { incomingCitations(first: 7, after: $after) { ${PAGE} nodes { id } } }`,
      ({ document }: { document: { incomingCitations: never } }) => document.incomingCitations,
    );
    expect(found.map(({ id }) => id).sort()).toEqual(data.document.citedBy.map(({ id }: Listed) => id).sort());
  });

  it('give the pages of the dataset in pages, the same as at once', async () => {
    const fields = 'id title url sha256 documents publisher { slug verification { status } }';
    const { data } = await app().query(`{ dataset { sources { ${fields} } } }`);
    expect(data.dataset.sources.length).toBeGreaterThan(100);
    const found = await follow(
      `sourcePages(first: 40, after: $after) { ${PAGE} nodes { ${fields} } }`,
      ({ sourcePages }: { sourcePages: never }) => sourcePages,
    );
    expect(found).toEqual(data.dataset.sources);
  });
});
