import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core';
import { drizzle, PostgresJsSession } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { AppError } from '../base/errors.ts';
import type { Database, DatabaseOptions, Db } from './connection.ts';
import { type Deadlines, deadlined } from './deadlines.ts';
import { Lease, NOTHING_KNOWN } from './lease.ts';
import { checkDriver, PreparedTexts, preparing } from './postgres-driver.ts';
import { inTurn, preferring, Replica } from './replicas.ts';
import { loggedBy } from './statements.ts';
import { Turns } from './turns.ts';

const OLDEST_POSTGRES = 150_000;
const CONNECTIONS = 10;
/** What a service writes after its start comes from commands, which have processes of their own. */
const WRITING_CONNECTIONS = 2;
/** Without deadlines: for commands, which may wait. */
const CONNECT_MS = 10_000;
/** For `/readyz`, which answers within a second, and for the version of the data, which every answer asks for. */
const HEALTH_CONNECTIONS = 2;
const HEALTH: Deadlines = { connectMs: 700, acquireMs: 700, statementMs: 500 };

/**
 * How long a broken connection waits until it is made again. The driver's own pause grows with every connection that
 * broke, so that a reset of all of them would keep readers waiting for twenty seconds after the database is there.
 */
const backoff = () => 0.05 + Math.random() * 0.1;

/** Opens a PostgreSQL. With deadlines, what is read has connections of its own. Throws: DATABASE_*. */
export async function openPostgres(
  url: string,
  {
    queryLogger,
    prepare = true,
    directUrl,
    readerUrl,
    replicas,
    deadlines,
    connections = CONNECTIONS,
    onRetry,
  }: DatabaseOptions,
): Promise<Database> {
  checkDriver();
  const texts = new PreparedTexts();
  const connectTo = (max: number, { to = url, more = {}, own = {} }: Connecting = {}) => {
    const made = connect(to, {
      onnotice: () => {},
      connect_timeout: (deadlines?.connectMs ?? CONNECT_MS) / 1000,
      backoff,
      prepare,
      max,
      ...own,
      // Compiling a statement takes longer than running it: all of ours are short. A word and not false, which the
      // driver leaves out of what it tells the server. The tables fit into memory, where no page is far away: with the
      // usual cost of one elsewhere, whole tables are read for a handful of rows. Poolers refuse connections that begin with settings.
      connection: prepare ? ({ jit: 'off', random_page_cost: '1.1', ...more } as object) : {},
    });
    // It tells the driver which values it reads itself.
    drizzle({ client: made });
    return prepare ? preparing(made, texts) : made;
  };
  const reading = ({ statementMs, connectMs }: Deadlines, max: number, to = readerUrl ?? url) =>
    connectTo(max, {
      to,
      more: { statement_timeout: String(statementMs), default_transaction_read_only: 'on' },
      own: { max_pipeline: 0, connect_timeout: connectMs / 1000 } as object,
    });

  const writers = connectTo(deadlines ? WRITING_CONNECTIONS : connections);
  try {
    const [row] = await writers`select current_setting('server_version_num')::int as version`;
    if (Number(row?.version) < OLDEST_POSTGRES) {
      throw new AppError('DATABASE_UNSUITABLE', `PostgreSQL ${row?.version} is too old. Use version 15 or newer.`);
    }
  } catch (error) {
    await writers.end({ timeout: 1 });
    throw error instanceof AppError ? error : unreachable(error);
  }
  // Each request has one of its own, so it is made of what is there.
  const dialect = new PgDialect();
  const of = (client: postgres.Sql, onStatement?: () => void): Db => {
    const session = new PostgresJsSession(client, dialect, undefined, loggedBy(queryLogger, onStatement));
    return new PgDatabase(dialect, session, undefined) as unknown as Db;
  };
  const readers = deadlines && reading(deadlines, connections);
  // A question with a hundred statements has not all connections, nor the server all its processors, for itself.
  const newTurns = () => new Turns({ places: connections, ofRequest: Math.max(1, Math.floor(connections * 0.4)) });
  const turns = deadlines && newTurns();
  const asking = readers && deadlined(readers, { ...deadlines, size: connections, onRetry, turns });
  const health = deadlines && reading(HEALTH, HEALTH_CONNECTIONS);
  const others = (deadlines && replicas?.urls) ?? [];
  const ends: postgres.Sql[] = [];
  const copies = others.flatMap((to) => {
    if (!deadlines || !replicas) return [];
    const [many, one] = [reading(deadlines, connections, to), reading(HEALTH, 1, to)];
    ends.push(many, one);
    const ask = deadlined(many, { ...deadlines, size: connections, onRetry, turns: newTurns() });
    return [new Replica(ask, of(deadlined(one, { ...HEALTH, size: 1 })()), replicas.state)];
  });
  const choose = inTurn(copies);
  const notifies = prepare || Boolean(directUrl);
  const listening = directUrl ? connectTo(1, { to: directUrl }) : writers;
  return {
    db: asking ? of(withTransactions(asking(), writers)) : of(writers),
    writing: of(writers),
    engine: 'postgresql',
    during: (signal, { client = '', onStatement, state } = {}) => {
      const primary = asking ? asking({ client, signal }) : writers;
      const replica = choose(state);
      const chosen = replica ? preferring(replica, replica.client({ client, signal }), primary) : primary;
      return of(chosen, onStatement);
    },
    turns: turns ?? null,
    replicas: () => copies.map(({ standing }) => standing),
    health: health ? of(deadlined(health, { ...HEALTH, size: HEALTH_CONNECTIONS })()) : of(writers),
    notifies,
    know: (read) => {
      // Behind a pooler a lock would be on anybody's connection.
      if (!notifies) return NOTHING_KNOWN;
      const own = connectTo(1, { to: directUrl ?? url });
      const lease = new Lease(drizzle({ client: own }) as unknown as Db, read);
      return {
        value: () => lease.value(),
        stop: async () => {
          await lease.stop().catch(() => undefined);
          await own.end({ timeout: 1 });
        },
      };
    },
    exclusively: async (work) => {
      const single = connectTo(1);
      try {
        return await work(of(single));
      } finally {
        await single.end({ timeout: 5 });
      }
    },
    listen: async (channel, wake) => {
      const { unlisten } = await listening.listen(channel, wake, wake);
      return unlisten;
    },
    close: async () => {
      await Promise.all(copies.map((copy) => copy.stop()));
      const all = new Set([writers, readers, health, listening, ...ends].filter((client) => client != null));
      await Promise.all([...all].map((client) => client.end({ timeout: 5 })));
    },
  };
}

