import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../base/errors.ts';
import { inProject } from '../../base/project.ts';
import type { Db } from '../../database/connection.ts';
import type { Ask } from '../../graph/ask.ts';
import { RequestContext } from '../../graph/context.ts';
import { resolveUnits } from '../../provinces/province.lookup.ts';
import type { BaseUrl } from '../kit/base-url.ts';
import { addVary, sendConditionally } from '../kit/conditional.ts';
import { statusOfCode } from '../kit/failure.ts';
import { preferredType } from '../kit/negotiate.ts';
import { pathOfRecord } from '../kit/paths.ts';
import { documentPage } from './document-page.tsx';
import { documentJsonLd, planJsonLd, provinceJsonLd } from './json-ld.ts';
import { PAGE_CSP } from './layout.tsx';
import { noticePage } from './notice-page.tsx';
import { whereItWent } from './page.lookup.ts';
import {
  type DatasetAnswer,
  DOCUMENT_PAGE,
  type DocumentPageAnswer,
  PLAN_PAGE,
  type PlanPageAnswer,
  PROVINCE_PAGE,
  type ProvincePageAnswer,
  TASKS_OF_PLAN,
  type TaskAnswer,
} from './page.questions.ts';
import { planPage } from './plan-page.tsx';
import { provincePage } from './province-page.tsx';
import { sitemap } from './sitemap.ts';

const HTML = 'text/html';
const JSON_LD = 'application/ld+json';
const ENDING = '.jsonld';

export interface PageRouteOptions {
  db: Db;
  ask: Ask;
  baseUrl: BaseUrl;
}

/** A record in the forms in which its page can be written; null when it is not published. */
type Find = (
  slug: string,
  base: string,
) => Promise<{ id: string; dataset: DatasetAnswer; html(): string; jsonLd(): object } | null>;

/** Serves the addresses that can be cited: plans, documents, provinces; and the sitemap. */
export async function registerPages(app: FastifyInstance, { db, ask, baseUrl }: PageRouteOptions): Promise<void> {
  const css = await readFile(inProject('src/web/pages/pages.css'), 'utf8');
  app.get('/pages.css', (request, reply) =>
    sendConditionally(request, reply, { body: css, type: 'text/css; charset=utf-8', lastModified: null }),
  );
  app.get<{ Querystring: { part?: string } }>('/sitemap.xml', async (request, reply) => {
    const { part } = request.query;
    const body = await sitemap(db, baseUrl(), part === undefined ? null : Number.parseInt(part, 10) || 0);
    if (body === null) throw new AppError('UNKNOWN_RECORD', 'The sitemap has no such part. Begin at /sitemap.xml.');
    return sendConditionally(request, reply, { body, type: 'application/xml; charset=utf-8', lastModified: null });
  });
  app.get('/robots.txt', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(`User-agent: *\nAllow: /\nSitemap: ${baseUrl()}/sitemap.xml\n`),
  );

  const serve = (folder: string, type: string, find: Find) => {
    app.get<{ Params: { '*': string } }>(`/${folder}/*`, async (request, reply) => {
      const { slug, form } = formOf(request, reply, request.params['*']);
      const base = baseUrl();
      try {
        const record = await find(slug, base);
        const id = record?.id ?? (await whereItWent(db, `${type}:${slug}`));
        if (!record || id !== `${type}:${slug}`) {
          const ending = request.params['*'].endsWith(ENDING) ? ENDING : '';
          return reply.redirect(`${base}${pathOfRecord(id)}${ending}`, 308);
        }
        const body = form === HTML ? record.html() : `${JSON.stringify(record.jsonLd(), null, 1)}\n`;
        if (form === HTML) reply.header('content-security-policy', PAGE_CSP);
        const lastModified = record.dataset.publishedAt === null ? null : new Date(record.dataset.publishedAt);
        return sendConditionally(request, reply, { body, type: `${form}; charset=utf-8`, lastModified });
      } catch (error) {
        if (form !== HTML || !(error instanceof AppError)) throw error;
        const status = statusOfCode(error.code, 'address');
        if (status !== 404 && status !== 410) throw error;
        return sendNotice(reply, status, error);
      }
    });
  };

  serve('plans', 'plan', async (slug, base) => {
    const id = `plan:${slug}`;
    const { plan, dataset } = await ask<{ plan: PlanPageAnswer | null; dataset: DatasetAnswer }>(PLAN_PAGE, { id });
    if (!plan) return null;
    const tasks = await tasksOf(ask, id);
    const areas = new Map(
      tasks.flatMap((task) =>
        task.actionArea && task.actor === null ? [[task.actionArea.code, task.actionArea]] : [],
      ),
    );
    return {
      id: plan.id,
      dataset,
      html: () => planPage(plan, tasks, dataset, base),
      jsonLd: () => planJsonLd(plan, [...areas.values()], base),
    };
  });
  serve('documents', 'document', async (slug, base) => {
    const { document, dataset } = await ask<{ document: DocumentPageAnswer | null; dataset: DatasetAnswer }>(
      DOCUMENT_PAGE,
      { id: `document:${slug}` },
    );
    return (
      document && {
        id: document.id,
        dataset,
        html: () => documentPage(document, dataset, base),
        jsonLd: () => documentJsonLd(document, base),
      }
    );
  });
  serve('provinces', 'province', async (slug, base) => {
    // Also by former slugs and other spellings, which then lead to the one address.
    await resolveUnits(new RequestContext(db, 'page'), [slug]);
    const { province, dataset } = await ask<{ province: ProvincePageAnswer | null; dataset: DatasetAnswer }>(
      PROVINCE_PAGE,
      { slug },
    );
    return (
      province && {
        id: province.id,
        dataset,
        html: () => provincePage(province, dataset, base),
        jsonLd: () => provinceJsonLd(province, base),
      }
    );
  });
}

async function tasksOf(ask: Ask, id: string): Promise<TaskAnswer[]> {
  const tasks: TaskAnswer[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const answer: { plan: { tasks: { nodes: TaskAnswer[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } } =
      await ask(TASKS_OF_PLAN, { id, after });
    tasks.push(...answer.plan.tasks.nodes);
    after = answer.plan.tasks.pageInfo.endCursor;
    more = answer.plan.tasks.pageInfo.hasNextPage;
  }
  return tasks;
}

function formOf(request: FastifyRequest, reply: FastifyReply, path: string): { slug: string; form: string } {
  if (path.endsWith(ENDING)) return { slug: path.slice(0, -ENDING.length), form: JSON_LD };
  addVary(reply, 'accept');
  const type = preferredType(request.headers.accept, [HTML, JSON_LD, 'application/json']);
  return { slug: path, form: type === HTML ? HTML : JSON_LD };
}

function sendNotice(reply: FastifyReply, status: 404 | 410, error: AppError): FastifyReply {
  const { suggestion } = error.details;
  const path =
    typeof suggestion !== 'string' ? null : suggestion.startsWith('/') ? suggestion : `/provinces/${suggestion}`;
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('content-security-policy', PAGE_CSP)
    .send(noticePage(status, error.message, path));
}
