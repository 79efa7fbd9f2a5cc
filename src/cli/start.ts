import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { type App, createApp } from '../app.ts';
import { currentBuild } from '../base/build.ts';
import { AppError } from '../base/errors.ts';
import { createLog } from '../base/log.ts';
import { releaseVersion } from '../base/project.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/connection.ts';
import { RECORD_TYPES } from '../domains.ts';
import { Admission, type AdmissionOptions } from '../graph/admission.ts';
import { keepHarvesting } from '../harvest/keep-harvesting.ts';
import { keepPushing } from '../push/keep-pushing.ts';
import { currentVersion } from '../records/publish.ts';
import { createMetrics } from '../web/metrics.ts';
import { openControl } from './control/control-server.ts';
import { openForService } from './open-for-service.ts';
import { loadReference } from './reference.ts';
import { seedElsewhere } from './seed-elsewhere.ts';

export interface Running {
  /** Where it listens, e.g. "http://127.0.0.1:4000". */
  url: string;
  /** Ends it in order; balancers have so long to notice before it takes no more connections. */
  stop(pauseMs: number): Promise<void>;
}

/**
 * Migrates, applies the seeds, listens. Whatever can be wrong without touching the database is looked at first,
 * so that a start that fails leaves everything as it was.
 *
 * Throws: an AppError with one clear sentence.
 */
export async function start(config: Config, say: (line: string) => void, now: () => Date): Promise<Running> {
  const log = createLog(config.logLevel);
  // Each phase by the milliseconds since the process began.
  const phasesMs: Record<string, number> = {};
  const reached = (phase: string) => {
    phasesMs[phase] = Math.round(performance.now());
  };
  reached('loaded');
  const { page } = currentBuild();
  if (page === null) {
    throw new AppError('NOT_BUILT', 'The playground page is not built for these sources. Run "npm run build".');
  }
  await checkPort(config);
  const metrics = createMetrics();
  // A fault of ours in a corner is no reason to leave readers without answers; it must be seen all the same.
  const unhandled = (error: unknown) => {
    metrics.countUnhandled();
    log.error({ err: error }, 'a failure that nobody handled');
  };
  process.on('unhandledRejection', unhandled);
  const { database } = await openForService(config, say, {
    now: now(),
    onRetry: metrics.countRetry,
    queryLogger: metrics.queryLogger,
    applyElsewhere: () => seedElsewhere(say),
  });
  reached('database');
  try {
    const app = await createApp({
      config,
      database,
      log,
      metrics,
      playground: page,
      answerCacheBytes: config.answerCacheBytes,
      answerStaleMs: config.answerStaleMs,
      federation: config.federation,
      hub: config.hub,
      files: config.files,
      olderVersions: config.olderVersions,
      requestTimeoutMs: config.requestTimeoutMs,
      trustedProxies: config.trustedProxies,
      fairness: config.fairness,
      requestLog: config.requestLog,
      admission: new Admission(placesOf(config, database)),
    });
    reached('service');
    await app.http.listen({ port: config.port, host: config.host }).catch((error: unknown) => {
      throw portError(config, error);
    });
    reached('listening');
    log.debug({ phasesMs }, 'started');
    const url = addressOf(app.http.server.address() as AddressInfo);
    // Last, so that a command that finds the socket finds a service that answers.
    const closeControl =
      database.engine === 'embedded'
        ? await openControl({ dataDir: config.dataDir, log, workplace: workplaceOf(config, database, app, now) })
        : async () => {};
    // What the service does by itself writes, and waits for nobody's turn.
    const own = { ...database, db: database.writing };
    const stopHarvesting = config.harvest
      ? keepHarvesting({
          database: own,
          types: RECORD_TYPES,
          reference: loadReference,
          now,
          log,
          limits: { allowPrivate: config.harvestPrivate },
        })
      : async () => {};
    const baseUrl = () => config.publicUrl ?? url;
    const stopPushing = await keepPushing({ database: own, hub: config.hub, baseUrl, now, log });
    await announce(config, database, url, say);
    return {
      url,
      stop: async (pauseMs) => {
        await Promise.all([app.drain.end(pauseMs, config.requestTimeoutMs), stopHarvesting(), stopPushing()]);
        await closeControl();
        await database.close();
        process.off('unhandledRejection', unhandled);
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Where the commands of other processes do their work. */
function workplaceOf({ publicUrl }: Config, database: Database, app: App, now: () => Date) {
  return { database, now, publicUrl, http: async () => app.http, schema: async () => app.schema };
}

/** The embedded engine does one statement after another: more questions at once would only hold more memory. */
function placesOf({ questionsAtOnce }: Config, { engine }: Database): AdmissionOptions {
  const places = engine === 'embedded' ? Math.min(8, questionsAtOnce) : questionsAtOnce;
  return { places, waiting: places * 10 };
}

/** Looks whether the port is free, before anything is changed. */
async function checkPort({ port, host }: Config): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(portError({ port, host }, error)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function portError({ port, host }: Pick<Config, 'port' | 'host'>, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') {
    return new AppError(
      'PORT_IN_USE',
      `Port ${port} on ${host} is in use by another process. Stop it, or set PORT to a free one.`,
    );
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new AppError('BAD_SETTING', `The service cannot listen on ${host}:${port} (${code}). Correct HOST or PORT.`);
  }
  return error;
}

function addressOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

async function announce(config: Config, database: Database, url: string, say: (line: string) => void): Promise<void> {
  const base = config.publicUrl ?? url;
  say('');
  say(
    `Kế hoạch Graph ${releaseVersion()}, dataset version ${await currentVersion(database.db)}, ${database.engine} database.`,
  );
  say(`  Pages       ${base}/`);
  say(`  Playground  ${base}/playground`);
  say(`  GraphQL     ${base}/graphql`);
  say(`  Schema      ${base}/schema.graphql`);
  say('');
  say('A first query:');
  say(`  curl -s ${base}/graphql -H 'content-type: application/json' \\`);
  say(`    -d '{"query":"{ province(slug: \\"dong-nai\\") { plans { nodes { number title } } } }"}'`);
  say('');
}
