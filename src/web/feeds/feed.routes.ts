import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../base/errors.ts';
import { nearest, withoutControls } from '../../base/text.ts';
import type { Db } from '../../database/connection.ts';
import type { Ask } from '../../graph/ask.ts';
import { RequestContext } from '../../graph/context.ts';
import { BUNDLE_TYPE } from '../../harvest/feed/read-feed.ts';
import { lastSequence } from '../../records/change-log.ts';
import type { BaseUrl } from '../kit/base-url.ts';
import { addVary, type Representation, sendConditionally } from '../kit/conditional.ts';
import { preferredType } from '../kit/negotiate.ts';
import { pathOfRecord } from '../kit/paths.ts';
import { LANGUAGES, pathIn } from '../pages/frame/language.ts';
import { readDataset, sendPage } from '../pages/frame/view.ts';
import { whereItWent } from '../pages/page.lookup.ts';
import { atomOf } from './atom.ts';
import { changeFeed } from './change-feed.ts';
import { publicationDates } from './feed.queries.ts';
import { FEED_FORMATS, type FeedDocument, type FeedFormat, MEDIA_TYPES } from './feed.ts';
import { feedIndexPage, listFeeds } from './feed-index.tsx';
import { jsonFeedOf } from './json-feed.ts';
import { bundleOfPlan } from './plan-bundle.ts';
import { planFeed } from './plan-feed.ts';
import { rssOf } from './rss.ts';
import { SUBJECT_KINDS, type SubjectKind, subjectOf } from './subjects.ts';

type Write = (document: FeedDocument, base: string, hub: string | null) => string;
const WRITERS: Readonly<Record<FeedFormat, Write>> = {
  atom: atomOf,
  rss: rssOf,
  json: jsonFeedOf,
};

/** How many written documents are kept; about 100 kB each. */
const KEPT = 100;

export interface FeedOptions {
  db: Db;
  ask: Ask;
  baseUrl: BaseUrl;
  /** The hub that tells readers of news (WebSub); null when there is none. */
  hub: string | null;
}

interface FeedQuery {
  basis?: string;
  archive?: string;
}

