import { describe, expect, it } from 'vitest';
import { baldStatements } from '../../support/absence.ts';
import { openApp } from '../../support/app.ts';

const app = openApp();

/** Every view, also where what it shows is empty. */
const VIEWS = [
  '/',
  '/coverage',
  '/coverage?year=2024&basis=AS_ISSUED',
  '/coverage?year=2016&state=unsearched',
  '/coverage?year=2030',
  '/compare',
  '/compare?provinces=all&year=2025',
  '/compare?provinces=thanh-hoa,ha-noi,dong-nai&year=2025&cell=T01:thanh-hoa',
  '/compare?provinces=ha-noi,dong-nai&year=2025&cell=T01:ha-noi',
  '/compare?provinces=ninh-thuan,dong-nai&cell=T09:ninh-thuan',
  '/compare?provinces=ninh-thuan,dong-nai&rows=TARGET',
  '/compare?provinces=kon-tum,quang-ngai&year=2026&only=differences',
  '/compare/plans/dong-nai-9478-2023/quang-ngai-93-2025',
  '/provinces',
  '/provinces/thanh-hoa',
  '/provinces/son-la',
  '/provinces/gia-lai',
  '/plans',
  '/plans?q=zzzxqq',
  '/plans/quang-ngai-93-2025',
  '/plans/quang-ngai-254-2021',
  '/documents',
  '/documents?q=zzzxqq',
  '/documents?province=son-la&year=2016',
  '/documents/28-nq-cp-2021',
  '/strategies',
  '/strategies/strategy-2021-2030',
  '/strategies/strategy-2011-2020',
  '/programmes',
  '/programmes/project-8',
  '/organisations',
  '/organisations?q=zzzxqq',
  '/organisations/bo-ldtbxh',
  '/search?q=zzzxqq',
  '/search?q=zzzxqq&kind=PLAN&province=son-la&year=2016',
  // Choices that find little or nothing: years of no survey, provinces of no plan.
  '/coverage?year=2000',
  '/coverage?year=2018&roles=CAMPAIGN',
  '/coverage?year=2026&basis=AS_ISSUED&state=absent',
  '/compare?provinces=son-la,lai-chau&year=2000',
  '/compare?provinces=son-la,ha-noi&year=2005&rows=OBJECTIVE&basis=CURRENT',
  '/compare?provinces=kon-tum,quang-ngai&year=2030&cell=T01:kon-tum',
  '/plans?province=son-la',
  '/plans?role=CAMPAIGN&completeness=FULL&year=1999',
  '/organisations?province=son-la&kind=PARTY&q=zzz',
  '/changes?province=son-la&since=999999',
] as const;

describe('every statement of absence says whether somebody looked', () => {
  it.each(VIEWS)('%s', async (path) => {
    for (const url of [path, path === '/' ? '/en' : `/en${path}`]) {
      const { body, statusCode } = await app().http.inject({ url, headers: { accept: 'text/html' } });
      expect(statusCode, url).toBe(200);
      expect(baldStatements(body), url).toEqual([]);
    }
  });

  it('finds one that does not', () => {
    const page = (words: string) => `<main><section><p>${words}</p></section></main>`;
    expect(baldStatements(page('Tỉnh không có kế hoạch.'))).toEqual(['Tỉnh không có kế hoạch.']);
    expect(baldStatements(page('There is no plan.'))).toEqual(['There is no plan.']);
    expect(baldStatements(page('There is no plan: somebody looked in 2024.'))).toEqual([]);
    expect(baldStatements('<main><ul><li>0 kế hoạch</li></ul><p>chưa ai tìm</p></main>')).toEqual(['0 kế hoạch']);
  });
});
