import { beforeAll, describe, expect, it } from 'vitest';
import { type Random, randomOf } from '../generators/random.ts';
import type { TestApp } from '../support/app.ts';
import { openGenerated } from '../support/generated.ts';
import { askOracle, cellsOracle, columnsOracle, type Question } from './oracle.sql.ts';

/** Some dozens of questions, each asked of the service and of the tables, on a machine that has other work. */
const PATIENCE_MS = 120_000;
const AXES = ['ACTION_AREA', 'PROGRAMME', 'STRATEGY', 'OBJECTIVE', 'TARGET'];
const ROLES = ['ANNUAL', 'STRATEGY', 'PROGRAMME', 'CAMPAIGN'];
const STANDING = ['ANNUAL', 'STRATEGY'];
const OPEN = ['SOURCE_PARTIAL', 'NOT_REVIEWED', 'NO_PLAN_FOUND', 'NOT_SEARCHED'];

const COMPARE = `query ($provinces: [String!]!, $year: Int!, $axis: ComparisonAxis, $alignment: Alignment, $basis: TerritoryBasis, $roles: [PlanRole!]) {
  comparePlans(provinces: $provinces, year: $year, rows: $axis, alignment: $alignment, basis: $basis, roles: $roles) {
    requested
    columns { province { slug } plans { id } state alignment
      parts { formerProvince { slug } plan { id } rule alignment yearsApart state } }
    rows { key presentIn unknownIn cells { province { slug } state taskCount secondaryTaskCount
      otherActors { actor { id } taskCount } targets { id } } }
    coverage { expected found foundWithContent reviewed missing { province { slug } state } }
  }
}`;

interface Slug {
  slug: string;
}
interface Part {
  formerProvince: Slug;
  plan: { id: string } | null;
  rule: string;
  alignment: string;
  yearsApart: number | null;
  state: string;
}
interface Cell {
  province: Slug;
  state: string;
  taskCount: number;
  secondaryTaskCount: number;
  otherActors: { actor: { id: string }; taskCount: number }[];
  targets: { id: string }[];
}
interface Comparison {
  requested: string[];
  columns: { province: Slug; plans: { id: string }[]; state: string; alignment: string; parts: Part[] }[];
  rows: { key: string; presentIn: number; unknownIn: number; cells: Cell[] }[];
  coverage: {
    expected: number;
    found: number;
    foundWithContent: number;
    reviewed: number;
    missing: { province: Slug; state: string }[];
  };
}

interface OracleColumn extends Record<string, unknown> {
  column: string;
  state: string;
  alignment: string;
  found: boolean;
  content: boolean;
  reviewed: boolean;
  parts: { province: string; plan: string | null; state: string }[];
}
interface OracleCell extends Record<string, unknown> {
  row: string;
  column: string;
  state: string;
}

type Open = () => () => TestApp;
type App = ReturnType<Open>;

/** Opens the data. Returns: the service and the slugs of its 63 provinces, once the tests run. */
function openOracle(open: Open): { app: App; slugs: () => string[] } {
  const app = open();
  let slugs: string[] = [];
  beforeAll(async () => {
    const { data } = await app().query('{ provinces { slug } }');
    slugs = data.provinces.map((province: Slug) => province.slug);
    expect(slugs).toHaveLength(63);
  });
  return { app, slugs: () => slugs };
}

function questionOf(random: Random, axis: string, slugs: readonly string[]): Question {
  const count = random.weighted([
    [2, 20],
    [63, 20],
    [random.whole(3, 62), 60],
  ] as const);
  return {
    provinces: random
      .shuffle(slugs)
      .slice(0, count)
      .map((slug) => (slug === 'hue' && random.chance(0.5) ? 'thua-thien-hue' : slug)),
    year: random.whole(2014, 2028),
    axis,
    alignment: random.pick(['EXACT', 'NEAREST']),
    basis: random.pick(['AS_ISSUED', 'CURRENT']),
    roles: random.chance(0.7) ? STANDING : random.some(ROLES, random.whole(1, 4)),
  };
}

