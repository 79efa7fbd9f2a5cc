// Mends the PostgreSQL driver where it gives wrong answers (postgres.js 3.4.9; no release has it yet). Runs when the
// packages are installed, before the service is bundled, so that the bundle and the sources carry the same driver.
// The service looks for the mark at the end and refuses to start without it (DRIVER_UNPATCHED).
//
// * Rows of a statement that failed in the middle were left behind: the next result on that connection began with
//   holes, and a connection that broke kept what it had half read, or not yet written, for the statement after it.
// * A statement that was given to a connection after it broke and before it was closed was never answered.
// * The question for the types of arrays, asked first on every connection, was nobody's promise: when the connection
//   broke meanwhile, the process ended. Without its answer arrays would be read as text, so the connection goes too.
// * The rollback of a transaction whose connection the server had closed was written to no socket, which ended the
//   process; what the transaction went on to send was run by the next connection, one by one and for good. Both fail.
// * A statement that is given up must let go of its connection: `onsent` says on which one it went out, and that one can
//   be destroyed. One that was given up while its connection was being made took that connection out of the pool for
//   good. What goes wrong while a cancellation is sent was nobody's promise, which ended the process.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PATCHED_VERSION = '3.4.9';

/** Raised with every change of the patch: a driver that an earlier release mended is refused by postgres-driver.ts. */
const DRIVER_MARK = 3;

/** File, what stands there, what takes its place. Each must be found exactly once. */
const CHANGES = [
  [
    'connection.js',
    '    query = results = errorResponse = null\n    result = new Result()\n    connectTimer.cancel()\n',
    '    query = results = errorResponse = null\n    result = new Result()\n    rows = 0\n    connectTimer.cancel()\n',
  ],
  [
    'connection.js',
    '        return fetchArrayTypes()\n',
    '        return fetchArrayTypes().catch(() => socket && socket.destroy())\n',
  ],
  [
    'connection.js',
    '    socket.removeAllListeners()\n    socket = null\n\n    if (initial)\n      return reconnect()\n\n' +
      "    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))\n",
    '    socket.removeAllListeners()\n    socket = null\n    chunk = nextWriteTimer = null\n    result = new Result()\n    results = errorResponse = null\n    rows = 0\n\n' +
      '    if (initial)\n      return reconnect()\n\n' +
      "    ;(query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))\n" +
      '    query = null\n',
  ],
  [
    'connection.js',
    "    if (stream)\n      return queryError(q, Errors.generic('COPY_IN",
    "    if (!socket)\n      return (queryError(q, Errors.connection('CONNECTION_CLOSED', options)), true)\n\n" +
      "    if (stream)\n      return queryError(q, Errors.generic('COPY_IN",
  ],
  [
    'connection.js',
    '  function write(x, fn) {\n',
    '  function write(x, fn) {\n    if (!socket)\n      return false\n\n',
  ],
  [
    'connection.js',
    '    execute,\n    cancel,\n    end,\n',
    '    execute,\n    cancel,\n    end,\n    destroy: () => socket && socket.destroy(),\n',
  ],
  [
    'connection.js',
    '      q.state = backend\n',
    '      q.state = backend\n      q.options.onsent && q.options.onsent(connection)\n',
  ],
  [
    'connection.js',
    '      initial && !initial.reserve && execute(initial)\n',
    '      initial && !initial.reserve && (initial.cancelled ? write(Sync) : execute(initial))\n',
  ],
  [
    'query.js',
    'return this.canceller && (this.canceller(this), this.canceller = null)\n',
    'return this.canceller && (Promise.resolve(this.canceller(this)).catch(() => {}), this.canceller = null)\n',
  ],
  [
    'index.js',
    '      , connection\n      , prepare = null\n',
    '      , connection\n      , lost = null\n      , prepare = null\n',
  ],
  [
    'index.js',
    '        new Promise((_, reject) => connection.onclose = reject)\n',
    '        new Promise((_, reject) => connection.onclose = e => (lost = e, reject(e)))\n',
  ],
  [
    'index.js',
    '        q.catch(e => uncaughtError || (uncaughtError = e))\n        c.queue === full',
    '        q.catch(e => uncaughtError || (uncaughtError = e))\n        if (lost)\n          return q.reject(lost)\n\n        c.queue === full',
  ],
  ['index.js', 'Object.assign(Postgres, {\n', `Object.assign(Postgres, {\n  kehoachDriver: ${DRIVER_MARK},\n`],
];

/** Returns: the text with the changes of this file; null when they stand there already. Throws when it is another text. */
export function patched(file, text) {
  let result = text;
  const own = CHANGES.filter(([name]) => name === file);
  if (own.every(([, , after]) => text.includes(after))) return null;
  // What an earlier release mended keeps its mark until it is given ours.
  result = result.replace(/^ {2}kehoachDriver: \d+,\n/gm, '');
  for (const [, before, after] of own) {
    if (result.includes(after)) continue;
    if (result.split(before).length !== 2) {
      throw new Error(
        `postgres/src/${file} is not that of ${PATCHED_VERSION}: look whether the release still needs src/database/driver-patch.mjs.`,
      );
    }
    result = result.replace(before, () => after);
  }
  return result;
}

/** Mends the installed driver. Where it is not installed (a bundle carries it) there is nothing to do. */
export function patchInstalledDriver(from = import.meta.url) {
  let folder;
  try {
    folder = join(dirname(createRequire(from).resolve('postgres')), '../../src');
  } catch {
    return;
  }
  for (const file of ['connection.js', 'index.js', 'query.js']) {
    const path = join(folder, file);
    if (!existsSync(path)) throw new Error(`${path} is missing; install the packages again.`);
    const text = patched(file, readFileSync(path, 'utf8'));
    if (text === null) continue;
    // Beside and renamed: whoever loads it meanwhile reads the old or the new one whole.
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) patchInstalledDriver();
