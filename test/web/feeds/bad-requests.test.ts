import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { FEED_FORMATS } from '../../../src/web/feeds/feed.ts';
import { openApp, openListeningApp } from '../../support/app.ts';

const app = openApp();
const { url: address } = openListeningApp();
const get = (url: string, headers: Record<string, string> = {}) => app().http.inject({ url, headers });

describe('a bad request for a feed', () => {
  it.each([
    ['/feeds/provinces/ninh-thuann.atom', 'Did you mean "ninh-thuan"?'],
    ['/feeds/province/ninh-thuan.atom', 'Did you mean "provinces"?'],
    ['/feeds/programmes/comm-2031.rss', 'Did you mean "comm-2030"?'],
    ['/feeds/action-areas/T99.json', 'Unknown action area "T99"'],
    ['/feeds/strategies/..%2F..%2Fetc%2Fpasswd.atom', 'Unknown strategy "../../etc/passwd"'],
    ['/feeds/provinces/%2e%2e/%2e%2e/etc/passwd', 'There is nothing at'],
    ['/feeds/plan.atom', 'Did you mean "plans"?'],
    ['/feeds/changes.atom?archive=99999', 'has no archive 99999'],
    ['/feeds/provinces/vung-tau.atom', '/feeds/provinces/ba-ria-vung-tau'],
  ])('%s is not found, and says what is near', async (url, message) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.json().errors[0].message).toContain(message);
  });

  it.each([
    '/feeds/plans.atom?basis=current',
    '/feeds/plans.atom?archive=0',
    '/feeds/plans.atom?archive=x',
    '/feeds/provinces/hue.atom?basis=old',
  ])('%s is refused with the remedy', async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('with a Host header of another site gets links of this one', async () => {
    for (const format of FEED_FORMATS) {
      const { body } = await get(`/feeds/provinces/ninh-thuan.${format}`, { host: 'evil.example' });
      expect(body).toContain('http://127.0.0.1/plans/');
      expect(body).not.toContain('evil.example');
    }
  });

  it('with an If-None-Match of 100 kB is refused before it is read', async () => {
    const { port } = new URL(address());
    const status = await new Promise((resolve, reject) => {
      const headers = { 'if-none-match': `"${'x'.repeat(100_000)}"` };
      request({ port, path: '/feeds/plans.atom', headers }, (answer) => resolve(answer.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(431);
  });
});
