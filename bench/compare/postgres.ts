import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { appendFile, chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { fillDatabase } from '../fill-database.ts';
import { SIZES, type Size } from '../sizes.ts';

const run = promisify(execFile);
const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** No flush to the disk and nothing that works by itself: what is measured is what is asked. */
const SETTINGS = `
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
shared_buffers = 512MB
work_mem = 16MB
max_wal_size = 4GB
max_connections = 80
listen_addresses = '127.0.0.1'
shared_preload_libraries = 'pg_stat_statements'
`;

export interface Server {
  /** Address of the server, without a database. */
  url: string;
  stop: () => Promise<void>;
}

/** Gives the server of DATABASE_URL, or starts one of the installed PostgreSQL that is gone with the benchmark. */
export async function openServer(given: string | undefined): Promise<Server> {
  if (given) return { url: given.replace(/\/[^/]*$/, ''), stop: async () => {} };
  const programs = findPrograms();
  const folder = await mkdtemp(join(tmpdir(), 'kehoach-bench-'));
  // PostgreSQL refuses to run as root: the user of the package does it then.
  const user = process.getuid?.() === 0 ? await idsOf('postgres') : {};
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  const server = (program: string, ...args: string[]) => run(join(programs, program), args, { ...user, cwd: folder });
  await server('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8');
  await appendFile(join(data, 'postgresql.conf'), `${SETTINGS}port = ${port}\nunix_socket_directories = '${folder}'\n`);
  await server('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-w', 'start');
  return {
    url: `postgres://postgres@127.0.0.1:${port}`,
    stop: async () => {
      await server('pg_ctl', '-D', data, '-m', 'fast', '-w', 'stop');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function findPrograms(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(process.env.PATH ?? '').split(':'), ...versions.map((version) => `${debian}/${version}/bin`)];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')));
  if (found) return found;
  throw new Error('No PostgreSQL is installed here. Install one (apt-get install postgresql), or set DATABASE_URL.');
}

async function idsOf(name: string): Promise<{ uid?: number; gid?: number }> {
  const numbers = await Promise.all(['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)));
  return { uid: numbers[0], gid: numbers[1] };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

/**
 * Gives the address of a database of a size, filled if it is not there yet. Its name tells what it was made from, so
 * that a server that stays is filled once, and again when the data would be another.
 */
export async function openFilled(server: Server, size: Size, say: (line: string) => void): Promise<string> {
  const name = `kehoach_bench_${size.toLowerCase()}_${await fingerprint()}`;
  const admin = postgres(`${server.url}/postgres`, { max: 1, onnotice: () => {} });
  try {
    const [found] = await admin`select from pg_database where datname = ${name}`;
    if (!found) {
      const filling = `${name}_filling`;
      await admin.unsafe(`drop database if exists "${filling}"`);
      await admin.unsafe(`create database "${filling}" template template0 encoding 'UTF8'`);
      const begun = performance.now();
      const { records } = await fillDatabase(
        { databaseUrl: `${server.url}/${filling}`, dataDir: null },
        SIZES[size],
        (count) => say(`filling: ${count} records`),
      );
      // Half of a database must never be taken for a whole one.
      await admin.unsafe(`alter database "${filling}" rename to "${name}"`);
      say(`filled with ${records} records in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    }
    return `${server.url}/${name}`;
  } finally {
    await admin.end();
  }
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['drizzle', 'seeds', 'test/generators', 'src/records', 'src/search']) {
    for (const file of (await readdir(join(PROJECT, folder))).sort()) {
      if (/\.(sql|yaml|ts)$/.test(file)) hash.update(await readFile(join(PROJECT, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 10);
}
