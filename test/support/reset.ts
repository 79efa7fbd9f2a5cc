import type { Socket } from 'node:net';

/**
 * Breaks a connection with a reset, as a firewall that forgot it does. One whose own end has begun is only destroyed:
 * libuv refuses to reset it, and Node would then wait for its handle for ever when the process ends.
 */
export function resetConnection(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}
