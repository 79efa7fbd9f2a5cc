import type { Database } from '../database/connection.ts';
import { CHANGES_CHANNEL, lastSequence } from '../records/change-log.ts';

/** A notification can be lost with its connection before anybody notices; then this late is late enough. */
const LOOK_MS = 15_000;
/** Where none arrive, readers wait so long for what is published. */
const LOOK_OFTEN_MS = 2_000;

/**
 * Wakes the subscriptions of this process when any process published. One LISTEN serves them all, and a
 * notification carries no data: a subscription reads the log from where it stands, so one that is lost or comes
 * twice does no harm. From time to time it looks itself: behind a pooler nobody is notified.
 */
export class ChangeHub {
  private listening: Promise<() => Promise<void>> | undefined;
  private waiting = new Set<() => void>();
  private wakes = 0;
  private looking: NodeJS.Timeout | undefined;
  private seen: number | null = null;

  constructor(private readonly database: Database) {}

  /** Begins to listen, if nobody did before. What is published after this returns is noticed. */
  async start(): Promise<void> {
    this.listening ??= this.database.listen(CHANGES_CHANNEL, () => this.wake());
    this.looking ??= setInterval(() => void this.look(), this.database.notifies ? LOOK_MS : LOOK_OFTEN_MS).unref();
    try {
      await this.listening;
      if (this.seen === null) await this.look();
    } catch (error) {
      this.listening = undefined;
      throw error;
    }
  }

  /** A moment to wait from: take it before reading the log, so that nothing falls between reading and waiting. */
  now(): number {
    return this.wakes;
  }

  /** Waits until something was published after that moment, or until it is given up. */
  async next(moment: number, signal: AbortSignal): Promise<void> {
    if (this.wakes !== moment || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }

  async stop(): Promise<void> {
    clearInterval(this.looking);
    const stop = await this.listening?.catch(() => undefined);
    await stop?.();
    this.wake();
  }

  private async look(): Promise<void> {
    // A database that does not answer now is looked at again; subscriptions say so themselves when they read.
    const last = await lastSequence(this.database.db).catch(() => this.seen);
    if (this.seen !== null && last !== this.seen) this.wake();
    this.seen = last;
  }

  private wake(): void {
    this.wakes++;
    for (const done of [...this.waiting]) done();
  }
}