async function answerOf(app: App, question: Question): Promise<Comparison> {
  // Without `roles` the service must come to the standing ones by itself.
  const { data, errors } = await app().query(COMPARE, {
    ...question,
    roles: question.roles === STANDING ? null : question.roles,
  });
  expect(errors, JSON.stringify(question)).toBeUndefined();
  return data.comparePlans;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function columnsOf({ columns }: Comparison) {
  return columns.map((column) => ({
    column: column.province.slug,
    state: column.state,
    alignment: column.alignment,
    parts: column.parts.map(({ formerProvince, plan, ...part }) => ({
      province: formerProvince.slug,
      plan: plan?.id ?? null,
      ...part,
    })),
  }));
}

function cellsOf({ rows }: Comparison, axis: string): OracleCell[] {
  // The order of rows that are a union is the service's own.
  const ordered = ['PROGRAMME', 'STRATEGY'].includes(axis) ? [...rows].sort((a, b) => byText(a.key, b.key)) : rows;
  return ordered.flatMap(({ key, cells }) =>
    cells.map(({ province, otherActors, targets, ...cell }) => ({
      row: key,
      column: province.slug,
      ...cell,
      otherActors: otherActors
        .map(({ actor, taskCount }) => [actor.id, taskCount] as const)
        .sort(([a], [b]) => byText(a, b)),
      targets: targets.map((target) => target.id).sort(byText),
    })),
  );
}

function coverageOf(columns: readonly OracleColumn[]) {
  return {
    expected: columns.length,
    found: columns.filter((column) => column.found).length,
    foundWithContent: columns.filter((column) => column.content).length,
    reviewed: columns.filter((column) => column.reviewed).length,
    missing: columns
      .filter((column) => !column.found)
      .map(({ column, state }) => ({ province: { slug: column }, state })),
  };
}

/** Compares so many random choices of each axis; `all` says that they are enough to meet everything. */
export function compareChoices(choices: number, all: boolean, open: Open = openGenerated): void {
  describe('comparePlans against the rules written as SQL', () => {
    const { app, slugs } = openOracle(open);
    const seen = new Set<string>();

    it.each(AXES)(
      `gives the same columns, cells and coverage for ${choices} random choices by %s`,
      async (axis) => {
        for (let i = 0; i < choices; i++) {
          const question = questionOf(randomOf('oracle', axis, i), axis, slugs());
          const asked = JSON.stringify(question);
          const answer = await answerOf(app, question);
          const columns = await askOracle<OracleColumn>(app().database.db, columnsOracle(question));
          expect(answer.requested, asked).toEqual(question.provinces);
          expect(columnsOf(answer), asked).toEqual(columns.map(({ found, content, reviewed, ...column }) => column));
          expect(answer.coverage, asked).toEqual(coverageOf(columns));
          expect(
            answer.columns.map((column) => column.plans.map((plan) => plan.id)),
            asked,
          ).toEqual(columns.map((column) => column.parts.flatMap((part) => part.plan ?? [])));
          const cells = await askOracle<OracleCell>(app().database.db, cellsOracle(question));
          expect(cellsOf(answer, axis), asked).toEqual(cells);
          for (const { key, presentIn, unknownIn } of answer.rows) {
            const present = cells.filter((cell) => cell.row === key && cell.state === 'PRESENT');
            expect(presentIn, asked).toBe(present.length);
            const open = cells.filter((cell) => cell.row === key && OPEN.includes(cell.state));
            expect(unknownIn, asked).toBe(open.length);
          }
          for (const part of answer.columns.flatMap((column) => column.parts)) seen.add(part.rule).add(part.alignment);
          for (const { state } of cells) seen.add(state);
          for (const { alignment } of answer.columns) seen.add(alignment);
        }
      },
      PATIENCE_MS,
    );

    // With few choices some are not met.
    if (!all) return;
    it('met every rule, alignment and state in those choices', () => {
      expect([...seen].sort()).toEqual(
        [
          ...['ANNUAL_COVERS', 'MULTI_YEAR_COVERS', 'ANNUAL_NEAR', 'CITED_COVERS', 'NO_PLAN'],
          ...['EXACT', 'EARLIER', 'LATER', 'MIXED', 'NONE'],
          ...['PRESENT', 'NOT_ADDRESSED', 'SOURCE_PARTIAL', 'NOT_REVIEWED'],
          ...['NO_PLAN_FOUND', 'NOT_SEARCHED', 'PROVINCE_DID_NOT_EXIST'],
        ].sort(),
      );
    });
  });
}

/** Compares the coverage of every year. */
export function compareCoverage(open: Open = openGenerated): void {
  describe('planCoverage against the rules written as SQL', () => {
    const { app, slugs } = openOracle(open);
    const COVERAGE = `query ($basis: TerritoryBasis, $roles: [PlanRole!]) {
    planCoverageByYear(from: 2014, to: 2028, basis: $basis, roles: $roles) { year
      coverage { expected found foundWithContent reviewed missing { province { slug } state } }
      units { province { slug } state plans { id } parts { formerProvince { slug } state plans { id } } } } }`;
    const ONE = `query ($year: Int!, $basis: TerritoryBasis, $roles: [PlanRole!]) { planCoverage(year: $year, basis: $basis, roles: $roles) {
    coverage { expected found reviewed missing { province { slug } state } } units { province { slug } state } } }`;
    const YEARS = Array.from({ length: 15 }, (_, i) => 2014 + i);

    it.each(
      [STANDING, ['PROGRAMME', 'CAMPAIGN']].flatMap((roles) =>
        ['AS_ISSUED', 'CURRENT'].map((basis) => ({ basis, roles })),
      ),
    )('gives the same units and sums for every year: $basis, $roles', async ({ basis, roles }) => {
      const { data, errors, statements } = await app().query(COVERAGE, { basis, roles });
      expect(errors).toBeUndefined();
      // As many as for one year.
      expect(statements.length).toBeLessThanOrEqual(5);
      expect(data.planCoverageByYear.map((each: { year: number }) => each.year)).toEqual(YEARS);
      for (const [i, year] of YEARS.entries()) {
        const question = { provinces: slugs(), year, axis: 'ACTION_AREA', alignment: 'EXACT', basis, roles };
        const all = await askOracle<OracleColumn>(app().database.db, columnsOracle(question));
        const columns = all
          .filter((column) => column.state !== 'PROVINCE_DID_NOT_EXIST')
          .sort((a, b) => slugs().indexOf(a.column) - slugs().indexOf(b.column));
        const { coverage, units } = data.planCoverageByYear[i];
        const idsOf = (plans: (string | null)[]) => plans.flatMap((id) => (id ? [{ id }] : []));
        expect(coverage, `${year}`).toEqual(coverageOf(columns));
        expect(units, `${year}`).toEqual(
          columns.map(({ column, state, parts }) => ({
            province: { slug: column },
            state,
            plans: idsOf(parts.map((part) => part.plan)),
            parts: parts.map((part) => ({
              formerProvince: { slug: part.province },
              state: part.state,
              plans: idsOf([part.plan]),
            })),
          })),
        );
        if (year % 7 === 0) {
          const one = await app().query(ONE, { year, basis, roles });
          expect(one.data.planCoverage.coverage).toEqual((({ foundWithContent, ...sums }) => sums)(coverage));
          expect(one.data.planCoverage.units).toEqual(
            columns.map(({ column, state }) => ({ province: { slug: column }, state })),
          );
        }
      }
    });
  });
}
