import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

async function kept(filter: string): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors } = await app().query(
      `query ($after: String) { tasks(first: 100, after: $after, filter: { ${filter} }) {
        totalCount nodes { id } pageInfo { hasNextPage endCursor }
      } }`,
      { after },
    );
    expect(errors).toBeUndefined();
    ids.push(...data.tasks.nodes.map((task: { id: string }) => task.id.replace('task:', '')));
    if (!data.tasks.pageInfo.hasNextPage) {
      expect(data.tasks.totalCount).toBe(ids.length);
      return ids;
    }
    after = data.tasks.pageInfo.endCursor;
  }
}

describe('a task', () => {
  it('has all its properties, by id', async () => {
    const { data, errors } = await app().query(`{ node(id: "task:quang-ngai-93-2025/II.1.a") { ... on Task {
      id locator position kind title titleEn text plan { id } parent { id kind locator } children { id } actor { slug }
      actionArea { code } secondaryActionAreas { code } programmes { slug } citations { citedAs relation document { number } }
      leadAgencies { slug } coAgencies { slug } period { from to } recurrence deadline deadlineAsStated
      money { amount currency asStated } reviewState
      evidence { quote reason locator start end source { id sha256 } }
    } } }`);
    expect(errors).toBeUndefined();
    expect(data.node).toEqual({
      id: 'task:quang-ngai-93-2025/II.1.a',
      locator: 'II.1.a',
      position: expect.any(Number),
      kind: 'TASK',
      title: 'Tiếp tục chiến lược và hai chương trình quốc gia',
      titleEn: 'Continue the strategy and two national programmes',
      text: null,
      plan: { id: 'plan:quang-ngai-93-2025' },
      parent: { id: 'task:quang-ngai-93-2025/II.1', kind: 'HEADING', locator: 'II.1' },
      children: [],
      actor: null,
      actionArea: { code: 'T01' },
      secondaryActionAreas: [],
      programmes: [{ slug: 'gbv-2021-2025' }, { slug: 'comm-2030' }],
      citations: ['28/NQ-CP', '2232/QĐ-TTg', '1790/QĐ-TTg'].map((number) => ({
        citedAs: expect.any(String),
        relation: 'CONTINUES',
        document: { number },
      })),
      leadAgencies: [],
      coAgencies: [],
      period: null,
      recurrence: null,
      deadline: null,
      deadlineAsStated: null,
      money: null,
      reviewState: 'REVIEWED',
      evidence: {
        quote: null,
        reason: expect.stringContaining('Curated by hand'),
        locator: 'II.1.a',
        start: null,
        end: null,
        source: {
          id: 'source:quang-ngai-legal-portal-2025/quang-ngai-93-2025',
          sha256: expect.stringMatching(/^20a2e7e3/),
        },
      },
    });
  });

  it('is one of 134 leaves; headings come only when asked for, and only they have children', async () => {
    const { data } = await app().query(`{
      tasks(first: 100) { totalCount nodes { kind actionArea { code } children { id } } }
      all: tasks(first: 100, filter: { kind: [TASK, HEADING] }) { totalCount }
      headings: tasks(first: 100, filter: { kind: [HEADING] }) { totalCount nodes { id kind children { id parent { id } } } }
    }`);
    expect(data.tasks.totalCount).toBe(134);
    for (const task of data.tasks.nodes) {
      expect([task.kind, task.children]).toEqual(['TASK', []]);
      expect(task.actionArea.code).toMatch(/^T\d\d$/);
    }
    const headings = data.headings.nodes;
    expect(headings.map((task: { kind: string }) => task.kind)).toEqual(Array(headings.length).fill('HEADING'));
    expect(data.all.totalCount).toBe(134 + headings.length);
    expect(headings.length).toBeGreaterThan(5);
    for (const heading of headings) {
      expect(heading.children.length).toBeGreaterThan(0);
      for (const child of heading.children) expect(child.parent.id).toBe(heading.id);
    }
  });

  it('has a body that leads it where the plan names one', async () => {
    const { data } = await app().query(
      '{ node(id: "task:ninh-thuan-827-2024/P8-4") { ... on Task { leadAgencies { slug } coAgencies { slug } actor { slug } } } }',
    );
    expect(data.node).toEqual({
      leadAgencies: [{ slug: 'ban-vstbpn-cuc-thong-ke-ninh-thuan' }],
      coAgencies: [],
      actor: { slug: 'cuc-thong-ke-ninh-thuan' },
    });
  });

  it('is null when nothing has the id', async () => {
    expect((await app().query('{ node(id: "task:none/1") { id } }')).data).toEqual({ node: null });
  });
});

