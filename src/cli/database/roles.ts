import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { AppError } from '../../base/errors.ts';
import { type Db, isAny, openDatabase, rowsOf } from '../../database/connection.ts';

/** The names of the two roles. */
export interface RoleNames {
  reader: string;
  writer: string;
}

/** The schemas in which everything of the service stands. */
const SCHEMAS = ['public', 'drizzle'] as const;
const NAME = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * Makes both roles where they are not there, gives the writer what the service owns, and the reader the right to read
 * it, also what later releases add. What was granted before stays as it is; the check says what is too much.
 *
 * Returns: what to set, with the passwords that were made. Throws: BAD_USER_INPUT, DATABASE_*.
 */
export async function makeRoles(databaseUrl: string, { reader, writer }: RoleNames): Promise<string[]> {
  for (const name of [reader, writer]) {
    if (!NAME.test(name)) {
      throw new AppError(
        'BAD_USER_INPUT',
        `"${name.slice(0, 80)}" is no name of a role. Use small letters, digits and _.`,
      );
    }
  }
  if (reader === writer) throw new AppError('BAD_USER_INPUT', 'Reader and writer must be two roles.');
  return onServer(databaseUrl, (db) =>
    db.transaction(async (tx) => {
      await checkMayMakeRoles(tx);
      const lines = [
        ...(await makeRole(tx, databaseUrl, 'DATABASE_URL', writer)),
        ...(await makeRole(tx, databaseUrl, 'DATABASE_READER_URL', reader)),
      ];
      await giveToWriter(tx, writer);
      await letRead(tx, reader, writer);
      return lines;
    }),
  );
}

async function onServer<T>(databaseUrl: string, work: (db: Db) => Promise<T>): Promise<T> {
  const database = await openDatabase({ databaseUrl, dataDir: null, connections: 1 });
  try {
    return await work(database.db);
  } finally {
    await database.close();
  }
}

async function checkMayMakeRoles(db: Db): Promise<void> {
  const [row] = await rowsOf<{ may: boolean }>(
    db,
    sql`select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user`,
  );
  if (row?.may) return;
  throw new AppError(
    'DATABASE_UNSUITABLE',
    'The role of DATABASE_URL may not make roles. Run this once as one that may, e.g. postgres.',
  );
}

async function makeRole(db: Db, databaseUrl: string, setting: string, name: string): Promise<string[]> {
  const [row] = await rowsOf(db, sql`select 1 from pg_roles where rolname = ${name}`);
  if (row) return [`${setting}: role "${name}" was there; its password stays.`];
  const password = randomBytes(24).toString('base64url');
  // Statements that define things take no parameters; both parts were made or checked here.
  await db.execute(sql.raw(`create role "${name}" login nosuperuser nocreatedb nocreaterole password '${password}'`));
  const url = new URL(databaseUrl);
  url.username = name;
  url.password = password;
  return [`${setting}=${url.href}`];
}

async function giveToWriter(db: Db, writer: string): Promise<void> {
  const [row] = await rowsOf<{ name: string }>(db, sql`select quote_ident(current_database()) as name`);
  // For the extension and the schema of the migrations.
  await db.execute(sql.raw(`grant connect, create, temporary on database ${row?.name} to "${writer}"`));
  await db.execute(sql.raw(`create schema if not exists drizzle`));
  // Whoever gives something away must belong to who gets it, unless he may everything.
  await db.execute(sql.raw(`grant "${writer}" to current_user`));
  const owned = await rowsOf<{ statement: string }>(
    db,
    sql`select format('alter schema %I owner to %I', nspname, ${writer}::text) as statement
          from pg_namespace where ${isAny(sql.raw('nspname'), SCHEMAS)}
        union all
        select format('alter %s %I.%I owner to %I',
            case relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' else 'table' end,
            nspname, relname, ${writer}::text)
          from pg_class join pg_namespace n on n.oid = relnamespace
          where ${isAny(sql.raw('nspname'), SCHEMAS)} and relkind in ('r', 'p', 'S', 'v', 'm')
            -- Sequences of columns go with their tables.
            and not exists (select 1 from pg_depend d where d.objid = pg_class.oid and d.deptype in ('a', 'i', 'e'))
        union all
        select format('alter type %I.%I owner to %I', nspname, typname, ${writer}::text)
          from pg_type join pg_namespace n on n.oid = typnamespace
          where ${isAny(sql.raw('nspname'), SCHEMAS)} and typtype in ('e', 'd')
            and not exists (select 1 from pg_depend d where d.objid = pg_type.oid and d.deptype = 'e')`,
  );
  for (const { statement } of owned) await db.execute(sql.raw(statement));
}

