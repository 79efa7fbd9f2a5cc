import type { Db } from '../database/connection.ts';
import { RequestContext } from '../graph/context.ts';
import type { ChangeHub } from './change.hub.ts';

/** What a long connection gives to its subscriptions. */
export interface LiveConnection {
  hub: ChangeHub;
  /** Ends with the connection or the service. */
  signal: AbortSignal;
  /** Waits until the client has taken what was written: a subscription reads no further ahead of a slow one. */
  flushed(): Promise<void>;
}

/** The context of an operation over a long connection. */
export class LiveContext extends RequestContext {
  constructor(
    db: Db,
    requestId: string,
    readonly live: LiveConnection,
  ) {
    super(db, requestId);
  }
}
