import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

async function ask(query: string) {
  const answer = await app().query(query);
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

describe('a strategy', () => {
  it('is found by id, slug and number as people write it', async () => {
    const data =
      await ask(`{ node(id: "strategy:strategy-2021-2030") { id } slug: strategy(slug: "strategy-2021-2030") { id }
      number: strategy(number: "28/NQ-CP") { id } loose: strategy(number: "28 nq cp") { id } typed: strategy(number: "Nghị quyết số 28") { id } }`);
    expect(Object.keys(data)).toHaveLength(5);
    for (const found of Object.values(data)) expect(found).toEqual({ id: 'strategy:strategy-2021-2030' });
  });

  it('has all its properties', async () => {
    const { strategy } = await ask(`{ strategy(slug: "strategy-2021-2030") {
      id slug number title titleEn overallObjective overallObjectiveEn period { from to } document { number issuedOn }
      note verification { status } programmes { slug } plans { totalCount }
    } }`);
    expect(strategy).toEqual({
      id: 'strategy:strategy-2021-2030',
      slug: 'strategy-2021-2030',
      number: '28/NQ-CP',
      title: 'Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030',
      titleEn: 'National Strategy on Gender Equality 2021-2030',
      overallObjective: expect.stringContaining('giới'),
      overallObjectiveEn: expect.stringContaining('gender gap'),
      period: { from: '2021-01-01', to: '2030-12-31' },
      document: { number: '28/NQ-CP', issuedOn: '2021-03-03' },
      note: expect.any(String),
      verification: { status: 'CONFIRMED' },
      programmes: [{ slug: 'comm-2030' }],
      plans: { totalCount: expect.any(Number) },
    });
  });

  it('has 6 objectives, 20 indicators and 23 measures, each with a value for 2025 and 2030', async () => {
    const { strategy } = await ask(
      '{ strategy(number: "28/NQ-CP") { objectives { number indicators { code measures { code milestones { year operator value } } } } } }',
    );
    type Objective = {
      number: number;
      indicators: { code: string; measures: { code: string; milestones: { year: number }[] }[] }[];
    };
    const objectives: Objective[] = strategy.objectives;
    const indicators = objectives.flatMap((objective) => objective.indicators);
    const measures = indicators.flatMap((indicator) => indicator.measures);
    expect([objectives.length, indicators.length, measures.length]).toEqual([6, 20, 23]);
    expect(objectives.map((objective) => objective.number)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const measure of measures) expect(measure.milestones.map((one) => one.year)).toEqual([2025, 2030]);
    expect(measures.find((measure) => measure.code === '4.2')?.milestones).toEqual([
      { year: 2025, operator: 'LTE', value: '42' },
      { year: 2030, operator: 'LT', value: '42' },
    ]);
  });

  it('lists the newest first, each with its plans', async () => {
    const { strategies } = await ask('{ strategies { slug number plans { nodes { slug } } } }');
    expect(strategies.map((strategy: { slug: string }) => strategy.slug)).toEqual([
      'strategy-2021-2030',
      'strategy-2011-2020',
    ]);
    const [current, former] = strategies.map((strategy: { plans: { nodes: { slug: string }[] } }) =>
      strategy.plans.nodes.map((plan) => plan.slug),
    );
    expect(current).toContain('ninh-thuan-827-2024');
    expect(former).toContain('gia-lai-383-2020');
    expect(current).not.toContain('gia-lai-383-2020');
  });

  it('is null when nothing has the slug or the number, and needs one of them', async () => {
    expect(
      await ask(
        '{ a: strategy(slug: "none") { id } b: strategy(number: "29/NQ-CP") { id } other: strategy(number: "Quyết định 28") { id } c: node(id: "strategy:none") { id } }',
      ),
    ).toEqual({ a: null, b: null, c: null, other: null });
    for (const args of ['', '(slug: "a", number: "b")']) {
      const { errors } = await app().query(`{ strategy${args} { id } }`);
      expect(errors?.map((error) => error.extensions?.code)).toEqual(['BAD_USER_INPUT']);
    }
  });
});