async function letRead(db: Db, reader: string, writer: string): Promise<void> {
  for (const schema of SCHEMAS) {
    for (const statement of [
      `grant usage on schema ${schema} to "${reader}"`,
      `grant select on all tables in schema ${schema} to "${reader}"`,
      // What a later release adds is the writer's.
      `alter default privileges for role "${writer}" in schema ${schema} grant select on tables to "${reader}"`,
    ])
      await db.execute(sql.raw(statement));
  }
  await db.execute(sql.raw(`revoke create on schema public from public`));
  await db.execute(sql.raw(`alter role "${reader}" set default_transaction_read_only = on`));
}

/**
 * Looks at what the roles may, whoever made them.
 *
 * Returns: what is wrong, each with what to do; none when both may what they must and no more.
 */
export async function examineRoles(databaseUrl: string, { reader, writer }: RoleNames): Promise<string[]> {
  return onServer(databaseUrl, async (db) => {
    const problems: string[] = [];
    const say = (wrong: boolean | undefined, text: string) => {
      if (wrong) problems.push(text);
    };
    const found = await rowsOf<{ name: string; login: boolean; mighty: boolean; inside: string | null }>(
      db,
      sql`select rolname as name, rolcanlogin as login, rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as mighty,
            (select string_agg(g.rolname, ', ') from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid) as inside
          from pg_roles r where rolname in (${reader}, ${writer})`,
    );
    for (const name of [reader, writer]) {
      const role = found.find((one) => one.name === name);
      say(!role, `Role "${name}" is not there. Run "kehoach database roles".`);
      say(role && !role.login, `Role "${name}" may not log in. Run: alter role ${name} login.`);
      say(
        role?.mighty,
        `Role "${name}" may more than its database. Run: alter role ${name} nosuperuser nocreatedb nocreaterole noreplication nobypassrls.`,
      );
      say(
        name === reader && Boolean(role?.inside),
        `Role "${name}" belongs to ${role?.inside}. Run: revoke ${role?.inside} from ${name}.`,
      );
    }
    if (found.length < 2) return problems;
    const tables = await rowsOf<{ name: string; reads: boolean; writes: boolean; owner: string }>(
      db,
      sql`select format('%I.%I', nspname, relname) as name, pg_get_userbyid(relowner) as owner,
            has_table_privilege(${reader}::text, c.oid, 'select') as reads,
            has_table_privilege(${reader}::text, c.oid, 'insert, update, delete, truncate, references, trigger') as writes
          from pg_class c join pg_namespace n on n.oid = relnamespace
          where ${isAny(sql.raw('nspname'), SCHEMAS)} and relkind in ('r', 'p')
          order by 1`,
    );
    const names = (some: typeof tables) => some.map(({ name }) => name).join(', ');
    const unread = tables.filter(({ reads }) => !reads);
    const written = tables.filter(({ writes }) => writes);
    const others = tables.filter(({ owner }) => owner !== writer);
    say(unread.length > 0, `"${reader}" may not read ${names(unread)}. Run "kehoach database roles".`);
    say(
      written.length > 0,
      `"${reader}" may write ${names(written)}. Run: revoke all on ${names(written)} from ${reader}, public.`,
    );
    say(others.length > 0, `"${writer}" does not own ${names(others)}. Run "kehoach database roles".`);
    const [more] = await rowsOf<{ reader: boolean; writer: boolean; base: boolean }>(
      db,
      sql`select has_schema_privilege(${reader}::text, 'public', 'create') as reader,
            has_schema_privilege(${writer}::text, 'public', 'create') as writer,
            has_database_privilege(${reader}::text, current_database(), 'create') as base`,
    );
    say(
      more?.reader || more?.base,
      `"${reader}" may make tables. Run: revoke create on schema public from ${reader}, public.`,
    );
    say(more && !more.writer, `"${writer}" may not make tables. Run "kehoach database roles".`);
    return problems;
  });
}
