import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { resetConnection } from './reset.ts';

/** What the network between the service and its database does. */
type Weather = 'fair' | 'silent' | 'refusing' | 'slow';

/** A way to a PostgreSQL on which a test makes faults. */
export interface FaultyNetwork {
  /** The address of the database by this way. */
  url: string;
  /**
   * `silent` lets nothing through in either direction and accepts connections; `refusing` accepts none; `slow` delays
   * each answer.
   */
  weather(kind: Weather): Promise<void>;
  /** Breaks all connections, as a firewall that forgot them does. */
  reset(): void;
  /** Lets so many more bytes of answers through, then breaks the connection that carries them. */
  cutAfter(bytes: number): void;
  close(): Promise<void>;
}

const SLOW_MS = 300;

/** Makes a way to the database of an address. */
export async function faultyNetwork(to: string): Promise<FaultyNetwork> {
  const target = new URL(to);
  const pairs = new Set<[Socket, Socket]>();
  let now: Weather = 'fair';
  let cut = Number.POSITIVE_INFINITY;
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    near.on('data', (bytes) => now !== 'silent' && far.write(bytes));
    far.on('data', (bytes) => {
      if (now === 'silent') return;
      cut -= bytes.length;
      if (cut <= 0) {
        cut = Number.POSITIVE_INFINITY;
        resetConnection(near);
        return;
      }
      if (now === 'slow') setTimeout(() => near.destroyed || near.write(bytes), SLOW_MS);
      else near.write(bytes);
    });
    for (const [one, other] of [pair, [far, near]] as const) {
      one.on('error', () => {});
      one.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
    }
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const stop = async () => {
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  const reset = () => {
    for (const [near] of [...pairs]) resetConnection(near);
  };
  const port = await listen(0);
  const url = new URL(to);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    weather: async (kind) => {
      now = kind;
      if (kind === 'refusing') {
        const stopped = stop();
        reset();
        await stopped;
      } else if (!server.listening) await listen(port);
    },
    reset,
    cutAfter: (bytes) => {
      cut = bytes;
    },
    close: async () => {
      const stopped = stop();
      reset();
      await stopped;
    },
  };
}
