import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

async function ask(query: string) {
  const answer = await app().query(query);
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

describe('a plan', () => {
  it('is found by id and by number as people write it', async () => {
    const numbers = [
      '827',
      '827/KH-UBND',
      '827 KH UBND',
      '827/kh-ubnd',
      '827 / KH – UBND',
      'Số: 827/KH-UBND',
      '0827/KH-UBND',
      'KH 827',
      'kh827',
      'Kế hoạch số 827',
      'ke hoach so 827',
      'KẾ HOẠCH 827/KH–UBND',
      'Plan No. 827',
      'KH-UBND số 827',
      '827 UBND',
      '827kh-ubnd',
      '827/KHUBND',
      '827/2024',
      'Kế hoạch số 827/KH-UBND ngày 26/02/2024 của UBND tỉnh Ninh Thuận',
      'Kế hoạch 827 ngày 26 tháng 02 năm 2024',
    ].flatMap((number) => [number, number.normalize('NFD')]);
    const fields = numbers.map((number, i) => `n${i}: plan(number: "${number}") { id }`);
    const data = await ask(
      `{ node(id: "plan:ninh-thuan-827-2024") { id } id: plan(id: "plan:ninh-thuan-827-2024") { id } ${fields.join(' ')} }`,
    );
    expect(Object.keys(data)).toHaveLength(numbers.length + 2);
    for (const found of Object.values(data)) expect(found).toEqual({ id: 'plan:ninh-thuan-827-2024' });
  });

  it('is found by a number printed with a stray space and a dash, once province or year tell it from others', async () => {
    const data = await ask(`{
      printed: plan(number: "383/KH –UBND") { id } bare: plan(number: "224", province: "lao-cai") { id }
      year: plan(number: "224/KH-UBND", year: 2023) { id } planYear: plan(number: "9478", year: 2024) { id }
      issueYear: plan(number: "9478", year: 2023) { id } unit: plan(number: "65", province: "vung-tau") { id }
      letter: plan(number: "Công văn số 9478") { id } called: plan(number: "Kế hoạch 9478 năm 2024") { id }
      year55: plan(number: "QĐ 55/2007") { id } short: plan(number: "55/QĐ-UBND", province: "ninh-thuan") { id }
    }`);
    expect(data).toEqual({
      printed: { id: 'plan:gia-lai-383-2020' },
      bare: { id: 'plan:lao-cai-224-2021' },
      year: { id: 'plan:ba-ria-vung-tau-224-2023' },
      planYear: { id: 'plan:dong-nai-9478-2023' },
      issueYear: { id: 'plan:dong-nai-9478-2023' },
      unit: { id: 'plan:vung-tau-65-kh-bcd' },
      letter: { id: 'plan:dong-nai-9478-2023' },
      called: { id: 'plan:dong-nai-9478-2023' },
      year55: { id: 'plan:ninh-thuan-55-2007' },
      short: { id: 'plan:ninh-thuan-55-2007' },
    });
  });

  it('is asked for again with the candidates when two provinces have used the number', async () => {
    const { data, errors } = await app().query('{ plan(number: "224/KH-UBND") { id } }');
    expect(data).toEqual({ plan: null });
    expect(errors?.map((error) => error.extensions?.code)).toEqual(['AMBIGUOUS_NUMBER']);
    const candidates = errors?.[0]?.extensions?.candidates as { id: string; province: string; number: string }[];
    expect(candidates.map(({ id, number, province }) => ({ id, number, province }))).toEqual([
      { id: 'plan:ba-ria-vung-tau-224-2023', number: '224/KH-UBND', province: 'ba-ria-vung-tau' },
      { id: 'plan:lao-cai-224-2021', number: '224/KH-UBND', province: 'lao-cai' },
    ]);
    expect(errors?.[0]?.message).toContain('Add "province" or "year"');
  });

  it('is null when nothing bears the id or the number, also when only the year or the province differs', async () => {
    expect(
      await ask(`{ a: plan(id: "plan:none") { id } b: plan(number: "999999/KH-UBND") { id } c: plan(number: "827/QĐ-UBND") { id }
        d: plan(number: "827", year: 2019) { id } e: plan(number: "827", province: "hue") { id }
        f: plan(number: "Quyết định 827") { id } g: plan(number: "827 năm 2019") { id } h: plan(number: "827/TTg") { id } }`),
    ).toEqual({ a: null, b: null, c: null, d: null, e: null, f: null, g: null, h: null });
  });

  it.each(['', '()', 'KH-UBND', '9999999/KH-UBND', 'xyz 827'])('refuses "%s", which is no number', async (number) => {
    const { errors } = await app().query('query ($n: String) { plan(number: $n) { id } }', { n: number });
    expect(errors?.map((error) => error.extensions?.code)).toEqual(['BAD_USER_INPUT']);
    expect(errors?.[0]?.message).toContain('Write it as "827/KH-UBND"');
  });

  it('needs an id or a number, and not both', async () => {
    for (const args of ['', '(id: "plan:x", number: "1")', '(year: 2024)']) {
      const { errors } = await app().query(`{ plan${args} { id } }`);
      expect(errors?.map((error) => error.extensions?.code)).toEqual(['BAD_USER_INPUT']);
    }
  });

  it('has all its own properties', async () => {
    const { plan } = await ask(`{ plan(number: "827") {
      id slug number title titleEn summary summaryEn documentType { code name nameEn } role level signer issuedOn effectiveOn
      period { from to } year completeness reviewState verification { status } document { id }
      province { slug } provinceState { code } unit { slug } issuer { slug }
    } }`);
    expect(plan).toEqual({
      id: 'plan:ninh-thuan-827-2024',
      slug: 'ninh-thuan-827-2024',
      number: '827/KH-UBND',
      title: 'Kế hoạch Triển khai thực hiện Chiến lược Quốc gia về bình đẳng giới tỉnh Ninh Thuận năm 2024',
      titleEn: 'Plan of Ninh Thuan for the National Strategy on Gender Equality in 2024',
      summary: expect.stringContaining('Cục Thống kê'),
      summaryEn: expect.stringContaining('Statistics Office'),
      documentType: { code: 'KH', name: 'Kế hoạch', nameEn: 'Plan' },
      role: 'ANNUAL',
      level: 'PROVINCE',
      signer: null,
      issuedOn: '2024-02-26',
      effectiveOn: null,
      period: { from: '2024-01-01', to: '2024-12-31' },
      year: 2024,
      completeness: 'REPORT_ONLY',
      reviewState: 'REVIEWED',
      verification: null,
      document: { id: 'document:ninh-thuan-827-2024' },
      province: { slug: 'ninh-thuan' },
      provinceState: { code: '58' },
      unit: null,
      issuer: { slug: 'ubnd-ninh-thuan' },
    });
  });

  it('has all its relations', async () => {
    const { plan } = await ask(`{ plan(number: "827") {
      parent { id } parents { plan { id } relation locator forStrategy } children { id } strategies { slug } programmes { slug }
      tasks { totalCount nodes { locator } } targets { id } models { id }
      citations { relation numberAsPrinted document { number } } sources { completeness publisher { slug } }
    } }`);
    expect(plan).toEqual({
      parent: { id: 'plan:ninh-thuan-1542-2021' },
      parents: [
        { plan: { id: 'plan:ninh-thuan-1542-2021' }, relation: 'IMPLEMENTS', locator: 'P2', forStrategy: true },
      ],
      children: [],
      strategies: [{ slug: 'strategy-2021-2030' }],
      programmes: [],
      tasks: { totalCount: 4, nodes: ['P8-1', 'P8-2', 'P8-3', 'P8-4'].map((locator) => ({ locator })) },
      targets: [],
      models: [],
      citations: [
        { relation: 'IMPLEMENTS', numberAsPrinted: '1542/KH-UBND', document: { number: '1542/KH-UBND' } },
        { relation: 'IMPLEMENTS', numberAsPrinted: null, document: { number: '28/NQ-CP' } },
        { relation: 'REFERENCES', numberAsPrinted: null, document: { number: '73/2006/QH11' } },
      ],
      sources: [{ completeness: 'REPORT_ONLY', publisher: { slug: 'cuc-thong-ke-ninh-thuan' } }],
    });
  });

  it('has its small lists in the order of the document', async () => {
    const { plan } = await ask(`{ plan(number: "827") {
      purposes { id kind locator title titleEn } reporting { id interval recipient title titleEn locator }
      observances { id code name nameEn startsOn endsOn year theme locator }
    } }`);
    expect(plan.purposes.map(({ kind, locator }: { kind: string; locator: string }) => [kind, locator])).toEqual([
      ['PURPOSE', '1'],
      ['PURPOSE', '2'],
      ['PURPOSE', '3'],
      ['OBJECTIVE', 'P7'],
    ]);
    expect(plan.observances.map((observance: { code: string }) => observance.code)).toEqual([
      'equal-housework',
      'family-day',
      'womens-day',
      'vietnamese-womens-day',
      'action-month',
    ]);
    expect(plan.observances.at(-1)).toMatchObject({ startsOn: '11-15', endsOn: '12-15', year: null, theme: null });
    expect(plan.reporting).toEqual([
      {
        id: 'reporting-duty:ninh-thuan-827-2024/0',
        interval: null,
        recipient: 'Cấp trên của Cục Thống kê',
        title: expect.stringContaining('báo cáo'),
        titleEn: expect.stringContaining('reports'),
        locator: 'P8-4',
      },
    ]);
  });

  it('knows the plans that carry it out, and they know it', async () => {
    const { plan } = await ask(
      '{ plan(number: "13346", province: "dong-nai") { children { slug parent { slug } parents { relation forStrategy } } } }',
    );
    expect(plan.children).toContainEqual({
      slug: 'dong-nai-9478-2023',
      parent: { slug: 'dong-nai-13346-2021' },
      parents: expect.arrayContaining([{ relation: 'CONTINUES', forStrategy: true }]),
    });
  });

  it('hangs from its document, and its document from it', async () => {
    const { document, other } = await ask(
      '{ document(number: "827") { plan { slug } } other: document(number: "28/NQ-CP") { plan { slug } } }',
    );
    expect(document).toEqual({ plan: { slug: 'ninh-thuan-827-2024' } });
    expect(other).toEqual({ plan: null });
  });
});
