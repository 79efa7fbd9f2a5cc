import { parseFeed } from 'feedsmith';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { openOwnApp } from '../../support/app.ts';
import { heldRecords } from '../../support/edits.ts';
import { publishRecords } from '../../support/publish.ts';

const app = openOwnApp();
const get = (url: string, headers: Record<string, string> = {}) => app().http.inject({ url, headers });

const calendar = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

describe('a question as a calendar', () => {
  it('has whole days, the last one with them, and the words of the language', async () => {
    const answer = await get('/operations/CalendarOfDuties.ics?year=2024');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    const [month] = calendar(answer.body).filter(({ summary }) => summary.startsWith('Tháng hành động'));
    expect(month?.startDate.toString()).toBe('2024-11-15');
    expect(month?.endDate.toString()).toBe('2024-12-16');
    expect(month?.startDate.isDate).toBe(true);
    expect(month?.description).toContain('Đồng Nai');
    const english = calendar((await get('/operations/CalendarOfDuties.ics?year=2024&titles=en')).body);
    expect(english.some(({ summary }) => summary.startsWith('Action Month'))).toBe(true);
    for (const line of answer.body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('gives days of no year for the year that is asked, and of reports those that their words state', async () => {
    const months = calendar((await get('/operations/ActionMonth.ics?year=2024')).body);
    expect(months.map(({ startDate }) => startDate.toString())).toContain('2024-11-15');
    const reports = calendar((await get('/operations/ReportingDuties.ics?year=2018')).body);
    expect(reports.map(({ startDate }) => startDate.toString())).toEqual(['2018-11-20']);
    expect((await get('/operations/CalendarOfDuties', { accept: 'text/calendar' })).body).toMatch(/^BEGIN:VCALENDAR/);
  });

  it('is the same bytes as long as the data is, each entry under its name', async () => {
    const url = '/operations/CalendarOfDuties.ics?year=2024';
    const [one, again] = [await get(url), await get(url)];
    expect(one.body).toBe(again.body);
    const ids = calendar(one.body).map(({ uid }) => uid);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is refused, with the forms that there are, where a question has no days', async () => {
    const answer = await get('/operations/PlanCoverage.ics');
    expect(answer.statusCode).toBe(406);
    expect(answer.json().errors[0].message).toContain('.json, .csv, .xlsx, .ndjson, .html, .atom.');
    const all = (await get('/operations', { accept: 'application/json' })).json().operations;
    const withDays = all.filter((one: { links: Record<string, string> }) => one.links.ics);
    expect(withDays.map((one: { name: string }) => one.name).sort()).toEqual([
      'ActionMonth',
      'CalendarOfDuties',
      'ReportingDuties',
    ]);
  });
});

describe('a question as a feed', () => {
  const feedOf = async (url: string) => {
    const { statusCode, body } = await get(url);
    expect(statusCode, `${url} ${body.slice(0, 300)}`).toBe(200);
    const parsed = parseFeed(body);
    if (parsed.format !== 'atom') throw new Error(`${url} is no Atom feed`);
    return parsed.feed;
  };

  it('has an entry for each row, under a name of its own', async () => {
    for (const name of ['PlansSideBySide', 'ComparePlans', 'Statistics', 'CalendarOfDuties', 'Search', 'PlanDiff']) {
      const { entries = [], id } = await feedOf(`/operations/${name}.atom`);
      expect(id, name).toMatch(/^tag:kehoach-graph,2026:operations\//);
      expect(entries.length, name).toBeGreaterThan(0);
      expect(new Set(entries.map((entry) => entry.id)).size, name).toBe(entries.length);
    }
  });

  it('moves an entry on when a record of its row changes, and lets the others rest', async () => {
    const url = '/operations/FindTasks.atom?text=&provinces=dong-nai';
    const before = (await feedOf(url)).entries ?? [];
    const task = [...(await heldRecords(app().database)).values()].find(
      ({ type, content }) => type === 'task' && JSON.stringify(before).includes(`<dd>${content.title}</dd>`),
    );
    if (!task) throw new Error('no task of the province');
    const now = new Date('2027-03-04T05:06:07Z');
    const content = { ...task.content, title: 'Một việc có tên mới' };
    await publishRecords(app().database, { origin: 'REVIEW', reason: 'Sửa', records: [{ ...task, content }], now });
    const after = (await feedOf(url)).entries ?? [];
    const moved = after.filter((entry) => entry.updated === now.toISOString());
    expect(moved).toHaveLength(1);
    expect(JSON.stringify(moved)).toContain('Một việc có tên mới');
    expect(after[0]).toEqual(moved[0]);
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    expect((await feedOf(url)).updated).toBe(now.toISOString());
  });
});
