import { addVary } from '../../kit/conditional.ts';
import { preferredType } from '../../kit/negotiate.ts';
import { answer, type Site } from '../frame/view.ts';
import { overviewOf } from './overview-view.tsx';

/** What the addresses of the playground held when it stood at `/`. */
const MOVED = ['query', 'operation', 'operationName', 'variables'];

/** What a program finds at `/`. */
const DOORS: readonly (readonly [path: string, label: string])[] = [
  ['/playground', 'Query editor'],
  ['/operations', 'Ready-made questions (JSON, CSV)'],
  ['/schema.graphql', 'Schema (SDL)'],
  ['/feeds', 'Feeds'],
];

/** Answers `/`: the overview for a browser, the doors for a program; old links to the playground lead on to it. */
export function registerFrontDoor(site: Site): void {
  const overview = overviewOf(site);
  site.app.get('/', (request, reply) => {
    addVary(reply, 'accept');
    const [, query = ''] = request.url.split('?');
    const params = new URLSearchParams(query);
    if (MOVED.some((name) => params.has(name))) return reply.redirect(`/playground?${query}`, 308);
    // A browser asks for HTML by name; curl and programs take anything, or ask for JSON.
    if (preferredType(request.headers.accept, ['application/json', 'text/html']) === 'text/html')
      return answer(site, 'vi', overview, request, reply, '');
    const base = site.publicUrl ?? '';
    return reply.header('cache-control', 'no-cache').send({
      name: 'Kế hoạch Graph',
      graphql: `${base}/graphql`,
      links: DOORS.map(([path, label]) => ({ href: base + path, label })),
      readme:
        'Questions you can ask, settings and errors: README.md and docs/ of the project. In a browser this address is a page.',
    });
  });
  site.app.get('/en', (request, reply) => answer(site, 'en', overview, request, reply, ''));
}
