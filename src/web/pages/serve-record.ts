import type { FastifyReply, FastifyRequest } from 'fastify';
import { addVary, sendConditionally } from '../kit/conditional.ts';
import { preferredType } from '../kit/negotiate.ts';
import { pathOfRecord } from '../kit/paths.ts';
import type { Frame } from './frame/frame.tsx';
import { LANGUAGES, pathIn } from './frame/language.ts';
import { namedVersion } from './frame/named-version.tsx';
import { readDataset, type Site, sendPage, sendProblem } from './frame/view.ts';
import { whereItWent } from './page.lookup.ts';
import type { DatasetAnswer } from './page.questions.ts';

const HTML = 'text/html';
const JSON_LD = 'application/ld+json';
const ENDING = '.jsonld';

/** A record in the forms in which its page can be written; null when it is not published. */
export type Find = (
  slug: string,
  base: string,
) => Promise<{ id: string; dataset: DatasetAnswer; html(frame: Frame): string; jsonLd(): object } | null>;

/** Serves the addresses of one type of record, in both languages and as JSON-LD; merged ones lead on, withdrawn ones are gone. */
export function serveRecord({ app, db, ask, baseUrl }: Site, folder: string, type: string, find: Find): void {
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
        if (form === HTML) {
          const frame = frameOf(dataset);
          frame.named = await namedVersion(ask, dataset.version, request.url);
          return sendPage(request, reply, frame, record.html(frame));
        }
        const body = `${JSON.stringify(record.jsonLd(), null, 1)}\n`;
        const lastModified = dataset.publishedAt === null ? null : new Date(dataset.publishedAt);
        return sendConditionally(request, reply, { body, type: `${form}; charset=utf-8`, lastModified });
      } catch (error) {
        if (form !== HTML) throw error;
        return sendProblem(reply, frameOf(await readDataset(ask)), error);
      }
    });
  }
}

function formOf(request: FastifyRequest, reply: FastifyReply, path: string): { slug: string; form: string } {
  if (path.endsWith(ENDING)) return { slug: path.slice(0, -ENDING.length), form: JSON_LD };
  addVary(reply, 'accept');
  const type = preferredType(request.headers.accept, [HTML, JSON_LD, 'application/json']);
  return { slug: path, form: type === HTML ? HTML : JSON_LD };
}
