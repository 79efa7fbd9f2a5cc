import type { Socket } from 'node:net';

/** Waits until all that was written to a connection has left the process; at once when it is closed. */
export async function flushed(socket: Socket): Promise<void> {
  if (socket.destroyed || socket.writableLength === 0) return;
  // An empty write is done when all before it are.
  await new Promise<void>((resolve) => {
    socket.once('close', resolve);
    socket.write('', () => {
      socket.off('close', resolve);
      resolve();
    });
  });
}

/**
 * Watches a connection and calls `drop` once when its client takes nothing for `limitMs` while something waits for
 * it: what it does not read would otherwise stay in memory.
 *
 * Returns: what ends the watch, for answers that end before their connection does.
 */
export function dropWhenStuck(socket: Socket, limitMs: number, drop: () => void): () => void {
  let before = '';
  let stuckMs = 0;
  const stepMs = Math.max(10, Math.floor(limitMs / 10));
  const timer = setInterval(() => {
    const now = `${socket.bytesWritten} ${socket.writableLength}`;
    stuckMs = socket.writableLength > 0 && now === before ? stuckMs + stepMs : 0;
    before = now;
    if (stuckMs < limitMs) return;
    clearInterval(timer);
    drop();
  }, stepMs);
  timer.unref();
  const stop = () => {
    clearInterval(timer);
    socket.off('close', stop);
  };
  socket.once('close', stop);
  return stop;
}
