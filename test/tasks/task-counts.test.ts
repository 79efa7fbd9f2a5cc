import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../src/database/connection.ts';
import { openApp, openOwnApp } from '../support/app.ts';
import { editAtRandom, heldRecords, randomFrom } from '../support/edits.ts';
import { publishRecords } from '../support/publish.ts';

const own = openOwnApp();
const app = openApp();

const stored = () =>
  rowsOf(own().database.db, sql`select plan_id, action_area_id, count from task_area_counts order by 1, 2`);
const recounted = () =>
  rowsOf(
    own().database.db,
    sql`select t.plan_id, t.action_area_id, count(*)::int as count from tasks as t inner join plans as p on p.id = t.plan_id
      inner join documents as d on d.id = p.document_id where t.is_leaf and nullif(t.actor_id, d.issuer_id) is null
      group by 1, 2 order by 1, 2`,
  );

describe('counts of tasks by plan and area', () => {
  it('are those of a recount after the seeds, and after edits, withdrawals, moves and a change of issuer', async () => {
    expect((await stored()).length).toBeGreaterThan(50);
    expect(await stored()).toEqual(await recounted());
    await editAtRandom(own().database, 120, randomFrom(11));
    expect(await stored()).toEqual(await recounted());
    const held = await heldRecords(own().database);
    const records = [...held.values()];
    // A task whose actor is the province's own committee is its own, until the plan is issued by another body.
    const task = records.find((one) => one.type === 'task' && one.content.isLeaf === true && one.content.actor == null);
    const plan = held.get(`plan:${task?.content.plan}`);
    const document = held.get(`document:${plan?.content.document}`);
    const area = records.find((one) => one.type === 'action-area' && one.content.key !== task?.content.actionArea);
    if (!task || !document || !area) throw new Error('the seeds have tasks, plans and areas');
    const publish = (type: string, id: string, content: object) =>
      publishRecords(own().database, {
        origin: 'REVIEW',
        reason: 'corrected',
        records: [{ type, id, content: content as { key: string } }],
        now: new Date('2026-03-01T00:00:00Z'),
      });
    await publish('task', task.id, { ...task.content, actor: document.content.issuer, actionArea: area.content.key });
    expect(await stored()).toEqual(await recounted());
    const before = await stored();
    await publish('document', document.id, { ...document.content, issuer: 'cuc-thong-ke-ninh-thuan' });
    expect(await stored()).toEqual(await recounted());
    expect(await stored()).not.toEqual(before);
  });

  it('are what statistics of tasks read instead of the tasks', async () => {
    for (const dimension of ['PROVINCE', 'REGION', 'YEAR', 'ACTION_AREA', 'DOCUMENT_TYPE', 'STRATEGY']) {
      const { errors, statements } = await app().query(
        `{ planStatistics(groupBy: [${dimension}], measure: TASKS) { total groups { count } } }`,
      );
      expect(errors).toBeUndefined();
      const counting = statements.filter((statement) => statement.includes('grouped'));
      expect(counting).toHaveLength(1);
      expect(counting.filter((statement) => statement.includes('"tasks"'))).toEqual([]);
    }
  });
});
