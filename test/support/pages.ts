import { expect } from 'vitest';
import type { TestApp } from './app.ts';

interface PageOfIds {
  edges: { cursor: string; node: { id: string } }[];
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

const PAGE =
  'edges { cursor node { id } } nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount';

/** Asks for one page of a list; `path` holds the fields over it, outermost first, each with its arguments. */
async function pageOf(app: TestApp, path: readonly string[], args: string): Promise<PageOfIds> {
  const fields = path.map((field, i) => (i === path.length - 1 ? withArguments(field, args) : field));
  const answer = await app.query(`{ ${fields.join(' { ')} { ${PAGE} ${'}'.repeat(fields.length)} }`);
  expect(answer.errors).toBeUndefined();
  return fields.reduce((value, field) => value[(field.split('(')[0] ?? '').trim()], answer.data);
}

function withArguments(field: string, args: string): string {
  return field.includes('(') ? field.replace(')', ` ${args})`) : `${field}(${args})`;
}

/** Reads a whole list forward in pages of a size, checking what each page says of itself. */
export async function walkForward(app: TestApp, path: readonly string[], size: number): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  for (;;) {
    const page: PageOfIds = await pageOf(app, path, `first: ${size}${after ? ` after: "${after}"` : ''}`);
    expectHonest(page, size);
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
    ids.push(...page.nodes.map((node) => node.id));
    expect(page.pageInfo.hasNextPage).toBe(ids.length < page.totalCount);
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
  }
}

/** Reads a whole list from its end in pages of a size; gives it in the list's own order. */
export async function walkBackward(app: TestApp, path: readonly string[], size: number): Promise<string[]> {
  const ids: string[] = [];
  let before: string | null = null;
  for (;;) {
    const page: PageOfIds = await pageOf(app, path, `last: ${size}${before ? ` before: "${before}"` : ''}`);
    expectHonest(page, size);
    expect(page.pageInfo.hasNextPage).toBe(before !== null);
    ids.unshift(...page.nodes.map((node) => node.id));
    expect(page.pageInfo.hasPreviousPage).toBe(ids.length < page.totalCount);
    if (!page.pageInfo.hasPreviousPage) return ids;
    before = page.pageInfo.startCursor;
  }
}

function expectHonest(page: PageOfIds, size: number): void {
  expect(page.nodes.length).toBeLessThanOrEqual(size);
  expect(page.edges.map((edge) => edge.node.id)).toEqual(page.nodes.map((node) => node.id));
  expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor ?? null);
  expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor ?? null);
}

/** Asks for the page between two cursors of a list. */
export async function pageBetween(app: TestApp, path: readonly string[], args: string): Promise<string[]> {
  return (await pageOf(app, path, args)).nodes.map((node) => node.id);
}

/** The cursors of the first hundred entries of a list. */
export async function cursorsOf(app: TestApp, path: readonly string[]): Promise<{ id: string; cursor: string }[]> {
  return (await pageOf(app, path, 'first: 100')).edges.map(({ cursor, node }) => ({ id: node.id, cursor }));
}
