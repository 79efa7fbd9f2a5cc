import { execFile } from 'node:child_process';
import { chown, type FileHandle, mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const BINARIES = process.env.PG_BIN ?? '/usr/lib/postgresql/15/bin';
const run = promisify(execFile);
/** Enough for a service with all that it opens, and few enough to be taken away. */
const CONNECTIONS = 40;

/** A PostgreSQL of the drill's own, which it may treat as it likes. */
export interface DrillServer {
  url: string;
  /** Starts it anew, without waiting for anybody's statement. */
  restart(): Promise<void>;
  /** Stops all of its processes where they are, and lets them go on. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Makes a small disk that it may write on. Needs root, who may mount. */
  smallDisk(): Promise<SmallDisk>;
  /** Makes and starts a copy that follows it. */
  standby(): Promise<DrillServer>;
  remove(): Promise<void>;
}

/** A disk that is soon full. */
interface SmallDisk {
  folder: string;
  /** Leaves no room on it. */
  fill(): Promise<void>;
  empty(): Promise<void>;
  remove(): Promise<void>;
}

/** Makes and starts a PostgreSQL in a folder of its own. Needs its programs in `PG_BIN`; as root, a user "postgres". */
export async function startServer(): Promise<DrillServer> {
  return start(async (as, data) => {
    await as('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8');
  });
}

type AsOwner = (program: string, ...args: string[]) => Promise<unknown>;

async function start(make: (as: AsOwner, data: string) => Promise<void>): Promise<DrillServer> {
  const folder = await mkdtemp(join(tmpdir(), 'kehoach-drill-'));
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  const as = (program: string, ...args: string[]) =>
    isRoot
      ? run('runuser', ['-u', 'postgres', '--', join(BINARIES, program), ...args], { cwd: '/' })
      : run(join(BINARIES, program), args, { cwd: '/' });
  const ids = isRoot
    ? await Promise.all(['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)))
    : [];
  if (isRoot) await chown(folder, ids[0] ?? 0, ids[1] ?? 0);
  const data = join(folder, 'data');
  await make(as, data);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=${CONNECTIONS}`;
  const control = (...words: string[]) =>
    as('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-w', '-o', options, ...words);
  await control('start');
  const signal = async (name: string) => {
    const [main = ''] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
    const { stdout: children } = await run('pgrep', ['-P', main]);
    await run('kill', [`-${name}`, main, ...children.trim().split('\n')]);
  };
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    restart: async () => void (await control('restart', '-m', 'immediate')),
    freeze: () => signal('STOP'),
    thaw: () => signal('CONT'),
    smallDisk: () => smallDisk(join(folder, 'disk'), ids),
    standby: () =>
      start(async (asOwner, copy) => {
        const from = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres'];
        await asOwner('pg_basebackup', ...from, '-D', copy, '-R', '-X', 'stream', '-c', 'fast');
      }),
    remove: async () => {
      // A fault may have left it stopped already; its folder goes either way.
      await control('stop', '-m', 'immediate').catch(() => {});
      // Nothing is mounted there unless the fault that mounts it was ended in the middle.
      await run('umount', [join(folder, 'disk')]).catch(() => {});
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** So much room a small disk has. */
const DISK_BYTES = 96 * 1024 * 1024;

async function smallDisk(folder: string, [uid, gid]: readonly number[]): Promise<SmallDisk> {
  await mkdir(folder);
  await run('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${DISK_BYTES},mode=700,uid=${uid},gid=${gid}`,
    'kehoach-drill',
    folder,
  ]);
  const filling = join(folder, 'filling');
  return {
    folder,
    fill: async () => {
      const file = await open(filling, 'w');
      try {
        // In pieces that leave less than one page of a table.
        for (const bytes of [1024 * 1024, 4096]) await writeUntilFull(file, Buffer.alloc(bytes));
      } finally {
        await file.close();
      }
    },
    empty: () => rm(filling, { force: true }),
    remove: async () => {
      await run('umount', [folder]);
      await rm(folder, { recursive: true });
    },
  };
}

async function writeUntilFull(file: FileHandle, piece: Buffer): Promise<void> {
  try {
    for (;;) await file.write(piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