interface Connecting {
  to?: string;
  /** Settings of the session. */
  more?: Record<string, string>;
  /** Options of the driver. */
  own?: object;
}

/** A transaction writes: it runs on the connections of writers, without the deadline of a reading. */
function withTransactions<C extends object>(readers: C, writers: C): C {
  return new Proxy(readers, {
    get: (target, key) => Reflect.get(key === 'begin' ? writers : target, key),
  });
}

function connect(url: string, options: postgres.Options<Record<string, never>>) {
  try {
    return postgres(url, options);
  } catch (error) {
    throw unreachable(error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at that address',
  ENOTFOUND: 'the host is not known',
  EAI_AGAIN: 'the host is not known',
  ETIMEDOUT: 'it does not answer',
  CONNECT_TIMEOUT: 'it does not answer',
  ERR_INVALID_URL: 'the address cannot be read',
  '28P01': 'it refuses the password',
  '28000': 'it refuses the user',
  '3D000': 'it has no database of that name',
};

/** Makes an error that gives the reason and keeps the address, which holds a password, to itself. */
function unreachable(error: unknown): AppError {
  const { code: given, message } = error as { code?: unknown; message?: unknown };
  const code = String(given ?? '');
  if (/unsupported startup parameter/.test(String(message))) {
    return new AppError(
      'DATABASE_UNSUITABLE',
      'A pooler stands before the database of DATABASE_URL. Set PREPARED_STATEMENTS to off, and DATABASE_DIRECT_URL to the server itself.',
      {},
      { cause: error },
    );
  }
  const reason = REASONS[code] ?? (code ? `it answers ${code}` : 'the address cannot be read');
  return new AppError(
    'DATABASE_UNREACHABLE',
    `The database of DATABASE_URL cannot be used: ${reason}. Check the address and that PostgreSQL 15 or newer runs there.`,
    {},
    { cause: error },
  );
}
