import type { Socket } from 'node:net';

/** What a command asks of the service, the one message in this direction on a connection. */
export interface JobRequest {
  job: string;
  input: unknown;
}

/** What the service answers: any number of tidings, then the end. */
export type JobAnswer = { tell: string } | { done: unknown } | { failed: { code: string; message: string } };

/** More than any bundle takes; a peer that sends more is none of ours. */
const MAX_FRAME = 128 * 1024 * 1024;
const LINE_FEED = 10;

/**
 * Calls `take` with each message, one JSON text a line. Only a line feed ends a line: U+2028 may stand inside JSON.
 * The socket goes on flowing, so that its end is noticed while a message is still worked on.
 */
export function onFrames<F>(socket: Socket, take: (frame: F) => void): void {
  let parts: Buffer[] = [];
  let size = 0;
  socket.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(LINE_FEED); end !== -1; end = rest.indexOf(LINE_FEED)) {
      const text = Buffer.concat([...parts, rest.subarray(0, end)]).toString('utf8');
      parts = [];
      size = 0;
      rest = rest.subarray(end + 1);
      try {
        take(JSON.parse(text) as F);
      } catch (error) {
        socket.destroy(error instanceof Error ? error : new Error(String(error)));
        return;
      }
    }
    size += rest.length;
    parts.push(rest);
    if (size > MAX_FRAME) socket.destroy(new Error(`a message of more than ${MAX_FRAME} bytes on the control socket`));
  });
}

/** Sends one message; after the other side has gone it is dropped. */
export function send(socket: Socket, frame: JobRequest | JobAnswer): void {
  if (!socket.destroyed && socket.writable) socket.write(`${JSON.stringify(frame)}\n`);
}
