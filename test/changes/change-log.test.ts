import { readFile } from 'node:fs/promises';
import { sql, TransactionRollbackError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { changeCursor } from '../../src/changes/change.cursor.ts';
import { changes } from '../../src/records/change.table.ts';
import { datasets, records } from '../../src/records/record.table.ts';
import { openOwnApp } from '../support/app.ts';
import { heldRecords } from '../support/edits.ts';
import { publishRecords } from '../support/publish.ts';

const app = openOwnApp('seeded');
const NOW = new Date('2026-03-04T05:06:07.000Z');

const LOG = `query ($after: String, $first: Int, $entityTypes: [String!], $kinds: [ChangeKind!]) {
  changes(after: $after, first: $first, entityTypes: $entityTypes, kinds: $kinds) {
    totalCount
    nodes { seq cursor kind entityType entityId before after reason mergedInto origin datasetVersion at node { id } province { slug } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;
const log = async (variables: Record<string, unknown> = {}) => {
  const answer = await app().query(LOG, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data.changes;
};
const end = async () => {
  const { totalCount } = await log({ first: 0 });
  const { id } = (await app().query('{ dataset { id } }')).data.dataset;
  return changeCursor(id, totalCount);
};
const contentOf = async (id: string) => {
  const record = (await heldRecords(app().database)).get(id);
  if (!record) throw new Error(`no ${id}`);
  return record;
};
const review = (reason: string, records: Awaited<ReturnType<typeof contentOf>>[], more: object = {}) =>
  publishRecords(app().database, { origin: 'REVIEW', reason, records, now: NOW, ...more });

describe('the change log', () => {
  it('begins with the seeds: every record once, as added, in a dense sequence', async () => {
    const held = await heldRecords(app().database);
    const seen = new Map<string, number>();
    let after: string | null = null;
    for (let more = true; more; ) {
      const page = await log({ first: 100, after });
      for (const change of page.nodes) {
        expect(change).toMatchObject({ kind: 'ADDED', before: null, origin: 'SEED', datasetVersion: 1 });
        expect(change.seq).toBe(seen.size + 1);
        seen.set(change.entityId, change.seq);
      }
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(seen.size).toBe(held.size);
    expect([...seen.keys()].sort()).toEqual([...held.keys()].sort());
    for (const { id, type, content } of held.values()) {
      if (type === 'plan') expect(seen.get(`document:${content.document}`)).toBeLessThan(seen.get(id) ?? 0);
    }
  });

  it('says what was before and after, why, and whose it is', async () => {
    const after = await end();
    const [id = ''] = [...(await heldRecords(app().database)).keys()].filter((key) =>
      key.startsWith('task:quang-ngai'),
    );
    const task = await contentOf(id);
    await review('a slip of the pen', [{ ...task, content: { ...task.content, title: 'Việc khác' } }]);
    const { nodes } = await log({ after });
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({
      kind: 'CORRECTED',
      entityType: 'task',
      entityId: id,
      before: { title: task.content.title },
      after: { title: 'Việc khác' },
      reason: 'a slip of the pen',
      origin: 'REVIEW',
      datasetVersion: 2,
      at: NOW.toISOString(),
      node: { id },
      province: { slug: 'quang-ngai' },
    });
  });

  it('writes nothing when nothing changes', async () => {
    const { totalCount } = await log({ first: 0 });
    await review('again', [await contentOf('plan:ninh-thuan-827-2024')]);
    expect((await log({ first: 0 })).totalCount).toBe(totalCount);
  });

  it('leads from a merged record to the one that took its place', async () => {
    const after = await end();
    const tasks = [...(await heldRecords(app().database)).values()].filter(
      ({ type, content }) => type === 'task' && content.isLeaf,
    );
    const [one, other] = tasks;
    if (!one || !other) throw new Error('the seeds have tasks');
    await review('twice', [], { withdraw: [{ id: one.id, mergedInto: other.id, reason: 'the same task' }] });
    const { nodes } = await log({ after, kinds: ['WITHDRAWN'] });
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({
      entityId: one.id,
      after: null,
      mergedInto: other.id,
      reason: 'the same task',
      node: null,
    });
  });

  it('keeps a change of any kind when the publication says so', async () => {
    const after = await end();
    const plan = await contentOf('plan:ninh-thuan-827-2024');
    await review('new edition', [{ ...plan, content: { ...plan.content, summary: 'Tóm tắt' } }], { kind: 'CHANGED' });
    expect((await log({ after })).nodes).toMatchObject([{ kind: 'CHANGED', entityType: 'plan' }]);
  });

  it('refuses to merge a record into one that is not there', async () => {
    const publication = review('wrong', [], {
      withdraw: [{ id: 'plan:ninh-thuan-827-2024', mergedInto: 'task:nowhere' }],
    });
    await expect(publication).rejects.toMatchObject({ code: 'UNKNOWN_REFERENCE' });
  });

  it('filters by types and kinds and counts the whole', async () => {
    const plans = await log({ entityTypes: ['plan'], kinds: ['ADDED'], first: 100 });
    expect(plans.totalCount).toBeGreaterThanOrEqual(150);
    expect(plans.nodes).toHaveLength(100);
    expect(plans.nodes.every((change: { entityType: string }) => change.entityType === 'plan')).toBe(true);
  });

  it('loses and repeats nothing for a reader who reads while ten writers publish', async () => {
    const after = await end();
    const plan = await contentOf('plan:ninh-thuan-827-2024');
    let writing = true;
    const writers = Promise.all(
      Array.from({ length: 10 }, async (_, writer) => {
        for (let i = 0; i < 5; i++)
          await review('at once', [{ ...plan, content: { ...plan.content, summary: `${writer}.${i}` } }]);
      }),
    ).finally(() => {
      writing = false;
    });
    const seen: number[] = [];
    let cursor = after;
    for (let rest = true; rest; ) {
      rest = writing;
      const page = await log({ after: cursor, first: 7 });
      seen.push(...page.nodes.map((change: { seq: number }) => change.seq));
      cursor = page.pageInfo.endCursor ?? cursor;
      rest ||= page.pageInfo.hasNextPage;
    }
    await writers;
    expect(seen).toHaveLength(50);
    expect(seen).toEqual(seen.map((_, i) => (seen[0] ?? 0) + i));
  });
});

describe('the migration that begins the log', () => {
  it('gives a database that was published before it the same entries as a publication would', async () => {
    const { db } = app().database;
    const plain = {
      id: changes.entityId,
      type: changes.entityType,
      owner: changes.ownerId,
      province: changes.provinceId,
    };
    await db
      .transaction(async (tx) => {
        // As after a first publication, without what the tests above changed.
        await tx.execute(sql`delete from changes where version > 1`);
        const written = await tx.select(plain).from(changes).orderBy(changes.entityId);
        const published = new Set((await tx.select({ id: records.id }).from(records)).map((row) => row.id));
        await tx.execute(sql`delete from changes`);
        await tx.execute(sql`delete from datasets`);
        const file = await readFile(new URL('../../drizzle/0004_start_change_log.sql', import.meta.url), 'utf8');
        for (const statement of file.split('--> statement-breakpoint').slice(0, 2))
          await tx.execute(sql.raw(statement));
        const begun = await tx.select(plain).from(changes).orderBy(changes.entityId);
        expect(begun.length).toBe(published.size);
        expect(begun).toEqual(written.filter((change) => published.has(change.id)));
        expect(await tx.select().from(datasets)).toHaveLength(1);
        tx.rollback();
      })
      .catch((error: unknown) => {
        if (!(error instanceof TransactionRollbackError)) throw error;
      });
  });
});

describe('a bad question to the change log', () => {
  const codeOf = async (variables: Record<string, unknown>) => {
    const { errors } = await app().query(LOG, variables);
    return { code: errors?.[0]?.extensions?.code, message: errors?.[0]?.message };
  };

  it('is told that a cursor belongs to another dataset', async () => {
    const other = '00000000-0000-4000-8000-000000000000';
    const answer = await codeOf({ after: changeCursor(other, 3) });
    expect(answer).toMatchObject({ code: 'BAD_CURSOR' });
    expect(answer.message).toContain(`belongs to the dataset ${other}`);
  });

  it('is told that a cursor is damaged, of another list, or beyond the end', async () => {
    const { id } = (await app().query('{ dataset { id } }')).data.dataset;
    const plans = (await app().query('{ plans { pageInfo { endCursor } } }')).data.plans.pageInfo.endCursor;
    const cursors = [
      '',
      'x',
      plans,
      Buffer.from('[').toString('base64url'),
      changeCursor(id, 999_999_999),
      changeCursor(id, -1),
    ];
    for (const after of cursors) expect(await codeOf({ after }), after).toMatchObject({ code: 'BAD_CURSOR' });
  });

  it('is told the nearest type and the size of a page', async () => {
    const answer = await codeOf({ entityTypes: ['plans'] });
    expect(answer).toMatchObject({ code: 'UNKNOWN_VALUE' });
    expect(answer.message).toContain('Did you mean "plan"?');
    expect(await codeOf({ first: 101 })).toMatchObject({ code: 'BAD_PAGE_SIZE' });
    expect(await codeOf({ first: -1 })).toMatchObject({ code: 'BAD_PAGE_SIZE' });
  });
});
