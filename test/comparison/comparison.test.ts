import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

const COMPARE = `query ($provinces: [String!]!, $year: Int!, $rows: ComparisonAxis, $alignment: Alignment, $basis: TerritoryBasis) {
  comparePlans(provinces: $provinces, year: $year, rows: $rows, alignment: $alignment, basis: $basis) {
    year basis axis datasetVersion requested
    columns { province { slug } plans { number } state alignment
      parts { formerProvince { slug } plan { number } alignment yearsApart rule why whyVi } }
    rows { key label labelEn presentIn subject { __typename }
      cells { province { slug } state taskCount secondaryTaskCount otherActors { actor { name } taskCount } tasks { locator } targets { value } } }
    coverage { expected found reviewed missing { province { slug } state } }
  }
}`;
const BUDGET = 12;

interface Cell {
  province: { slug: string };
  state: string;
  taskCount: number;
  secondaryTaskCount: number;
  otherActors: { actor: { name: string }; taskCount: number }[];
  tasks: { locator: string }[];
  targets: { value: string | null }[];
}

interface Row {
  key: string;
  subject: { __typename: string } | null;
  cells: Cell[];
}

interface Column {
  province: { slug: string };
  plans: { number: string }[];
  state: string;
  alignment: string;
  parts: {
    formerProvince: { slug: string };
    plan: { number: string } | null;
    yearsApart: number | null;
    rule: string;
  }[];
}

interface Coverage {
  expected: number;
  found: number;
  reviewed: number;
  missing: { province: { slug: string }; state: string }[];
}

function at(row: Row | undefined, slug: string): Cell {
  const cell = row?.cells.find((entry) => entry.province.slug === slug);
  if (!cell) throw new Error(`the answer has no such cell of ${slug}`);
  return cell;
}

async function compare(variables: Record<string, unknown>) {
  const answer = await app().query(COMPARE, variables);
  expect(answer.errors).toBeUndefined();
  expect(answer.statements.length, answer.statements.join('\n\n')).toBeLessThanOrEqual(BUDGET);
  const { columns, rows, ...rest }: { columns: Column[]; rows: Row[]; requested: string[]; coverage: Coverage } =
    answer.data.comparePlans;
  return {
    ...rest,
    columns,
    rows,
    column: (slug: string) => columns.find((column) => column.province.slug === slug),
    cells: (slug: string) => rows.map((row) => at(row, slug)),
    cell: (key: string, slug: string) =>
      at(
        rows.find((row) => row.key === key),
        slug,
      ),
  };
}

const THREE = ['ninh-thuan', 'dong-nai', 'quang-ngai'];

describe('comparePlans on the real data, 2024, as issued', () => {
  it('gives each of the three provinces its own plan of the year', async () => {
    const { columns, requested, coverage } = await compare({ provinces: THREE, year: 2024 });
    expect(requested).toEqual(THREE);
    expect(
      columns.map((column) => [
        column.parts[0]?.plan?.number,
        column.alignment,
        column.parts[0]?.yearsApart,
        column.parts[0]?.rule,
      ]),
    ).toEqual([
      ['827/KH-UBND', 'EXACT', 0, 'ANNUAL_COVERS'],
      ['9478/UBND-KGVX', 'EXACT', 0, 'ANNUAL_COVERS'],
      ['72/KH-UBND', 'EXACT', 0, 'ANNUAL_COVERS'],
    ]);
    expect(coverage).toEqual({ expected: 3, found: 3, reviewed: 3, missing: [] });
  });

  it('takes the plan of the year after where none covers the year asked for', async () => {
    const { columns } = await compare({ provinces: ['quang-ngai', 'gia-lai'], year: 2022 });
    expect(
      columns.map(({ alignment, parts }) => [alignment, parts[0]?.plan?.number, parts[0]?.yearsApart, parts[0]?.rule]),
    ).toEqual([
      ['LATER', '72/KH-UBND', 2, 'ANNUAL_NEAR'],
      ['LATER', null, 1, 'ANNUAL_NEAR'],
    ]);
  });

  it('leaves Ninh Thuận SOURCE_PARTIAL in all 16 rows and shows the Statistics Office beside', async () => {
    const { cells, rows } = await compare({ provinces: THREE, year: 2024 });
    expect(rows).toHaveLength(16);
    const ninhThuan = cells('ninh-thuan');
    expect(ninhThuan.map((cell) => cell.state)).toEqual(Array(16).fill('SOURCE_PARTIAL'));
    expect(ninhThuan.flatMap((cell) => cell.otherActors)).toEqual(
      Array(4).fill({ actor: { name: 'Cục Thống kê tỉnh Ninh Thuận' }, taskCount: 1 }),
    );
    expect(ninhThuan.every((cell) => cell.taskCount === 0 && cell.tasks.length === 0)).toBe(true);
  });

  it('counts every own task of Đồng Nai once, by its primary area', async () => {
    const { cells, cell } = await compare({ provinces: THREE, year: 2024 });
    expect(cells('dong-nai').reduce((sum, entry) => sum + entry.taskCount, 0)).toBe(17);
    expect(cell('T02', 'dong-nai')).toMatchObject({ state: 'PRESENT', taskCount: 1, tasks: [{ locator: '5-1' }] });
    expect(cell('T08', 'dong-nai')).toMatchObject({ state: 'PRESENT', taskCount: 0, secondaryTaskCount: 1 });
    expect(cell('T14', 'dong-nai').state).toBe('SOURCE_PARTIAL');
  });

  it('never calls anything in Quảng Ngãi NOT_ADDRESSED: its source is cut', async () => {
    const states = (await compare({ provinces: THREE, year: 2025 })).cells('quang-ngai').map((cell) => cell.state);
    expect(states).toHaveLength(16);
    expect(new Set(states)).toEqual(new Set(['PRESENT', 'SOURCE_PARTIAL']));
  });

  it('falls back on the plan known by citation when only exact ones may stand', async () => {
    const { column } = await compare({ provinces: THREE, year: 2023, alignment: 'EXACT' });
    expect(column('quang-ngai')).toMatchObject({
      alignment: 'EXACT',
      plans: [{ number: '254/QĐ-UBND' }],
      parts: [{ rule: 'CITED_COVERS' }],
    });
  });
});

