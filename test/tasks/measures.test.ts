import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../src/database/connection.ts';
import { ensureProjections } from '../../src/records/projection.ts';
import { measuresServed, rebuildMeasures } from '../../src/tasks/task.measures.ts';
import { openApp, openOwnApp } from '../support/app.ts';
import { editAtRandom, heldRecords, randomFrom } from '../support/edits.ts';
import { publishRecords } from '../support/publish.ts';

describe('the words of a task', () => {
  it.each([
    ['Hỗ trợ nạn nhân bị bạo lực gia đình tại nhà tạm lánh', ['3.2a']],
    ['Tư vấn pháp lý cho phụ nữ bị bạo lực', ['3.2a']],
    ['Tư vấn, giáo dục người gây bạo lực', ['3.2b']],
    ['Hỗ trợ nạn nhân bị mua bán trở về hòa nhập', ['3.3']],
    ['CAN THIỆP GIẢM MẤT CÂN BẰNG GIỚI TÍNH KHI SINH', ['4.1']],
    ['Rà soát quy hoạch, bổ nhiệm cán bộ nữ', ['1.1']],
    ['Nâng tỷ lệ nữ trong cấp uỷ', ['1.1']],
    ['Vận động nam giới chia sẻ việc nhà', ['3.1']],
    ['Hỗ trợ phụ nữ khởi nghiệp; đào tạo nghề cho lao động nữ', ['2.3', '5.3']],
    ['Lồng ghép nội dung về giới vào chương trình giảng dạy', ['5.1']],
    ['Cải thiện dịch vụ phòng ngừa và ứng phó bạo lực giới', ['3.2a']],
    ['Nâng hiệu quả cơ sở dịch vụ phòng ngừa, ứng phó bạo lực trên cơ sở giới', ['3.2a']],
    ['Tuyên truyền nâng cao nhận thức của nhân dân', ['6.1']],
    ['Phổ biến Luật Bình đẳng giới đến mọi tầng lớp', ['6.1']],
    ['Truyền thông về bình đẳng giới cho đồng bào vùng cao', ['6.1']],
    ['Phổ biến Luật Bình đẳng giới cho đối tượng cán bộ, công chức', ['6.2']],
    ['Phát tin bài trên loa truyền thanh xã mỗi quý', ['6.3']],
  ])('%s: serve %j', (title, codes) => {
    expect(measuresServed(title, null).sort()).toEqual(codes);
    expect(measuresServed('Nhiệm vụ', title.normalize('NFD')).sort()).toEqual(codes);
  });

  it.each([
    'Kiện toàn Ban Vì sự tiến bộ của phụ nữ',
    'Tuyên truyền về bình đẳng giới',
    'Bố trí kinh phí thực hiện kế hoạch',
    'Tổ chức Tháng hành động vì bình đẳng giới và phòng ngừa bạo lực trên cơ sở giới',
    'Kiểm tra doanh nghiệp có nhiều lao động nữ',
    'Tập huấn cho cán bộ làm công tác bình đẳng giới',
    'Báo cáo định kỳ 6 tháng và năm',
    'Truyền thông nâng cao nhận thức của cộng đồng về phòng cháy',
    'Phổ biến pháp luật về hôn nhân cho đồng bào dân tộc thiểu số',
    'Tập huấn ứng phó với bạo lực trên cơ sở giới',
    'Giới thiệu dịch vụ hỗ trợ',
    'Đẩy mạnh truyền thông nâng cao nhận thức',
    'Nâng trình độ lao động nữ',
  ])('%s: serve none', (title) => {
    expect(measuresServed(title, title)).toEqual([]);
  });

  it('are not read over the border of title and text', () => {
    expect(measuresServed('Hỗ trợ', 'Nạn nhân')).toEqual([]);
  });
});

const app = openApp();

it('reach what of the shipped tasks speaks of a measure, and no more', async () => {
  const { data } = await app().query(`{
    all: tasks { totalCount }
    first: tasks(first: 100) { nodes { title measures { measure { code } } } pageInfo { endCursor } }
  }`);
  const rest = await app().query(
    `{ tasks(first: 100, after: "${data.first.pageInfo.endCursor}") { nodes { title measures { measure { code } } } } }`,
  );
  const nodes: { title: string; measures: unknown[] }[] = [...data.first.nodes, ...rest.data.tasks.nodes];
  expect(nodes).toHaveLength(data.all.totalCount);
  expect(nodes.filter(({ measures }) => measures.length > 0)).toHaveLength(17);
});

