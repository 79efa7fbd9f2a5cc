import { parse as parseCsv } from 'csv-parse/sync';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { KeptVersions } from '../../../src/mirror/versions/kept-versions.ts';
import { readOperation, readOperations } from '../../../src/operations/operations.ts';
import { createAnswers } from '../../../src/web/answers/answers.ts';
import { askedState } from '../../../src/web/answers/dataset-state.ts';
import { registerOperations } from '../../../src/web/operations/operation.routes.ts';
import { createHttpServer } from '../../../src/web/server.ts';
import { openApp } from '../../support/app.ts';

const app = openApp();
const get = (url: string, headers: Record<string, string> = {}) => app().http.inject({ url, headers });

describe('the index of the operations', () => {
  it('lists each with its questions, variables, columns and addresses', async () => {
    const response = await get('/operations');
    const { operations } = response.json();
    expect(operations).toHaveLength((await readOperations()).length);
    expect(operations.find((one: { name: string }) => one.name === 'WhoHasAPlan')).toMatchObject({
      group: 'ministry',
      question: { vi: expect.stringContaining('tỉnh nào'), en: expect.stringContaining('Which provinces') },
      variables: [
        { name: 'year', type: 'Int', required: false, default: 2024 },
        { name: 'day', type: 'Date', required: false, default: '2024-12-31' },
        { name: 'roles', type: '[PlanRole!]', required: false, default: ['ANNUAL', 'STRATEGY'] },
      ],
      links: {
        json: '/operations/WhoHasAPlan',
        csv: '/operations/WhoHasAPlan.csv',
        xlsx: '/operations/WhoHasAPlan.xlsx',
        ndjson: '/operations/WhoHasAPlan.ndjson',
        html: '/operations/WhoHasAPlan.html',
      },
    });
  });

  it('is a plain list for who asks for text', async () => {
    const response = await get('/operations', { accept: 'text/plain' });
    expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(response.body).toContain('  WhoHasAPlan\n    Năm ấy tỉnh nào có kế hoạch');
    expect(response.body).toContain('year=2024 day=2024-12-31 roles=ANNUAL,STRATEGY');
  });
});

