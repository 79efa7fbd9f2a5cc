import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '../../src/database/connection.ts';
import { openGenerated } from '../support/generated.ts';

const app = openGenerated();

/** The days around which provinces change: Huế, the reform, and the cities of 2026. */
const DAYS = [
  ...['2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01'],
  ...['2026-04-29', '2026-04-30', '2026-08-31', '2026-09-01', '2026-09-19', '2026-09-20'],
];
const REFORM = '2025-07-01';
const YEARS = [...new Set(DAYS.map((day) => Number(day.slice(0, 4))))];
const BASES = ['AS_ISSUED', 'CURRENT'] as const;
const YEARS_AND_BASES = YEARS.flatMap((year) => BASES.map((basis) => [year, basis] as const));
const ALIGNMENTS = ['EXACT', 'NEAREST'] as const;
/** Below the limit of fields at the root of one question. */
const CODES_AT_ONCE = 10;
/** A comparison of three is asked for every third part of the list; together the years and bases ask for all. */
const THREES_APART = 3 * 3;

interface State {
  code: string;
  validFrom: string;
  validTo: string | null;
}
interface Province {
  slug: string;
  mergedOn: string | null;
  mergedInto: { slug: string } | null;
  states: State[];
}
interface Part {
  formerProvince: { slug: string };
  plan: { id: string } | null;
  state: string;
}
interface Cell {
  province: { slug: string };
  taskCount: number;
  otherActors: { taskCount: number }[];
}
interface Comparison {
  columns: { province: { slug: string }; parts: Part[] }[];
  rows: { key: string; cells: Cell[] }[];
  coverage: { expected: number; found: number; reviewed: number; missing: { province: { slug: string } }[] };
}

const COMPARE = `query ($provinces: [String!]!, $year: Int!, $alignment: Alignment, $basis: TerritoryBasis) {
  comparePlans(provinces: $provinces, year: $year, alignment: $alignment, basis: $basis) {
    columns { province { slug } parts { formerProvince { slug } plan { id } state } }
    rows { key cells { province { slug } taskCount otherActors { taskCount } } }
    coverage { expected found reviewed missing { province { slug } } } } }`;

let provinces: Province[] = [];
let slugs: string[] = [];

async function ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { data, errors } = await app().query(query, variables);
  expect(errors, JSON.stringify(variables)).toBeUndefined();
  return data;
}

async function compare(variables: Record<string, unknown>): Promise<Comparison> {
  return (await ask<{ comparePlans: Comparison }>(COMPARE, variables)).comparePlans;
}

beforeAll(async () => {
  ({ provinces } = await ask<{ provinces: Province[] }>(
    '{ provinces { slug mergedOn mergedInto { slug } states { code validFrom validTo } } }',
  ));
  slugs = provinces.map((province) => province.slug);
  expect(slugs).toHaveLength(63);
});

const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const partsOf = ({ columns }: Comparison) => columns.flatMap((column) => column.parts);
const bySlug = (list: readonly { formerProvince: { slug: string } }[]) =>
  [...list].sort((a, b) => (a.formerProvince.slug < b.formerProvince.slug ? -1 : 1));