describe('comparePlans on today’s territory', () => {
  it('puts Ninh Thuận under Khánh Hòa and Bình Định beside Gia Lai', async () => {
    const { columns, requested } = await compare({
      provinces: ['ninh-thuan', 'gia-lai', 'binh-dinh', 'khanh-hoa'],
      year: 2024,
      basis: 'CURRENT',
    });
    expect(requested).toEqual(['ninh-thuan', 'gia-lai', 'binh-dinh', 'khanh-hoa']);
    expect(
      columns.map((column) => [column.province.slug, column.parts.map((part) => part.formerProvince.slug)]),
    ).toEqual([
      ['khanh-hoa', ['khanh-hoa', 'ninh-thuan']],
      ['gia-lai', ['gia-lai', 'binh-dinh']],
    ]);
    expect(columns[0]).toMatchObject({
      alignment: 'EXACT',
      state: 'PRESENT',
      plans: [{ number: '11973/UBND-KGVX' }, { number: '827/KH-UBND' }],
    });
    expect(columns[1]).toMatchObject({ alignment: 'MIXED', state: 'PRESENT' });
  });

  it('shows a province that ended as a column that did not exist, on the basis of issue', async () => {
    const { column, cells, coverage } = await compare({ provinces: ['ninh-thuan', 'khanh-hoa'], year: 2026 });
    expect(column('ninh-thuan')).toMatchObject({ state: 'PROVINCE_DID_NOT_EXIST', alignment: 'NONE', plans: [] });
    expect(new Set(cells('ninh-thuan').map((cell) => cell.state))).toEqual(new Set(['PROVINCE_DID_NOT_EXIST']));
    expect(coverage.missing.map((entry) => entry.state)).toEqual(['PROVINCE_DID_NOT_EXIST', 'NOT_SEARCHED']);
  });
});

describe('the other axes', () => {
  it('gives the objectives of the strategy in force and the cross-cutting means', async () => {
    const { rows, cell } = await compare({ provinces: THREE, year: 2024, rows: 'OBJECTIVE' });
    expect(rows.map((row) => row.key)).toEqual(['1', '2', '3', '4', '5', '6', 'cross-cutting']);
    expect(rows.map((row) => row.subject?.__typename ?? null)).toEqual([...Array(6).fill('Objective'), null]);
    expect(cell('1', 'dong-nai')).toMatchObject({ state: 'PRESENT', taskCount: 1 });
  });

  it('gives all 23 measures, with targets where a plan sets them', async () => {
    const { rows, cell } = await compare({ provinces: ['kon-tum', 'dong-nai'], year: 2023, rows: 'TARGET' });
    expect(rows).toHaveLength(23);
    expect(cell('2.3', 'kon-tum')).toMatchObject({ state: 'PRESENT', targets: [{ value: '26.05' }] });
    expect(cell('1.1', 'kon-tum').state).toBe('SOURCE_PARTIAL');
  });

  it('shows beside a measure the tasks that serve it, which make nothing PRESENT', async () => {
    const { cell } = await compare({ provinces: ['ninh-thuan', 'dong-nai'], year: 2024, rows: 'TARGET' });
    expect(cell('1.1', 'dong-nai')).toMatchObject({ state: 'SOURCE_PARTIAL', targets: [], taskCount: 1 });
    expect(cell('1.1', 'dong-nai').tasks).toHaveLength(1);
    // What the page of another body states stays apart here too.
    expect(cell('3.1', 'ninh-thuan')).toMatchObject({ state: 'SOURCE_PARTIAL', taskCount: 0, tasks: [] });
    expect(cell('3.1', 'ninh-thuan').otherActors).toMatchObject([{ taskCount: 2 }]);
  });

  it('gives the union of the programmes and of the strategies', async () => {
    const programmes = await compare({ provinces: THREE, year: 2024, rows: 'PROGRAMME' });
    expect(programmes.rows.length).toBeGreaterThan(5);
    expect(programmes.cell('gbv-2021-2025', 'dong-nai').state).toBe('PRESENT');
    expect(programmes.cell('ntp-poverty-2021-2025', 'quang-ngai').state).toBe('SOURCE_PARTIAL');
    const strategies = await compare({ provinces: [...THREE, 'gia-lai'], year: 2020, rows: 'STRATEGY' });
    expect(strategies.rows.map((row) => row.key)).toContain('strategy-2011-2020');
  });
});