const OF_827 = ['P8-1', 'P8-2', 'P8-3', 'P8-4'].map((locator) => `ninh-thuan-827-2024/${locator}`);
const OF_65 = 'vung-tau-65-kh-bcd';

describe('who leads a task', () => {
  it('is a body, or a collective in its own words', async () => {
    const { data } = await app().query(`{ plan(number: "1140", province: "gia-lai") {
      tasks(first: 3) { nodes { locator actor { slug } leadAgencies { slug } leadAgenciesAsStated } }
    } }`);
    expect(data.plan.tasks.nodes).toEqual([
      { locator: 'P2.1', actor: null, leadAgencies: [], leadAgenciesAsStated: 'Các sở, ban, ngành, UBND cấp huyện' },
      ...['P3.1', 'P3.2'].map((locator) => ({
        locator,
        actor: null,
        leadAgencies: [{ slug: 'so-noi-vu-gia-lai' }],
        leadAgenciesAsStated: null,
      })),
    ]);
  });
});

describe('a filter of tasks', () => {
  it.each([
    ['actor: ["cuc-thong-ke-ninh-thuan"]', OF_827],
    ['agency: ["ban-vstbpn-cuc-thong-ke-ninh-thuan"]', OF_827.slice(3)],
    ['provinces: ["ninh-thuan"], year: 2024', OF_827],
    [
      'programme: ["gbv-2021-2025"], provinces: ["quang-ngai"]',
      ['quang-ngai-93-2025/II.1.a', 'quang-ngai-93-2025/II.3.b'],
    ],
    ['programme: ["2232/QĐ-TTg"], level: [DISTRICT]', [`${OF_65}/P6-1`]],
    [
      'text: "Tháng hành động", provinces: ["dong-nai", "gia-lai"]',
      ['dong-nai-9478-2023/3-5', 'gia-lai-383-2020/P9-5'],
    ],
    [
      'actionArea: ["T05"], documentType: ["KH"], completeness: [PARTIAL]',
      ['quang-ngai-93-2025/II.5.a', 'quang-ngai-93-2025/II.5.b'],
    ],
    ['kind: [HEADING], provinces: ["quang-ngai"], text: "quan ly chi dao phoi hop"', ['quang-ngai-93-2025/II.1']],
    ['strategy: ["2351/QĐ-TTg"], actionArea: ["T13"], year: 2020', ['gia-lai-383-2020/P9-2']],
    [
      'role: [ANNUAL], issuedOn: { from: "2024-01-01", to: "2024-12-31" }',
      // Kiên Giang's is of 2024 by its year of issue alone.
      [...OF_827, 'kien-giang-annual-2024/P3.1'],
    ],
    ['reviewState: [MACHINE]', []],
    ['reviewState: [REVIEWED], provinces: ["ninh-thuan"]', [...OF_827, 'ninh-thuan-1467-2021/P5']],
    ['years: { from: 2030 }, provinces: ["quang-ngai"]', []],
    ['actionArea: []', []],
    ['kind: []', []],
  ])('keeps by { %s }', async (filter, expected) => {
    expect([...(await kept(filter))].sort()).toEqual([...expected].sort());
  });

  it('adds the secondary areas when asked to', async () => {
    const primary = await kept('actionArea: ["T06"]');
    const both = await kept('actionArea: ["T06"], includeSecondary: true');
    expect(primary.length).toBeGreaterThan(0);
    expect(both.length).toBeGreaterThan(primary.length);
    expect(both).toEqual(expect.arrayContaining(primary));
  });

  it('keeps all 134 when it is empty', async () => {
    expect(await kept('')).toHaveLength(134);
  });

  it('holds below a plan and a programme as at the root', async () => {
    const { data } = await app().query(`{
      plan(number: "9478") { tasks(filter: { actionArea: ["T03"] }) { totalCount nodes { locator } } }
      programme(slug: "gbv-2021-2025") { tasks(filter: { provinces: ["dong-nai"] }, orderBy: ACTION_AREA) { nodes { locator } } }
    }`);
    expect(data.plan.tasks).toEqual({
      totalCount: 3,
      nodes: [{ locator: '3-1' }, { locator: '3-2' }, { locator: '3-3' }],
    });
    expect(data.programme.tasks.nodes).toEqual([{ locator: '2-1' }, { locator: '2-2' }, { locator: '2-3' }]);
  });
});
