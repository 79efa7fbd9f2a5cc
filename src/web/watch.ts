import { sql } from 'drizzle-orm';
import { Gauge, type Registry } from 'prom-client';
import { type Database, rowsOf } from '../database/connection.ts';
import type { ReplicaStanding } from '../database/replicas.ts';
import type { Admission } from '../graph/admission.ts';
import { datasetVersions } from '../records/record.table.ts';

/** What is looked at when the metrics are asked for. */
export interface Watched {
  database: Pick<Database, 'health' | 'turns' | 'replicas'>;
  admission?: Pick<Admission, 'working' | 'waiting'> | undefined;
  /** What is kept of answers; null where none is. */
  kept?: () => { answers: number; bytes: number } | null;
}

/** Adds what has no count but a state: how full the service is at the moment, and how old what it serves. */
export function watch(registry: Registry, { database, admission, kept = () => null }: Watched): void {
  const registers = [registry];
  const gauge = (name: string, help: string, collect: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(collect());
      },
    });
  const { turns } = database;
  if (turns) {
    gauge('kehoach_statements_running', 'SQL statements of readers that run.', () => turns.running);
    gauge('kehoach_statements_waiting', 'SQL statements of readers that wait for a connection.', () => turns.waiting);
  }
  if (admission) {
    gauge('kehoach_questions_running', 'Questions that are worked on.', () => admission.working);
    gauge('kehoach_questions_waiting', 'Questions that wait to be begun.', () => admission.waiting);
  }
  if (kept()) {
    gauge('kehoach_answer_cache_answers', 'Answers that are kept.', () => kept()?.answers ?? 0);
    gauge('kehoach_answer_cache_bytes', 'Bytes that kept answers take.', () => kept()?.bytes ?? 0);
  }
  if (database.replicas().length > 0) watchReplicas(registers, database);
  // Whoever watches a service wants its numbers while its database is gone too; that it is gone is one of them.
  let asking: Promise<DatasetState | null> | null = null;
  const state = () => {
    asking ??= readState(database)
      .catch(() => null)
      .finally(() => {
        asking = null;
      });
    return asking;
  };
  const asked = (name: string, help: string, tell: (state: DatasetState | null) => number) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(tell(await state()));
      },
    });
  asked('kehoach_database_up', '1 when the database answers, else 0.', (found) => (found ? 1 : 0));
  asked(
    'kehoach_dataset_version',
    'Version of the published dataset; 0 before the first, NaN while the database does not answer.',
    (found) => found?.version ?? Number.NaN,
  );
  asked(
    'kehoach_dataset_age_seconds',
    'Seconds since the last publication; NaN before the first, and while the database does not answer.',
    (found) => found?.ageSeconds ?? Number.NaN,
  );
}

function watchReplicas(registers: Registry[], { replicas }: Pick<Database, 'replicas'>): void {
  const gauge = (name: string, help: string, tell: (standing: ReplicaStanding) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['replica'] as const,
      registers,
      collect() {
        for (const [at, standing] of replicas().entries()) this.set({ replica: String(at + 1) }, tell(standing));
      },
    });
  gauge('kehoach_replica_answers', '1 when a replica answers, by its place in DATABASE_READ_URLS.', ({ answers }) =>
    answers ? 1 : 0,
  );
  gauge(
    'kehoach_replica_lag_seconds',
    'How far what a replica has replayed lies behind what it has received; NaN when it does not answer.',
    ({ lagSeconds }) => lagSeconds ?? Number.NaN,
  );
}

interface DatasetState {
  version: number;
  ageSeconds: number | null;
}

async function readState({ health }: Pick<Database, 'health'>): Promise<DatasetState> {
  const [row] = await rowsOf<{ version: number; age: string }>(
    health,
    sql`select version, extract(epoch from now() - published_at)::text as age from ${datasetVersions}
      order by version desc limit 1`,
  );
  return row ? { version: row.version, ageSeconds: Number(row.age) } : { version: 0, ageSeconds: null };
}
