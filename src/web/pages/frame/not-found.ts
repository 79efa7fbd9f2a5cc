import type { FastifyRequest } from 'fastify';
import { addVary } from '../../kit/conditional.ts';
import { preferredType } from '../../kit/negotiate.ts';
import type { Language } from './language.ts';
import { PAGE_CSP } from './layout.tsx';
import { failurePage, notFoundPage } from './problem-page.tsx';
import { readDataset, type Site } from './view.ts';

/** Answers every address that nothing has: a page for a browser, an error of the catalogue for a program. */
export function registerNotFound(site: Site): void {
  site.app.setNotFoundHandler(async (request, reply) => {
    const { method, url } = request;
    addVary(reply, 'accept');
    reply.code(404);
    if (isForReader(request)) {
      const path = url.split('?')[0] ?? '/';
      const frame = {
        language: languageOf(path),
        path: '/',
        base: site.baseUrl(),
        dataset: await readDataset(site.ask),
      };
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .header('content-security-policy', PAGE_CSP)
        .send(notFoundPage(frame, path));
    }
    const message = `There is nothing at ${method} ${url.slice(0, 200)}. The API is at /graphql, the query editor at /playground.`;
    return reply.send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  });
}

/** Tells a browser of every failure by a page in its reader's language, also while nothing can be read of the data. */
export function registerFailures(site: Pick<Site, 'app' | 'baseUrl'>): void {
  site.app.pageOfFailure = (request, failure) => {
    if (!isForReader(request)) return null;
    const dataset = { version: 0, publishedAt: null };
    const frame = { language: languageOf(request.url), path: '/', base: site.baseUrl(), dataset };
    return { html: failurePage(frame, failure, formOf(request.url)), policy: PAGE_CSP };
  };
}

/** Addresses that name a form which only programs read. */
const FOR_PROGRAMS = /^[^?]*\.(?:json|jsonld|ndjson)(?:\?|$)/;

function isForReader({ method, url, headers }: Pick<FastifyRequest, 'method' | 'url' | 'headers'>): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || FOR_PROGRAMS.test(url)) return false;
  return preferredType(headers.accept, ['application/json', 'text/html']) === 'text/html';
}

/** A file of a question names its language by the heads that it is to have. */
const languageOf = (url: string): Language =>
  /^\/en(?:[/?]|$)|^\/operations\/[^?]*\?(?:.*&)?titles=en(?:&|$)/.test(url) ? 'en' : 'vi';

/** The page on which the choices of a file of a question can be put right; null for all other addresses. */
function formOf(url: string): string | null {
  const [, name, query = ''] = /^\/operations\/(\w+)\.\w*(?:\?(.*))?$/.exec(url) ?? [];
  if (name === undefined) return null;
  const params = new URLSearchParams(query);
  for (const ofTheFile of ['titles', 'bom', 'version']) params.delete(ofTheFile);
  return `/operations/${name}${params.size === 0 ? '' : `?${params}`}`;
}
