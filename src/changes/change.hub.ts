import type { Database } from '../database/connection.ts';
import { CHANGES_CHANNEL } from '../records/change-log.ts';

/**
 * Wakes the subscriptions of this process when any process published. One LISTEN serves them all, and a
 * notification carries no data: a subscription reads the log from where it stands, so one that is lost or comes
 * twice does no harm.
 */
export class ChangeHub {
  private listening: Promise<() => Promise<void>> | undefined;
  private waiting = new Set<() => void>();
  private wakes = 0;

  constructor(private readonly database: Database) {}

  /** Begins to listen, if nobody did before. What is published after this returns is noticed. */
  async start(): Promise<void> {
    this.listening ??= this.database.listen(CHANGES_CHANNEL, () => this.wake());
    try {
      await this.listening;
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
    const stop = await this.listening?.catch(() => undefined);
    await stop?.();
    this.wake();
  }

  private wake(): void {
    this.wakes++;
    for (const done of [...this.waiting]) done();
  }
}
