import type { FastifyInstance } from 'fastify';
import { AppError, causes } from '../../base/errors.ts';
import { whenOver } from './answered.ts';

declare module 'fastify' {
  interface FastifyRequest {
    waiting: Waiting;
    /** Aborted when nobody waits for the answer any more: the client has left, or the time is over. */
    readonly awaited: AbortSignal;
  }
  interface FastifyContextConfig {
    /** Milliseconds in which the route answers, where not those of the service. */
    answerMs?: number;
  }
}

/** Whether a request is waited for; its signal is made when somebody asks for it, which a kept answer never does. */
class Waiting {
  private controller: AbortController | undefined;
  private ended = false;
  private reason: unknown;

  get signal(): AbortSignal {
    if (!this.controller) {
      this.controller = new AbortController();
      if (this.ended) this.controller.abort(this.reason);
    }
    return this.controller.signal;
  }

  end(reason?: unknown): void {
    if (this.ended) return;
    this.ended = true;
    this.reason = reason;
    this.controller?.abort(reason);
  }
}

/**
 * Gives every answer a deadline (milliseconds; 0 is none), and every request a signal that says whether it is waited for.
 *
 * The framework has both, and takes a request whose body was read for one that was left: Node closes the request then,
 * and not when the connection ends. So whoever sent a body was given up at once. The response says it rightly.
 */
export function addDeadlines(app: FastifyInstance, answerMs: number): void {
  app.decorateRequest('waiting');
  app.decorateRequest('awaited', {
    getter() {
      return this.waiting.signal;
    },
  });
  // What a handler asked is given up with the reason that was answered already; only what else failed is news.
  app.addHook('onRoute', (route) => {
    const { handler } = route;
    route.handler = function (request, reply) {
      const answer: unknown = handler.call(this, request, reply);
      if (!(answer instanceof Promise)) return answer;
      return answer.catch((error: unknown) => {
        if (reply.sent && causes(error).includes(request.awaited.reason)) return reply;
        throw error;
      });
    };
  });
  app.addHook('onRequest', async (request, reply) => {
    const waiting = new Waiting();
    request.waiting = waiting;
    const ms = request.routeOptions.config?.answerMs ?? answerMs;
    const end = () => {
      // Answered already, or streamed by somebody who has rules of his own.
      if (reply.sent) return;
      const late = new AppError(
        'TIMEOUT',
        'The answer took longer than this service waits. Ask for less, or try again later.',
      );
      waiting.end(late);
      // Of an answer that has begun only the connection can tell that it is not whole.
      if (reply.raw.headersSent) reply.raw.destroy(late);
      else reply.send(late);
    };
    const timer = ms > 0 ? setTimeout(end, ms) : undefined;
    whenOver(request, reply, () => {
      clearTimeout(timer);
      if (!reply.raw.writableFinished) waiting.end();
    });
  });
}