describe('an operation by its address', () => {
  it('answers its defaults with the dataset version', async () => {
    const response = await get('/operations/PlanChain');
    expect(response.statusCode).toBe(200);
    const { data, extensions } = response.json();
    expect(data.plan).toMatchObject({ number: '9478/UBND-KGVX', parent: { number: '13346/KH-UBND' } });
    expect(extensions).toMatchObject({ datasetVersion: 1, resultSha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it.each(['provinces=hue,dong-nai', 'provinces=hue&provinces=dong-nai', 'provinces=hue%2C%20dong-nai'])(
    'takes a list as %s',
    async (query) => {
      const { data } = (await get(`/operations/ProvinceHistory?${query}`)).json();
      expect(data.provinces.map((province: { slug: string }) => province.slug)).toEqual(['hue', 'dong-nai']);
    },
  );

  it('reads numbers, booleans, days and enums by the declared types', async () => {
    const areas = await get('/operations/TasksByActionArea?areas=T03&secondary=false&year=2025&first=1');
    const { tasks } = areas.json().data;
    expect(tasks.totalCount).toBeGreaterThan(0);
    expect(tasks.nodes).toHaveLength(1);
    const day = await get('/operations/ProvinceMergers?day=2024-01-01');
    expect(day.json().data.provinces).toHaveLength(63);
    const basis = await get('/operations/PlansOfProvince?province=gia-lai&basis=as_issued');
    expect(basis.json().data.province.plans.totalCount).toBe(8);
  });

  it('takes a default away where the value is empty', async () => {
    const count = async (query: string) =>
      (await get(`/operations/TasksByActionArea${query}`)).json().data.tasks.totalCount;
    expect(await count('')).toBe(45);
    expect(await count('?areas=')).toBe(134);
  });

  it.each([
    ['yaer=2024', 'WhoHasAPlan has no parameter "yaer". Did you mean "year"? It takes year, day, roles.', 'year'],
    ['year=soon', '"year" is "soon". It must be a whole number.', undefined],
    ['year=99999999999', '"year" is "99999999999". It must be a whole number.', undefined],
    ['year=2024&year=2025', '"year" was given 2 times. It takes one value.', undefined],
    ['roles=ANUAL', '"roles" is "ANUAL". It must be one of ANNUAL, STRATEGY, PROGRAMME, CAMPAIGN.', 'ANNUAL'],
    ['day=2024-02-31', /^"day" is "2024-02-31", which cannot be used: /, undefined],
  ])('refuses %s, naming the value and the remedy', async (query, message, suggestion) => {
    const response = await get(`/operations/WhoHasAPlan?${query}`);
    expect(response.statusCode).toBe(400);
    const [error] = response.json().errors;
    expect(error.message).toMatch(message);
    expect(error.extensions).toEqual({ code: 'BAD_USER_INPUT', ...(suggestion && { suggestion }) });
  });

  it('gives errors of the answer with their own status', async () => {
    for (const suffix of ['', '.csv']) {
      const response = await get(`/operations/ProvinceHistory${suffix}?provinces=dong-nay`);
      expect(response.statusCode).toBe(404);
      expect(response.json().errors[0].extensions).toEqual({ code: 'UNKNOWN_PROVINCE', suggestion: 'dong-nai' });
      expect(response.headers.etag).toBeUndefined();
    }
  });

  it.each(['WhoHasAPlam', 'WhoHasAPlam.csv'])('names the nearest where there is no %s', async (name) => {
    const response = await get(`/operations/${name}`);
    expect(response.statusCode).toBe(404);
    expect(response.json().errors).toEqual([
      {
        message: 'There is no operation "WhoHasAPlam". Did you mean "WhoHasAPlan"? List them at /operations.',
        extensions: { code: 'UNKNOWN_OPERATION', suggestion: 'WhoHasAPlan' },
      },
    ]);
  });

  it('answers 304 to its own tag, and another tag to another question or form', async () => {
    const first = await get('/operations/PlanChain');
    const tag = String(first.headers.etag);
    expect(tag).toMatch(/^W\/"[0-9a-f]{32}"$/);
    app().database.statements.length = 0;
    const again = await get('/operations/PlanChain', { 'if-none-match': `"other", ${tag}` });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', tag]);
    expect(app().database.statements).toHaveLength(1);
    const others = ['PlanChain?year=', 'PlanChain.csv', 'PlanChain.csv?titles=vi', 'PlanChain?number=827', 'OnePlan'];
    const tags = await Promise.all(others.map(async (path) => (await get(`/operations/${path}`)).headers.etag));
    expect(new Set([tag, ...tags]).size).toBe(others.length + 1);
    const changed = await get('/operations/PlanChain?number=827&province=', { 'if-none-match': tag });
    expect(changed.statusCode).toBe(200);
  });
});

describe('an operation as CSV', () => {
  it('is UTF-8 with a byte order mark, lines ending in CR LF, and a file name', async () => {
    const response = await get('/operations/NationalMilestones.csv');
    expect(response.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers['content-disposition']).toBe('attachment; filename="NationalMilestones-v1.csv"');
    expect(response.headers['x-rows-truncated']).toBeUndefined();
    expect(response.body.split('\r\n').length).toBeGreaterThan(46);
    expect(response.body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('is also given for Accept: text/csv', async () => {
    const response = await get('/operations/ActionAreas', { accept: 'text/csv' });
    expect(response.headers['content-type']).toMatch(/^text\/csv/);
    expect(response.headers.vary).toBe('accept, accept-encoding');
  });

  it('has one row for each task of the flagship query, with the plan and the province beside it', async () => {
    const response = await get('/operations/PlansSideBySide.csv');
    const rows = parseCsv(response.body, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.filter((row) => row.locator !== '')).toHaveLength(72);
    expect(rows.filter((row) => row.plan === '827/KH-UBND').map((row) => row.locator)).toEqual([
      'P8-1',
      'P8-2',
      'P8-3',
      'P8-4',
    ]);
    expect(rows[0]).toMatchObject({
      province: 'Ninh Thuận',
      issuedOn: '2024-02-26',
      year: '2024',
      strategies: '28/NQ-CP',
      actor: 'Cục Thống kê tỉnh Ninh Thuận',
    });
  });

  it('keeps a province without a plan as a row with empty cells', async () => {
    const rows = parseCsv((await get('/operations/WhoHasAPlan.csv')).body, { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    expect(new Set(rows.map((row) => row.slug)).size).toBe(63);
    expect(rows.find((row) => row.slug === 'lai-chau')).toMatchObject({ province: 'Lai Châu', plans: '0', plan: '' });
  });

  it('writes its head line in Vietnamese or English when asked', async () => {
    const head = async (titles: string) =>
      (await get(`/operations/ProvinceMergers.csv?titles=${titles}`)).body.split('\r\n')[0];
    expect(await head('vi')).toContain('Tỉnh, thành phố');
    expect(await head('en')).toContain('Province,');
    expect((await get('/operations/ProvinceMergers.csv?titles=fr')).statusCode).toBe(400);
  });

  it('follows all pages, and says in a header when it was asked for fewer: a line more would be no row', async () => {
    const all = await get('/operations/NewestPlans.csv');
    expect(parseCsv(all.body, { bom: true })).toHaveLength(1 + 159);
    const five = await get('/operations/NewestPlans.csv?first=5');
    const rows = parseCsv(five.body, { bom: true }) as string[][];
    expect(five.headers['x-rows-truncated']).toBe('true');
    expect(rows).toHaveLength(1 + 5);
  });
});

/** Serves one operation of the test's own over the real data. */
async function serveOwn(text: string, maxRows: number) {
  const { schema, graphql, database } = app();
  const http = await createHttpServer(pino({ level: 'silent' }));
  const operations = [readOperation('Own.graphql', text)];
  registerOperations(http, {
    operations,
    schema,
    graphql,
    database,
    answers: createAnswers({ state: askedState(database), maxBytes: 0, count: () => {} }),
    countAnswer: () => {},
    requestTimeoutMs: 0,
    publicUrl: null,
    baseUrl: () => '',
    types: [],
    versions: new KeptVersions({ root: '', kept: 0, database, base: () => '', onFailure: () => {} }),
    release: 'test',
    maxRows,
    log: app().http.log,
  });
  const response = await http.inject('/operations/Own.csv');
  return { response, rows: parseCsv(response.body, { bom: true }) as string[][] };
}

const NESTED = `# group: portal
# position: 1
# vi: Thử
# en: Test
# statements: 1
# rows: provinces[].plans.nodes[].tasks.nodes[]
# withoutItems: drop
# columns:
#   - { name: plan, path: "provinces[].plans.nodes[].number" }
#   - { name: locator, path: ".locator" }

query Own($provinces: [String!] = ["dong-nai", "ninh-thuan", "gia-lai"]) {
  provinces(slugs: $provinces) {
    plans(first: 1) { nodes { number tasks(first: 2) { nodes { locator } } } }
  }
}
`;

describe('the pages of lists inside items', () => {
  it('are followed to the last task, in the order of the lists', async () => {
    const { rows, response } = await serveOwn(NESTED, 1000);
    const whole = await app().query(
      '{ provinces(slugs: ["dong-nai", "ninh-thuan", "gia-lai"]) { plans(first: 100) { nodes { number tasks(first: 100) { nodes { locator } } } } } }',
    );
    const expected = whole.data.provinces.flatMap(
      (province: { plans: { nodes: { number: string | null; tasks: { nodes: { locator: string }[] } }[] } }) =>
        province.plans.nodes.flatMap((plan) => plan.tasks.nodes.map((task) => [plan.number ?? '', task.locator])),
    );
    expect(expected).toHaveLength(44);
    expect(rows.slice(1)).toEqual(expected);
    expect(response.headers['x-rows-truncated']).toBeUndefined();
  });

  it('end at the limit of rows, which the header says', async () => {
    const { rows, response } = await serveOwn(NESTED, 10);
    expect(rows).toHaveLength(1 + 10);
    expect(response.headers['x-rows-truncated']).toBe('true');
  });

  it('are not called cut when the limit is met exactly', async () => {
    const { rows, response } = await serveOwn(NESTED, 44);
    expect(rows).toHaveLength(1 + 44);
    expect(response.headers['x-rows-truncated']).toBeUndefined();
  });
});
