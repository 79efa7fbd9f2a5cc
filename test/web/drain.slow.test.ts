import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ON_POSTGRES, testDatabase } from '../support/databases.ts';
import { occupyPort, openFolder, startService } from '../support/service.ts';

const folder = openFolder();
const QUESTION = `/graphql?query=${encodeURIComponent('{ provinces { slug plans { totalCount } } }')}`;

/** Asks without pause on connections that it keeps. Returns: what came of all requests, when it is told to end. */
function load(url: string, clients = 6) {
  const outcomes = new Map<string, number>();
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  let over = false;
  const once = () =>
    new Promise<string>((resolve) => {
      const request = get(`${url}${QUESTION}`, { agent, timeout: 20_000 }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve(response.statusCode === 200 ? '200' : `${response.statusCode} ${text}`));
        response.on('error', () => resolve('cut'));
      });
      let connected = false;
      request.on('socket', (socket) => {
        connected = !socket.connecting;
        socket.once('connect', () => {
          connected = true;
        });
      });
      // A connection that never stood is refused, whichever word the system has for it.
      request.on('error', (error) =>
        resolve(connected ? String((error as NodeJS.ErrnoException).code) : 'ECONNREFUSED'),
      );
    });
  const running = Array.from({ length: clients }, async () => {
    while (!over) {
      const outcome = await once();
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      // Nobody listens any more: what it asks now was never accepted.
      if (outcome === 'ECONNREFUSED') return;
    }
  });
  return async () => {
    over = true;
    await Promise.all(running);
    agent.destroy();
    return outcomes;
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const freePort = async () => {
  const { port, release } = await occupyPort();
  await release();
  return port;
};

describe('a service that is told to stop', () => {
  it('fails no request that it accepted, three times', async () => {
    const database = ON_POSTGRES ? await testDatabase('seeded') : null;
    for (let time = 0; time < 3; time++) {
      const settings = { PORT: '0', DRAIN_PAUSE_MS: '600', DATA_DIR: folder(), DATABASE_URL: database?.url ?? '' };
      const service = startService(settings);
      const url = await service.listening();
      const end = load(url);
      await pause(1_000);
      const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      await once(socket, 'open');
      const closed = once(socket, 'close');
      service.kill('SIGTERM');
      await pause(200);
      expect((await fetch(`${url}/readyz`)).status).toBe(503);
      expect((await closed)[0]).toBe(1001);
      expect(await service.ended()).toEqual({ code: 0, signal: null });
      const outcomes = await end();
      expect(outcomes.get('200')).toBeGreaterThan(0);
      expect([...outcomes.keys()].filter((outcome) => !['200', 'ECONNREFUSED'].includes(outcome))).toEqual([]);
    }
    await database?.close();
  }, 300_000);
});

describe.skipIf(!ON_POSTGRES)('two services behind haproxy', () => {
  let balancer: ChildProcess | undefined;
  afterEach(async () => {
    if (!balancer || balancer.exitCode !== null) return;
    const ended = once(balancer, 'exit');
    balancer.kill('SIGKILL');
    await ended;
  });

  it('are restarted one after the other, and no request fails', async () => {
    const database = await testDatabase('seeded');
    const ports = [await freePort(), await freePort()];
    const front = await freePort();
    await writeFile(
      join(folder(), 'haproxy.cfg'),
      `global
  log stdout format raw local0 notice
defaults
  log global
  mode http
  timeout connect 2s
  timeout client 30s
  timeout server 30s
  timeout check 3s
  retries 0
frontend all
  bind 127.0.0.1:${front}
  default_backend services
backend services
  option httpchk GET /readyz
${ports.map((port, at) => `  server s${at} 127.0.0.1:${port} check inter 300ms fall 3 rise 1`).join('\n')}
`,
    );
    const begin = async (port: number | undefined) => {
      const service = startService({
        PORT: String(port),
        DRAIN_PAUSE_MS: '2500',
        DATA_DIR: folder(),
        DATABASE_URL: database.url ?? '',
      });
      await service.listening();
      return service;
    };
    let services = await Promise.all(ports.map(begin));
    balancer = spawn('/usr/sbin/haproxy', ['-db', '-f', join(folder(), 'haproxy.cfg')], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    balancer.stdout?.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
    const timesUp = (at: number) => said.split(`Server services/s${at} is UP`).length - 1;
    await expect.poll(() => canConnect(front), { timeout: 10_000 }).toBe(true);
    await expect.poll(async () => (await fetch(`http://127.0.0.1:${front}/readyz`)).status).toBe(200);
    const end = load(`http://127.0.0.1:${front}`);
    await pause(1_000);
    for (const [at, service] of services.entries()) {
      service.kill('SIGTERM');
      expect(await service.ended()).toEqual({ code: 0, signal: null });
      const before = timesUp(at);
      services = services.with(at, await begin(ports[at]));
      // Who restarts a fleet waits until the balancer has seen the one, before taking the next.
      await expect.poll(() => timesUp(at), { timeout: 20_000 }).toBeGreaterThan(before);
    }
    const outcomes = await end();
    expect([...outcomes.keys()], said).toEqual(['200']);
    expect(outcomes.get('200')).toBeGreaterThan(0);
    for (const service of services) service.kill('SIGKILL');
    await database.close();
  }, 300_000);
});

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
