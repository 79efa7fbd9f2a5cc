import { describe, expect, it } from 'vitest';
import { readOperations } from '../../src/operations/operations.ts';
import { openApp } from '../support/app.ts';

const app = openApp();

async function flagship() {
  const operation = (await readOperations())[0];
  if (!operation) throw new Error('no operation is shipped');
  return { operation, answer: await app().query(operation.document, operation.variables) };
}

interface FlagshipPlan {
  number: string;
  issuedOn: string | null;
  parent: { number: string } | null;
  strategies: { number: string }[];
  completeness: string;
  unit: { fullName: string } | null;
  sources: { publisher: { name: string } | null }[];
  tasks: { totalCount: number; nodes: { locator: string; actor: { name: string } | null }[] };
}

function planOf(
  data: { provinces: { slug: string; plans: { nodes: FlagshipPlan[] } }[] },
  slug: string,
  number: string,
): FlagshipPlan {
  const plan = data.provinces
    .find((province) => province.slug === slug)
    ?.plans.nodes.find((entry) => entry.number === number);
  if (!plan) throw new Error(`the answer has no ${number} of ${slug}`);
  return plan;
}

describe('the flagship query', () => {
  it('answers five provinces in the order asked, within its budget of statements', async () => {
    const { operation, answer } = await flagship();
    expect(answer.errors).toBeUndefined();
    expect(answer.data.provinces.map((province: { slug: string }) => province.slug)).toEqual([
      'ninh-thuan',
      'dong-nai',
      'quang-ngai',
      'gia-lai',
      'ba-ria-vung-tau',
    ]);
    expect(operation.statements).toBe(12);
    expect(answer.statements.length, answer.statements.join('\n\n')).toBeLessThanOrEqual(operation.statements);
  });

  it('puts 827 under 1542 under 28/NQ-CP, with the four tasks of the Statistics Office', async () => {
    const { data } = (await flagship()).answer;
    const plan = planOf(data, 'ninh-thuan', '827/KH-UBND');
    expect(plan.parent?.number).toBe('1542/KH-UBND');
    expect(plan.strategies.map((strategy) => strategy.number)).toEqual(['28/NQ-CP']);
    expect(plan.tasks.nodes.map((task) => [task.locator, task.actor?.name])).toEqual(
      ['P8-1', 'P8-2', 'P8-3', 'P8-4'].map((locator) => [locator, 'Cục Thống kê tỉnh Ninh Thuận']),
    );
  });

  it('takes the letter 9478 of 2023 for the plan of 2024 with 17 tasks', async () => {
    const plan = planOf((await flagship()).answer.data, 'dong-nai', '9478/UBND-KGVX');
    expect(plan).toMatchObject({ issuedOn: '2023-09-14', year: 2024, parent: { number: '13346/KH-UBND' } });
    expect(plan.tasks.totalCount).toBe(17);
  });

  it('hangs Gia Lai 383 of 2020 from the strategy of its time only', async () => {
    const plan = planOf((await flagship()).answer.data, 'gia-lai', '383/KH-UBND');
    expect(plan.strategies.map((strategy) => strategy.number)).toEqual(['2351/QĐ-TTg']);
    expect(plan.tasks.totalCount).toBe(6);
  });

  it('keeps Vũng Tàu 65 below its province and without a day of issue', async () => {
    const plan = planOf((await flagship()).answer.data, 'ba-ria-vung-tau', '65/KH-BCĐ');
    expect(plan).toMatchObject({ issuedOn: null, unit: { fullName: 'Thành phố Vũng Tàu' } });
    expect(plan.tasks.totalCount).toBe(9);
  });

  it('shows Quảng Ngãi 93 as PARTIAL with the leaves II.1.a to II.5.b', async () => {
    const plan = planOf((await flagship()).answer.data, 'quang-ngai', '93/KH-UBND');
    expect(plan.completeness).toBe('PARTIAL');
    expect(plan.tasks.nodes.map((task) => task.locator)).toEqual(
      ['1.a', '1.b', '1.c', '2.a', '2.b', '2.c', '2.d', '3.a', '3.b', '4.a', '4.b', '5.a', '5.b'].map(
        (leaf) => `II.${leaf}`,
      ),
    );
    expect(plan.sources[0]?.publisher?.name).toBe('Thư Viện Pháp Luật');
  });
});
