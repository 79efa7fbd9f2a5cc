import { gt } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { RECORD_TYPES } from '../../../src/domains.ts';
import { RequestContext } from '../../../src/graph/context.ts';
import { readOperations, type ShippedOperation } from '../../../src/operations/operations.ts';
import { changes } from '../../../src/records/change.table.ts';
import { newestVersion } from '../../../src/records/versions.ts';
import { executor, traceAnswer } from '../../../src/web/operations/make-answer.ts';
import { compareAnswers, type Difference } from '../../../src/web/operations/since.ts';
import { openApp, openOwnApp, type TestApp } from '../../support/app.ts';
import { editAtRandom, heldRecords, randomFrom } from '../../support/edits.ts';
import { publishRecords } from '../../support/publish.ts';

const then = openApp();
const now = openOwnApp();
const SUMMARY = 'Tóm tắt đã sửa';
const operations = await readOperations();

async function traced({ graphql, schema, database }: TestApp, operation: ShippedOperation, variables = {}) {
  const published = await newestVersion(database.db);
  if (!published) throw new Error('nothing is published');
  const context = () => new RequestContext(database.db, 'test');
  const question = { operation, variables, form: 'json' as const, writing: { titles: null, bom: false } };
  const execute = executor(graphql, context, operation.name);
  const making = { execute, db: database.db, published, schema, base: '', maxRows: 50_000 };
  return { question, published, trace: () => traceAnswer(question, making) };
}

/** Compares the answer of the first version with the one that stands. */
async function since(name: string, variables = {}): Promise<Difference> {
  const operation = operations.find((one) => one.name === name);
  if (!operation) throw new Error(`no operation ${name}`);
  const from = await traced(then(), operation, variables);
  const to = await traced(now(), operation, variables);
  return compareAnswers({
    question: to.question,
    from: { ...from, hash: null },
    to,
    addressOf: String,
    db: now().database.db,
    schema: now().schema,
    types: RECORD_TYPES,
  });
}

describe('what changed since an older version', { timeout: 600_000 }, () => {
  it('is the record that a publication changed, where it is shown, and nothing where it is not', async () => {
    const plan = (await heldRecords(now().database)).get('plan:ninh-thuan-827-2024');
    if (!plan) throw new Error('the plan is not there');
    const content = { ...plan.content, summary: SUMMARY };
    const day = new Date('2026-05-06T07:08:09Z');
    await publishRecords(now().database, {
      origin: 'REVIEW',
      reason: 'one',
      records: [{ ...plan, content }],
      now: day,
    });
    const shown = await since('OnePlan', { number: '827', province: 'ninh-thuan' });
    expect(shown.changed).toBe(true);
    expect(shown.records).toMatchObject([{ id: plan.id, kind: 'CORRECTED', after: { summary: SUMMARY } }]);
    expect(await since('ActionAreas')).toMatchObject({ changed: false, records: [] });
    expect(await since('NationalMilestones')).toMatchObject({ changed: false, records: [] });
  });

  it('is the task that a count of tasks lacks now, which no row shows', async () => {
    const held = await heldRecords(now().database);
    const task = [...held.values()].find(
      ({ type, content }) => type === 'task' && content.isLeaf && content.actionArea,
    );
    if (!task) throw new Error('there is no such task');
    const withdraw = [{ id: task.id, reason: 'a test' }];
    const day = new Date('2026-05-07T07:08:09Z');
    await publishRecords(now().database, { origin: 'REVIEW', reason: 'two', withdraw, records: [], now: day });
    const counted = await since('Statistics');
    expect(counted.changed).toBe(true);
    expect(counted.records).toContainEqual(expect.objectContaining({ id: task.id, kind: 'WITHDRAWN', shown: false }));
  });

  it('names records of the log for every question whose answer differs, and none for the others', async () => {
    await editAtRandom(now().database, 150, randomFrom(2026));
    const { db } = now().database;
    const log = await db.select({ id: changes.entityId }).from(changes).where(gt(changes.version, 1));
    const logged = new Set(log.map(({ id }) => id));
    const told: Record<string, number> = {};
    for (const { name } of operations) {
      // How fresh the service is moves on by itself.
      if (name === 'DatasetStatus') continue;
      const { changed, from, to, records, complete } = await since(name);
      expect(changed, name).toBe(from.resultSha256 !== to.resultSha256);
      expect(records.length > 0, `${name} names records`).toBe(changed);
      expect(records.filter(({ id }) => !logged.has(id))).toEqual([]);
      expect(complete, name).toBe(true);
      if (changed) told[name] = records.length;
    }
    expect(Object.keys(told).length).toBeGreaterThan(15);
    // Not the whole log: a list of milestones does not tell of tasks.
    expect(Math.min(...Object.values(told))).toBeLessThan(logged.size / 4);
  });
});
