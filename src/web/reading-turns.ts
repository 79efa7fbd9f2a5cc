import { setImmediate } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';
import { Turns } from '../database/turns.ts';
import { clientOf } from './fairness.ts';

/**
 * Lets questions be read and begun one after another, the clients in turn, with a look at all connections between: a
 * query of ten thousand words or one for the whole schema holds the process for some hundredths of a second, and a
 * client may send hundreds at once.
 */
export class ReadingTurns {
  private readonly turns = new Turns({ places: 1, ofRequest: 1, between: () => setImmediate() });

  /** Waits until a request may be read. What reads it must do so without waiting for anything. Throws: the reason of its signal. */
  async wait({ ip, awaited }: FastifyRequest): Promise<void> {
    await this.turns.request({ client: clientOf(ip), signal: awaited })(async () => {});
  }
}
