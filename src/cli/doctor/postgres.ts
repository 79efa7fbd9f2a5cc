import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Config } from '../../config.ts';
import { type Database, openDatabase, rowsOf } from '../../database/connection.ts';
import { pendingMigrations } from '../../database/migrate.ts';
import { currentVersion } from '../../records/publish.ts';
import { type Finding, fine, look, mend } from './finding.ts';

/** For writers, for health, for the lease and for migrations, beside those of readers. */
const OTHER_CONNECTIONS = 6;
const MOST_CLOCK_SECONDS = 5;
const NOTIFIED_WITHIN_MS = 2_000;

/** Looks at a PostgreSQL: what it is, what it may, and whether it tells of publications. */
export async function examinePostgres(config: Config, databaseUrl: string): Promise<Finding[]> {
  const { directUrl, prepare, connections } = config;
  const database = await openDatabase({ databaseUrl, directUrl, prepare, dataDir: null, connections: 2 });
  try {
    return [
      ...(await examineServer(database, connections)),
      ...(await examineData(database)),
      await examineNotices(database, config),
    ];
  } finally {
    await database.close();
  }
}

async function examineServer({ db }: Database, connections: number): Promise<Finding[]> {
  const [row] = await rowsOf<Server>(
    db,
    sql`select current_setting('server_version') as version,
        current_setting('server_encoding') as encoding,
        current_setting('max_connections')::int as most,
        current_setting('fsync') as fsync,
        pg_is_in_recovery() as replica,
        extract(epoch from clock_timestamp())::float8 as clock,
        exists (select 1 from pg_extension where extname = 'pg_trgm') as has_trgm,
        exists (select 1 from pg_available_extensions where name = 'pg_trgm') as offers_trgm,
        (select rolsuper from pg_roles where rolname = current_user) as super,
        current_user as "user"`,
  );
  if (!row) return [mend('database', 'It tells nothing of itself.', 'See its log.')];
  const findings = [fine('database', `PostgreSQL ${row.version}, as "${row.user}".`)];
  if (row.replica) {
    findings.push(
      mend('role', 'DATABASE_URL is a standby, which nothing can be written to.', 'Name the primary there.'),
    );
  }
  if (row.encoding !== 'UTF8') {
    findings.push(mend('encoding', `${row.encoding}.`, 'Make the database anew with encoding UTF8.'));
  }
  if (!row.has_trgm) {
    const remedy = row.offers_trgm
      ? 'Let its owner run "create extension pg_trgm", or start the service as a role that may.'
      : 'Install the package of PostgreSQL’s contrib modules on the server.';
    findings.push(mend('extension', 'pg_trgm is not there.', remedy));
  }
  if (row.super) {
    findings.push(
      look('role', `"${row.user}" is a superuser.`, 'Give the service a role that owns its database alone.'),
    );
  }
  if (row.most < connections + OTHER_CONNECTIONS) {
    findings.push(
      mend(
        'connections',
        `The server allows ${row.most}; this process takes up to ${connections + OTHER_CONNECTIONS}.`,
        'Raise max_connections, or lower DATABASE_CONNECTIONS.',
      ),
    );
  }
  if (row.fsync === 'off') {
    findings.push(mend('durability', 'fsync is off: a crash can damage the database.', 'Set fsync to on.'));
  }
  const apart = Math.abs(row.clock - Date.now() / 1000);
  findings.push(
    apart <= MOST_CLOCK_SECONDS
      ? fine('clock', 'This machine and the database agree on the time.')
      : mend('clock', `This machine and the database are ${Math.round(apart)} s apart.`, 'Set both by NTP.'),
  );
  return findings;
}

interface Server extends Record<string, unknown> {
  version: string;
  encoding: string;
  most: number;
  fsync: string;
  replica: boolean;
  clock: number;
  has_trgm: boolean;
  offers_trgm: boolean;
  super: boolean;
  user: string;
}

async function examineData({ db }: Database): Promise<Finding[]> {
  const pending = await pendingMigrations(db);
  if (pending.length > 0) return [look('data', `${pending.length} migrations to run.`, 'The next start runs them.')];
  const version = await currentVersion(db);
  if (version === null) return [look('data', 'No dataset yet.', 'The first start publishes one: kehoach serve.')];
  return [fine('data', `Dataset version ${version}.`)];
}

/** Listens and notifies, since only that tells what stands between. */
async function examineNotices(database: Database, { prepare, directUrl }: Config): Promise<Finding> {
  const channel = `kehoach_doctor_${randomUUID().replaceAll('-', '')}`;
  let heard = false;
  const stop = await database.listen(channel, () => {
    heard = true;
  });
  heard = false;
  await database.db.execute(sql`select pg_notify(${channel}, '')`);
  for (let waited = 0; waited < NOTIFIED_WITHIN_MS && !heard; waited += 20) await pause(20);
  await stop();
  if (heard) return fine('notifications', 'They arrive: subscriptions move at once.');
  if (!prepare && directUrl === null) {
    return look(
      'notifications',
      'They do not arrive, as behind a pooler in transaction mode; subscriptions look every few seconds.',
      'Set DATABASE_DIRECT_URL to the server itself.',
    );
  }
  return mend(
    'notifications',
    'They do not arrive. Something stands between that gives each transaction another connection.',
    'Set PREPARED_STATEMENTS to off, and DATABASE_DIRECT_URL to the server itself.',
  );
}
