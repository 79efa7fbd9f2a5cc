import { addVary } from '../../kit/conditional.ts';
import { preferredType } from '../../kit/negotiate.ts';
import { PAGE_CSP } from './layout.tsx';
import { notFoundPage } from './problem-page.tsx';
import { readDataset, type Site } from './view.ts';

/** Answers every address that nothing has: a page for a browser, an error of the catalogue for a program. */
export function registerNotFound(site: Site): void {
  site.app.setNotFoundHandler(async (request, reply) => {
    const { method, url, headers } = request;
    addVary(reply, 'accept');
    reply.code(404);
    const isRead = method === 'GET' || method === 'HEAD';
    if (isRead && preferredType(headers.accept, ['application/json', 'text/html']) === 'text/html') {
      const path = url.split('?')[0] ?? '/';
      const frame = {
        language: /^\/en(?:\/|$)/.test(path) ? ('en' as const) : ('vi' as const),
        path: '/',
        base: site.baseUrl(),
        dataset: await readDataset(site.ask),
      };
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .header('content-security-policy', PAGE_CSP)
        .send(notFoundPage(frame));
    }
    const message = `There is nothing at ${method} ${url.slice(0, 200)}. The API is at /graphql, the query editor at /playground.`;
    return reply.send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  });
}
