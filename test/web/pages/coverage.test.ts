import { describe, expect, it } from 'vitest';
import { groupBy } from '../../../src/base/group-by.ts';
import { openApp } from '../../support/app.ts';

const app = openApp();
const get = (url: string) => app().http.inject({ url, headers: { accept: 'text/html' } });

const QUERY = `query ($year: Int!, $basis: TerritoryBasis) {
  planCoverage(year: $year, basis: $basis) {
    coverage { expected found foundWithContent }
    units { province { slug name } state completeness plans { slug } }
  }
}`;
const MARKS: Record<string, string> = { PARTIAL: 'part', REPORT_ONLY: 'report', CITED_ONLY: 'cited', FULL: 'full' };

interface Unit {
  province: { slug: string; name: string };
  state: string;
  completeness: string | null;
  plans: { slug: string }[];
}

function markOf({ state, completeness }: Unit): string {
  if (state === 'NO_PLAN_FOUND') return 'none';
  return state === 'NOT_SEARCHED' ? 'unsearched' : (MARKS[completeness ?? ''] ?? 'bare');
}

describe('the page of coverage', () => {
  it.each([
    [2025, 'CURRENT', 34],
    [2025, 'AS_ISSUED', 63],
    [2024, 'AS_ISSUED', 63],
    [2026, 'AS_ISSUED', 34],
    [2016, 'CURRENT', 34],
  ])('of %d on the map %s has the numbers of the API', async (year, basis, expected) => {
    const { data } = await app().query(QUERY, { year, basis });
    const { coverage, units } = data.planCoverage as { coverage: Record<string, number>; units: Unit[] };
    const { body, statusCode } = await get(`/coverage?year=${year}&basis=${basis}`);
    expect(statusCode).toBe(200);
    expect(coverage.expected).toBe(expected);
    expect(body).toContain(`<b>${coverage.found} trên ${coverage.expected}</b>`);
    const counts = groupBy(units, markOf);
    const legend = body.slice(body.indexOf('class="legend"'), body.indexOf('</ul>', body.indexOf('class="legend"')));
    const shown = [...legend.matchAll(/<li class="is-(\w+)">.*?<b>(\d+)<\/b>/gs)].map(([, mark, count]) => [
      mark,
      Number(count),
    ]);
    expect(Object.fromEntries(shown)).toEqual(
      Object.fromEntries([...counts].map(([mark, list]) => [mark, list.length])),
    );
    // A tile, and a row of the table, for each of them.
    expect(body.match(/class="tile"/g)).toHaveLength(units.length);
    for (const unit of units) {
      expect(body.split(`href="/provinces/${unit.province.slug}"`).length, unit.province.slug).toBeGreaterThanOrEqual(
        3,
      );
      for (const plan of unit.plans) expect(body).toContain(`href="/plans/${plan.slug}"`);
    }
  });

  it('shows for each year what the API says of it', async () => {
    const { data } = await app().query(
      '{ planCoverageByYear(from: 2016, to: 2026, basis: CURRENT) { year coverage { found expected foundWithContent } } }',
    );
    const { body } = await get('/coverage');
    const years = [...body.matchAll(/<b>(\d{4})<\/b><span>(\d+) trên (\d+)<\/span><small>(\d+) biết nội dung/g)];
    expect(years.map(([, ...numbers]) => numbers.map(Number))).toEqual(
      data.planCoverageByYear.map((one: { year: number; coverage: Record<string, number> }) => [
        one.year,
        one.coverage.found,
        one.coverage.expected,
        one.coverage.foundWithContent,
      ]),
    );
    expect(years).toHaveLength(11);
  });

  it('says of those missing whether somebody looked: who, where, when', async () => {
    const { body } = await get('/coverage?year=2025&basis=CURRENT');
    expect(body).toContain('Đã tìm, không thấy (2)');
    expect(body).toContain('Người tìm:');
    expect(body).toContain('ngày không được ghi lại');
    expect(body).toContain('“Chưa ai tìm” không phải là “không có kế hoạch”.');
  });

  it('keeps one state where the legend asks for it, and every tile in its place', async () => {
    const { body } = await get('/coverage?year=2025&state=none');
    const table = body.slice(body.indexOf('<table'), body.indexOf('</table>'));
    expect(table.match(/<th scope="row">/g)).toHaveLength(2);
    expect(body.match(/class="tile dimmed"/g)).toHaveLength(32);
    expect(body).toContain('Hiện lại cả 34');
  });

  it('writes every choice into its links, always in one order', async () => {
    const { body } = await get('/coverage?roles=STRATEGY&basis=as_issued&year=2023');
    expect(body).toContain('href="http://127.0.0.1/coverage?year=2023&amp;basis=AS_ISSUED&amp;roles=STRATEGY"');
    expect(body).toContain('/coverage?year=2023&amp;basis=AS_ISSUED&amp;roles=STRATEGY&amp;version=1');
    expect(body).toContain(
      '/operations/PlanCoverage.csv?year=2023&amp;basis=AS_ISSUED&amp;roles=STRATEGY&amp;titles=vi',
    );
    expect(body).toContain('/playground?operation=PlanCoverage&amp;variables=');
  });

  it.each([
    ['year=1800', 'Hãy chọn một số từ 2000 đến 2100', 'Choose a number from 2000 to 2100'],
    ['year=hai', 'Hãy chọn một số từ 2000 đến 2100', 'Choose a number from 2000 to 2100'],
    ['basis=MOON', 'Không có lựa chọn “MOON”', 'There is no choice “MOON”'],
    ['roles=ANNUAL,X', 'Không có lựa chọn “X”', 'There is no choice “X”'],
    ['state=gone', 'Không có lựa chọn “gone”', 'There is no choice “gone”'],
    ['year=%3Cscript%3Ealert(1)%3C/script%3E', '“&lt;script&gt;', '“&lt;script&gt;'],
    ['state=%22%3E%3Cimg%20src=x%3E&basis=%3Cb%3E', '“&quot;&gt;&lt;img', '“&quot;&gt;&lt;img'],
  ])('says beside the field what is wrong with %s, and keeps the rest', async (query, vi, en) => {
    for (const [url, words] of [
      [`/coverage?${query}`, vi],
      [`/en/coverage?${query}`, en],
    ] as const) {
      const page = await get(url);
      expect(page.statusCode).toBe(400);
      expect(page.body).toContain(words);
      expect(page.body).toMatch(/<p class="problem" id="\w+-problem">/);
      expect(page.body).not.toMatch(/<script>|<img|<b>"/);
      expect(page.body).toContain('class="legend"');
    }
  });
});
