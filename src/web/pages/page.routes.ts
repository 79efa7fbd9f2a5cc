import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../../base/errors.ts';
import { inProject } from '../../base/project.ts';
import { sendConditionally } from '../kit/conditional.ts';
import { registerChanges } from './changes/changes-view.tsx';
import { registerCompare } from './compare/compare-view.tsx';
import { registerComparePlans } from './compare/plans-view.tsx';
import { registerCoverageDrawing } from './coverage/coverage-drawing.tsx';
import { registerCoverage } from './coverage/coverage-view.tsx';
import { registerData } from './data/data-view.tsx';
import { registerDocuments } from './documents/documents-view.tsx';
import { registerFailures, registerNotFound } from './frame/not-found.ts';
import type { Site } from './frame/view.ts';
import { registerOperationPages } from './operations/operations-view.tsx';
import { registerOrganisations } from './organisations/organisations-view.tsx';
import { registerFrontDoor } from './overview/front-door.ts';
import { registerPlans } from './plans/plans-view.tsx';
import { registerProgrammes } from './programmes/programmes-view.tsx';
import { registerProvinces } from './provinces/provinces-view.tsx';
import { registerRecordPages } from './record-pages.ts';
import { registerSearch } from './search/search-view.tsx';
import { sitemap } from './sitemap.ts';
import { registerMeasureDrawings } from './strategies/measure-drawing.tsx';
import { registerStrategies } from './strategies/strategies-view.tsx';

/** The parts of the one style sheet, each beside what it dresses. */
const STYLES = [
  'frame/pages.css',
  'frame/parts.css',
  'frame/forms.css',
  'map/map.css',
  'compare/compare.css',
  'provinces/province.css',
  'search/search.css',
  'strategies/strategy.css',
  'frame/media.css',
];

export type PageRouteOptions = Omit<Site, 'app'>;

/** Serves the pages for people, what they are dressed in, and the sitemap. */
export async function registerPages(app: FastifyInstance, options: PageRouteOptions): Promise<void> {
  const site: Site = { app, ...options };
  const read = (path: string) => readFile(inProject('src/web/pages', path), 'utf8');
  const assets = [
    ['/pages.css', 'text/css; charset=utf-8', (await Promise.all(STYLES.map(read))).join('\n')],
    ['/pages.js', 'text/javascript; charset=utf-8', await read('frame/pages.js')],
    ['/favicon.svg', 'image/svg+xml', await read('frame/favicon.svg')],
  ] as const;
  for (const [path, type, body] of assets) {
    app.get(path, (request, reply) => sendConditionally(request, reply, { body, type, lastModified: null }));
  }
  app.get<{ Querystring: { part?: string } }>('/sitemap.xml', async (request, reply) => {
    const { part } = request.query;
    const body = await sitemap(site.db, site.baseUrl(), part === undefined ? null : Number.parseInt(part, 10) || 0);
    if (body === null) throw new AppError('UNKNOWN_RECORD', 'The sitemap has no such part. Begin at /sitemap.xml.');
    return sendConditionally(request, reply, { body, type: 'application/xml; charset=utf-8', lastModified: null });
  });
  app.get('/robots.txt', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(`User-agent: *\nAllow: /\nSitemap: ${site.baseUrl()}/sitemap.xml\n`),
  );
  registerFrontDoor(site);
  registerCoverage(site);
  await registerCoverageDrawing(site);
  registerCompare(site);
  registerComparePlans(site);
  registerProvinces(site);
  registerPlans(site);
  registerDocuments(site);
  registerOrganisations(site);
  registerSearch(site);
  registerStrategies(site);
  await registerMeasureDrawings(site);
  registerProgrammes(site);
  registerData(site);
  registerOperationPages(site);
  registerChanges(site);
  registerRecordPages(site);
  registerNotFound(site);
  registerFailures(site);
}
