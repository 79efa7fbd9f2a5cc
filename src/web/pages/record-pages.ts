import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ask } from '../../graph/ask.ts';
import { RequestContext } from '../../graph/context.ts';
import { resolveUnits } from '../../provinces/province.lookup.ts';
import { addVary, sendConditionally } from '../kit/conditional.ts';
import { preferredType } from '../kit/negotiate.ts';
import { pathOfRecord } from '../kit/paths.ts';
import { documentPage } from './document-page.tsx';
import type { Frame } from './frame/frame.tsx';
import { LANGUAGES, pathIn } from './frame/language.ts';
import { readDataset, type Site, sendPage, sendProblem, shipped } from './frame/view.ts';
import { documentJsonLd, planJsonLd, provinceJsonLd } from './json-ld.ts';
import { whereItWent } from './page.lookup.ts';
import {
  type DatasetAnswer,
  DOCUMENT_PAGE,
  type DocumentPageAnswer,
  PLAN_PAGE,
  type PlanPageAnswer,
  TASKS_OF_PLAN,
  type TaskAnswer,
} from './page.questions.ts';
import { planPage } from './plan-page.tsx';
import { PROVINCE_PAGE, type ProvincePageAnswer, type YearsAnswer } from './provinces/province.question.ts';
import { provincePage } from './provinces/province-page.tsx';

const HTML = 'text/html';
const JSON_LD = 'application/ld+json';
const ENDING = '.jsonld';

/** A record in the forms in which its page can be written; null when it is not published. */
type Find = (
  slug: string,
  base: string,
) => Promise<{ id: string; dataset: DatasetAnswer; html(frame: Frame): string; jsonLd(): object } | null>;

/** Serves the addresses that can be cited, in both languages and as JSON-LD: plans, documents, provinces. */
export function registerRecordPages(site: Site): void {
  const { app, db, ask, baseUrl } = site;
  const years = shipped(site, 'YearsOfProvince');

  const serve = (folder: string, type: string, find: Find) => {
    for (const language of LANGUAGES) {
      app.get<{ Params: { '*': string } }>(pathIn(language, `/${folder}/*`), async (request, reply) => {
        const { slug, form } = formOf(request, reply, request.params['*']);
        const base = baseUrl();
        const frameOf = (dataset: DatasetAnswer): Frame => ({ language, path: `/${folder}/${slug}`, base, dataset });
        try {
          const record = await find(slug, base);
          const id = record?.id ?? (await whereItWent(db, `${type}:${slug}`));
          if (!record || id !== `${type}:${slug}`) {
            const ending = request.params['*'].endsWith(ENDING) ? ENDING : '';
            return reply.redirect(base + pathIn(language, pathOfRecord(id) ?? '/') + ending, 308);
          }
          const { dataset } = record;
          if (form === HTML) return sendPage(request, reply, frameOf(dataset), record.html(frameOf(dataset)));
          const body = `${JSON.stringify(record.jsonLd(), null, 1)}\n`;
          const lastModified = dataset.publishedAt === null ? null : new Date(dataset.publishedAt);
          return sendConditionally(request, reply, { body, type: `${form}; charset=utf-8`, lastModified });
        } catch (error) {
          if (form !== HTML) throw error;
          return sendProblem(reply, frameOf(await readDataset(ask)), error);
        }
      });
    }
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
      html: (frame) => planPage(plan, tasks, frame),
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
        html: (frame) => documentPage(document, frame),
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
    if (!province) return null;
    const { planCoverageByYear: byYear } = await ask<YearsAnswer>(years.ast, {
      ...years.variables,
      provinces: [province.slug],
      // A province of today is shown with all that became part of it, a former one for as long as it existed.
      basis: province.isCurrent ? 'CURRENT' : 'AS_ISSUED',
    });
    return {
      id: province.id,
      dataset,
      html: (frame) => provincePage({ province, byYear }, frame),
      jsonLd: () => provinceJsonLd(province, base),
    };
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
