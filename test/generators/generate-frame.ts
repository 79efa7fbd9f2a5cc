import type { Generated, Sizes } from './generate.ts';
import type { Random } from './random.ts';
import type { Reference } from './reference.ts';

export const committeeOf = (unit: string) => `gen-ubnd-${unit}`;
export const departmentOf = (province: string) => `gen-so-${province}`;
export const unionOf = (province: string) => `gen-hoi-${province}`;
export const portalOf = (province: string) => `gen-cong-${province}`;
const districtOf = (province: string) => `gen-district-${province}`;
export const programmeOf = (province: string) => `gen-programme-${province}`;
export const letterOf = (province: string) => `gen-letter-${province}`;

/** Makes what the plans hang on: bodies, districts, provincial programmes, letters of guidance, surveys. */
export function generateFrame(random: Random, { provinces }: Reference, sizes: Sizes): Generated[] {
  const lastYear = sizes.firstYear + sizes.years - 1;
  const frames = provinces.flatMap(({ key, name, fullName, endedOn }, i): Generated[] => {
    const body = (bodyKey: string, title: string, kind: string, level: string | null): Generated => [
      'organisation',
      { key: bodyKey, name: title, kind, level, province: key },
    ];
    const end = endedOn === null ? lastYear : Math.min(lastYear, Number(endedOn.slice(0, 4)));
    const year = random.whole(Math.min(sizes.firstYear, end), end);
    return [
      [
        'district',
        {
          key: districtOf(key),
          code: String(900 + i),
          name: `Huyện mẫu ${name}`,
          fullName: `Huyện mẫu ${name}`,
          kind: 'DISTRICT',
          province: key,
          validTo: '2025-06-30',
        },
      ],
      body(committeeOf(key), `Ủy ban nhân dân ${fullName} (dữ liệu mẫu)`, 'PEOPLES_COMMITTEE', 'PROVINCE'),
      body(departmentOf(key), `Sở Nội vụ ${fullName} (dữ liệu mẫu)`, 'DEPARTMENT', 'PROVINCE'),
      body(unionOf(key), `Hội Liên hiệp Phụ nữ ${fullName} (dữ liệu mẫu)`, 'MASS_ORGANISATION', 'PROVINCE'),
      body(portalOf(key), `Cổng thông tin điện tử ${fullName} (dữ liệu mẫu)`, 'PORTAL', null),
      [
        'organisation',
        {
          key: committeeOf(districtOf(key)),
          name: `Ủy ban nhân dân Huyện mẫu ${name}`,
          kind: 'PEOPLES_COMMITTEE',
          level: 'DISTRICT',
          province: key,
          district: districtOf(key),
        },
      ],
      [
        'programme',
        {
          key: programmeOf(key),
          title: `Chương trình vì sự tiến bộ của phụ nữ ${fullName} (dữ liệu mẫu)`,
          scope: 'PROVINCIAL',
          province: key,
          parent: random.chance(0.3) ? 'gbv-2021-2025' : null,
          period: random.chance(0.8) ? { from: `${year}-01-01`, to: `${year + 4}-12-31` } : null,
        },
      ],
      [
        'document',
        {
          key: letterOf(key),
          number: `${700 + i}/SNV-CTTN`,
          type: 'CV',
          title: `Về việc hướng dẫn xây dựng kế hoạch bình đẳng giới năm ${year}`,
          issuer: departmentOf(key),
          issuedOn: `${year}-01-05`,
          province: key,
        },
      ],
    ];
  });
  return [
    ...frames,
    ...surveysOf(
      random,
      provinces.map((province) => province.key),
      sizes.firstYear,
      lastYear,
    ),
  ];
}

function surveysOf(random: Random, provinces: string[], firstYear: number, lastYear: number): Generated[] {
  return Array.from({ length: 8 }, (_, i) => {
    const from = random.whole(firstYear, lastYear);
    const to = random.whole(from, lastYear);
    return [
      'survey',
      {
        key: `gen-survey-${i}`,
        by: `Nhóm khảo sát ${i + 1}`,
        on: random.chance(0.8) ? `${to}-12-0${i + 1}` : null,
        places: 'Cổng thông tin điện tử của các tỉnh',
        provinces: random.some(provinces, Math.max(1, Math.floor(provinces.length / 6))),
        years: random.chance(0.9)
          ? { from: random.chance(0.8) ? from : null, to: random.chance(0.8) ? to : null }
          : null,
      },
    ];
  });
}
