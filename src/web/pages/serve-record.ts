import type { FastifyReply, FastifyRequest } from 'fastify';
import { addVary, sendConditionally } from '../kit/conditional.ts';
import { preferredType } from '../kit/negotiate.ts';
import { pathOfRecord } from '../kit/paths.ts';
import { LANGUAGES, pathIn } from './frame/language.ts';
import { answer, type Site, type ViewPage } from './frame/view.ts';
import { whereItWent } from './page.lookup.ts';
import type { DatasetAnswer } from './page.questions.ts';

const HTML = 'text/html';
const JSON_LD = 'application/ld+json';
const ENDING = '.jsonld';

interface Found {
  id: string;
  dataset: DatasetAnswer;
  page(): ViewPage;
  jsonLd(): object;
}

/** A record in the forms in which its page can be written; null when it is not published. */
export type Find = (slug: string, base: string) => Promise<Found | null>;

/** Serves the addresses of one type of record, in both languages and as JSON-LD; merged ones lead on, withdrawn ones are gone. */
export function serveRecord(site: Site, folder: string, type: string, find: Find): void {
  const { app, db, baseUrl } = site;
  /** Finds what stands at an address, or the path of what took its place. */
  const look = async (slug: string): Promise<Found | string> => {
    const record = await find(slug, baseUrl());
    const id = record?.id ?? (await whereItWent(db, `${type}:${slug}`));
    return record && id === `${type}:${slug}` ? record : (pathOfRecord(id) ?? '/');
  };
  for (const language of LANGUAGES) {
    app.get<{ Params: { '*': string } }>(pathIn(language, `/${folder}/*`), async (request, reply) => {
      const { slug, form } = formOf(request, reply, request.params['*']);
      const ending = request.params['*'].endsWith(ENDING) ? ENDING : '';
      if (form === HTML) {
        const view = async () => {
          const found = await look(slug);
          return typeof found === 'string' ? { leadsTo: found + ending, forGood: true } : found.page();
        };
        return answer(site, language, view, request, reply, slug);
      }
      const found = await look(slug);
      if (typeof found === 'string') return reply.redirect(baseUrl() + pathIn(language, found) + ending, 308);
      const { publishedAt } = found.dataset;
      return sendConditionally(request, reply, {
        body: `${JSON.stringify(found.jsonLd(), null, 1)}\n`,
        type: `${form}; charset=utf-8`,
        lastModified: publishedAt === null ? null : new Date(publishedAt),
      });
    });
  }
}

function formOf(request: FastifyRequest, reply: FastifyReply, path: string): { slug: string; form: string } {
  if (path.endsWith(ENDING)) return { slug: path.slice(0, -ENDING.length), form: JSON_LD };
  addVary(reply, 'accept');
  const type = preferredType(request.headers.accept, [HTML, JSON_LD, 'application/json']);
  return { slug: path, form: type === HTML ? HTML : JSON_LD };
}
