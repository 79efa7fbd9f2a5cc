import { describe, expect, it } from 'vitest';
import { groupBy } from '../../../src/base/group-by.ts';
import { openGenerated } from '../../support/generated.ts';

/** 63 provinces over some years on top of the seeds: every mark, role and level occurs, and lists are longer than a page. */
const app = openGenerated({ firstYear: 2021, years: 4, plansPerYear: 0.9, tasksPerPlan: 12 });

async function page(url: string): Promise<string> {
  const { body, statusCode } = await app().http.inject({ url: encodeURI(url), headers: { accept: 'text/html' } });
  expect(statusCode, url).toBe(200);
  return body;
}

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, and a wrong path fails the test
async function ask(query: string, variables: Record<string, unknown> = {}): Promise<any> {
  const { data, errors } = await app().query(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

/** The number that a pattern finds; fails where it finds none. */
function numberIn(body: string, pattern: RegExp): number {
  const found = pattern.exec(body)?.[1];
  expect(found, String(pattern)).toBeDefined();
  return Number(found);
}

const MARKS: Record<string, string> = { PARTIAL: 'part', REPORT_ONLY: 'report', CITED_ONLY: 'cited', FULL: 'full' };
const markOf = ({ state, completeness }: { state: string; completeness: string | null }) => {
  if (state === 'NO_PLAN_FOUND') return 'none';
  if (state === 'PROVINCE_DID_NOT_EXIST') return 'absent';
  return state === 'NOT_SEARCHED' ? 'unsearched' : (MARKS[completeness ?? ''] ?? 'bare');
};
const CELLS: Record<string, string> = {
  PRESENT: 'yes',
  NOT_ADDRESSED: 'void',
  NO_PLAN_FOUND: 'none',
  NOT_SEARCHED: 'unsearched',
  PROVINCE_DID_NOT_EXIST: 'absent',
};

const COVERAGE = `query ($year: Int!, $basis: TerritoryBasis) {
  planCoverage(year: $year, basis: $basis) {
    coverage { expected found foundWithContent } units { state completeness province { slug } plans { slug } } }
  planCoverageByYear(from: 2016, to: 2026, basis: $basis) { year coverage { found expected foundWithContent } } }`;

describe('the numbers on a generated dataset are those of the API', () => {
  it.each([
    [2024, 'AS_ISSUED'],
    [2024, 'CURRENT'],
    [2022, 'CURRENT'],
    [2026, 'AS_ISSUED'],
  ])('on the coverage of %d, %s', async (year, basis) => {
    const { planCoverage, planCoverageByYear } = await ask(COVERAGE, { year, basis });
    const body = await page(`/coverage?year=${year}&basis=${basis}`);
    const { found, expected } = planCoverage.coverage;
    expect(body).toContain(`<b>${found} trên ${expected}</b>`);
    const counts = [...groupBy(planCoverage.units as { state: string; completeness: string | null }[], markOf)];
    const legend = body.slice(body.indexOf('class="legend"'), body.indexOf('</ul>', body.indexOf('class="legend"')));
    const shown = [...legend.matchAll(/<li class="is-(\w+)">.*?<b>(\d+)<\/b>/gs)].map((one) => [
      one[1],
      Number(one[2]),
    ]);
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(counts.map(([mark, list]) => [mark, list.length])));
    expect(body.match(/class="tile"/g)).toHaveLength(expected);
    for (const unit of planCoverage.units)
      for (const plan of unit.plans) expect(body).toContain(`"/plans/${plan.slug}"`);
    const years = [...body.matchAll(/<b>(\d{4})<\/b><span>(\d+) trên (\d+)<\/span><small>(\d+) biết/g)];
    expect(years.map(([, ...numbers]) => numbers.map(Number))).toEqual(
      planCoverageByYear.map((one: { year: number; coverage: Record<string, number> }) => [
        one.year,
        one.coverage.found,
        one.coverage.expected,
        one.coverage.foundWithContent,
      ]),
    );
  });

  it('on the first page', async () => {
    const { dataset, planCoverage } = await ask(`{
      dataset { counts { plans plansByCompleteness { completeness plans } } }
      planCoverage(year: 2025, basis: CURRENT) { coverage { expected found } } }`);
    const body = await page('/');
    expect(body).toContain(`>${planCoverage.coverage.found} trên ${planCoverage.coverage.expected}</b>`);
    const of = (code: string) =>
      dataset.counts.plansByCompleteness.find((one: { completeness: string }) => one.completeness === code)?.plans ?? 0;
    expect(body).toContain(
      `Trong ${dataset.counts.plans} kế hoạch, ${of('FULL')} có toàn văn, ${of('PARTIAL')} có một phần văn bản, ${of('REPORT_ONLY')} mới biết qua tin, bài, ${of('CITED_ONLY')} chỉ được viện dẫn`,
    );
  });

  it.each([
    ['all', 'ACTION_AREA', 'AS_ISSUED'],
    ['all', 'TARGET', 'AS_ISSUED'],
    ['all', 'OBJECTIVE', 'CURRENT'],
    ['ninh-thuan,dong-nai,quang-ngai', 'PROGRAMME', 'AS_ISSUED'],
    ['gia-lai,binh-dinh,kon-tum,hue', 'STRATEGY', 'AS_ISSUED'],
  ])('in a comparison of %s by %s, %s', async (provinces, rows, basis) => {
    const all = (await ask('{ provinces(orderBy: NAME) { slug } }')).provinces.map((one: { slug: string }) => one.slug);
    const { comparePlans } = await ask(
      `query ($provinces: [String!], $rows: ComparisonAxis, $basis: TerritoryBasis) {
        comparePlans(provinces: $provinces, year: 2023, rows: $rows, basis: $basis) {
          columns { province { slug } } coverage { found expected foundWithContent }
          rows { key presentIn unknownIn
            cells { province { slug } state taskCount secondaryTaskCount targets { id } otherActors { taskCount } } } } }`,
      { provinces: provinces === 'all' ? all : provinces.split(','), rows, basis },
    );
    const body = await page(`/compare?provinces=${provinces}&year=2023&rows=${rows}&basis=${basis}`);
    const { found, expected, foundWithContent } = comparePlans.coverage;
    expect(body).toContain(`<b>${found} trên ${expected}</b>`);
    expect(body).toContain(`${foundWithContent} nơi biết nội dung`);
    const matrix = body.slice(body.indexOf('<table class="matrix'), body.indexOf('</table>'));
    const cells = new Map(
      [...matrix.matchAll(/<td class="cell-(\w+)[^>]*><a href="[^"]*cell=([^"#]+)#cell".*?<\/td>/gs)].map(
        ([whole = '', mark, at = '']) => {
          const head = whole.slice(0, whole.indexOf('</a>'));
          const own = /<b>(\d+)<\/b>/.exec(head)?.[1] ?? '0';
          const related = /(\d+) việc có liên quan/.exec(head)?.[1] ?? '0';
          const others = [...whole.matchAll(/(\d+) việc của/g)].reduce((sum, one) => sum + Number(one[1]), 0);
          return [decodeURIComponent(at), `${mark} ${own} ${related} ${others}`] as const;
        },
      ),
    );
    const expectedCells = comparePlans.rows.flatMap(
      (row: {
        key: string;
        cells: {
          province: { slug: string };
          state: string;
          taskCount: number;
          secondaryTaskCount: number;
          otherActors: { taskCount: number }[];
        }[];
      }) =>
        row.cells.map((cell) => [
          `${row.key}:${cell.province.slug}`,
          `${CELLS[cell.state] ?? 'unclear'} ${cell.taskCount} ${cell.secondaryTaskCount} ${cell.otherActors.reduce((n, one) => n + one.taskCount, 0)}`,
        ]),
    );
    expect(cells.size).toBe(comparePlans.rows.length * comparePlans.columns.length);
    expect(Object.fromEntries(cells)).toEqual(Object.fromEntries(expectedCells));
    for (const row of comparePlans.rows) expect(body).toContain(`có ở ${row.presentIn}; chưa rõ ở ${row.unknownIn}`);
  });

  it('in the lists of provinces, plans and programmes', async () => {
    const { provinces, programmes } = await ask(
      '{ provinces { slug plans(first: 1) { totalCount } } programmes { id plans(first: 0) { totalCount } } }',
    );
    const list = await page('/provinces');
    for (const { slug, plans } of provinces)
      if (plans.totalCount > 0)
        expect(list).toMatch(new RegExp(`href="/provinces/${slug}">[^<]*</a><span>${plans.totalCount} kế hoạch`));
    const tree = await page('/programmes');
    expect(numberIn(tree, /class="lead">(\d+) chương trình/)).toBe(programmes.length);
    for (const { id, plans } of programmes)
      if (plans.totalCount > 0)
        expect(tree).toMatch(
          new RegExp(
            `href="/programmes/${id.slice('programme:'.length)}">[\\s\\S]*?, ${plans.totalCount} kế hoạch</small>`,
          ),
        );
    for (const [query, filter] of [
      ['', {}],
      ['?year=2023&completeness=FULL', { year: 2023, completeness: ['FULL'] }],
      ['?province=gia-lai&role=ANNUAL', { provinces: ['gia-lai'], role: ['ANNUAL'] }],
    ] as const) {
      const { plans } = await ask('query ($filter: PlanFilter) { plans(filter: $filter) { totalCount unplaced } }', {
        filter,
      });
      const body = await page(`/plans${query}`);
      expect(numberIn(body, /class="lead"><b>(\d+)<\/b> kế hoạch/)).toBe(plans.totalCount);
      expect(Number(/; (\d+) nữa không rõ năm/.exec(body)?.[1] ?? 0)).toBe(plans.unplaced);
    }
  });

  it('on pages of provinces, strategies, programmes, bodies and documents', async () => {
    const { provinces, strategies, programmes, documents } = await ask(`{
      provinces(slugs: ["gia-lai", "hue", "binh-dinh"]) { slug isCurrent
        own: plans(first: 1) { totalCount } current: plans(first: 1, basis: CURRENT) { totalCount }
      }
      strategies { slug plans(first: 1) { totalCount }
        objectives { indicators { measures { code targets(first: 1, filter: { own: true }) { totalCount } tasks(first: 1, filter: { own: true }) { totalCount } } } } }
      programmes { slug plans(first: 1) { totalCount } tasks(first: 1, filter: { own: true }) { totalCount } }
      documents(first: 1) { totalCount } }`);
    expect(documents.totalCount).toBeGreaterThan(400);
    for (const { slug, isCurrent, own, current } of provinces)
      expect(numberIn(await page(`/provinces/${slug}`), /<h2 id="plans">Kế hoạch \((\d+)\)/)).toBe(
        (isCurrent ? current : own).totalCount,
      );
    for (const { slug, plans, objectives } of strategies) {
      const body = await page(`/strategies/${slug}`);
      expect(numberIn(body, /Kế hoạch thực hiện \((\d+)\)/)).toBe(plans.totalCount);
      for (const objective of objectives)
        for (const { code, targets, tasks } of objective.indicators.flatMap(
          (one: { measures: unknown[] }) => one.measures,
        )) {
          const part = body.slice(
            body.indexOf(`id="${code}"`),
            body.indexOf('</section>', body.indexOf(`id="${code}"`)),
          );
          expect(Number(/(\d+) số trong kế hoạch/.exec(part)?.[1] ?? 0), code).toBe(targets.totalCount);
          expect(Number(/(\d+) nhiệm vụ được thấy/.exec(part)?.[1] ?? 0), code).toBe(tasks.totalCount);
        }
    }
    for (const { slug, plans, tasks } of programmes.slice(0, 6)) {
      const body = await page(`/programmes/${slug}`);
      expect(numberIn(body, /Kế hoạch thực hiện \((\d+)\)/)).toBe(plans.totalCount);
      expect(numberIn(body, /Nhiệm vụ nhắc đến nó \((\d+)\)/)).toBe(tasks.totalCount);
    }
    const issued = await ask(
      '{ documents(first: 1, filter: { issuer: ["ubnd-dong-nai"] }) { totalCount } tasks(first: 1, filter: { agency: ["ubnd-dong-nai"] }) { totalCount } }',
    );
    const body = await page('/organisations/ubnd-dong-nai');
    expect(numberIn(body, /Văn bản đã ban hành \((\d+)\)/)).toBe(issued.documents.totalCount);
    expect(numberIn(body, /Nhiệm vụ chủ trì hoặc phối hợp \((\d+)\)/)).toBe(issued.tasks.totalCount);
  });

  it('on pages of plans of every completeness', async () => {
    for (const completeness of ['FULL', 'PARTIAL', 'REPORT_ONLY', 'CITED_ONLY']) {
      const { plans } = await ask(
        `query ($filter: PlanFilter) { plans(first: 3, filter: $filter, orderBy: PROVINCE) { nodes { slug targets { id }
          tasks(first: 100) { nodes { actor { id } } totalCount } } } }`,
        { filter: { completeness: [completeness], year: 2023 } },
      );
      expect(plans.nodes.length, completeness).toBeGreaterThan(0);
      for (const { slug, tasks, targets } of plans.nodes) {
        const body = await page(`/plans/${slug}`);
        const others = tasks.nodes.filter((one: { actor: unknown }) => one.actor !== null).length;
        expect(numberIn(body, /Nhiệm vụ theo lĩnh vực \((\d+)\)/), slug).toBe(tasks.totalCount - others);
        expect(Number(/Nhiệm vụ của cơ quan khác \((\d+)\)/.exec(body)?.[1] ?? 0), slug).toBe(others);
        expect(Number(/id="targets">Chỉ tiêu \((\d+)\)/.exec(body)?.[1] ?? 0), slug).toBe(targets.length);
      }
    }
  });

  it('in the lists of documents and bodies, and in the map as a file', async () => {
    const { documents, ofYear, organisations, planCoverage } = await ask(`{
      documents(first: 50) { totalCount nodes { slug } }
      ofYear: documents(filter: { year: 2023, documentType: ["KH"] }) { totalCount unplaced }
      organisations(first: 50) { totalCount nodes { slug } }
      planCoverage(year: 2024, basis: AS_ISSUED) { coverage { found expected } } }`);
    for (const [path, list] of [
      ['documents', documents],
      ['organisations', organisations],
    ]) {
      const body = await page(`/${path}`);
      expect(numberIn(body, /class="lead"><b>(\d+)<\/b>/)).toBe(list.totalCount);
      const slugs = [...body.matchAll(new RegExp(`<th scope="row"><a href="/${path}/([^"]+)"`, 'g'))].map(
        ([, slug]) => slug,
      );
      expect(slugs).toEqual(list.nodes.map(({ slug }: { slug: string }) => slug));
    }
    const filtered = await page('/documents?year=2023&type=KH');
    expect(numberIn(filtered, /class="lead"><b>(\d+)<\/b>/)).toBe(ofYear.totalCount);
    if (ofYear.unplaced > 0) expect(filtered).toContain(`; ${ofYear.unplaced} nữa không rõ năm`);
    const file = await page('/coverage.svg?year=2024&basis=AS_ISSUED');
    expect(file).toContain(`${planCoverage.coverage.found} trên ${planCoverage.coverage.expected}`);
    expect(file.match(/class="tile"/g)).toHaveLength(planCoverage.coverage.expected);
  });

  it('on search, data and changes', async () => {
    const { search, dataset, changes, some } = await ask(`{
      search(text: "bạo lực", first: 20) { totalCount facets { field buckets { value count } } }
      dataset { counts { plans tasks targets documents provincesWithPlans provinces } }
      changes(first: 1) { totalCount } some: changes(first: 1, since: 1, provinces: ["hue"]) { totalCount } }`);
    const found = await page('/search?q=bạo lực');
    expect(numberIn(found, /class="lead">(?:Ít nhất )?<b>(\d+)<\/b> kết quả/)).toBe(search.totalCount);
    const kinds = search.facets.find((one: { field: string }) => one.field === 'KIND').buckets;
    for (const { value, count } of kinds) {
      const heading = new RegExp(`<h2 id="${value}">[^<(]*\\((\\d+)\\)`).exec(found);
      if (heading) expect(Number(heading[1]), value).toBe(count);
    }
    const { plans, provincesWithPlans, provinces, tasks, targets, documents } = dataset.counts;
    expect(await page('/data')).toContain(
      `${plans} kế hoạch của ${provincesWithPlans} trong ${provinces} tỉnh, thành phố, ${tasks} nhiệm vụ, ${targets} chỉ tiêu, ${documents} văn bản.`,
    );
    expect(numberIn(await page('/changes'), /class="lead"><b>(\d+)<\/b>/)).toBe(changes.totalCount);
    expect(numberIn(await page('/changes?since=1&province=hue'), /class="lead"><b>(\d+)<\/b>/)).toBe(some.totalCount);
  });
});
