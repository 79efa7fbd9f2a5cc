import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { AppError } from '../base/errors.ts';
import { slugify } from '../base/text.ts';
import type { Database } from '../database/connection.ts';
import { RECORD_TYPES } from '../domains.ts';
import { askOf } from '../graph/ask.ts';
import { RequestContext } from '../graph/context.ts';
import { addSource, listSources, type NewSource, removeSource } from '../harvest/sources.ts';
import { historyUpTo, logUpTo } from '../mirror/checkout.ts';
import { askOverHttp, mirror } from '../mirror/mirror.ts';
import { resolveUnits } from '../provinces/province.lookup.ts';
import { addWebhook, listReceivers, logOf, type NewWebhook, removeWebhook } from '../push/receivers.ts';
import type { PlanBundle } from '../reader/index.ts';
import { addToLayer } from '../records/layers.ts';
import { publish } from '../records/publish.ts';
import { idOf } from '../records/record.ts';
import { type SurveyContent, surveySchema } from '../surveys/survey.record.ts';
import { confirmUnread } from '../works/confirm.ts';
import { importBundle } from '../works/import-bundle.ts';
import { mergeWorks, splitPage } from '../works/merge.ts';
import { listForReview, showForReview } from '../works/review.queries.ts';
import { accept, correct, dispute, reject } from '../works/review.ts';

import { loadReference } from './reference.ts';

/** Where a job works: the dataset, and the service over it that listens to nobody but the job. */
export interface Workplace {
  database: Database;
  http(): Promise<FastifyInstance>;
  schema(): Promise<GraphQLSchema>;
  /** Base of absolute addresses; null when none is set. */
  publicUrl: string | null;
  now(): Date;
  /** Aborted when nobody waits for the rest of the job. */
  signal: AbortSignal;
  /** Says how far the job is. */
  tell(line: string): void;
}

/** Who decides, and why. */
export interface Decision {
  by: string;
  reason: string | null;
}

/** What the HTTP door of a service answers. */
export interface DoorAnswer {
  status: number;
  body: string;
  /** True when a table is cut. */
  cut: boolean;
}

type Work<I, O> = (place: Workplace, input: I) => Promise<O>;
const job = <I, O>(work: Work<I, O>): Work<I, O> => work;
const deciderOf = ({ now }: Workplace, { by, reason }: Decision) => ({ by, reason, at: now() });
const STATES = { accept, dispute, reject };

/**
 * Everything that a command asks of a dataset, by name. What goes in and what comes out is plain JSON, so that a
 * job is the same whether the command opened the database itself or the running service does the job for it.
 */
