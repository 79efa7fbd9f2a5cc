import { describe, expect, it } from 'vitest';
import { pathOfRecord } from '../../../src/web/kit/paths.ts';
import { baldStatements } from '../../support/absence.ts';
import { openApp } from '../../support/app.ts';

const app = openApp();

/** Choices of views that find little or nothing: years of no survey, provinces of no plan, filters of no match. */
const EMPTY = [
  '/coverage?year=2000',
  '/coverage?year=2100&basis=AS_ISSUED',
  '/coverage?year=2026&basis=AS_ISSUED&state=absent',
  '/coverage?year=2018&roles=CAMPAIGN',
  '/compare?provinces=son-la,lai-chau&year=2000',
  '/compare?provinces=kon-tum,quang-ngai&year=2030&rows=TARGET',
  '/compare?provinces=kon-tum,quang-ngai&year=2030&cell=T01:kon-tum',
  '/compare?provinces=son-la,ha-noi&year=2024&rows=PROGRAMME',
  '/compare?provinces=son-la,ha-noi&year=2005&rows=OBJECTIVE&basis=CURRENT',
  '/compare?provinces=thanh-hoa,son-la&year=2025&rows=STRATEGY&only=differences',
  '/compare?provinces=all&year=2010&rows=TARGET&alignment=EXACT',
  '/plans?province=son-la',
  '/plans?role=CAMPAIGN&completeness=FULL&year=1999',
  '/documents?q=zzz&province=son-la&year=1950&type=HĐ',
  '/organisations?province=son-la&kind=PARTY&q=zzz',
  '/search?q=zzzxqq&kind=PLAN&province=son-la&year=2016',
  '/search?q=%25',
  '/search?q=',
  '/changes?since=999999',
  '/changes?province=son-la&since=0',
  '/data?province=son-la',
];

async function expectNoBaldStatement(paths: readonly string[], languages: readonly string[]): Promise<number> {
  const found: string[] = [];
  let asked = 0;
  for (const path of paths)
    for (const language of languages) {
      const url = encodeURI(language + path);
      const { body, statusCode } = await app().http.inject({ url, headers: { accept: 'text/html' } });
      asked += 1;
      if (statusCode !== 200 && statusCode !== 400) found.push(`${url}: ${statusCode}`);
      else found.push(...baldStatements(body).map((words) => `${url}: ${words}`));
    }
  expect(found).toEqual([]);
  return asked;
}

describe('every statement of absence says whether somebody looked', () => {
  it('where choices find nothing', async () => {
    expect(await expectNoBaldStatement(EMPTY, ['', '/en'])).toBe(EMPTY.length * 2);
  }, 300_000);

  it.each(['provinces', 'plans', 'documents', 'programmes', 'organisations'])(
    'on the page of each of the %s',
    async (field) => {
      const paths: string[] = [];
      const plain = field === 'provinces' || field === 'programmes';
      for (let after: string | null = null, more = true; more; ) {
        const { data } = await app().query(
          plain
            ? `{ ${field} { id } }`
            : `query ($after: String) { ${field}(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
          { after },
        );
        const list: { id: string }[] = plain ? data[field] : data[field].nodes;
        paths.push(...list.map(({ id }) => pathOfRecord(id) ?? ''));
        more = !plain && data[field].pageInfo.hasNextPage;
        after = plain ? null : data[field].pageInfo.endCursor;
      }
      expect(paths.length).toBeGreaterThan(15);
      const half = (odd: number) => paths.filter((_, i) => i % 2 === odd).map(decodeURI);
      const asked = (await expectNoBaldStatement(half(0), [''])) + (await expectNoBaldStatement(half(1), ['/en']));
      expect(asked).toBe(paths.length);
    },
    600_000,
  );
});
