import type { App } from '../app.ts';
import { createLog } from '../base/log.ts';
import type { Config } from '../config.ts';
import { RECORD_TYPES } from '../domains.ts';
import { openDataset } from '../seeds/open-dataset.ts';
import { JOBS, type JobInput, type JobName, type JobOutput, type Run, type Workplace } from './jobs.ts';
import type { Use } from './with-dataset.ts';

/**
 * Opens the dataset of the settings in this process, lets a work run on it and closes it.
 *
 * Throws: DATABASE_*, DATA_DIR_*, BAD_SEED, NOT_READY, and what the work throws.
 */
export async function onOwnDataset<T>(
  config: Config,
  now: () => Date,
  use: Use,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const { databaseUrl, prepare, dataDir } = config;
  const { database } = await openDataset({
    databaseUrl,
    prepare,
    dataDir,
    seeds: use === 'copy' ? 'none' : config.seeds,
    sharedAsItIs: use === 'read',
    types: RECORD_TYPES,
    now: now(),
  });
  let app: Promise<App> | null = null;
  const openApp = async () => {
    // Loaded here, so that commands that ask no question need not wait for the whole service.
    const { createApp } = await import('../app.ts');
    // The terminal shows answers; what goes wrong inside is still said on the error stream.
    const log = createLog('error', process.stderr);
    return createApp({ config, database, log });
  };
  const service = () => {
    app ??= openApp();
    return app;
  };
  const place: Omit<Workplace, 'tell'> = {
    database,
    now,
    signal: new AbortController().signal,
    publicUrl: config.publicUrl,
    http: async () => (await service()).http,
    schema: async () => (await service()).schema,
  };
  try {
    return await work(<N extends JobName>(name: N, input: JobInput<N>, tell: (line: string) => void = () => {}) => {
      const job = JOBS[name] as (place: Workplace, input: JobInput<N>) => Promise<JobOutput<N>>;
      return job({ ...place, tell }, input);
    });
  } finally {
    await (await (app as Promise<App> | null))?.http.close();
    await database.close();
  }
}
