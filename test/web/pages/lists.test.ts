import { describe, expect, it } from 'vitest';
import { openApp } from '../../support/app.ts';

const app = openApp();
const get = (url: string) => app().http.inject({ url, headers: { accept: 'text/html' } });

describe('the list of provinces', () => {
  it('holds all 63 names, each with the number of its plans that the API gives', async () => {
    const { data } = await app().query('{ provinces { slug surveys { id } plans(first: 1) { totalCount } } }');
    const { body } = await get('/provinces');
    expect(data.provinces).toHaveLength(63);
    for (const { slug, plans, surveys } of data.provinces) {
      const none = surveys.length > 0 ? 'đã tìm, không thấy kế hoạch nào' : 'chưa biết kế hoạch nào, chưa ai tìm';
      const words = plans.totalCount > 0 ? `${plans.totalCount} kế hoạch` : none;
      expect(body).toMatch(new RegExp(`href="/provinces/${slug}">[^<]*</a><span>${words}<`));
    }
  });

  it('shows the provinces of today as tiles too', async () => {
    const { body } = await get('/en/provinces');
    expect(body.match(/class="tile"/g)).toHaveLength(34);
  });
});

describe('the list of plans', () => {
  it.each([
    ['', {}],
    ['?year=2025', { year: 2025 }],
    ['?province=Gia Lai', { provinces: ['gia-lai'] }],
    ['?role=ANNUAL&completeness=REPORT_ONLY', { role: ['ANNUAL'], completeness: ['REPORT_ONLY'] }],
    ['?q=93/KH', { text: '93/KH' }],
  ])('%s has the plans of the API, in its order', async (query, filter) => {
    const { data } = await app().query(
      'query ($filter: PlanFilter) { plans(filter: $filter, first: 50) { totalCount unplaced nodes { slug } } }',
      { filter },
    );
    const { body, statusCode } = await get(encodeURI(`/plans${query}`));
    expect(statusCode).toBe(200);
    const slugs = [...body.matchAll(/<th scope="row"><a href="\/plans\/([^"]+)"/g)].map(([, slug]) => slug);
    expect(slugs).toEqual(data.plans.nodes.map(({ slug }: { slug: string }) => slug));
    expect(slugs.length).toBeGreaterThan(0);
    expect(body).toContain(`<b>${data.plans.totalCount}</b>`);
    if (data.plans.unplaced > 0) expect(body).toContain(`; ${data.plans.unplaced} nữa không rõ năm`);
  });

  it.each([
    ['province=Atlantis', 'Không có tỉnh, thành phố nào tên “Atlantis”'],
    ['year=1800', 'Hãy chọn một số từ 1990'],
    ['role=<b>', 'Không có lựa chọn “&lt;b&gt;”'],
    ['completeness=ALL', 'Không có lựa chọn “ALL”'],
    ['after=zzz', 'Trang tiếp này không còn'],
  ])('says beside the field what is wrong with %s', async (query, words) => {
    const page = await get(encodeURI(`/plans?${query}`));
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain(words);
    expect(page.body).toContain('<table');
  });
});

describe('the list of documents', () => {
  it.each([
    ['', {}],
    ['?year=2025', { year: 2025 }],
    ['?province=Gia Lai&type=kh', { provinces: ['gia-lai'], documentType: ['KH'] }],
    ['?q=28/NQ-CP', { text: '28/NQ-CP' }],
  ])('%s has the documents of the API, in its order', async (query, filter) => {
    const { data } = await app().query(
      'query ($filter: DocumentFilter) { documents(filter: $filter, first: 50) { totalCount unplaced nodes { slug } } }',
      { filter },
    );
    const { body, statusCode } = await get(encodeURI(`/documents${query}`));
    expect(statusCode).toBe(200);
    const slugs = [...body.matchAll(/<th scope="row"><a href="\/documents\/([^"]+)"/g)].map(([, slug]) => slug);
    expect(slugs).toEqual(data.documents.nodes.map(({ slug }: { slug: string }) => slug));
    expect(slugs.length).toBeGreaterThan(0);
    expect(body).toContain(`<b>${data.documents.totalCount}</b>`);
    if (data.documents.unplaced > 0) expect(body).toContain(`; ${data.documents.unplaced} nữa không rõ năm`);
  });

  it('goes on to all of them, each once', async () => {
    const { data } = await app().query('{ documents(first: 0) { totalCount } }');
    const slugs: string[] = [];
    for (let next: string | undefined = '/documents'; next; ) {
      const { body }: { body: string } = await get(next);
      slugs.push(
        ...[...body.matchAll(/<th scope="row"><a href="\/documents\/([^"]+)"/g)].map(([, slug]) => slug ?? ''),
      );
      next = /href="([^"]+)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(slugs).toHaveLength(data.documents.totalCount);
    expect(new Set(slugs).size).toBe(slugs.length);
  });

  it.each([
    ['province=Atlantis&type=QĐ', 'Không có tỉnh, thành phố nào tên “Atlantis”'],
    ['year=1800&type=QĐ', 'Hãy chọn một số từ 1945'],
    ['type=<b>&q=QĐ', 'Không có lựa chọn “&lt;b&gt;”'],
    ['after=zzz&type=QĐ', 'Trang tiếp này không còn'],
  ])('says beside the field what is wrong with %s, and keeps the rest', async (query, words) => {
    const page = await get(encodeURI(`/documents?${query}`));
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain(words);
    expect(page.body).toMatch(/<option value="QĐ" selected="">|value="QĐ"/);
    expect(page.body).toContain('<table');
  });
});

