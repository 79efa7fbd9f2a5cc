import type { Db } from '../database/connection.ts';

/**
 * What a request carries. Loaders live as long as the request: `use` makes each set once and its type is that of the
 * factory, so a new loader is typed everywhere without being listed anywhere.
 */
export class RequestContext {
  // Not a #private field: Apollo Server copies the context of a request, and copies have no such fields.
  private readonly made = new Map<unknown, unknown>();

  /**
   * What is learned of the operation while it is answered. An object, so that copies of the context share it. `code` is
   * that of its first error; `keep` is false for an answer that depends on more than the data, and so may not be kept.
   */
  readonly operation: { name: string | null; cost: number | null; code: string | null; keep: boolean } = {
    name: null,
    cost: null,
    code: null,
    keep: true,
  };

  constructor(
    readonly db: Db,
    readonly requestId: string,
    /** Who asks, where a client does; questions of different clients take turns. */
    readonly asker: { client: string; signal?: AbortSignal } = { client: '' },
  ) {}

  /** Forgets all loaders and what they loaded: a subscription outlives the data that its last event read. */
  renew(): void {
    this.made.clear();
  }

  use<T>(factory: (db: Db) => T): T {
    if (!this.made.has(factory)) this.made.set(factory, factory(this.db));
    return this.made.get(factory) as T;
  }
}
