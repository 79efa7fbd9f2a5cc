import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

async function ask(query: string) {
  const answer = await app().query(query);
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

async function kept(filter: string): Promise<string[]> {
  const { documents } = await ask(`{ documents(first: 100, filter: { ${filter} }) { totalCount nodes { slug } } }`);
  expect(documents.totalCount).toBeGreaterThanOrEqual(documents.nodes.length);
  return documents.nodes.map((document: { slug: string }) => document.slug);
}

describe('a document', () => {
  it('is found by id and by number as people write it', async () => {
    const numbers = ['2232/QĐ-TTg', '2232 QD TTg', '2232/qd-ttg', '2232', 'Quyết định số 2232', 'QD-TTg 2232'];
    const fields = numbers.map((number, i) => `n${i}: document(number: "${number}") { id }`);
    const data = await ask(
      `{ node(id: "document:2232-qd-ttg-2020") { id } id: document(id: "document:2232-qd-ttg-2020") { id } ${fields.join(' ')} }`,
    );
    expect(Object.keys(data)).toHaveLength(numbers.length + 2);
    for (const found of Object.values(data)) expect(found).toEqual({ id: 'document:2232-qd-ttg-2020' });
  });

  it('has all its properties', async () => {
    const { document } = await ask(`{ document(number: "93", province: "quang-ngai") {
      id slug number numberAsPrinted type { code name nameEn } title titleEn field issuer { slug } signer issuedOn yearOfIssue
      effectiveOn province { slug } unit { slug } provinceState { code } note verification { status note } plan { id } citedBy { id }
    } }`);
    expect(document).toEqual({
      id: 'document:quang-ngai-93-2025',
      slug: 'quang-ngai-93-2025',
      number: '93/KH-UBND',
      numberAsPrinted: '93/KH-UBND',
      type: { code: 'KH', name: 'Kế hoạch', nameEn: 'Plan' },
      title: 'Kế hoạch triển khai thực hiện công tác bình đẳng giới trên địa bàn tỉnh Quảng Ngãi năm 2025',
      titleEn: 'Plan for gender-equality work in Quang Ngai in 2025',
      field: 'Văn hóa - Xã hội',
      issuer: { slug: 'ubnd-quang-ngai' },
      signer: 'Trần Hoàng Tuấn',
      issuedOn: '2025-04-23',
      yearOfIssue: 2025,
      effectiveOn: '2025-04-23',
      province: { slug: 'quang-ngai' },
      unit: null,
      provinceState: { code: '51' },
      note: null,
      verification: { status: 'SOURCE', note: null },
      plan: { id: 'plan:quang-ngai-93-2025' },
      citedBy: [],
    });
  });

  it('cites as printed and as resolved, the preamble before the tasks', async () => {
    const { document } = await ask(`{ document(number: "93", province: "quang-ngai") { citations {
      relation verb numberAsPrinted dateAsPrinted citedAs document { number } citing { number } conflict unresolvedReason locator
    } } }`);
    expect(document.citations).toHaveLength(9);
    expect(document.citations[2]).toEqual({
      relation: 'PROPOSED_IN',
      verb: 'theo đề nghị của Sở Nội vụ tại',
      numberAsPrinted: '80/TTr-SNV',
      dateAsPrinted: '14/4/2025',
      citedAs: null,
      document: { number: '80/TTr-SNV' },
      citing: { number: '93/KH-UBND' },
      conflict: null,
      unresolvedReason: null,
      locator: 'preamble',
    });
    expect(document.citations.map((citation: { locator: string }) => citation.locator)).toEqual([
      ...Array(3).fill('preamble'),
      ...Array(3).fill('II.1.a'),
      ...Array(3).fill('II.3.b'),
    ]);
  });

  it('knows who cites it', async () => {
    const { document } = await ask(
      '{ document(number: "254/QĐ-UBND", province: "quang-ngai") { citedBy { citing { number } relation } } }',
    );
    expect(document.citedBy).toContainEqual({ citing: { number: '93/KH-UBND' }, relation: 'IMPLEMENTS' });
  });

  it('keeps a citation that resolves to nothing, with the reason', async () => {
    const { documents } = await ask(
      '{ documents(filter: { hasUnresolvedCitations: true }) { nodes { citations { document { id } unresolvedReason } } } }',
    );
    expect(documents.nodes.length).toBeGreaterThan(0);
    for (const { citations } of documents.nodes) {
      const open = citations.filter((citation: { document: unknown }) => citation.document === null);
      expect(open.length).toBeGreaterThan(0);
      for (const citation of open) expect(citation.unresolvedReason).toEqual(expect.any(String));
    }
  });

  it('names its sources, the most complete first, with what each lost', async () => {
    const { document } = await ask(`{ document(number: "93", province: "quang-ngai") { sources {
      id url urlReason title author language publishedOn capturedOn sha256 completeness text note publisher { slug } document { id }
      warnings { kind where kept dropped }
    } } }`);
    expect(document.sources).toEqual([
      {
        id: 'source:quang-ngai-legal-portal-2025/quang-ngai-93-2025',
        url: null,
        urlReason: expect.stringContaining('not known'),
        title: 'Kế hoạch 93/KH-UBND thực hiện công tác bình đẳng giới trên địa bàn tỉnh Quảng Ngãi năm 2025',
        author: null,
        language: 'vi',
        publishedOn: null,
        capturedOn: null,
        sha256: '20a2e7e3d05c7daa1ae3ab7a49cd07a5cec958750364a7b2e9a1080931507ac9',
        completeness: 'PARTIAL',
        text: null,
        note: expect.any(String),
        publisher: { slug: 'thu-vien-phap-luat' },
        document: { id: 'document:quang-ngai-93-2025' },
        warnings: expect.arrayContaining([
          { kind: 'truncated', where: 'after II.5.b', kept: 'sections I and II', dropped: 'all later sections' },
        ]),
      },
      expect.objectContaining({
        id: 'source:quang-ngai-93-2025-page/quang-ngai-93-2025',
        url: expect.stringMatching(/^https:/),
        urlReason: null,
        completeness: 'REPORT_ONLY',
        publisher: { slug: 'he-thong-phap-luat' },
      }),
    ]);
  });

  it('is asked for again with the candidates when several bear the number', async () => {
    const { errors } = await app().query('{ document(number: "28") { id } }');
    expect(errors?.map((error) => error.extensions?.code)).toEqual(['AMBIGUOUS_NUMBER']);
    const candidates = errors?.[0]?.extensions?.candidates as { id: string; province: string | null }[];
    expect(candidates.map(({ id, province }) => [id, province])).toEqual([
      ['document:28-nq-cp-2021', null],
      ['document:hau-giang-28-2016', 'hau-giang'],
    ]);
    expect(await ask('{ document(number: "28", year: 2021) { id } }')).toEqual({
      document: { id: 'document:28-nq-cp-2021' },
    });
  });

  it('is null when nothing bears the id or the number, and needs one of them', async () => {
    expect(
      await ask(
        '{ a: document(id: "document:none") { id } b: document(number: "999999/KH-UBND") { id } c: document(number: "93", year: 1999) { id } }',
      ),
    ).toEqual({ a: null, b: null, c: null });
    for (const args of ['', '(id: "document:x", number: "1")']) {
      const { errors } = await app().query(`{ document${args} { id } }`);
      expect(errors?.map((error) => error.extensions?.code)).toEqual(['BAD_USER_INPUT']);
    }
  });
});

describe('a filter of documents', () => {
  it.each([
    [
      'provinces: ["quang-ngai"]',
      [
        ...['quang-ngai-93-2025', 'quang-ngai-80-ttr-snv-2025', 'quang-ngai-72-2024', 'quang-ngai-31-ttr-sldtbxh-2024'],
        ...['quang-ngai-254-2021', 'quang-ngai-115-2019'],
      ],
    ],
    ['provinces: ["vung-tau"]', ['vung-tau-65-kh-bcd']],
    [
      'provinces: ["dong-nai"], documentType: ["KH"], year: 2021',
      ['dong-nai-13346-2021', 'dong-nai-13108-2021', 'dong-nai-7169-2021'],
    ],
    ['documentType: ["TTr"], provinces: ["quang-ngai"], year: 2025', ['quang-ngai-80-ttr-snv-2025']],
    [
      'issuedOn: { from: "2025-04-14", to: "2025-04-23" }, provinces: ["quang-ngai"]',
      ['quang-ngai-93-2025', 'quang-ngai-80-ttr-snv-2025'],
    ],
    ['completeness: [PARTIAL]', ['quang-ngai-93-2025']],
    ['hasUnresolvedCitations: true, provinces: ["vung-tau"]', ['vung-tau-65-kh-bcd']],
    ['hasUnresolvedCitations: false, provinces: ["vung-tau"]', []],
    ['text: "mat can bang gioi tinh khi sinh", provinces: ["lang-son"]', ['lang-son-106-2022']],
    ['provinces: []', []],
    ['documentType: []', []],
  ])('keeps by { %s }', async (filter, expected) => {
    expect([...(await kept(filter))].sort()).toEqual([...expected].sort());
  });

  it('holds below a province as at the root', async () => {
    const { province } = await ask(
      '{ province(slug: "quang-ngai") { documents(filter: { year: 2025 }) { totalCount nodes { slug } } } }',
    );
    expect(province.documents.nodes.map((document: { slug: string }) => document.slug)).toEqual(
      await kept('provinces: ["quang-ngai"], year: 2025'),
    );
    expect(province.documents.totalCount).toBe(2);
  });
});
