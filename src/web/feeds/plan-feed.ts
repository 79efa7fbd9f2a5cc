import { type Ask, question } from '../../graph/ask.ts';
import type { RequestContext } from '../../graph/context.ts';
import { pathOfRecord } from '../kit/paths.ts';
import { closingEntry, type PlanAnswer, planEntry } from './entries.ts';
import { areasOfPlans, lastChangeAmong, placesOfPlans, publicationDates, withdrawnPlans } from './feed.queries.ts';
import { type FeedDocument, tagOf, tagOfRecord } from './feed.ts';
import { archiveCount, choosePage } from './paging.ts';
import type { FeedSubject } from './subjects.ts';

const PLANS = question(`query FeedEntries($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Plan {
    id slug number title titleEn summary summaryEn role year issuedOn completeness period { from to }
    documentType { code name nameEn } document { id } province { id slug name nameEn } issuer { id name }
    strategies { id slug title titleEn } programmes { id slug title titleEn }
  } }
}`);

/** Makes a document of a feed of plans; null for an archive that does not exist. */
export async function planFeed(
  ctx: RequestContext,
  ask: Ask,
  subject: FeedSubject,
  archive: number | null,
): Promise<FeedDocument | null> {
  const published = await placesOfPlans(ctx.db, subject.where);
  const withdrawn = (await withdrawnPlans(ctx.db)).filter((plan) => subject.held(plan.content, plan.areas));
  const places = [...published, ...withdrawn];
  const page = choosePage(places, archive);
  if (page === null) return null;
  const chosen = new Set(page.map((place) => place.id));
  const shown = published
    .filter((place) => chosen.has(place.id))
    .sort((a, b) => b.lastSeq - a.lastSeq || b.firstSeq - a.firstSeq);
  const gone = withdrawn.filter((place) => chosen.has(place.id)).sort((a, b) => b.lastSeq - a.lastSeq);
  const ids = shown.map((place) => place.id);
  const answers = new Map(
    (await Promise.all(chunks(ids, 100).map((part) => ask<{ nodes: PlanAnswer[] }>(PLANS, { ids: part }))))
      .flatMap(({ nodes }) => nodes)
      .map((plan) => [plan.id, plan]),
  );
  const areas = await areasOfPlans(ctx.db, ids);
  const entries = shown.flatMap((place) => {
    const plan = answers.get(place.id);
    const own = areas.filter((area) => area.planId === place.id);
    return plan ? [planEntry(plan, own, place)] : [];
  });
  // Whatever an entry names shows in it: a new name of a strategy makes a new document of the feed.
  const named = [...answers.values()].flatMap((plan) => [
    plan.province.id,
    ...(plan.issuer ? [plan.issuer.id] : []),
    ...[...plan.strategies, ...plan.programmes].map((entry) => entry.id),
  ]);
  const head = await lastChangeAmong(ctx.db, [...new Set([...subject.recordIds, ...named])]);
  const dates = [...shown.map((place) => place.updated), ...gone.map((plan) => plan.when), ...(head ? [head] : [])];
  const updated =
    dates.length > 0
      ? new Date(Math.max(...dates.map((date) => date.getTime())))
      : (await publicationDates(ctx.db)).first;
  const { path, query, title, subtitle, homePath, successor } = subject;
  const [subjectId = ''] = subject.recordIds;
  const closed =
    successor && archive === null
      ? [
          closingEntry(
            subjectId,
            subtitle,
            { homePath: successor.path.replace('/feeds', ''), name: successor.name },
            head ?? updated,
          ),
        ]
      : [];
  return {
    id: tagOf(`${path.slice(1)}${query && `/${query}`}`.replace('=', '-')),
    path,
    query,
    title,
    subtitle,
    homePath,
    updated,
    archive,
    archives: archiveCount(places.length),
    successorPath: successor?.path ?? null,
    entries: [...closed, ...entries],
    tombstones: gone.map((plan) => ({
      id: tagOfRecord(plan.id),
      when: plan.when,
      reason: plan.reason,
      successorPath: plan.mergedIntoId && pathOfRecord(plan.mergedIntoId),
    })),
  };
}

function chunks<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, i) => values.slice(i * size, (i + 1) * size));
}
