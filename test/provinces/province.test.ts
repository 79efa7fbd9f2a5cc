import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

async function ask(query: string, variables?: Record<string, unknown>) {
  const answer = await app().query(query, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

const slugs = (list: { slug: string }[]) => list.map((entry) => entry.slug);

describe('a province', () => {
  it('is found by id, slug, former slug, other spelling and code', async () => {
    const data = await ask(`{
      node(id: "province:hue") { id }
      slug: province(slug: "hue") { id }
      formerSlug: province(slug: "thua-thien-hue") { id }
      name: province(slug: "Thừa Thiên - Huế") { id }
      code: province(code: "46") { id }
    }`);
    expect(Object.keys(data)).toHaveLength(5);
    for (const found of Object.values(data)) expect(found).toEqual({ id: 'province:hue' });
  });

  it('has all its properties', async () => {
    const { province } = await ask(`{ province(slug: "ninh-thuan") {
      id slug name nameEn code kind region { code name nameEn } isCurrent aliases
      states { code isoCode kind name fullName region { code } validFrom validTo decree verification { status } }
      state { fullName } mergedInto { slug } mergedOn absorbed { slug } districts { slug }
      plans { totalCount } documents { totalCount }
    } }`);
    expect(province).toEqual({
      id: 'province:ninh-thuan',
      slug: 'ninh-thuan',
      name: 'Ninh Thuận',
      nameEn: 'Ninh Thuan',
      code: '58',
      kind: 'PROVINCE',
      region: {
        code: 'BTBDHMT',
        name: 'Bắc Trung Bộ và Duyên hải miền Trung',
        nameEn: expect.stringContaining('Central'),
      },
      isCurrent: false,
      aliases: [],
      states: [
        {
          code: '58',
          isoCode: 'VN-36',
          kind: 'PROVINCE',
          name: 'Ninh Thuận',
          fullName: 'Tỉnh Ninh Thuận',
          region: { code: 'BTBDHMT' },
          validFrom: '2008-08-01',
          validTo: '2025-06-30',
          decree: null,
          verification: { status: 'PUBLISHED' },
        },
      ],
      state: { fullName: 'Tỉnh Ninh Thuận' },
      mergedInto: { slug: 'khanh-hoa' },
      mergedOn: '2025-07-01',
      absorbed: [],
      districts: [{ slug: 'phan-rang-thap-cham' }],
      plans: { totalCount: 6 },
      documents: { totalCount: expect.any(Number) },
    });
  });

  it('is null when nothing has the slug, the code or the id', async () => {
    expect(
      await ask(`{ a: province(slug: "atlantis") { id } b: province(code: "99") { id } c: province(slug: "") { id }
        d: province(slug: "vung-tau") { id } e: node(id: "province:atlantis") { id } }`),
    ).toEqual({ a: null, b: null, c: null, d: null, e: null });
  });

  it('needs a slug or a code, and not both', async () => {
    for (const args of ['asOf: "2024-01-01"', 'slug: "hue", code: "46"']) {
      const { errors } = await app().query(`{ province(${args}) { id } }`);
      expect(errors?.map((error) => error.extensions?.code)).toEqual(['BAD_USER_INPUT']);
    }
  });
});

describe('a code that two provinces have had', () => {
  it('is refused without a day, with both candidates', async () => {
    const { data, errors } = await app().query('{ province(code: "52") { slug } }');
    expect(data).toEqual({ province: null });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toEqual({
      code: 'AMBIGUOUS_PROVINCE',
      candidates: [
        { slug: 'binh-dinh', name: 'Bình Định', validFrom: '2008-08-01', validTo: '2025-06-30' },
        { slug: 'gia-lai', name: 'Gia Lai', validFrom: '2025-07-01', validTo: null },
      ],
    });
    expect(errors?.[0]?.message).toContain('"asOf"');
  });

  it('means one or the other on a day', async () => {
    expect(
      await ask(`{ before: province(code: "52", asOf: "2025-06-30") { slug } after: province(code: "52", asOf: "2025-07-01") { slug }
        never: province(code: "52", asOf: "1990-01-01") { slug } }`),
    ).toEqual({ before: { slug: 'binh-dinh' }, after: { slug: 'gia-lai' }, never: null });
  });
});

describe('the list of provinces', () => {
  it('has the 63 names once each, in the order of their codes', async () => {
    const { provinces } = await ask('{ provinces { slug code isCurrent states { code } } }');
    expect(provinces).toHaveLength(63);
    expect(new Set(slugs(provinces)).size).toBe(63);
    const codes = provinces.map((province: { states: { code: string }[] }) => province.states[0]?.code);
    expect(codes).toEqual([...codes].sort());
    expect(provinces.filter((province: { isCurrent: boolean }) => province.isCurrent)).toHaveLength(34);
  });

  it('has 63 on a day before the mergers, 34 after them, and none before the first state', async () => {
    const data = await ask(
      'query ($today: Date) { then: provinces(asOf: "2024-01-01") { slug } eve: provinces(asOf: "2025-06-30") { slug } now: provinces(asOf: $today) { slug } before: provinces(asOf: "1900-01-01") { slug } }',
      { today: new Date().toISOString().slice(0, 10) },
    );
    expect([data.then.length, data.eve.length, data.now.length, data.before.length]).toEqual([63, 63, 34, 0]);
    expect(slugs(data.now)).not.toContain('ninh-thuan');
    expect(slugs(data.now)).toContain('khanh-hoa');
  });

  it('never changes the fields of a province by the day that selects it', async () => {
    const { then, always } = await ask(
      '{ then: provinces(asOf: "2024-01-01", slugs: ["gia-lai"]) { code region { code } } always: provinces(slugs: ["gia-lai"]) { code region { code } } }',
    );
    expect(then).toEqual(always);
    expect(then).toEqual([{ code: '52', region: { code: 'DHNTBTN' } }]);
  });

  it('keeps the order asked for, and each province once', async () => {
    const { provinces } = await ask(
      '{ provinces(slugs: ["vung-tau", "hue", "thua-thien-hue", "ninh-thuan"]) { slug } }',
    );
    expect(slugs(provinces)).toEqual(['ba-ria-vung-tau', 'hue', 'ninh-thuan']);
  });

  it('is empty for an empty list of slugs, and narrows by region', async () => {
    const { none, region } = await ask(
      '{ none: provinces(slugs: []) { slug } region: provinces(region: "DHNTBTN") { slug region { code } } }',
    );
    expect(none).toEqual([]);
    expect(region.length).toBeGreaterThan(3);
    for (const province of region) expect(province.region.code).toBe('DHNTBTN');
  });

  it('refuses an unknown slug and an unknown region, and names the nearest', async () => {
    const { errors } = await app().query('{ provinces(slugs: ["hue", "ninh-thuann"]) { slug } }');
    expect(errors?.[0]?.message).toContain('Unknown province "ninh-thuann". Did you mean "ninh-thuan"?');
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNKNOWN_PROVINCE', suggestion: 'ninh-thuan' });
    const region = await app().query('{ provinces(region: "DNBB") { slug } }');
    expect(region.errors?.[0]?.extensions).toEqual({ code: 'UNKNOWN_VALUE', suggestion: 'DNB' });
  });
});

describe('the states of a province', () => {
  it('hold on their days and on no others', async () => {
    const { province } = await ask(`{ province(slug: "hue") {
      first: state(asOf: "2024-12-31") { fullName kind } second: state(asOf: "2025-01-01") { fullName kind }
      newest: state { validFrom } before: state(asOf: "1999-01-01") { fullName } states { validFrom validTo }
    } }`);
    expect(province).toEqual({
      first: { fullName: 'Tỉnh Thừa Thiên Huế', kind: 'PROVINCE' },
      second: { fullName: 'Thành phố Huế', kind: 'CITY' },
      newest: { validFrom: '2025-07-01' },
      before: null,
      states: [
        { validFrom: '2008-08-01', validTo: '2024-12-31' },
        { validFrom: '2025-01-01', validTo: '2025-06-30' },
        { validFrom: '2025-07-01', validTo: null },
      ],
    });
  });

  it('give a plan the state of its day of issue: Gia Lai had the code 64 when it issued 383/KH-UBND', async () => {
    const { plan } = await ask(
      '{ plan(number: "383/KH-UBND", province: "gia-lai") { issuedOn provinceState { code fullName } province { code } } }',
    );
    expect(plan).toEqual({
      issuedOn: '2020-02-26',
      provinceState: { code: '64', fullName: 'Tỉnh Gia Lai' },
      province: { code: '52' },
    });
  });

  it('end for merged provinces on the day before the merger, and the lineage says so both ways', async () => {
    const { provinces } = await ask(
      '{ provinces { slug isCurrent mergedOn mergedInto { slug absorbed { slug } } states { validTo } } }',
    );
    const merged = provinces.filter((province: { isCurrent: boolean }) => !province.isCurrent);
    expect(merged).toHaveLength(29);
    for (const province of merged) {
      expect(province.mergedOn).toBe('2025-07-01');
      expect(province.states.at(-1).validTo).toBe('2025-06-30');
      expect(slugs(province.mergedInto.absorbed)).toContain(province.slug);
    }
  });
});

describe('the territory of a province', () => {
  it('holds today the plans of the provinces that became part of it', async () => {
    const { province } = await ask(`{ province(slug: "khanh-hoa") {
      issued: plans { totalCount } today: plans(basis: CURRENT) { totalCount nodes { slug province { slug } } }
    } }`);
    expect(province.issued.totalCount).toBe(2);
    expect(province.today.totalCount).toBe(8);
    expect(slugs(province.today.nodes)).toContain('ninh-thuan-827-2024');
    const holders = province.today.nodes.map((plan: { province: { slug: string } }) => plan.province.slug);
    expect([...holders].sort()).toEqual([...Array(2).fill('khanh-hoa'), ...Array(6).fill('ninh-thuan')]);
  });
});

describe('a district', () => {
  it('hangs below its province, with a slug beside the provinces’ own', async () => {
    const data = await ask(`{
      province(slug: "hue") { districts { id slug code name fullName nameEn kind validFrom validTo province { slug } successor { slug } } }
      node(id: "district:vung-tau") { id ... on District { fullName province { slug } successor { slug } } }
      unknown: node(id: "district:atlantis") { id }
    }`);
    expect(data.province.districts).toEqual([
      {
        id: 'district:hue-city',
        slug: 'hue-city',
        code: '474',
        name: 'Huế',
        fullName: 'Thành phố Huế',
        nameEn: 'Hue',
        kind: 'PROVINCIAL_CITY',
        validFrom: null,
        validTo: '2024-12-31',
        province: { slug: 'hue' },
        successor: { slug: 'hue' },
      },
    ]);
    expect(data.node).toEqual({
      id: 'district:vung-tau',
      fullName: 'Thành phố Vũng Tàu',
      province: { slug: 'ba-ria-vung-tau' },
      successor: { slug: 'ho-chi-minh' },
    });
    expect(data.unknown).toBeNull();
  });
});
