import { describe, expect, it } from 'vitest';
import { openApp } from '../../support/app.ts';

const app = openApp();

/** Values that somebody who means harm, or a broken link, may put into an address. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table plans; --",
  '{{7*7}} <%= 7*7 %>',
  '../../etc/passwd',
  '\u0000',
  '\ud800',
  'á\u0301'.repeat(50),
  '9'.repeat(400),
  '-1',
  '1e9',
  'x'.repeat(3000),
  ',,,,',
  'javascript:alert(1)',
  '%',
];

/** Every view with each parameter that it reads, and those that it does not. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  '/': ['version', 'other'],
  '/coverage': ['year', 'basis', 'roles', 'state', 'version'],
  '/compare': ['provinces', 'year', 'rows', 'basis', 'alignment', 'roles', 'only', 'cell', 'version'],
  '/provinces': ['version'],
  '/provinces/gia-lai': ['version', 'other'],
  '/plans': ['q', 'province', 'year', 'role', 'completeness', 'after'],
  '/documents': ['q', 'province', 'year', 'type', 'after', 'version'],
  '/organisations': ['q', 'province', 'kind', 'after', 'version'],
  '/plans/quang-ngai-93-2025': ['version'],
  '/search': ['q', 'kind', 'province', 'year', 'after'],
  '/strategies': ['version'],
  '/programmes': ['version'],
  '/data': ['province', 'group'],
  '/changes': ['since', 'province', 'after'],
};
const english = (path: string) => (path === '/' ? '/en' : `/en${path}`);

/** Encodes what no text can hold, a lone surrogate, too: as a program would that knows nothing of Unicode. */
const encode = (value: string) => (value === '\ud800' ? '%ED%A0%80' : encodeURIComponent(value));

describe('hostile values in the parameters of a page', () => {
  it.each(Object.entries(PARAMETERS))(
    '%s answers all of them with a page, and runs none',
    async (path, names) => {
      let asked = 0;
      for (const [i, value] of HOSTILE.entries()) {
        for (const [j, name] of names.entries()) {
          // Both languages, in turn: each value and each parameter meets each of them.
          const url = `${(i + j) % 2 === 0 ? path : english(path)}?${name}=${encode(value)}`;
          const { statusCode, body, headers } = await app().http.inject({ url, headers: { accept: 'text/html' } });
          asked += 1;
          expect([200, 302, 400, 404], url).toContain(statusCode);
          if (statusCode === 302) continue;
          expect(headers['content-type'], url).toBe('text/html; charset=utf-8');
          expect(body, url).not.toMatch(
            /<script(?! src="\/pages.js" defer="">)|<img|onerror=(?!alert\(1\)&gt;)|href="javascript:/i,
          );
          expect(body, url).toContain('</html>');
        }
      }
      expect(asked).toBe(HOSTILE.length * names.length);
    },
    300_000,
  );

  it('keep the rest of the choices, with the error beside their field', async () => {
    const { body, statusCode } = await app().http.inject({
      url: '/en/coverage?year=<b>&basis=AS_ISSUED&roles=CAMPAIGN',
      headers: { accept: 'text/html' },
    });
    expect(statusCode).toBe(400);
    expect(body).toMatch(/id="year-problem"/);
    expect(body).toMatch(/<input type="radio" name="basis" checked="" value="AS_ISSUED"|value="AS_ISSUED" checked=""/);
    expect(body).toMatch(/name="roles"[^>]*checked=""[^>]*value="CAMPAIGN"|value="CAMPAIGN"[^>]*checked=""/);
  });
});
