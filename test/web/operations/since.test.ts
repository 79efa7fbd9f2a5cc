import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../../src/operations/difference.ts';
import { readOperations } from '../../../src/operations/operations.ts';
import { openOwnApp } from '../../support/app.ts';
import { heldRecords } from '../../support/edits.ts';
import { publishRecords } from '../../support/publish.ts';

const app = openOwnApp();
const get = (url: string) => app().http.inject(`/operations/${url}`);
const OTHER = 'a'.repeat(64);

async function retitle(word: string): Promise<void> {
  const plan = (await heldRecords(app().database)).get('plan:ninh-thuan-827-2024');
  if (!plan) throw new Error('the plan is not there');
  const content = { ...plan.content, summary: word };
  const now = new Date('2026-05-06T07:08:09Z');
  await publishRecords(app().database, { origin: 'REVIEW', reason: word, records: [{ ...plan, content }], now });
}

describe('what changed since an answer', () => {
  it('is told by the hash of a citation alone, of the table and of the JSON', async () => {
    const table = await get('ActionAreas.csv');
    const json = await get('ActionAreas.json');
    for (const hash of [
      table.headers['result-sha256'],
      json.headers['result-sha256'],
      String(table.headers['result-sha256']).toUpperCase(),
    ]) {
      const told = await get(`ActionAreas.json?hash=${hash}`);
      expect([told.statusCode, told.headers['result-changed'], told.json().data.changed]).toEqual([
        200,
        'false',
        false,
      ]);
      expect(told.json().data).toMatchObject({
        from: { version: null },
        to: { version: 1 },
        records: [],
        complete: true,
      });
    }
    const other = await get(`ActionAreas.json?hash=${OTHER}`);
    expect(other.headers['access-control-expose-headers']).toContain('Result-Changed');
    expect(other.json().data).toMatchObject({ changed: true, rows: null, records: [], complete: false });
    expect(other.json().data.note).toContain('since');
  });

  it('is nothing between a version and itself, also where "since" is put behind the address of a citation', async () => {
    const cited = String((await get('PlanCoverage.json?year=2025')).json().extensions.citeAs).replace(
      /^.*\/operations\//,
      '',
    );
    expect(cited).toContain('version=1');
    const { data } = (await get(`${cited}&since=1`)).json();
    expect(data).toMatchObject({ changed: false, from: { version: 1 }, to: { version: 1 }, records: [] });
    expect(data.from.resultSha256).toBe(data.to.resultSha256);
    expect(data.rows.same).toBeGreaterThan(50);
  });

  it('is a table in CSV and lines, and a page that says it in its first line', async () => {
    const csv = await get('ActionAreas.csv?since=latest&bom=0');
    expect([csv.statusCode, csv.body.trimEnd()]).toEqual([
      200,
      'recordType,record,change,versions,publishedAt,fields,before,after,shown,mergedInto,reason',
    ]);
    expect((await get('ActionAreas.ndjson?since=1')).body).toBe('');
    expect((await get('ActionAreas.html?since=1&titles=vi')).body).toMatch(
      /<title>[^<]*Từ phiên bản 1 đến 1: kết quả không đổi\.<\/title>/,
    );
  });

  it.each([
    ['ActionAreas.xlsx?since=1', 406, 'UNKNOWN_FORM'],
    ['ActionAreas.atom?since=1', 406, 'UNKNOWN_FORM'],
    ['ActionAreas.json?since=9', 404, 'UNKNOWN_VERSION'],
    ['ActionAreas.json?since=0', 404, 'UNKNOWN_VERSION'],
    ['ActionAreas.json?since=-1', 404, 'UNKNOWN_VERSION'],
    ['ActionAreas.json?since=yesterday', 404, 'UNKNOWN_VERSION'],
    ['ActionAreas.json?since=1&since=1', 400, 'BAD_USER_INPUT'],
    ['ActionAreas.json?hash=abc', 400, 'BAD_USER_INPUT'],
    [`ActionAreas.json?since=1&hash=${OTHER}`, 400, 'BAD_USER_INPUT'],
    ['ActionAreas.json?since=1&version=7', 404, 'UNKNOWN_VERSION'],
    ['ActionAreas.json?sinse=1', 400, 'BAD_USER_INPUT'],
  ])('%s is %i %s', async (url, status, code) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([status, code]);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('needs the earlier version, and an order of the two', async () => {
    await retitle('Một');
    const gone = await get('OnePlan.json?since=1');
    expect([gone.statusCode, gone.json().errors[0].extensions.code]).toEqual([410, 'VERSION_NOT_KEPT']);
    const turned = await get('OnePlan.json?since=2&version=1');
    expect([turned.statusCode, turned.json().errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });
});

describe('two answers', () => {
  it('differ by their rows, whatever the order, twins and the number of the version', async () => {
    const [operation] = (await readOperations()).filter(({ name }) => name === 'PlanCoverage');
    if (!operation) throw new Error('no operation');
    const row = (province: string, version: number) => ({
      cells: operation.columns.map(({ name }) =>
        name === 'datasetVersion' ? version : name === 'province' ? province : null,
      ),
      key: [],
      records: [province],
    });
    const table = (version: number, ...provinces: string[]) => ({
      rows: provinces.map((province) => row(province, version)),
      cut: false,
    });
    const { gone, fresh, same } = differenceOf(operation, table(1, 'a', 'b', 'b', 'c'), table(2, 'b', 'a', 'd', 'd'));
    expect([gone.flatMap(({ records }) => records), fresh.flatMap(({ records }) => records), same]).toEqual([
      ['b', 'c'],
      ['d', 'd'],
      2,
    ]);
  });
});