describe('the list of bodies', () => {
  it.each([
    ['', {}],
    ['?kind=ministry', { kind: ['MINISTRY'] }],
    ['?province=Gia Lai&q=sở', { provinces: ['gia-lai'], text: 'sở' }],
  ])('%s has the bodies of the API, in its order', async (query, filter) => {
    const { data } = await app().query(
      'query ($filter: OrganisationFilter) { organisations(filter: $filter, first: 50) { totalCount nodes { slug } } }',
      { filter },
    );
    const { body, statusCode } = await get(encodeURI(`/organisations${query}`));
    expect(statusCode).toBe(200);
    const slugs = [...body.matchAll(/<th scope="row"><a href="\/organisations\/([^"]+)"/g)].map(([, slug]) => slug);
    expect(slugs).toEqual(data.organisations.nodes.map(({ slug }: { slug: string }) => slug));
    expect(slugs.length).toBeGreaterThan(0);
    expect(body).toContain(`<b>${data.organisations.totalCount}</b>`);
  });

  it.each([
    ['province=Atlantis&kind=PARTY', 'No province is called “Atlantis”'],
    ['kind=<b>', 'There is no choice “&lt;b&gt;”'],
    ['after=zzz', 'This next page is gone'],
  ])('says beside the field what is wrong with %s', async (query, words) => {
    const page = await get(encodeURI(`/en/organisations?${query}`));
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain(words);
    expect(page.body).toContain('<table');
  });
});

describe('a text that cannot be read', () => {
  it.each(['/plans', '/documents', '/organisations', '/search'])('is told beside its field on %s', async (path) => {
    for (const value of ['%00', 'a%00b', '%01%02']) {
      const { body, statusCode } = await get(`/en${path}?q=${value}`);
      expect([statusCode, path]).toEqual([400, path]);
      expect(body).toContain('class="problem"');
      expect(body).toContain('Something here cannot be read.');
      expect(body).toContain('<form');
    }
  });
});

describe('a field of one province', () => {
  it.each(['/plans', '/documents', '/organisations', '/changes', '/data', '/compare'])(
    'on %s offers the 63 names in the language of the page',
    async (path) => {
      for (const [url, name] of [
        [path, 'Hồ Chí Minh'],
        [`/en${path}`, 'Ho Chi Minh City'],
      ] as const) {
        const { body } = await get(url);
        const list = /<datalist id="known-provinces">(.*?)<\/datalist>/.exec(body)?.[1] ?? '';
        const names = [...list.matchAll(/value="([^"]+)"/g)].map(([, one]) => one);
        expect(names).toHaveLength(63);
        expect(names).toContain(name);
        expect(body).toContain('list="known-provinces"');
      }
    },
  );

  it('adds to the provinces of a comparison without a script', async () => {
    const { body, statusCode } = await get(
      encodeURI('/compare?provinces=Ninh Thuận, Đồng Nai&provinces=Gia Lai&year=2024'),
    );
    expect(statusCode).toBe(200);
    expect(body).toContain('value="Ninh Thuận, Đồng Nai, Gia Lai"');
  });
});

