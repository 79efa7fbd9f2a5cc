import { serverAudits } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { openListeningApp } from '../support/app.ts';

const { url } = openListeningApp();
const audits = serverAudits({ url: () => `${url()}/graphql`, fetchFn: fetch });

/** Source: https://graphql.github.io/graphql-over-http/draft/, by its own suite. */
describe('GraphQL over HTTP', () => {
  it('has as many audits as the suite that was looked at', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s %s', async (_id, _name, audit) => {
    const result = await audit.fn();
    expect(result.status, 'reason' in result ? result.reason : '').toBe('ok');
  });
});
