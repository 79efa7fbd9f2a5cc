import { describe, expect, it } from 'vitest';
import { openApp } from '../../support/app.ts';

const app = openApp();
const get = (url: string) => app().http.inject({ url, headers: { accept: 'text/html' } });

interface Measure {
  code: string;
  unit: string;
  milestones: { year: number; value: string | null }[];
  targets: {
    totalCount: number;
    nodes: { value: string | null; year: number | null; unit: string | null; plan: { slug: string } }[];
  };
  tasks: { totalCount: number };
}

/** The part of the page that is about one measure. */
function partOf(body: string, code: string): string {
  const begin = body.indexOf(`<section class="measure" id="${code}"`);
  expect(begin, code).toBeGreaterThan(0);
  return body.slice(begin, body.indexOf('</section>', begin));
}

describe('the pages of strategies', () => {
  it('list every strategy with the number of its plans', async () => {
    const { data } = await app().query('{ strategies { slug plans(first: 0) { totalCount } } }');
    const { body } = await get('/strategies');
    expect(data.strategies.length).toBeGreaterThan(1);
    for (const { slug, plans } of data.strategies) {
      expect(body).toContain(`href="/strategies/${slug}"`);
      expect(body).toContain(`${plans.totalCount} kế hoạch`);
      expect((await get(`/strategies/${slug}`)).body).toContain(`Kế hoạch thực hiện (${plans.totalCount})`);
    }
  });

  it('draw and tell of each measure what the API says of it', async () => {
    const { data } = await app().query(`{ strategy(slug: "strategy-2021-2030") { objectives { indicators { measures {
      code unit milestones { year value } tasks(first: 0, filter: { own: true }) { totalCount }
      targets(first: 100, filter: { own: true }) { totalCount nodes { value year unit plan { slug } } } } } } } }`);
    const measures: Measure[] = data.strategy.objectives.flatMap(
      ({ indicators }: { indicators: { measures: Measure[] }[] }) => indicators.flatMap((one) => one.measures),
    );
    expect(measures).toHaveLength(23);
    const { body } = await get('/strategies/strategy-2021-2030');
    for (const { code, unit, milestones, targets, tasks } of measures) {
      const part = partOf(body, code);
      if (tasks.totalCount === 0) expect(part).toContain('Chưa thấy nhiệm vụ nào phục vụ chỉ tiêu này');
      else expect(part).toContain(`${tasks.totalCount} nhiệm vụ được thấy phục vụ chỉ tiêu này`);
      if (targets.totalCount === 0) expect(part).toContain('Chưa thấy kế hoạch nào đặt số');
      else expect(part).toContain(`${targets.totalCount} số trong kế hoạch các tỉnh`);
      for (const { plan } of targets.nodes) expect(part).toContain(`/plans/${plan.slug}"`);
      const drawn = targets.nodes.filter((one) => one.value !== null && one.year !== null && one.unit === unit);
      const dots = new Set(drawn.map(({ year, value }) => `${year} ${Number(value)}`));
      expect(part.match(/<g class="dot/g)?.length ?? 0, code).toBe(dots.size);
      const ticks = milestones.filter(({ value }) => value !== null).length;
      expect(part.match(/<g class="milestone"/g)?.length ?? 0, code).toBe(ticks);
    }
  });

  it('say of a strategy without objectives that this says nothing of what it has', async () => {
    const { body } = await get('/en/strategies/strategy-2011-2020');
    expect(body).toContain('The objectives of this strategy are not in the dataset');
  });
});

describe('the pages of programmes', () => {
  it('list all of them, each with its plans and tasks as the API counts them', async () => {
    const { data } = await app().query(
      '{ programmes { slug plans(first: 0) { totalCount } tasks(first: 0, filter: { own: true }) { totalCount } } }',
    );
    const { body } = await get('/programmes');
    expect(data.programmes.length).toBeGreaterThan(10);
    for (const { slug, plans, tasks } of data.programmes) {
      expect(body).toContain(`href="/programmes/${slug}"`);
      const page = await get(`/programmes/${slug}`);
      expect(page.statusCode, slug).toBe(200);
      expect(page.body).toContain(`Kế hoạch thực hiện (${plans.totalCount})`);
      expect(page.body).toContain(`Nhiệm vụ nhắc đến nó (${tasks.totalCount})`);
    }
  });
});

describe('the page of an organisation', () => {
  it('shows what it issued, what it leads, and where its duties went', async () => {
    const { data } = await app().query(
      '{ documents(first: 0, filter: { issuer: ["bo-ldtbxh"] }) { totalCount } tasks(first: 0, filter: { agency: ["bo-ldtbxh"] }) { totalCount } }',
    );
    const { body } = await get('/organisations/bo-ldtbxh');
    expect(body).toContain(`Văn bản đã ban hành (${data.documents.totalCount})`);
    expect(body).toContain(`Nhiệm vụ chủ trì hoặc phối hợp (${data.tasks.totalCount})`);
    expect(body).toContain('<a href="/organisations/bo-noi-vu">Bộ Nội vụ</a>');
    expect((await get('/documents/28-nq-cp-2021')).body).toContain('href="/organisations/chinh-phu"');
  });
});

describe.each(['strategies', 'programmes', 'organisations'])('an address below /%s that does not hold', (folder) => {
  it('is a page that says so, and an error for a program', async () => {
    for (const slug of ['nothing-here', 'a/b', '%00', '..%2f..%2fetc', '<script>', `${'x'.repeat(4000)}`]) {
      const page = await get(`/${folder}/${slug}`);
      expect([400, 404], slug).toContain(page.statusCode);
      expect(page.body).not.toContain('<script>');
      expect(page.headers['content-type'], slug).toContain('text/html');
    }
    const machine = await app().http.inject(`/${folder}/nothing-here.jsonld`);
    expect(machine.statusCode).toBe(404);
    expect(machine.json().errors[0].extensions.code).toBe('UNKNOWN_RECORD');
  });
});

describe('what another body does', () => {
  it('stands on the page of that body, and not as a task that nobody has', async () => {
    const { body } = await get('/organisations/cuc-thong-ke-ninh-thuan');
    expect(body).toContain('Nhiệm vụ của chính cơ quan này, nêu dưới kế hoạch của tỉnh (4)');
    expect(body).toContain('/operations/TasksOfOtherActors.csv?actors=cuc-thong-ke-ninh-thuan');
  });

  it('says whose it is among the hits of a search, on the page and in the table', async () => {
    const words = encodeURIComponent('việc nhà');
    expect((await get(`/search?q=${words}`)).body).toContain('(Cục Thống kê tỉnh Ninh Thuận)');
    const table = (await get(`/operations/Search.csv?text=${words}`)).body;
    expect(table.split('\r\n').filter((line) => line.endsWith(',Cục Thống kê tỉnh Ninh Thuận'))).toHaveLength(2);
  });
});
