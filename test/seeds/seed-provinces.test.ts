import { describe, expect, it } from 'vitest';
import type { ProvinceContent } from '../../src/provinces/province.record.ts';
import { all, one, tally } from './seed-content.ts';

describe('provinces', () => {
  it('are 63 names with 101 dated states, in the order of the statistics codes', () => {
    const provinces = all<ProvinceContent>('province').sort((a, b) => a.position - b.position);
    expect(provinces).toHaveLength(63);
    expect(provinces.flatMap(({ states }) => states)).toHaveLength(101);
    const codes = provinces.map(({ states }) => states[0]?.code ?? '');
    expect(codes).toEqual([...codes].sort());
    expect(provinces.filter(({ merger }) => merger)).toHaveLength(29);
  });

  it('never overlap in time and never share a code on one day', () => {
    const states = all<ProvinceContent>('province').flatMap(({ key, states: own }) =>
      own.map((state) => ({ key, code: state.code, from: state.validFrom, to: state.validTo ?? '9999-12-31' })),
    );
    const clashes = states.flatMap((a, i) =>
      states.slice(i + 1).filter((b) => (a.key === b.key || a.code === b.code) && a.from <= b.to && b.from <= a.to),
    );
    expect(states).toHaveLength(101);
    expect(clashes).toEqual([]);
  });

  it.each([
    ['2024-06-01', 63, 5],
    ['2025-06-30', 63, 6],
    ['2025-07-01', 34, 6],
    ['2026-04-30', 34, 7],
    ['2026-09-20', 34, 9],
  ])('exist on %s as %i units, of which %i are cities', (day, units, cities) => {
    const existing = all<ProvinceContent>('province').flatMap(({ states }) =>
      states.filter((state) => state.validFrom <= day && day <= (state.validTo ?? '9999-12-31')),
    );
    expect(existing).toHaveLength(units);
    expect(existing.filter(({ kind }) => kind === 'CITY')).toHaveLength(cities);
  });

  it.each([
    ['lao-cai', '10', '15', 'yen-bai'],
    ['bac-ninh', '27', '24', 'bac-giang'],
    ['quang-tri', '45', '44', 'quang-binh'],
    ['gia-lai', '64', '52', 'binh-dinh'],
    ['tay-ninh', '72', '80', 'long-an'],
    ['dong-thap', '87', '82', 'tien-giang'],
    ['an-giang', '89', '91', 'kien-giang'],
  ])('%s gave up code %s for %s, the code of %s, which it absorbed', (slug, before, after, absorbed) => {
    const province = one<ProvinceContent>('province', slug);
    expect(province.states[0]?.code).toBe(before);
    expect(province.states.at(-1)?.code).toBe(after);
    const former = one<ProvinceContent>('province', absorbed);
    expect(former.states.map(({ code }) => code)).toEqual([after]);
    expect(former.merger).toEqual({ into: slug, on: '2025-07-01', decree: '202/2025/QH15' });
  });

  const formerCodes =
    'ha-noi:01 ha-giang:02 cao-bang:04 bac-kan:06 tuyen-quang:08 lao-cai:10 dien-bien:11 lai-chau:12 son-la:14 ' +
    'yen-bai:15 hoa-binh:17 thai-nguyen:19 lang-son:20 quang-ninh:22 bac-giang:24 phu-tho:25 vinh-phuc:26 bac-ninh:27 ' +
    'hai-duong:30 hai-phong:31 hung-yen:33 thai-binh:34 ha-nam:35 nam-dinh:36 ninh-binh:37 thanh-hoa:38 nghe-an:40 ' +
    'ha-tinh:42 quang-binh:44 quang-tri:45 hue:46 da-nang:48 quang-nam:49 quang-ngai:51 binh-dinh:52 phu-yen:54 ' +
    'khanh-hoa:56 ninh-thuan:58 binh-thuan:60 kon-tum:62 gia-lai:64 dak-lak:66 dak-nong:67 lam-dong:68 binh-phuoc:70 ' +
    'tay-ninh:72 binh-duong:74 dong-nai:75 ba-ria-vung-tau:77 ho-chi-minh:79 long-an:80 tien-giang:82 ben-tre:83 ' +
    'tra-vinh:84 vinh-long:86 dong-thap:87 an-giang:89 kien-giang:91 can-tho:92 hau-giang:93 soc-trang:94 bac-lieu:95 ' +
    'ca-mau:96';
  const presentCodes =
    'ha-noi:01 cao-bang:04 tuyen-quang:08 lao-cai:15 dien-bien:11 lai-chau:12 son-la:14 thai-nguyen:19 lang-son:20 ' +
    'quang-ninh:22 phu-tho:25 bac-ninh:24 hai-phong:31 hung-yen:33 ninh-binh:37 thanh-hoa:38 nghe-an:40 ha-tinh:42 ' +
    'quang-tri:44 hue:46 da-nang:48 quang-ngai:51 khanh-hoa:56 gia-lai:52 dak-lak:66 lam-dong:68 tay-ninh:80 ' +
    'dong-nai:75 ho-chi-minh:79 vinh-long:86 dong-thap:82 an-giang:91 can-tho:92 ca-mau:96';
  const mergers =
    'ha-giang>tuyen-quang bac-kan>thai-nguyen yen-bai>lao-cai hoa-binh>phu-tho bac-giang>bac-ninh vinh-phuc>phu-tho ' +
    'hai-duong>hai-phong thai-binh>hung-yen ha-nam>ninh-binh nam-dinh>ninh-binh quang-binh>quang-tri ' +
    'quang-nam>da-nang binh-dinh>gia-lai phu-yen>dak-lak ninh-thuan>khanh-hoa binh-thuan>lam-dong kon-tum>quang-ngai ' +
    'dak-nong>lam-dong binh-phuoc>dong-nai binh-duong>ho-chi-minh ba-ria-vung-tau>ho-chi-minh long-an>tay-ninh ' +
    'tien-giang>dong-thap ben-tre>vinh-long tra-vinh>vinh-long kien-giang>an-giang hau-giang>can-tho soc-trang>can-tho ' +
    'bac-lieu>ca-mau';

  it('had these codes in the set of 63, have these in the set of 34, and merged like this', () => {
    const provinces = all<ProvinceContent>('province').sort((a, b) => a.position - b.position);
    expect(provinces.map(({ key, states }) => `${key}:${states[0]?.code}`)).toEqual(formerCodes.split(' '));
    expect(
      provinces.flatMap(({ key, states }) => (states.at(-1)?.validTo ? [] : [`${key}:${states.at(-1)?.code}`])),
    ).toEqual(presentCodes.split(' '));
    expect(provinces.flatMap(({ key, merger }) => (merger ? [`${key}>${merger.into}`] : []))).toEqual(
      mergers.split(' '),
    );
  });

  it('changed on six days only', () => {
    const starts = all<ProvinceContent>('province').flatMap(({ states }) => states.map(({ validFrom }) => validFrom));
    expect(tally(starts)).toEqual({
      '2008-08-01': 63,
      '2025-01-01': 1,
      '2025-07-01': 34,
      '2026-04-30': 1,
      '2026-09-01': 1,
      '2026-09-20': 1,
    });
    const ends = all<ProvinceContent>('province').flatMap(({ states }) => states.map(({ validTo }) => `${validTo}`));
    expect(tally(ends)).toEqual({
      '2024-12-31': 1,
      '2025-06-30': 63,
      '2026-04-29': 1,
      '2026-08-31': 1,
      '2026-09-19': 1,
      null: 34,
    });
  });

  it('know Huế under its former slug and in its three states', () => {
    const hue = one<ProvinceContent>('province', 'hue');
    expect(hue.formerSlugs).toEqual(['thua-thien-hue']);
    expect(hue.states.map(({ kind, name, validFrom }) => [kind, name, validFrom])).toEqual([
      ['PROVINCE', 'Thừa Thiên Huế', '2008-08-01'],
      ['CITY', 'Huế', '2025-01-01'],
      ['CITY', 'Huế', '2025-07-01'],
    ]);
  });

  it('mark the two changes of September 2026 as unverified', () => {
    const unverified = all<ProvinceContent>('province').flatMap(({ key, states }) =>
      states
        .filter((state) => state.verification?.status === 'UNVERIFIED')
        .map((state) => [key, state.validFrom, state.decree]),
    );
    expect(unverified).toEqual([
      ['quang-ninh', '2026-09-01', null],
      ['bac-ninh', '2026-09-20', null],
    ]);
    expect(
      one<ProvinceContent>('province', 'dong-nai').states.map((s) => [s.code, s.kind, s.validFrom, s.decree]),
    ).toEqual([
      ['75', 'PROVINCE', '2008-08-01', null],
      ['75', 'PROVINCE', '2025-07-01', '202/2025/QH15'],
      ['75', 'CITY', '2026-04-30', '30/2026/QH16'],
    ]);
  });
});