describe('the states of the provinces', () => {
  it('follow each other day by day, the last one open or ended by the merger', () => {
    for (const { slug, states, mergedOn } of provinces) {
      for (const [i, state] of states.entries()) {
        const end = states[i + 1]?.validFrom ?? mergedOn;
        expect(state.validTo === null ? null : nextDay(state.validTo), slug).toBe(end);
      }
    }
  });

  it.each(DAYS)('hold once for every province that existed on %s, and for no other', async (day) => {
    const data = await ask<Record<'dated' | 'all', { slug: string; state: State | null }[]>>(
      `query ($day: Date!) { dated: provinces(asOf: $day) { slug state(asOf: $day) { code } }
        all: provinces { slug state(asOf: $day) { code validFrom validTo } } }`,
      { day },
    );
    expect(data.dated).toHaveLength(day < REFORM ? 63 : 34);
    expect(data.all.filter((province) => province.state !== null).map((province) => province.slug)).toEqual(
      data.dated.map((province) => province.slug),
    );
    for (const { slug, state } of data.all) {
      const holding = provinces
        .find((province) => province.slug === slug)
        ?.states.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
      expect(holding, slug).toEqual(state === null ? [] : [state]);
    }
    const codes = data.dated.map((province) => province.state?.code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each(DAYS)('lead by code from every state to its province on %s', async (day) => {
    const held = provinces.flatMap(({ slug, states }) =>
      states
        .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))
        .map(({ code }) => ({ slug, code })),
    );
    expect(held).toHaveLength(day < REFORM ? 63 : 34);
    for (let at = 0; at < held.length; at += CODES_AT_ONCE) {
      const some = held.slice(at, at + CODES_AT_ONCE);
      const fields = some.map(({ code }, i) => `p${i}: province(code: "${code}", asOf: $day) { slug }`);
      const answer = await ask<Record<string, { slug: string }>>(`query ($day: Date!) { ${fields.join(' ')} }`, {
        day,
      });
      expect(Object.values(answer).map(({ slug }) => slug)).toEqual(some.map(({ slug }) => slug));
    }
  });
});

describe('the plans of the provinces', () => {
  it.each(BASES)('each stand with exactly one province on the basis %s', async (basis) => {
    const data = await ask<{
      provinces: { slug: string; mergedInto: object | null; plans: { totalCount: number; nodes: { id: string }[] } }[];
      plans: { totalCount: number };
    }>(
      `query ($basis: TerritoryBasis!) { plans { totalCount }
        provinces { slug mergedInto { slug } plans(first: 100, basis: $basis) { totalCount nodes { id } } } }`,
      { basis },
    );
    const holders = data.provinces.filter((province) => basis === 'AS_ISSUED' || province.mergedInto === null);
    expect(holders).toHaveLength(basis === 'AS_ISSUED' ? 63 : 34);
    for (const { slug, plans } of holders) expect(plans.nodes.length, slug).toBe(plans.totalCount);
    const ids = holders.flatMap((province) => province.plans.nodes.map((plan) => plan.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(data.plans.totalCount);
  });

  it('name the state of the province that held on the day of issue', async () => {
    interface Issued {
      id: string;
      issuedOn: string | null;
      provinceState: State | null;
    }
    const PAGE = `query ($after: String) { plans(first: 100, after: $after, filter: { issuedOn: { from: "2008-08-01" } }) {
      nodes { id issuedOn provinceState { validFrom validTo } } pageInfo { endCursor hasNextPage } } }`;
    const plans: Issued[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: { nodes: Issued[]; pageInfo: { endCursor: string; hasNextPage: boolean } } = (
        await ask<{ plans: never }>(PAGE, { after })
      ).plans;
      plans.push(...page.nodes);
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    // Where only the year of issue is known, no state can be named by the day.
    const dated = plans.filter((plan) => plan.issuedOn !== null);
    expect(dated.length).toBeGreaterThan(500);
    const held = ({ issuedOn, provinceState }: Issued) =>
      issuedOn !== null &&
      provinceState !== null &&
      provinceState.validFrom <= issuedOn &&
      (provinceState.validTo === null || issuedOn <= provinceState.validTo);
    expect(dated.filter((plan) => !held(plan))).toEqual([]);
  });
});

describe.each(YEARS_AND_BASES)('a comparison of all provinces for %i, %s', (year, basis) => {
  const turn = YEARS_AND_BASES.findIndex(([y, b]) => y === year && b === basis) % 3;

  it.each(ALIGNMENTS)('has every province in exactly one column, with a plan of its own (%s)', async (alignment) => {
    const answer = await compare({ provinces: slugs, year, basis, alignment });
    const parts = partsOf(answer);
    expect(answer.columns).toHaveLength(basis === 'CURRENT' ? 34 : 63);
    expect(bySlug(parts).map((part) => part.formerProvince.slug)).toEqual([...slugs].sort());
    const owners = await rowsOf<{ id: string; owner: string; level: string }>(
      app().database.db,
      sql`select pl.id, p.slug as owner, pl.level::text as level from plans pl join provinces p on p.id = pl.province_id`,
    );
    const planned = parts.filter((part) => part.plan !== null);
    expect(planned.length).toBeGreaterThan(20);
    expect(new Set(planned.map((part) => part.plan?.id)).size).toBe(planned.length);
    for (const part of planned) {
      expect(owners.find((owner) => owner.id === part.plan?.id)).toMatchObject({
        owner: part.formerProvince.slug,
        level: 'PROVINCE',
      });
    }
  });

  it('counts every task of the plans once, own ones by area and those of others beside', async () => {
    const answer = await compare({ provinces: slugs, year, basis });
    const planIds = partsOf(answer).flatMap((part) => part.plan?.id ?? []);
    const [counts] = await rowsOf<{ own: number; others: number }>(
      app().database.db,
      sql`select count(*) filter (where t.actor_id is null or t.actor_id = d.issuer_id)::int as own,
          count(*) filter (where t.actor_id <> d.issuer_id)::int as others
        from tasks t join plans p on p.id = t.plan_id join documents d on d.id = p.document_id
        where t.is_leaf and t.action_area_id is not null and p.id = any(${sql.param(planIds)}::text[])`,
    );
    const cells = answer.rows.flatMap((row) => row.cells);
    expect(sum(cells.map((cell) => cell.taskCount))).toBe(counts?.own);
    expect(sum(cells.flatMap((cell) => cell.otherActors.map((other) => other.taskCount)))).toBe(counts?.others);
    expect(counts?.own).toBeGreaterThan(100);
  });

  it('has columns found and missing that add up, none of them twice', async () => {
    const { columns, coverage } = await compare({ provinces: slugs, year, basis });
    const missing = coverage.missing.map((entry) => entry.province.slug);
    expect(coverage.expected).toBe(columns.length);
    expect(coverage.found + missing.length).toBe(coverage.expected);
    expect(new Set(missing).size).toBe(missing.length);
    expect(coverage.reviewed).toBeLessThanOrEqual(coverage.found);
  });

  it('says of a province what a comparison of it with only two others says', async () => {
    const whole = await compare({ provinces: slugs, year, basis });
    const columnOf = (answer: Comparison, slug: string) => ({
      column: answer.columns.find((column) => column.province.slug === slug),
      cells: answer.rows.map((row) => row.cells.find((cell) => cell.province.slug === slug)),
    });
    for (let at = 3 * turn; at < slugs.length; at += THREES_APART) {
      const answer = await compare({ provinces: slugs.slice(at, at + 3), year, basis });
      for (const { province } of answer.columns)
        expect(columnOf(answer, province.slug), province.slug).toEqual(columnOf(whole, province.slug));
    }
  });
});

describe('the two bases', () => {
  it.each(YEARS.flatMap((year) => ALIGNMENTS.map((alignment) => [year, alignment] as const)))(
    'give for %i %s the same parts, but for provinces that no longer existed as issuers',
    async (year, alignment) => {
      const issued = await compare({ provinces: slugs, year, alignment, basis: 'AS_ISSUED' });
      const current = await compare({ provinces: slugs, year, alignment, basis: 'CURRENT' });
      const gone = (part: Part) => year >= 2026 && part.state === 'PROVINCE_DID_NOT_EXIST';
      const ended = partsOf(issued).filter(gone);
      expect(ended).toHaveLength(year >= 2026 ? 29 : 0);
      const endedSlugs = ended.map((part) => part.formerProvince.slug);
      expect(bySlug(partsOf(current).filter((part) => !endedSlugs.includes(part.formerProvince.slug)))).toEqual(
        bySlug(partsOf(issued).filter((part) => !gone(part))),
      );
      if (ended.length > 0) return;
      for (const [i, row] of current.rows.entries()) {
        for (const [at, cell] of row.cells.entries()) {
          const members = current.columns[at]?.parts.map((part) => part.formerProvince.slug) ?? [];
          const issuedCells = issued.rows[i]?.cells.filter((entry) => members.includes(entry.province.slug)) ?? [];
          expect(cell.taskCount).toBe(sum(issuedCells.map((entry) => entry.taskCount)));
        }
      }
    },
  );
});
