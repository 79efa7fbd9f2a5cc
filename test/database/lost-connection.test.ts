import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const number = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const message = (kind: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(kind), number(body.length + 4), body]);
};
const ready = (state: 'I' | 'T') => message('Z', Buffer.from(state));

/** Speaks as much of PostgreSQL as a transaction needs, and closes the connection without a word when told "hang up". */
async function serverThatHangsUp() {
  const heard: string[] = [];
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    const connection = sockets.push(socket);
    let greeted = false;
    let bytes = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (more) => {
      bytes = Buffer.concat([bytes, more]);
      if (!greeted) {
        if (bytes.length < 4 || bytes.length < bytes.readInt32BE(0)) return;
        bytes = bytes.subarray(bytes.readInt32BE(0));
        greeted = true;
        socket.write(Buffer.concat([message('R', number(0)), message('K', number(1), number(1)), ready('I')]));
      }
      while (bytes.length > 4 && bytes.length > bytes.readInt32BE(1)) {
        const length = bytes.readInt32BE(1);
        const text = bytes.subarray(5, length).toString().trim();
        const kind = String.fromCharCode(bytes[0] ?? 0);
        bytes = bytes.subarray(length + 1);
        if (kind === 'X') continue;
        heard.push(`${connection} ${text}`);
        if (text === 'hang up') return void socket.end();
        const begins = text.startsWith('begin');
        socket.write(
          Buffer.concat([message('C', Buffer.from(`${begins ? 'BEGIN' : 'SELECT 0'}\0`)), ready(begins ? 'T' : 'I')]),
        );
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

describe('a transaction whose connection the server closes', () => {
  let server: Awaited<ReturnType<typeof serverThatHangsUp>>;
  let client: postgres.Sql;
  beforeEach(async () => {
    server = await serverThatHangsUp();
    const { port } = server;
    client = postgres({
      host: '127.0.0.1',
      port,
      user: 'x',
      database: 'x',
      max: 1,
      fetch_types: false,
      backoff: () => 0,
    });
  });
  afterEach(async () => {
    await client.end({ timeout: 1 });
    server.close();
  });

  it('fails, and the process goes on', async () => {
    const uncaught: unknown[] = [];
    const seen = (error: unknown) => uncaught.push(error);
    process.on('uncaughtException', seen);
    try {
      const failed = expect.objectContaining({ code: 'CONNECTION_CLOSED' });
      await expect(client.begin((tx) => tx.unsafe('hang up'))).rejects.toEqual(failed);
      await client.unsafe('select after');
      expect(server.heard).toEqual(['1 begin', '1 hang up', '2 select after']);
      expect(uncaught).toEqual([]);
    } finally {
      process.off('uncaughtException', seen);
    }
  });

  it('sends nothing more, on whatever connection there is by then', async () => {
    const codes: string[] = [];
    const note = (error: { code: string }) => void codes.push(error.code);
    await client
      .begin(async (tx) => {
        await tx.unsafe('hang up').catch(note);
        await client.unsafe('select of another reader');
        await tx.unsafe('insert that would stand for good').catch(note);
      })
      .catch(note);
    await expect.poll(() => codes).toEqual(['CONNECTION_CLOSED', 'CONNECTION_CLOSED', 'CONNECTION_CLOSED']);
    expect(server.heard).toEqual(['1 begin', '1 hang up', '2 select of another reader']);
  });
});