export const JOBS = {
  /** Asks the HTTP door of the service. */
  ask: job(async ({ http }, { path }: { path: string }): Promise<DoorAnswer> => {
    const response = await (await http()).inject(path);
    return {
      status: response.statusCode,
      body: response.body,
      cut: response.headers['x-rows-truncated'] === 'true',
    };
  }),
  import: job(
    ({ database, now }, { bundle, ...options }: { bundle: PlanBundle; acceptedBy?: string; again?: boolean }) =>
      importBundle(database, RECORD_TYPES, bundle, { ...options, now: now() }),
  ),
  reviewList: job(({ database }, { province }: { province: string | null }) => listForReview(database.db, province)),
  reviewShow: job(async ({ database }, { id }: { id: string }) => {
    const page = await showForReview(database.db, id);
    return {
      ...page,
      decisions: page.decisions.map((entry) => ({ ...entry, decidedAt: entry.decidedAt.toISOString() })),
    };
  }),
  reviewState: job((place, { to, id, ...decision }: Decision & { to: keyof typeof STATES; id: string }) =>
    STATES[to](place.database, RECORD_TYPES, id, deciderOf(place, decision)),
  ),
  reviewMerge: job((place, { from, into, ...decision }: Decision & { from: string; into: string }) =>
    mergeWorks(place.database, RECORD_TYPES, { from, into }, deciderOf(place, decision)),
  ),
  reviewSplit: job((place, { page, as, ...decision }: Decision & { page: string; as: string }) =>
    splitPage(place.database, RECORD_TYPES, { page, as }, deciderOf(place, decision)),
  ),
  reviewConfirm: job((place, { id, places, ...decision }: Decision & { id: string; places: string[] }) =>
    confirmUnread(place.database, RECORD_TYPES, { id, places }, deciderOf(place, decision)),
  ),
  reviewCorrect: job(
    (place, { id, path, value, ...decision }: Decision & { id: string; path: string; value: unknown }) =>
      correct(place.database, RECORD_TYPES, id, { path, value }, deciderOf(place, decision)),
  ),
  harvestAdd: job(
    async ({ database, now }, { province, ...source }: Omit<NewSource, 'speaksFor'> & { province: string | null }) => {
      const slugs = province === null ? [] : [province];
      const [unit] = await resolveUnits(new RequestContext(database.db, 'harvest'), slugs);
      return addSource(database.db, { ...source, speaksFor: unit?.provinceId ?? null }, now());
    },
  ),
  harvestList: job(async ({ database }, _: Record<string, never>) =>
    (await listSources(database.db)).map((source) => ({
      ...source,
      lastSuccess: source.lastSuccess?.toISOString() ?? null,
      nextTry: source.nextTry?.toISOString() ?? null,
    })),
  ),
  harvestRun: job(
    async ({ database, now, signal, tell }, { names, allowPrivate }: { names: string[]; allowPrivate: boolean }) => {
      const { runHarvest } = await import('../harvest/run.ts');
      return runHarvest({
        database,
        types: RECORD_TYPES,
        reference: loadReference,
        names,
        now,
        signal,
        tell,
        limits: { allowPrivate },
      });
    },
  ),
  harvestRemove: job(({ database }, { name }: { name: string }) => removeSource(database.db, name)),
  webhookAdd: job(
    async ({ database, now }, { provinces, ...webhook }: Omit<NewWebhook, 'provinceIds'> & { provinces: string[] }) => {
      const units = await resolveUnits(new RequestContext(database.db, 'webhook'), provinces);
      const provinceIds = units.length === 0 ? null : [...new Set(units.map(({ provinceId }) => provinceId))];
      return addWebhook(database.db, { ...webhook, provinceIds }, now());
    },
  ),
  webhookList: job(async ({ database }, _: Record<string, never>) =>
    (await listReceivers(database.db)).map(({ secret: _secret, lastSuccess, nextTry, ...receiver }) => ({
      ...receiver,
      lastSuccess: lastSuccess?.toISOString() ?? null,
      nextTry: nextTry?.toISOString() ?? null,
    })),
  ),
  webhookLog: job(async ({ database }, { name }: { name: string }) =>
    (await logOf(database.db, name)).map((line) => ({ ...line, at: line.at.toISOString() })),
  ),
  webhookRemove: job(({ database }, { name }: { name: string }) => removeWebhook(database.db, name)),
  surveyAdd: job(addSurvey),
  history: job(({ database }, { version }: { version: number }) => historyUpTo(database.db, version)),
  log: job(({ database }, { version, afterSeq }: { version: number; afterSeq: number }) =>
    logUpTo(database.db, version, afterSeq),
  ),
  export: job(async ({ database, schema, publicUrl, signal, tell }, { folder }: { folder: string }) => {
    const graph = await schema();
    // Loaded here: what writes the files is seldom needed and not small.
    const { makeExport } = await import('../export/make-export.ts');
    const { state, files, tables } = await makeExport(() => folder, {
      ask: askOf(graph, database.db),
      schema: graph,
      address: publicUrl,
      signal,
      onTable: (name, rows) => tell(`${name}: ${rows} rows`),
    });
    return { version: state.version, files, tables };
  }),
  mirror: job(({ database, tell, signal }, { url }: { url: string }) =>
    mirror({
      url,
      ask: askOverHttp(url, (input, init) => fetch(input, { ...init, signal })),
      database,
      types: RECORD_TYPES,
      onVersion: (version, seq) => tell(`version ${version}, up to change ${seq}`),
    }),
  ),
};

export type JobName = keyof typeof JOBS;
export type JobInput<N extends JobName> = Parameters<(typeof JOBS)[N]>[1];
export type JobOutput<N extends JobName> = Awaited<ReturnType<(typeof JOBS)[N]>>;

/** Does one job, wherever the dataset is open. Throws: what the job throws. */
export type Run = <N extends JobName>(
  name: N,
  input: JobInput<N>,
  tell?: (line: string) => void,
) => Promise<JobOutput<N>>;

async function addSurvey(
  { database, now }: Workplace,
  survey: Omit<SurveyContent, 'key'>,
): Promise<{ id: string; version: number; isNew: boolean }> {
  const units = await resolveUnits(new RequestContext(database.db, 'survey'), survey.provinces ?? []);
  const words = [survey.by, survey.on ?? '', survey.years?.from ?? '', (survey.provinces ?? []).join(' ')];
  const parsed = surveySchema.safeParse({
    ...survey,
    key: slugify(words.join(' ')).slice(0, 150),
    provinces: [...new Set(units.map((unit) => unit.provinceId.slice('province:'.length)))],
  });
  if (!parsed.success)
    throw new AppError('BAD_USER_INPUT', `The survey cannot be recorded: ${z.prettifyError(parsed.error)}`);
  const id = idOf('survey', parsed.data.key);
  const { version, added } = await publish(database, RECORD_TYPES, {
    origin: 'REVIEW',
    reason: `survey by ${survey.by}`,
    now: now(),
    compose: (tx, types) =>
      addToLayer(tx, types, {
        origin: 'REVIEW',
        layer: 'surveys',
        records: [{ type: 'survey', id, content: parsed.data }],
      }),
  });
  return { id, version, isNew: added.length > 0 };
}
