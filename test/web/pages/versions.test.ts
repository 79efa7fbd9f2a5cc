import { beforeAll, describe, expect, it } from 'vitest';
import { openOwnApp } from '../../support/app.ts';
import { heldRecords } from '../../support/edits.ts';
import { publishRecords } from '../../support/publish.ts';

const app = openOwnApp('seeded');
const get = (url: string) => app().http.inject({ url, headers: { accept: 'text/html' } });

beforeAll(async () => {
  const record = (await heldRecords(app().database)).get('document:gia-lai-383-2020');
  if (!record) throw new Error('the seeds have 383');
  const content: { key: string } & Record<string, unknown> = { ...record.content, title: 'Kế hoạch đọc lại' };
  await publishRecords(app().database, {
    origin: 'REVIEW',
    reason: 'the title <b> was read again',
    records: [{ ...record, content }],
    now: new Date('2026-05-01T00:00:00Z'),
  });
});

const CHANGES = `query ($since: Int, $provinces: [String!], $partOf: ID) {
  changes(since: $since, provinces: $provinces, partOf: $partOf, first: 100) {
    totalCount nodes { entityId partOf datasetVersion province { slug } } } }`;

describe('changes', () => {
  it('since a version are those that were published after it', async () => {
    const { data } = await app().query(CHANGES, { since: 1 });
    expect(data.changes.totalCount).toBe(1);
    expect(data.changes.nodes).toMatchObject([{ entityId: 'document:gia-lai-383-2020', datasetVersion: 2 }]);
    const [all, zero] = await Promise.all([app().query(CHANGES), app().query(CHANGES, { since: 0 })]);
    expect(zero.data.changes.totalCount).toBe(all.data.changes.totalCount);
    expect((await app().query(CHANGES, { since: 2 })).data.changes.totalCount).toBe(0);
    expect((await app().query(CHANGES, { since: -1 })).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('of a province or of a plan and its parts are no others', async () => {
    const { data } = await app().query(CHANGES, { provinces: ['gia-lai'] });
    expect(data.changes.totalCount).toBeGreaterThan(5);
    for (const { province } of data.changes.nodes) expect(province.slug).toBe('gia-lai');
    const plan = 'plan:dong-nai-9478-2023';
    const parts = (await app().query(CHANGES, { partOf: plan })).data.changes;
    const { data: held } = await app().query('query ($id: ID!) { plan(id: $id) { tasks(first: 0) { totalCount } } }', {
      id: plan,
    });
    expect(parts.totalCount).toBeGreaterThan(held.plan.tasks.totalCount);
    for (const { entityId, partOf } of parts.nodes) expect([entityId, partOf]).toContain(plan);
    expect((await app().query(CHANGES, { provinces: ['atlantis'] })).errors?.[0]?.extensions?.code).toBe(
      'UNKNOWN_PROVINCE',
    );
  });
});

describe('a link that names a version', () => {
  it.each(['/coverage', '/compare', '/provinces/gia-lai', '/plans/gia-lai-383-2020', '/plans', '/strategies', '/data'])(
    'says on %s how much has changed since, and nothing where nothing has',
    async (path) => {
      const old = await get(`${path}?version=1`);
      expect(old.statusCode).toBe(200);
      expect(old.body).toContain('Liên kết này được ghi ở phiên bản 1; trang cho thấy phiên bản 2.');
      expect(old.body).toContain('<a href="/changes?since=1">1 thay đổi từ đó</a>');
      expect((await get(`/en${path}?version=1`)).body).toContain(
        '<a href="/en/changes?since=1">1 change since then</a>',
      );
      for (const version of ['2', '', 'x', '-1', '<script>', '99999999999']) {
        const page = await get(`${path}?version=${encodeURIComponent(version)}`);
        expect(page.statusCode).toBe(200);
        expect(page.body, version).not.toMatch(/Liên kết này|<script>/);
      }
      expect((await get(`${path}?version=9`)).body).toContain('ở đây mới có phiên bản 2');
    },
  );
});

describe('the page of changes', () => {
  it('tells what changed in words, with the reason, and leads to the record', async () => {
    const { body, statusCode } = await get('/changes?since=1');
    expect(statusCode).toBe(200);
    expect(body).toMatch(/<b>1<\/b>.*thay đổi từ phiên bản 1 tới phiên bản 2/s);
    expect(body).toContain('href="/documents/gia-lai-383-2020"');
    expect(body).toContain('the title &lt;b&gt; was read again');
    const first = await get('/changes');
    const next = /href="(\/changes\?[^"]*after=[^"]+)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await get(next)).statusCode).toBe(200);
  });

  it.each([
    ['since=x', 'Hãy chọn một số từ 0'],
    ['province=Atlantis', 'Không có tỉnh, thành phố nào tên “Atlantis”'],
    ['after=zzz', 'Trang tiếp này không còn'],
  ])('says beside the field what is wrong with %s', async (query, words) => {
    const page = await get(`/changes?${query}`);
    expect([page.statusCode, page.body.includes(words)]).toEqual([400, true]);
  });
});
