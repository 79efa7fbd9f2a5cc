import { describe, expect, it } from 'vitest';
import { readOperations } from '../../../src/operations/operations.ts';
import { openApp } from '../../support/app.ts';

const app = openApp();
const get = (url: string) => app().http.inject({ url, headers: { accept: 'text/html' } });
const operation = (await readOperations()).find(({ name }) => name === 'ComparePlans');

interface Cell {
  province: { slug: string };
  state: string;
  taskCount: number;
  secondaryTaskCount: number;
}
interface Row {
  key: string;
  presentIn: number;
  unknownIn: number;
  differs: boolean;
  cells: Cell[];
}

async function ask(variables: Record<string, unknown>): Promise<{ rows: Row[]; columns: unknown[] }> {
  const { data, errors } = await app().query(operation?.document ?? '', variables);
  expect(errors).toBeUndefined();
  return data.comparePlans;
}

const ALL = (await import('../../../src/web/pages/map/tile-grid.json')).default['63'].tiles;

/** What each cell of the matrix shows, in the order of the page. */
function cellsOf(body: string): string[] {
  const matrix = body.slice(body.indexOf('<table class="matrix'), body.indexOf('</table>'));
  return [...matrix.matchAll(/<td class="cell-(\w+)[^>]*>(.*?)<\/td>/gs)].map(([, mark, inner = '']) => {
    const own = /<b>(\d+)<\/b>/.exec(inner)?.[1] ?? '0';
    const related = /(\d+) việc có liên quan/.exec(inner)?.[1] ?? '0';
    return `${mark} ${own} ${related}`;
  });
}

const MARKS: Record<string, string> = {
  PRESENT: 'yes',
  NOT_ADDRESSED: 'void',
  NO_PLAN_FOUND: 'none',
  NOT_SEARCHED: 'unsearched',
  PROVINCE_DID_NOT_EXIST: 'absent',
};
const shown = (cell: Cell) => `${MARKS[cell.state] ?? 'unclear'} ${cell.taskCount} ${cell.secondaryTaskCount}`;

describe('the page of comparison', () => {
  it.each([
    ['provinces=ninh-thuan,dong-nai,quang-ngai&year=2024', {}],
    [
      'provinces=Gia Lai, Bình Định, Kon Tum&year=2023&rows=OBJECTIVE',
      { provinces: ['gia-lai', 'binh-dinh', 'kon-tum'], year: 2023, rows: 'OBJECTIVE' },
    ],
    [
      'provinces=gia-lai,dong-nai&year=2025&basis=CURRENT',
      { provinces: ['gia-lai', 'dong-nai'], year: 2025, basis: 'CURRENT' },
    ],
  ])('?%s shows the counts of the API in every cell and row', async (query, variables) => {
    const { rows, columns } = await ask(variables);
    const { body, statusCode } = await get(`/compare?${encodeURI(query)}`);
    expect(statusCode).toBe(200);
    expect(cellsOf(body)).toEqual(rows.flatMap((row) => row.cells.map(shown)));
    expect(rows.length * columns.length).toBeGreaterThan(10);
    for (const row of rows) expect(body).toContain(`có ở ${row.presentIn}; chưa rõ ở ${row.unknownIn}`);
  });

  it('puts the provinces down the page when there are many, with the same numbers', async () => {
    const provinces = Object.keys(ALL);
    const { rows, columns } = await ask({ provinces, year: 2024 });
    const { body } = await get('/compare?provinces=all&year=2024');
    expect(body).toContain('class="matrix swapped"');
    expect(columns).toHaveLength(63);
    const cells = cellsOf(body);
    expect(cells).toHaveLength(63 * 16);
    expect([...cells].sort()).toEqual(rows.flatMap((row) => row.cells.map(shown)).sort());
  });

  it('opens a cell down to place, source and quote or the reason that there is none', async () => {
    const { body } = await get('/compare?provinces=dong-nai,quang-ngai&cell=T06:dong-nai');
    const drill = body.slice(body.indexOf('id="cell"'), body.indexOf('id="legend"'));
    const { data } = await app().query(
      '{ comparePlans(provinces: ["dong-nai","quang-ngai"], year: 2024) { rows { key cells { province { slug } tasks { title } } } } }',
    );
    const row = data.comparePlans.rows.find(({ key }: { key: string }) => key === 'T06');
    expect(row.cells[0].tasks.length).toBeGreaterThan(2);
    for (const { title } of row.cells[0].tasks) expect(drill).toContain(title);
    expect(drill).toContain('Không có lời trích:');
    expect(drill).toContain('Ban Dân tộc tỉnh Đồng Nai');
  });

  it('keeps the rows that differ, and names those without a verdict', async () => {
    const { rows } = await ask({});
    const { body } = await get('/compare?only=differences');
    expect(cellsOf(body)).toHaveLength(rows.filter((row) => row.differs).length * 3);
    expect(body).toContain(
      `Chưa thể kết luận ở ${rows.filter((row) => !row.differs && row.unknownIn > 0).length} dòng`,
    );
  });

  it('lays two plans side by side, with the numbers of the API', async () => {
    const { data } = await app().query(
      '{ planDiff(from: "plan:dong-nai-9478-2023", to: "plan:quang-ngai-93-2025") { tasks { added { id } dropped { id } } } }',
    );
    const { body, statusCode } = await get('/compare/plans/dong-nai-9478-2023/quang-ngai-93-2025');
    expect(statusCode).toBe(200);
    expect(body).toContain(`Chỉ thấy ở kế hoạch đầu (${data.planDiff.tasks.dropped.length})</h3>`);
    expect(body).toContain(`Chỉ thấy ở kế hoạch sau (${data.planDiff.tasks.added.length})</h3>`);
    for (const url of ['/compare/plans/dong-nai-9478-2023/nothing', '/compare/plans/x', '/compare/plans/a/b/c'])
      expect((await get(url)).statusCode, url).toBe(404);
  });

  it.each([
    ['provinces=Atlantis,dong-nai', 'Không có tỉnh, thành phố nào tên “Atlantis”'],
    ['provinces=Ninh Thuan 2,dong-nai', 'Có phải là Ninh Thuận?'],
    ['provinces=Quảng,dong-nai', '“Quảng” có thể là Quảng Bình'],
    ['provinces=dong-nai', 'Có 1 tỉnh, thành phố. Hãy chọn từ 2 đến 63.'],
    ['provinces=<script>alert(1)</script>,dong-nai', 'Không có tỉnh, thành phố nào tên “&lt;script&gt;'],
    ['year=1800', 'Hãy chọn một số từ 2000 đến 2100'],
    ['rows=COLOUR', 'Không có lựa chọn “COLOUR”'],
    ['cell=T99:dong-nai', 'Ô được mở không có trong bảng này'],
    ['cell=%22%3E%3Cimg%3E', 'Ô được mở phải có dạng'],
    ['alignment=<b>&basis=<b>&only=<b>&roles=<b>', 'Không có lựa chọn “&lt;b&gt;”'],
  ])('says beside the field what is wrong with %s', async (query, words) => {
    const page = await get(`/compare?${query.includes('%') ? query : encodeURI(query)}`);
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain(words);
    expect(page.body).not.toMatch(/<script>|<img|<b>&/);
    expect(page.body).toContain('class="matrix');
  });

  it('takes 40 provinces at once', async () => {
    const page = await get(`/compare?provinces=${Object.keys(ALL).slice(0, 40).join(',')}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('của 40 tỉnh, thành phố');
  });
});