describe('Task.measures', () => {
  it('ties what a plan under the strategy does to the measures, and says that a rule did', async () => {
    const { data, errors } = await app().query(
      '{ plan(number: "827", province: "ninh-thuan") { tasks { nodes { locator measures { derived measure { id code } } } } } }',
    );
    expect(errors).toBeUndefined();
    const served = data.plan.tasks.nodes.flatMap((task: { measures: unknown[] }) => task.measures);
    expect(served).toEqual([
      { derived: true, measure: { id: 'measure:strategy-2021-2030/6.2', code: '6.2' } },
      { derived: true, measure: { id: 'measure:strategy-2021-2030/3.1', code: '3.1' } },
      { derived: true, measure: { id: 'measure:strategy-2021-2030/3.1', code: '3.1' } },
    ]);
  });

  it('are found from the measure, and by filter: a measure, its indicator, its id', async () => {
    const list = (value: string) => `tasks(filter: { measure: [${value}] }) { totalCount nodes { id } }`;
    const { data, errors } = await app().query(`{
      code: ${list('"3.2a"')} indicator: ${list('"3.2"')} id: ${list('"measure:strategy-2021-2030/3.2a"')}
      several: ${list('"3.2a", "1.1"')} none: ${list('')}
      node(id: "measure:strategy-2021-2030/3.2a") { ... on Measure { tasks { totalCount nodes { id measures { measure { code } } } } } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.code.totalCount).toBeGreaterThanOrEqual(5);
    expect(data.indicator).toEqual(data.code);
    expect(data.id).toEqual(data.code);
    expect(data.several.totalCount).toBeGreaterThan(data.code.totalCount);
    expect(data.none.totalCount).toBe(0);
    expect(data.node.tasks.nodes.map(({ id }: { id: string }) => ({ id }))).toEqual(data.code.nodes);
    for (const { measures } of data.node.tasks.nodes)
      expect(measures.map(({ measure }: { measure: { code: string } }) => measure.code)).toContain('3.2a');
  });

  it('refuses a measure that nobody knows, naming the nearest', async () => {
    const { errors } = await app().query('{ tasks(filter: { measure: ["3.2c"] }) { totalCount } }');
    expect(errors?.[0]?.extensions?.code).toBe('UNKNOWN_VALUE');
    expect(errors?.[0]?.message).toContain('Unknown measure "3.2c".');
  });

  it('is empty under another strategy, and where neither name nor period places the plan', async () => {
    const { data } = await app().query(`{
      older: tasks(first: 100, filter: { strategy: ["strategy-2011-2020"] }) { nodes { measures { derived } } }
      before: tasks(first: 100, filter: { years: { to: 2020 } }) { nodes { plan { period { to } } measures { derived } } }
    }`);
    expect(data.older.nodes.length).toBeGreaterThan(10);
    expect(data.older.nodes.flatMap((task: { measures: unknown[] }) => task.measures)).toEqual([]);
    const ended = data.before.nodes.filter(
      (task: { plan: { period: { to: string } } }) => task.plan.period.to < '2021',
    );
    expect(ended.length).toBeGreaterThan(10);
    expect(ended.flatMap((task: { measures: unknown[] }) => task.measures)).toEqual([]);
  });
});

const own = openOwnApp();
const links = () =>
  rowsOf(own().database.db, sql`select * from task_measures order by task_id collate "C", measure_id collate "C"`);

/** Publishes one record anew with some fields of its content changed. */
async function change(id: string, fields: Record<string, unknown>) {
  const held = (await heldRecords(own().database)).get(id);
  if (!held) throw new Error(`${id} is not published`);
  const record = { ...held, content: { ...held.content, ...fields } };
  await publishRecords(own().database, { origin: 'REVIEW', reason: 'test', records: [record], now: new Date() });
}

const codesOf = async (id: string) =>
  (await links()).filter((link) => link.task_id === id).map(({ measure_id: m, derived }) => `${m} ${derived}`);

describe('what is derived of tasks', () => {
  it('follows the task, its plan and what editors state', async () => {
    const task = 'task:quang-ngai-93-2025/II.3.a';
    const held = [...(await heldRecords(own().database)).values()].find(
      (record) => record.type === 'task' && record.content.title === 'Bảo đảm chỗ ở, tư vấn, y tế cho nạn nhân',
    );
    const id = held?.id ?? task;
    expect(await codesOf(id)).toEqual(['measure:strategy-2021-2030/3.2a true']);
    await change(id, { measures: [{ strategy: 'strategy-2021-2030', code: '3.4' }] });
    expect(await codesOf(id)).toEqual(['measure:strategy-2021-2030/3.2a true', 'measure:strategy-2021-2030/3.4 false']);
    await change(id, { measures: [{ strategy: 'strategy-2021-2030', code: '3.2a' }] });
    expect(await codesOf(id)).toEqual(['measure:strategy-2021-2030/3.2a false']);
    await change(id, { measures: null, title: 'Kiện toàn bộ máy' });
    expect(await codesOf(id)).toEqual([]);
    await change(id, { title: 'Tư vấn cho nạn nhân' });
    const plan = 'plan:quang-ngai-93-2025';
    await change(plan, { strategies: [{ strategy: 'strategy-2011-2020' }] });
    expect(await codesOf(id), 'the plan names another strategy').toEqual([]);
    await change(plan, { strategies: [] });
    expect(await codesOf(id), 'it names none and its period overlaps').toHaveLength(1);
    await change(plan, { strategies: [], period: { from: '2019-01-01', to: '2020-12-31' }, year: null });
    expect(await codesOf(id), 'it ended before').toEqual([]);
    await change(plan, { strategies: [], period: null, year: null });
    expect(await codesOf(id), 'nobody knows its period').toEqual([]);
    await change(plan, { strategies: [{ strategy: 'strategy-2021-2030' }], period: null, year: null });
    expect(await codesOf(id), 'its name places it').toHaveLength(1);
  });

  it('is after edits, withdrawals and mergers what it would be if it were made anew', async () => {
    const { database } = own();
    expect((await editAtRandom(database, 150, randomFrom(11))).withdrawn).toBeGreaterThan(5);
    await change('strategy:strategy-2021-2030', { note: 'sửa' });
    const kept = await links();
    expect(kept.length).toBeGreaterThan(5);
    await database.db.transaction((tx) => rebuildMeasures(tx as never));
    expect(await links()).toEqual(kept);
  });

  it('is made at the next start where another release derived it', async () => {
    const { database } = own();
    const held = await links();
    await database.db.execute(sql`delete from task_measures where derived`);
    await database.db.execute(sql`update projections set recipe = 0 where name = 'task-measures'`);
    expect(await ensureProjections(database)).toEqual(['task-measures']);
    expect(await links()).toEqual(held);
    expect(await ensureProjections(database)).toEqual([]);
  });
});
