import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Sent } from './load.ts';

const SILENT_MS = 30_000;
const END_OF_HEAD = '\r\n\r\n';
const END_OF_CHUNKS = '\r\n0\r\n\r\n';

/**
 * A connection that asks one thing after another. Not the client of Node, which takes as long for a request as the
 * service takes for a kept answer: on two processors it would measure itself.
 */
export class Line {
  private waiting: { resolve: () => void; reject: (error: Error) => void } | null = null;
  /** What has come of a head that is not whole. */
  private head: Buffer | null = null;
  /** Bytes of the body that are still to come; null before it, and for a body in chunks. */
  private left: number | null = null;
  /** The last bytes of a body in chunks; null for another. */
  private tail: string | null = null;

  private constructor(
    private readonly socket: Socket,
    private readonly request: Buffer,
  ) {
    socket.setNoDelay(true);
    socket.setTimeout(SILENT_MS, () => socket.destroy(new Error('Nothing came for half a minute.')));
    socket.on('data', (bytes) => this.take(bytes));
    socket.on('error', (error) => this.end(error));
    socket.on('close', () => this.end(new Error('The connection was closed before the answer was whole.')));
  }

  /** Connects to where a question is asked. */
  static async open({ url, method, body }: Sent): Promise<Line> {
    const { hostname, port, host, pathname, search } = new URL(url);
    const fields =
      method === 'POST' ? `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` : '';
    const request = `${method} ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: keep-alive\r\n${fields}\r\n${body}`;
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new Line(socket, Buffer.from(request));
  }

  /** Asks once, and waits until the answer is whole. Throws: when its status is not 200. */
  ask(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.socket.destroyed) return reject(new Error('The connection is closed.'));
      this.waiting = { resolve, reject };
      this.socket.write(this.request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(bytes: Buffer): void {
    if (this.tail !== null) this.takeChunks(bytes);
    else if (this.left !== null) this.takeBody(bytes.length);
    else this.takeHead(this.head ? Buffer.concat([this.head, bytes]) : bytes);
  }

  private takeHead(read: Buffer): void {
    const end = read.indexOf(END_OF_HEAD);
    this.head = end < 0 ? read : null;
    if (end < 0) return;
    const head = read.toString('latin1', 0, end);
    const body = read.subarray(end + END_OF_HEAD.length);
    const [, length] = /^content-length: *(\d+)/im.exec(head) ?? [];
    if (!head.startsWith('HTTP/1.1 200 ')) this.end(new Error(`An answer was not 200: ${read.toString()}`));
    else if (length === undefined) {
      this.tail = '\r\n';
      this.takeChunks(body);
    } else {
      this.left = Number(length);
      this.takeBody(body.length);
    }
  }

  private takeBody(length: number): void {
    this.left = (this.left ?? 0) - length;
    if (this.left <= 0) this.end();
  }

  private takeChunks(bytes: Buffer): void {
    const last = bytes.toString('latin1', Math.max(0, bytes.length - END_OF_CHUNKS.length));
    this.tail = `${this.tail}${last}`.slice(-END_OF_CHUNKS.length);
    if (this.tail === END_OF_CHUNKS) this.end();
  }

  private end(error?: Error): void {
    const { waiting } = this;
    this.waiting = null;
    this.left = null;
    this.tail = null;
    if (error) waiting?.reject(error);
    else waiting?.resolve();
  }
}
