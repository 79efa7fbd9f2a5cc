import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { JOBS, type Workplace } from '../../src/cli/jobs.ts';
import { rowsOf } from '../../src/database/connection.ts';
import { openOwnApp } from '../support/app.ts';

const app = openOwnApp();

const place = (): Workplace => ({
  database: app().database,
  http: async () => app().http,
  schema: async () => app().schema,
  publicUrl: null,
  now: () => new Date('2026-03-04T05:06:07.000Z'),
  signal: new AbortController().signal,
  tell: () => {},
});
const survey = (province: string) => ({
  by: 'Ban biên tập',
  places: 'cổng thông tin của tỉnh',
  provinces: [province],
  years: { from: 2025, to: 2025 },
});
const noteOf = async (id: string) =>
  (await rowsOf<{ note: string | null }>(app().database.db, sql`select note from surveys where id = ${id}`))[0]?.note;

describe('a recorded survey', () => {
  it('is found by a review, whose correction stands when the survey is recorded again', async () => {
    const { id, isNew } = await JOBS.surveyAdd(place(), survey('lai-chau'));
    expect(isNew).toBe(true);
    const correction = { id, path: 'note', value: 'chỉ tìm trên một cổng', by: 'An', reason: 'so it was' };
    expect(await JOBS.reviewCorrect(place(), correction)).toMatchObject({ changed: [id] });
    expect(await noteOf(id)).toBe('chỉ tìm trên một cổng');
    expect(await JOBS.surveyAdd(place(), survey('lai-chau'))).toMatchObject({ id, isNew: false });
    expect(await noteOf(id)).toBe('chỉ tìm trên một cổng');
  });

  it('leaves the surveys that were recorded before it', async () => {
    const first = await JOBS.surveyAdd(place(), survey('son-la'));
    const second = await JOBS.surveyAdd(place(), survey('hoa-binh'));
    const ids = await rowsOf<{ id: string }>(app().database.db, sql`select id from surveys`);
    expect(ids.map((row) => row.id)).toEqual(expect.arrayContaining([first.id, second.id]));
  });
});

describe('every published record', () => {
  it('stands in a layer', async () => {
    const past = await rowsOf(
      app().database.db,
      sql`select id from records where not exists (select from record_layers where record_id = records.id)`,
    );
    expect(past).toEqual([]);
    const [counted] = await rowsOf<{ count: number }>(
      app().database.db,
      sql`select count(*)::int as count from records where type = 'survey'`,
    );
    expect(counted?.count).toBeGreaterThan(2);
  });
});
