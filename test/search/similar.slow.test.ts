import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Db, rowsOf } from '../../src/database/connection.ts';
import { MOST_COMPARED, similarTasks } from '../../src/search/similar.ts';
import { openApp } from '../support/app.ts';
import { openGenerated } from '../support/generated.ts';

const seeds = openApp();
const generated = openGenerated();

interface Near extends Record<string, unknown> {
  taskId: string;
  similarity: number;
}

async function sample(db: Db, count: number): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select id from tasks where is_leaf order by md5(id), id limit ${count}`,
  );
  return rows.map((row) => row.id);
}

/** Compares each task with every other: what the index shortens. */
function everyPair(db: Db, ids: string[]): Promise<Near[]> {
  return rowsOf<Near>(
    db,
    sql`select this.id as "taskId", near.similarity from tasks as this inner join plans as own on own.id = this.plan_id
      inner join documents as d on d.id = own.document_id cross join lateral (
        select similarity(other.match_text, this.match_text)::float8 as similarity, other.id
        from tasks as other inner join plans as theirs on theirs.id = other.plan_id inner join documents as od on od.id = theirs.document_id
        where other.is_leaf and theirs.province_id <> own.province_id and nullif(other.actor_id, od.issuer_id) is null
          and similarity(other.match_text, this.match_text) >= 0.4
        order by similarity desc, other.id collate "C" limit 3) as near
      where this.id = any(${sql.param(ids)}::text[]) order by this.id collate "C", near.similarity desc`,
  );
}

describe('tasks that are alike', () => {
  it('are found among the tasks that share rare words as among all', async () => {
    for (const db of [seeds().database.db, generated().database.db]) {
      const ids = await sample(db, 40);
      const all = await everyPair(db, ids);
      const found = await rowsOf<Near>(
        db,
        similarTasks(ids, { first: 3, minSimilarity: 0.4, where: 'OTHER_PROVINCES' }),
      );
      const of = (rows: readonly Near[], id: string) =>
        rows.filter((row) => row.taskId === id).map((row) => row.similarity);
      // Tasks that are equally alike may stand for each other; what counts is how alike what was found is.
      const pairs = ids.flatMap((id) => of(all, id).map((best, i) => ({ best, found: of(found, id)[i] ?? 0 })));
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      const share = sum(pairs.map((pair) => Math.min(pair.found, pair.best))) / sum(pairs.map((pair) => pair.best));
      expect(pairs.length).toBeGreaterThan(5);
      expect(share).toBeGreaterThanOrEqual(0.85);
      // The same words are never missed.
      const same = pairs.filter((pair) => pair.best > 0.95);
      expect(same.filter((pair) => pair.found < 0.95)).toEqual([]);
    }
  });

  it('are looked for through the index of the search alone, within a bound', async () => {
    const { db } = generated().database;
    const [id] = await sample(db, 1);
    const rows = await rowsOf<Record<string, string>>(
      db,
      sql`explain (analyze, costs off, timing off) ${similarTasks([id ?? ''], { first: 3, minSimilarity: 0.3, where: 'OTHER_PROVINCES' })}`,
    );
    const lines = rows.map((row) => Object.values(row)[0] ?? '');
    expect(lines.filter((line) => /Seq Scan on (tasks|search_entries)/.test(line))).toEqual([]);
    const candidates = lines.find((line) => line.includes('Limit') && /rows=\d+/.test(line));
    expect(candidates).toBeDefined();
    for (const line of lines.filter((each) => each.includes('Scan') && each.includes('candidate')))
      expect(Number(/actual rows=(\d+)/.exec(line)?.[1])).toBeLessThanOrEqual(MOST_COMPARED);
  });
});
