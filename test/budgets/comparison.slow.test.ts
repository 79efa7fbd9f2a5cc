import { beforeAll, describe, expect, it } from 'vitest';
import { openGenerated } from '../support/generated.ts';

const app = openGenerated();

const COMPARE = `query ($provinces: [String!]!, $year: Int!, $rows: ComparisonAxis, $basis: TerritoryBasis) {
  comparePlans(provinces: $provinces, year: $year, rows: $rows, basis: $basis) {
    datasetVersion requested
    columns { province { slug region { code } } plans { number title } state alignment
      parts { formerProvince { slug } plan { number sources { url } } alignment yearsApart rule why } }
    rows { key label presentIn subject { __typename }
      cells { province { slug } state taskCount secondaryTaskCount otherActors { actor { name } taskCount }
        tasks { title } targets { value measure { code } nationalMilestone { value } } } }
    coverage { expected found reviewed missing { province { slug } state } }
  }
}`;
const COVERAGE = `query ($year: Int!, $basis: TerritoryBasis) { planCoverage(year: $year, basis: $basis) {
  datasetVersion coverage { expected found reviewed missing { province { slug } state } }
  units { province { slug } state plans { number title } completeness source { url } } } }`;

const AXES = ['ACTION_AREA', 'PROGRAMME', 'STRATEGY', 'OBJECTIVE', 'TARGET'];
const BASES = ['AS_ISSUED', 'CURRENT'];

let slugs: string[] = [];

beforeAll(async () => {
  const { data } = await app().query('{ provinces { slug } }');
  slugs = data.provinces.map((province: { slug: string }) => province.slug);
});

async function statementsOf(query: string, variables: Record<string, unknown>): Promise<string[]> {
  const { errors, statements } = await app().query(query, variables);
  expect(errors).toBeUndefined();
  return statements;
}

describe('the statements of comparePlans', () => {
  it.each(AXES.flatMap((rows) => BASES.map((basis) => [rows, basis] as const)))(
    'are at most 12 for 3 and for 63 provinces, and depend on no number of them, by %s, %s',
    async (rows, basis) => {
      const of = (provinces: string[]) => statementsOf(COMPARE, { provinces, year: 2023, rows, basis });
      // Three may have nothing in some fields; half of all have everything.
      const three = await of(['ninh-thuan', 'dong-nai', 'quang-ngai']);
      const half = await of(slugs.slice(0, 32));
      const all = await of(slugs);
      expect(slugs).toHaveLength(63);
      expect(all.length, all.join('\n\n')).toBeLessThanOrEqual(12);
      expect(three.length, three.join('\n\n')).toBeLessThanOrEqual(all.length);
      expect(half.length, half.join('\n\n')).toBe(all.length);
    },
  );
});

describe('the statements of planCoverage', () => {
  it.each([2016, 2023, 2026].flatMap((year) => BASES.map((basis) => [year, basis] as const)))(
    'are at most 6 for %i, %s',
    async (year, basis) => {
      const statements = await statementsOf(COVERAGE, { year, basis });
      expect(statements.length, statements.join('\n\n')).toBeLessThanOrEqual(6);
    },
  );
});
