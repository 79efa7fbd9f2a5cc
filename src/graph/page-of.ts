import { type ConnectionValue, type Order, type Page, type Ranked, writeCursor } from './pagination.ts';

/** A list in pages: of one parent or of none, as `key` says. */
export interface PagedList<N, K> {
  order: Order;
  page: Page;
  /** The rows of the page and one more, when there are more; in any order. */
  rows: (key: K) => Promise<(N & Ranked)[]>;
  count: (key: K) => Promise<number>;
  /** How many the filter could not place. */
  unplaced: (key: K) => Promise<number>;
}

/** The answer of a page. Under sixty parents stand sixty of them, so they share all but their key. */
export class PageOf<N, K> implements ConnectionValue<N> {
  private read: Promise<{ kept: (N & Ranked)[]; more: boolean }> | undefined;

  constructor(
    private readonly list: PagedList<N, K>,
    private readonly key: K,
  ) {}

  nodes(): Promise<N[]> {
    return this.rows().then(({ kept }) => kept);
  }

  async edges(): Promise<{ cursor: string; node: N }[]> {
    const { order } = this.list;
    return (await this.rows()).kept.map((row) => ({ cursor: writeCursor(order, row.cursor), node: row }));
  }

  async pageInfo(): ReturnType<ConnectionValue<N>['pageInfo']> {
    const { page, order } = this.list;
    const { kept, more } = await this.rows();
    const cursorOf = (row: Ranked | undefined) => (row ? writeCursor(order, row.cursor) : null);
    return {
      hasNextPage: page.backward ? page.before !== null : more,
      hasPreviousPage: page.backward ? more : page.after !== null,
      startCursor: cursorOf(kept[0]),
      endCursor: cursorOf(kept.at(-1)),
    };
  }

  totalCount(): Promise<number> {
    return this.list.count(this.key);
  }

  unplaced(): Promise<number> {
    return this.list.unplaced(this.key);
  }

  private rows() {
    this.read ??= this.list.rows(this.key).then((rows) => {
      const { size, backward } = this.list.page;
      const kept = rows.toSorted((a, b) => a.rank - b.rank).slice(0, size);
      if (backward) kept.reverse();
      return { kept, more: rows.length > size };
    });
    return this.read;
  }
}
