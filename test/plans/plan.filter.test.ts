import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

/** The slugs of the plans that a filter keeps, and the count that the list gives for them. */
async function kept(filter: string): Promise<string[]> {
  const slugs: string[] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors } = await app().query(
      `query ($after: String) { plans(first: 100, after: $after, filter: { ${filter} }) {
        totalCount nodes { slug } pageInfo { hasNextPage endCursor }
      } }`,
      { after },
    );
    expect(errors).toBeUndefined();
    slugs.push(...data.plans.nodes.map((plan: { slug: string }) => plan.slug));
    if (!data.plans.pageInfo.hasNextPage) {
      expect(data.plans.totalCount).toBe(slugs.length);
      return slugs;
    }
    after = data.plans.pageInfo.endCursor;
  }
}

describe('a filter of plans', () => {
  it.each([
    [
      'provinces: ["hue", "vung-tau"]',
      [
        ...['hue-164-2019', 'hue-102-2021', 'hue-212-2021', 'hue-385-2021', 'hue-14-2024', 'hue-city-978-2023'],
        'vung-tau-65-kh-bcd',
      ],
    ],
    [
      'provinces: ["ba-ria-vung-tau"]',
      [
        ...['ba-ria-vung-tau-annual-2020', 'ba-ria-vung-tau-1611-2021', 'ba-ria-vung-tau-1214-2022'],
        ...['ba-ria-vung-tau-224-2023', 'con-dao-313-2017', 'vung-tau-65-kh-bcd'],
      ],
    ],
    ['year: 2016, provinces: ["hau-giang", "dak-lak"]', ['hau-giang-28-2016', 'dak-lak-2382-2016']],
    ['years: { to: 2015 }, provinces: ["tra-vinh", "hue"]', []],
    // 385/KH-UBND of 2021 runs “to 2030” and states no start: it covers nothing before it was issued.
    ['year: 2020, provinces: ["hue"]', ['hue-164-2019']],
    ['year: 2021, provinces: ["hue"], role: [PROGRAMME]', ['hue-102-2021', 'hue-385-2021']],
    ['years: { from: 2026, to: 2026 }, provinces: ["quang-ngai"]', ['quang-ngai-254-2021']],
    [
      'strategy: ["strategy-2011-2020"], years: { from: 2016 }, role: [STRATEGY]',
      [
        ...['hue-164-2019', 'dak-lak-2382-2016', 'tra-vinh-2808-2016', 'binh-dinh-3981-2016', 'binh-duong-3225-2015'],
        ...['ha-giang-169-2016', 'ha-tinh-3020-2011', 'ho-chi-minh-4249-2011', 'kon-tum-738-2016', 'yen-bai-192-2016'],
      ],
    ],
    ['strategy: ["2351 QD TTg"], provinces: ["hue"]', ['hue-164-2019']],
    [
      'programme: ["2232 QD TTg"], provinces: ["quang-tri", "dong-nai"]',
      ['dong-nai-9478-2023', 'dong-nai-7169-2021', 'quang-tri-64-2021'],
    ],
    [
      'actionArea: ["T06"], years: { from: 2023 }',
      [
        ...['quang-ngai-93-2025', 'dong-nai-9478-2023', 'ba-ria-vung-tau-224-2023', 'binh-dinh-1731-2023'],
        ...['gia-lai-annual-2023', 'ha-noi-59-2023', 'vinh-phuc-138-2025'],
      ],
    ],
    [
      'documentType: ["CV"]',
      ['dong-nai-9478-2023', 'binh-dinh-1731-2023', 'bac-kan-1288-2017', 'kien-giang-annual-2024'],
    ],
    [
      'documentType: ["qd"], provinces: ["binh-dinh", "quang-ngai", "tra-vinh"]',
      [
        ...['binh-dinh-2873-2021', 'binh-dinh-1782-2018', 'binh-dinh-3981-2016', 'quang-ngai-254-2021'],
        ...['tra-vinh-2808-2016', 'tra-vinh-778-2022'],
      ],
    ],
    ['role: [CAMPAIGN], provinces: ["gia-lai", "quang-ngai"]', ['gia-lai-2604-2022', 'quang-ngai-115-2019']],
    [
      'level: [DISTRICT]',
      [
        ...['vung-tau-65-kh-bcd', 'con-dao-313-2017', 'hue-city-978-2023', 'son-tra-action-month-2019'],
        'vinh-linh-action-month-2023',
      ],
    ],
    [
      'issuedOn: { from: "2023-09-14", to: "2024-02-26" }',
      [
        ...['ninh-thuan-827-2024', 'dong-nai-9478-2023', 'bac-ninh-2105-2023', 'hue-14-2024'],
        'vinh-linh-action-month-2023',
      ],
    ],
    [
      'issuedOn: { from: "2025-01-01" }',
      [
        ...['quang-ngai-93-2025', 'gia-lai-1140-2025', 'gia-lai-1168-2025', 'dong-nai-15-2026'],
        // Issued in 2025 on a day that is not known.
        ...['tay-ninh-183-2025', 'vinh-phuc-138-2025'],
      ],
    ],
    [
      'issuedOn: { to: "2016-04-11" }, completeness: [REPORT_ONLY, CITED_ONLY], provinces: ["hau-giang"]',
      ['hau-giang-28-2016'],
    ],
    ['completeness: [PARTIAL]', ['quang-ngai-93-2025']],
    ['reviewState: [REVIEWED], provinces: ["tien-giang"]', ['tien-giang-annual-2019']],
    ['reviewState: [MACHINE, DISPUTED]', []],
    ['text: "VUNG DAN TOC thieu so", provinces: ["cao-bang", "hue"]', ['cao-bang-939-2018']],
    ['text: "827"', ['ninh-thuan-827-2024']],
    ['provinces: ["dong-nai"], role: [ANNUAL], year: 2024, documentType: ["CV"]', ['dong-nai-9478-2023']],
    ['provinces: ["dong-nai"], role: [CAMPAIGN]', []],
    ['provinces: []', []],
    ['role: [], strategy: [], text: "827"', []],
  ])('keeps by { %s }', async (filter, expected) => {
    const slugs = await kept(filter);
    expect([...slugs].sort()).toEqual([...expected].sort());
  });

  it('keeps all when it is empty or its parts are null', async () => {
    const all = await kept('');
    expect(all.length).toBeGreaterThanOrEqual(150);
    expect(await kept('provinces: null, year: null, role: null, text: "", issuedOn: {}, years: null')).toEqual(all);
  });

  it('takes a single value for a list of one', async () => {
    expect(await kept('level: DISTRICT, provinces: "vung-tau"')).toEqual(['vung-tau-65-kh-bcd']);
  });

  it('keeps by a year only what says that it covers it', async () => {
    const { data } = await app().query(
      '{ plans(first: 100, filter: { year: 2024 }) { nodes { period { from to } } } }',
    );
    expect(data.plans.nodes.length).toBeGreaterThan(15);
    for (const { period } of data.plans.nodes) {
      expect((period.from ?? '0001-01-01') <= '2024-12-31' && (period.to ?? '9999-12-31') >= '2024-01-01').toBe(true);
    }
  });

  it('does not take the tasks of another actor for the province’s', async () => {
    expect(await kept('actionArea: ["T10"]')).not.toContain('ninh-thuan-827-2024');
    const { data } = await app().query(
      '{ tasks(filter: { actionArea: ["T10"] }) { nodes { plan { slug } actor { slug } } } }',
    );
    expect(data.tasks.nodes).toContainEqual({
      plan: { slug: 'ninh-thuan-827-2024' },
      actor: { slug: 'cuc-thong-ke-ninh-thuan' },
    });
  });

  it('holds in nested lists as at the root', async () => {
    const { data } = await app().query(`{
      province(slug: "dong-nai") { plans(filter: { role: [ANNUAL] }) { totalCount nodes { slug } } }
      strategy(number: "28/NQ-CP") { plans(filter: { provinces: ["ninh-thuan"], role: [ANNUAL], year: 2024 }) { nodes { slug } } }
      programme(slug: "gbv-2021-2025") { plans(filter: { level: [DISTRICT], provinces: ["vung-tau"] }) { nodes { slug } } }
    }`);
    expect(data.province.plans.nodes.map((plan: { slug: string }) => plan.slug)).toEqual(
      await kept('provinces: ["dong-nai"], role: [ANNUAL]'),
    );
    expect(data.strategy.plans.nodes).toEqual([{ slug: 'ninh-thuan-827-2024' }]);
    expect(data.programme.plans.nodes).toEqual([{ slug: 'vung-tau-65-kh-bcd' }]);
  });
});
