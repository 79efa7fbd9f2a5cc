import { openListeningApp } from '../support/app.ts';

/** Opens the service on a port of its own, as clients outside this process meet it. */
export function openServer(): ReturnType<typeof openListeningApp> {
  const { app, url } = openListeningApp();
  return { app, url: () => `${url()}/graphql` };
}