describe('the page of a plan', () => {
  it('says first how much was seen, and opens each task to place, source and quote or reason', async () => {
    const { data } = await app().query(
      '{ plan(id: "plan:quang-ngai-93-2025") { targets { id } tasks(first: 100, filter: { own: true }) { totalCount } } }',
    );
    const { body } = await get('/plans/quang-ngai-93-2025');
    expect(body.indexOf('class="notice"')).toBeLessThan(body.indexOf('class="facts"'));
    expect(body).toContain('Điều không thấy ở trang này chưa chắc không có trong kế hoạch.');
    expect(body).toContain(`Nhiệm vụ theo lĩnh vực (${data.plan.tasks.totalCount})`);
    expect(body.match(/<details><summary>/g)?.length).toBeGreaterThanOrEqual(data.plan.tasks.totalCount);
    expect(body.match(/Không có lời trích:|<blockquote lang="vi">/g)?.length).toBeGreaterThanOrEqual(
      data.plan.tasks.totalCount,
    );
  });

  it.each([
    ['/plans/quang-ngai-254-2021', 'plan:quang-ngai-254-2021'],
    ['/plans/quang-ngai-93-2025', 'plan:quang-ngai-93-2025'],
  ])('%s draws what stands above and below it, and lists the same', async (path, id) => {
    const { data } = await app().query(
      `query ($id: ID!) { plan(id: $id) { strategies { slug } parents { plan { slug } } children { slug parents { relation plan { id } } } } }`,
      { id },
    );
    const { strategies, parents, children } = data.plan;
    const { body } = await get(path);
    const section = body.slice(
      body.indexOf('<h2 id="relations">'),
      body.indexOf('</section>', body.indexOf('<h2 id="relations">')),
    );
    const [picture = '', list = ''] = section.split('</svg>');
    const all = [
      ...strategies.map(({ slug }: { slug: string }) => `/strategies/${slug}`),
      ...parents.map(({ plan }: { plan: { slug: string } }) => `/plans/${plan.slug}`),
      ...children.map(({ slug }: { slug: string }) => `/plans/${slug}`),
    ];
    expect(all.length).toBeGreaterThan(1);
    const linked = (html: string) => [...html.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href);
    expect(linked(picture)).toEqual(all);
    expect(linked(list)).toEqual(all);
    expect(picture.match(/class="verb"/g)).toHaveLength(all.length);
  });

  it('sets each number beside the national milestone of the same year', async () => {
    const { data } = await app().query(
      '{ targets: tasks(first: 1) { totalCount } plans(first: 100) { nodes { slug targets { againstNation } } } }',
    );
    const plan = data.plans.nodes.find(({ targets }: { targets: unknown[] }) => targets.length > 0);
    const { body } = await get(`/plans/${plan.slug}`);
    expect(body).toContain(`(${plan.targets.length})</h2>`);
    expect(body).toContain('Mốc quốc gia cùng năm');
  });
});

describe('the page of search', () => {
  it('has the hits of the API in groups, with their words marked', async () => {
    const { data } = await app().query(
      '{ search(text: "bao luc", first: 50) { totalCount nodes { kind } facets { field buckets { value count } } } }',
    );
    const { body } = await get('/search?q=bao+luc');
    expect(data.search.totalCount).toBeGreaterThan(10);
    expect(body).toContain(`<b>${data.search.totalCount}</b> kết quả`);
    expect(body).toContain('<mark>');
    const kinds = data.search.facets.find(({ field }: { field: string }) => field === 'KIND').buckets;
    const shown = new Set(data.search.nodes.map(({ kind }: { kind: string }) => kind));
    expect(shown.size).toBeGreaterThan(1);
    for (const { value, count } of kinds.filter((one: { value: string }) => shown.has(one.value)))
      expect(body).toMatch(new RegExp(`<h2 id="${value}">[^<]* \\(${count}\\)</h2>`));
  });

  it('leads from a number straight to its plan', async () => {
    for (const q of ['827/KH-UBND', '827 KH UBND']) {
      const page = await get(`/search?q=${encodeURIComponent(q)}`);
      expect([page.statusCode, page.headers.location]).toEqual([302, '/plans/ninh-thuan-827-2024']);
    }
    expect((await get('/en/search?q=827/KH-UBND')).headers.location).toBe('/en/plans/ninh-thuan-827-2024');
  });

  it('says of no hits what was searched and what to leave out', async () => {
    const { body, statusCode } = await get('/search?q=zzzxqq&year=2024');
    expect(statusCode).toBe(200);
    expect(body).toContain('Không tìm thấy gì.');
    expect(body).toContain('Tìm lại, bỏ mọi bộ lọc');
  });

  it.each(['q=<script>alert(1)</script>&kind=X', 'q=a&year=1', 'q=bao luc&province=atlantis', 'q=bao luc&after=zzz'])(
    'takes ?%s as text, with the error beside it',
    async (query) => {
      const page = await get(encodeURI(`/search?${query}`));
      expect(page.statusCode).toBe(400);
      expect(page.body).toContain('class="problem"');
      expect(page.body).not.toContain('<script>');
    },
  );
});
