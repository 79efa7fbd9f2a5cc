import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';

const waiting = new WeakMap<Socket, Set<() => void>>();

/**
 * Calls `then` once when an answer is over: it was sent, or its connection ended. Several requests may come at once
 * over one connection, and those whose answers wait behind another are told nothing by Node when it ends.
 */
export function whenOver({ raw: { socket } }: FastifyRequest, { raw: response }: FastifyReply, then: () => void): void {
  const end = () => {
    ends.delete(end);
    response.off('close', end);
    then();
  };
  const ends = endsOf(socket);
  ends.add(end);
  response.once('close', end);
  if (socket.destroyed) end();
}

/** What is to be called when a connection ends: one listener, however many answers it carries. */
function endsOf(socket: Socket): Set<() => void> {
  const known = waiting.get(socket);
  if (known) return known;
  const ends = new Set<() => void>();
  waiting.set(socket, ends);
  socket.once('close', () => {
    for (const end of ends) end();
  });
  return ends;
}
