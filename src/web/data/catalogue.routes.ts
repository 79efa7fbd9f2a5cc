import type { FastifyInstance } from 'fastify';
import type { Ask } from '../../graph/ask.ts';
import type { BaseUrl } from '../kit/base-url.ts';
import { sendConditionally } from '../kit/conditional.ts';

/** Serves the catalogue that data portals harvest, in two writings of the same statements. */
export function registerCatalogue(app: FastifyInstance, { ask, baseUrl }: { ask: Ask; baseUrl: BaseUrl }): void {
  app.get('/catalog.jsonld', async (request, reply) => {
    const { catalogueJson, catalogueState } = await import('../../export/catalogue.ts');
    const state = await catalogueState(ask, baseUrl());
    return sendConditionally(request, reply, {
      body: JSON.stringify(catalogueJson(state, baseUrl())),
      type: 'application/ld+json; charset=utf-8',
      lastModified: null,
    });
  });
  app.get('/catalog.ttl', async (request, reply) => {
    // Loaded here: portals come once a day.
    const { catalogueTurtle, catalogueState } = await import('../../export/catalogue.ts');
    const state = await catalogueState(ask, baseUrl());
    return sendConditionally(request, reply, {
      body: catalogueTurtle(state, baseUrl()),
      type: 'text/turtle; charset=utf-8',
      lastModified: null,
    });
  });
}
