import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The address of a Unix socket has room for 107 bytes on Linux and for 103 on macOS. */
const MAX_PATH_BYTES = 100;
const FOLDER = 'control';
const SOCKET = 'socket';
const POINTER = 'pointer';
const SHORT_PREFIX = 'kehoach-';

const bytesOf = (path: string) => Buffer.byteLength(path);

/** Where the socket of a data directory is; null when no service has made one. */
export async function findSocket(dataDir: string): Promise<string | null> {
  const own = join(dataDir, FOLDER, SOCKET);
  if (bytesOf(own) <= MAX_PATH_BYTES) return own;
  return readFile(join(dataDir, FOLDER, POINTER), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
}

/**
 * Makes the place of the socket: a folder that only its owner can enter. What an ended service has left there is taken
 * away, which only the holder of the directory's lock may do. Where the path would be too long for a socket, it is a
 * short one in the temporary folder, and a pointer in the data directory tells where.
 *
 * Returns: the path of the socket, and a function that removes the place.
 */
export async function makePlace(dataDir: string): Promise<{ path: string; remove(): Promise<void> }> {
  const folder = join(dataDir, FOLDER);
  const pointer = join(folder, POINTER);
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  await removeShort(await readFile(pointer, 'utf8').catch(() => null));
  await rm(pointer, { force: true });
  const own = join(folder, SOCKET);
  await rm(own, { force: true });
  if (bytesOf(own) <= MAX_PATH_BYTES) return { path: own, remove: () => rm(own, { force: true }) };
  const roomy = [tmpdir(), '/tmp'].find(
    (base) => bytesOf(join(base, `${SHORT_PREFIX}XXXXXX`, SOCKET)) <= MAX_PATH_BYTES,
  );
  const short = join(await mkdtemp(join(roomy ?? tmpdir(), SHORT_PREFIX)), SOCKET);
  await writeFile(pointer, short, { mode: 0o600 });
  return {
    path: short,
    remove: async () => {
      await rm(pointer, { force: true });
      await removeShort(short);
    },
  };
}

/** Removes the folder that a pointer names, if it is one of ours: a pointer is only a file. */
async function removeShort(socket: string | null): Promise<void> {
  if (socket === null) return;
  const folder = dirname(socket);
  const known = [tmpdir(), '/tmp'].some((base) => folder.startsWith(join(base, SHORT_PREFIX)));
  if (known && !folder.slice(1).includes('..')) await rm(folder, { recursive: true, force: true });
}