/** Serves `/feeds`, and `/feeds/…` in three forms. */
export function registerFeeds(app: FastifyInstance, { db, ask, baseUrl, hub }: FeedOptions): void {
  const kept = new Map<string, { seq: number; representation: Representation }>();

  for (const language of LANGUAGES) {
    app.get(pathIn(language, '/feeds'), async (request, reply) => {
      const groups = await listFeeds(new RequestContext(db, request.id));
      const base = baseUrl();
      addVary(reply, 'accept');
      if (preferredType(request.headers.accept, ['application/json', 'text/html']) === 'text/html') {
        const frame = { language, path: '/feeds', base, dataset: await readDataset(ask) };
        return sendPage(request, reply, frame, feedIndexPage(groups, frame));
      }
      const { last: lastModified } = await publicationDates(db);
      const feeds = groups.flatMap((group) =>
        group.feeds.map(({ path, ...feed }) => ({
          ...feed,
          ...Object.fromEntries(FEED_FORMATS.map((format) => [format, `${base}${path}.${format}`])),
        })),
      );
      return sendConditionally(request, reply, {
        body: `${JSON.stringify({ feeds }, null, 1)}\n`,
        type: 'application/json; charset=utf-8',
        lastModified,
      });
    });
  }

  const answer = async (request: FastifyRequest, reply: FastifyReply, kind: string, file: string) => {
    const { name, format } = formOf(request, reply, file);
    const query = checkQuery(request.query as FeedQuery, kind);
    const base = baseUrl();
    const key = JSON.stringify([kind, name, format, query, base]);
    const seq = await lastSequence(db);
    const known = kept.get(key);
    if (known?.seq === seq) return sendConditionally(request, reply, known.representation);

    const document = await documentOf(new RequestContext(db, request.id), kind, name, query);
    if (document.path !== `/feeds/${kind}${kind === name ? '' : `/${name}`}`) {
      return reply.redirect(`${base}${document.path}.${format}${document.query && `?${document.query}`}`, 308);
    }
    const representation = {
      body: withoutControls(WRITERS[format](document, base, hub)),
      type: `${MEDIA_TYPES[format]}; charset=utf-8`,
      lastModified: document.updated,
    };
    kept.delete(key);
    kept.set(key, { seq, representation });
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? '');
    return sendConditionally(request, reply, representation);
  };

  const documentOf = async (ctx: RequestContext, kind: string, name: string, query: ReturnType<typeof checkQuery>) => {
    const document =
      kind === 'changes'
        ? await changeFeed(db, query.archive)
        : await planFeed(ctx, ask, await subjectOf(ctx, kind as SubjectKind, name, query.current), query.archive);
    if (document) return document;
    throw new AppError(
      'UNKNOWN_FEED',
      `The feed has no archive ${query.archive}. Begin without "archive" and follow its links.`,
    );
  };

  app.get<{ Params: { file: string } }>('/feeds/:file', (request, reply) => {
    const { name } = split(request.params.file);
    if (name !== 'plans' && name !== 'changes') throw unknownFeed(name);
    return answer(request, reply, name, request.params.file);
  });
  app.get<{ Params: { file: string } }>('/feeds/bundles/:file', async (request, reply) => {
    const { name, format } = split(request.params.file);
    if (format !== 'json') throw unknownFeed(`bundles/${request.params.file}`);
    const id = `plan:${name}`;
    const base = baseUrl();
    const bundle = await bundleOfPlan(ask, id, `${base}${pathOfRecord(id)}`);
    const went = bundle === null ? await whereItWent(db, id) : id;
    if (bundle === null || went !== id)
      return reply.redirect(`${base}/feeds/bundles/${encodeURIComponent(went.slice('plan:'.length))}.json`, 308);
    return sendConditionally(request, reply, {
      body: `${JSON.stringify(bundle, null, 1)}\n`,
      type: BUNDLE_TYPE,
      lastModified: null,
    });
  });
  app.get<{ Params: { kind: string; file: string } }>('/feeds/:kind/:file', (request, reply) => {
    const { kind, file } = request.params;
    if (kind === 'plans' || !SUBJECT_KINDS.includes(kind as SubjectKind)) throw unknownFeed(kind);
    return answer(request, reply, kind, file);
  });
}

function unknownFeed(name: string): AppError {
  const near = nearest(name, [...SUBJECT_KINDS, 'changes']);
  return new AppError(
    'UNKNOWN_FEED',
    `There is no feed "${name.slice(0, 80)}".${near ? ` Did you mean "${near}"?` : ''} All feeds are listed at /feeds.`,
    near ? { suggestion: near } : {},
  );
}

function split(file: string): { name: string; format: FeedFormat | null } {
  const format = FEED_FORMATS.find((ending) => file.endsWith(`.${ending}`)) ?? null;
  return { name: format ? file.slice(0, -format.length - 1) : file, format };
}

/** Takes the form from the ending; without one, from what the client accepts. */
function formOf(request: FastifyRequest, reply: FastifyReply, file: string): { name: string; format: FeedFormat } {
  const { name, format } = split(file);
  if (format) return { name, format };
  addVary(reply, 'accept');
  const type = preferredType(request.headers.accept, [MEDIA_TYPES.atom, MEDIA_TYPES.rss, MEDIA_TYPES.json]);
  return { name, format: FEED_FORMATS.find((entry) => MEDIA_TYPES[entry] === type) ?? 'atom' };
}

function checkQuery({ basis, archive }: FeedQuery, kind: string): { current: boolean; archive: number | null } {
  if (basis !== undefined && (basis !== 'current' || kind !== 'provinces')) {
    throw new AppError('BAD_USER_INPUT', '"basis" is "current" or absent, and only the feeds of provinces have it.');
  }
  if (archive !== undefined && !/^[1-9]\d{0,6}$/.test(archive)) {
    throw new AppError('BAD_USER_INPUT', '"archive" is a number from 1. Follow the links of the feed.');
  }
  return { current: basis === 'current', archive: archive === undefined ? null : Number(archive) };
}
