import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../src/database/connection.ts';
import { type Page, rankedPage } from '../../src/graph/pagination.ts';
import { taskOrders } from '../../src/tasks/task.filter.ts';
import { fromTasks } from '../../src/tasks/task.queries.ts';
import { tasks } from '../../src/tasks/task.table.ts';
import { openApp } from '../support/app.ts';

const app = openApp();

/** How the database reads a page of all tasks when it sorts and reads whole tables only where it cannot help it. */
async function planOf(page: Partial<Page>): Promise<string> {
  const ranked = rankedPage(
    { id: sql`${tasks.id}`, parent: null, from: fromTasks, where: [sql`${tasks.isLeaf}`] },
    taskOrders.POSITION,
    { size: 50, backward: false, after: null, before: null, ...page },
    null,
  );
  return app().database.db.transaction(async (tx) => {
    for (const way of ['seqscan', 'sort', 'bitmapscan']) await tx.execute(sql.raw(`set local enable_${way} = off`));
    const rows = await rowsOf<{ 'QUERY PLAN': string }>(tx as never, sql`explain select * from ${ranked}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

const PLACE = ['plan:quang-ngai-72-2024', '3', 'task:quang-ngai-72-2024/1'];

describe('a page of all tasks', () => {
  it('is read in the order of an index, and no other table with it', async () => {
    for (const backward of [false, true]) {
      const plan = await planOf({ backward });
      expect(plan).toContain('tasks_order_idx');
      expect(plan).not.toMatch(/Sort|Seq Scan|plans|documents/);
    }
  });

  it('enters that index at its cursor, from both sides', async () => {
    for (const page of [{ after: PLACE }, { before: PLACE, backward: true }]) {
      const plan = await planOf(page);
      expect(plan).toMatch(/Index Cond: \(ROW\(.*plan_id.*position.*id/);
      expect(plan).not.toMatch(/Sort|Seq Scan/);
    }
  });
});
