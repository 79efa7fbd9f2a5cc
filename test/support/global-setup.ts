import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import type { TestProject } from 'vitest/node';
import { type Database, embeddedDatabase, openDatabase } from '../../src/database/connection.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { ensureProjections } from '../../src/records/projection.ts';
import { applySeeds, SEEDS_FOLDER } from '../../src/seeds/apply-seeds.ts';
import { readSeeds } from '../../src/seeds/read-seeds.ts';
import { onServer, urlOfDatabase } from './databases.ts';

/** The moment at which the tests' seeds are published. */
const PUBLISHED_AT = new Date('2026-01-02T03:04:05.000Z');

/** Prepares one database with the tables and one with the real data; each test file copies what it needs. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  return process.env.DATABASE_URL ? preparePostgres(project) : prepareEmbedded(project);
}

/** Brings a database to where a start brings it before the seeds. */
async function prepare(database: Database): Promise<void> {
  await migrateDatabase(database);
  await ensureProjections(database);
}

async function seed(database: Database): Promise<void> {
  await applySeeds(database, RECORD_TYPES, await readSeeds(SEEDS_FOLDER), PUBLISHED_AT);
}

async function prepareEmbedded(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'kehoach-test-'));
  const client = await PGlite.create({ extensions: { pg_trgm } });
  const save = async (name: string) => {
    const file = join(folder, name);
    await writeFile(file, Buffer.from(await (await client.dumpDataDir('none')).arrayBuffer()));
    return file;
  };
  const database = embeddedDatabase(client);
  await prepare(database);
  const migrated = await save('migrated.tar');
  await seed(database);
  const seeded = await save('seeded.tar');
  await database.close();
  project.provide('databases', { migrated, seeded, run: '' });
  return () => rm(folder, { recursive: true, force: true });
}

async function preparePostgres(project: TestProject): Promise<() => Promise<void>> {
  const suffix = randomUUID().replaceAll('-', '').slice(0, 12);
  const names = { migrated: `kehoach_migrated_${suffix}`, seeded: `kehoach_seeded_${suffix}` };
  await onServer((admin) => admin.unsafe(`create database ${names.migrated}`));
  const migrated = await openDatabase({ databaseUrl: urlOfDatabase(names.migrated), dataDir: null });
  await prepare(migrated);
  await migrated.close();
  await onServer((admin) => admin.unsafe(`create database ${names.seeded} template ${names.migrated}`));
  const seeded = await openDatabase({ databaseUrl: urlOfDatabase(names.seeded), dataDir: null });
  await seed(seeded);
  await seeded.close();
  project.provide('databases', { ...names, run: suffix });
  // Those that files of a worker shared are still there, and those of tests that were ended.
  return () =>
    onServer(async (admin) => {
      const left = await admin`select datname as name from pg_database where datname like ${`kehoach\\_%\\_${suffix}`}`;
      for (const { name } of left) await admin.unsafe(`drop database if exists ${name} with (force)`);
    });
}
