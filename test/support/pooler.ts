import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { occupyPort } from './service.ts';

const PGBOUNCER = '/usr/sbin/pgbouncer';

/** A PgBouncer in transaction mode. */
export interface Pooler {
  /** The address of a database of the same server by way of the pooler. */
  through(url: string): string;
  stop(): Promise<void>;
}

/** Starts a PgBouncer before the server of an address. As root it runs as the user "postgres". */
export async function startPooler(serverUrl: string): Promise<Pooler> {
  const { hostname, port: serverPort, username } = new URL(serverUrl);
  const { port, release } = await occupyPort();
  await release();
  const folder = await mkdtemp(join(tmpdir(), 'kehoach-pooler-'));
  await chmod(folder, 0o755);
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(
    file,
    `[databases]
* = host=${hostname} port=${serverPort || 5432} user=${username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 4
`,
  );
  const isRoot = process.getuid?.() === 0;
  const child: ChildProcess = isRoot
    ? spawn('runuser', ['-u', 'postgres', '--', PGBOUNCER, '-q', file], { stdio: 'ignore', cwd: '/' })
    : spawn(PGBOUNCER, ['-q', file], { stdio: 'ignore' });
  await listening(port, child);
  return {
    through: (url) => {
      const address = new URL(url);
      address.host = `127.0.0.1:${port}`;
      return address.href;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`pgbouncer ended with ${child.exitCode}`);
    const socket = connect(port, '127.0.0.1');
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (open) return;
    await pause(50);
  }
  throw new Error('pgbouncer does not listen');
}