describe('the shipped data', () => {
  it('finds plans of at least 30 provinces for 2021, and at least 25 targets of provinces for measures in 2025', async () => {
    const provinces: string[] = (await app().query('{ provinces { slug } }')).data.provinces.map(
      (province: { slug: string }) => province.slug,
    );
    const coverage = await app().query('{ planCoverage(year: 2021) { coverage { found expected } } }');
    expect(coverage.data.planCoverage.coverage.expected).toBe(63);
    expect(coverage.data.planCoverage.coverage.found).toBeGreaterThanOrEqual(30);
    const { rows } = await compare({ provinces, year: 2025, rows: 'TARGET' });
    const present = rows.flatMap((row) => row.cells).filter((cell) => cell.state === 'PRESENT');
    expect(present.length).toBeGreaterThanOrEqual(25);
    expect(present.every((cell) => cell.targets.length > 0)).toBe(true);
  });
});

describe('planCoverage', () => {
  const COVERAGE = `query ($year: Int!, $basis: TerritoryBasis) { planCoverage(year: $year, basis: $basis) {
    datasetVersion coverage { expected found reviewed missing { province { slug } state } }
    units { province { slug } state plans { number } completeness source { sha256 } } } }`;

  it.each([
    [2024, 'AS_ISSUED', 63],
    [2025, 'AS_ISSUED', 63],
    [2026, 'AS_ISSUED', 34],
    [2024, 'CURRENT', 34],
    [2026, 'CURRENT', 34],
  ])('of %i %s has %i units whose sums hold', async (year, basis, expected) => {
    const answer = await app().query(COVERAGE, { year, basis });
    expect(answer.errors).toBeUndefined();
    expect(answer.statements.length, answer.statements.join('\n\n')).toBeLessThanOrEqual(6);
    const { units, coverage } = answer.data.planCoverage;
    expect(units).toHaveLength(expected);
    expect(coverage.expected).toBe(expected);
    expect(coverage.found + coverage.missing.length).toBe(expected);
    expect(units.filter((unit: { state: string }) => unit.state === 'PRESENT')).toHaveLength(coverage.found);
  });

  it('says NO_PLAN_FOUND only of provinces that a survey names', async () => {
    const { data } = await app().query(COVERAGE, { year: 2024 });
    const states: [string, string][] = data.planCoverage.coverage.missing.map(
      (entry: { province: { slug: string }; state: string }) => [entry.state, entry.province.slug],
    );
    const searched = states.filter(([state]) => state === 'NO_PLAN_FOUND').map(([, slug]) => slug);
    expect(searched.sort()).toEqual(['quang-ninh', 'thanh-hoa']);
    expect(new Set(states.map(([state]) => state))).toEqual(new Set(['NO_PLAN_FOUND', 'NOT_SEARCHED']));
  });
});

describe('bad input', () => {
  it.each([
    ['one province', { provinces: ['dong-nai'], year: 2024 }, 'BAD_USER_INPUT', '2 to 63'],
    ['the same province twice', { provinces: ['dong-nai', 'dong-nai'], year: 2024 }, 'BAD_USER_INPUT', 'twice'],
    ['a province by two of its names', { provinces: ['hue', 'thua-thien-hue'], year: 2024 }, 'BAD_USER_INPUT', 'twice'],
    ['an unknown province', { provinces: ['dong-nai', 'ninh-thuann'], year: 2024 }, 'UNKNOWN_PROVINCE', '"ninh-thuan"'],
    ['a district', { provinces: ['dong-nai', 'vung-tau'], year: 2024 }, 'BAD_USER_INPUT', '"ba-ria-vung-tau"'],
    ['a year before 2000', { provinces: THREE, year: 1999 }, 'BAD_USER_INPUT', '2000 to 2100'],
    ['a year after 2100', { provinces: THREE, year: 2101 }, 'BAD_USER_INPUT', '2000 to 2100'],
  ])('%s gets a coded error with the remedy', async (_name, variables, code, remedy) => {
    const { errors } = await app().query(COMPARE, variables);
    expect(errors?.[0]?.extensions?.code).toBe(code);
    expect(errors?.[0]?.message).toContain(remedy);
  });
});
