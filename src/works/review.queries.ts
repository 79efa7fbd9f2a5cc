import { and, asc, desc, eq, or, sql } from 'drizzle-orm';
import { actionAreas } from '../action-areas/action-area.table.ts';
import { AppError } from '../base/errors.ts';
import { type Db, isAny, rowsOf } from '../database/connection.ts';
import { documents, sourcePages, sources } from '../documents/document.table.ts';
import { FOREIGN_CLAIM } from '../documents/foreign-claim.ts';
import { plans } from '../plans/plan.table.ts';
import type { PlanBundle } from '../reader/index.ts';
import { tasks } from '../tasks/task.table.ts';
import { placeOf, unreadOfDocument } from './confirm.ts';
import { areDifferencesOf } from './conflicts.ts';
import { conflicts, decisions, imports } from './import.table.ts';
import { whyNoPlan } from './map-bundle.ts';

/** A plan, or a document whose plan could not be told, that waits for a person. */
export interface ReviewItem extends Record<string, unknown> {
  id: string;
  state: string;
  number: string | null;
  title: string | null;
  tasks: number;
  differences: number;
  /** Parts of its pages that could not be placed and that nobody confirmed. */
  unread: number;
  /** Pages whose publisher speaks for another province. */
  claims: number;
}

/**
 * Lists plans that no person has checked, that are disputed, that a page contradicts in what nobody settled, or that have open unread parts,
 * and imported documents of which no plan is published and nobody said that they carry none.
 */
export async function listForReview(db: Db, province: string | null): Promise<ReviewItem[]> {
  const inProvince = (column: unknown) => (province === null ? sql`true` : sql`${column} = ${`province:${province}`}`);
  return rowsOf<ReviewItem>(
    db,
    sql`select * from (select ${plans.id} as id, ${plans.reviewState}::text as state, ${documents.number} as number, ${documents.title} as title,
        (select count(*) from ${tasks} where ${tasks.planId} = ${plans.id} and ${tasks.isLeaf})::int as tasks,
        (select count(*) from ${conflicts} where ${conflicts.settledBy} is null
          and ${areDifferencesOf({ plan: plans.id, document: documents.id, slug: plans.slug })})::int as differences, ${OPEN_PARTS} as unread, ${FOREIGN_CLAIMS} as claims
      from ${plans} inner join ${documents} on ${documents.id} = ${plans.documentId} where ${inProvince(plans.provinceId)}
      union all
      select ${documents.id}, ${STATE_OF_DOCUMENT}, ${documents.number}, ${documents.title}, 0,
        (select count(*) from ${conflicts} where ${conflicts.settledBy} is null and ${conflicts.recordId} = ${documents.id})::int, ${OPEN_PARTS}, ${FOREIGN_CLAIMS}
      from ${documents} where ${inProvince(documents.provinceId)}
        and not exists (select 1 from ${plans} where ${plans.documentId} = ${documents.id})
        and exists (select 1 from ${imports} where ${imports.work} = ${documents.slug} and ${imports.status} = 'PUBLISHED')
        and ${STATE_OF_DOCUMENT} <> 'REVIEWED'
      ) as waiting
      where state <> 'REVIEWED' or differences > 0 or unread > 0 order by state desc, id collate "C"`,
  );
}

/** What people said last of a document without a plan; what is imported after that is open again. */
const STATE_OF_DOCUMENT = sql`coalesce((select case ${decisions.action} when 'ACCEPT' then 'REVIEWED' else 'DISPUTED' end
  from ${decisions} where ${decisions.recordId} = ${documents.id} and ${decisions.action} in ('ACCEPT', 'DISPUTE')
    and ${decisions.decidedAt} >= (select max(${imports.importedAt}) from ${imports}
      where ${imports.work} = ${documents.slug} and ${imports.status} = 'PUBLISHED')
  order by ${decisions.seq} desc limit 1), 'MACHINE')`;

/** Counts the open unread parts of a document's pages. */
const OPEN_PARTS = sql`(select count(*) from ${sources} inner join ${sourcePages} on ${sourcePages.id} = ${sources.pageId},
  jsonb_array_elements(${sourcePages.unread}) as part
  where ${sources.documentId} = ${documents.id} and ${sources.completeness} <> 'CITED_ONLY' and part ->> 'confirmedBy' is null)::int`;

/** Counts the pages by which somebody claims something of another province's document. */
const FOREIGN_CLAIMS = sql`(select count(*) from ${sources} inner join ${sourcePages} on ${sourcePages.id} = ${sources.pageId}
  where ${sources.documentId} = ${documents.id} and ${sources.completeness} <> 'CITED_ONLY'
    and ${sourcePages.warnings} @> ${JSON.stringify([{ kind: FOREIGN_CLAIM }])}::jsonb)::int`;

/** What a reviewer looks at of a plan, or of a document that carries none. */
interface Subject {
  id: string;
  documentId: string;
  number: string | null;
  title: string | null;
  state: string;
  /** Why there is a document and no plan; null for a plan. */
  whyNoPlan: string | null;
}

async function subjectOf(db: Db, id: string): Promise<Subject> {
  const named = { number: documents.number, title: documents.title, documentId: documents.id };
  const [plan] = await db
    .select({ ...named, id: plans.id, state: plans.reviewState })
    .from(plans)
    .innerJoin(documents, eq(documents.id, plans.documentId))
    .where(or(isAny(plans.id, [id]), isAny(documents.id, [id])));
  if (plan) return { ...plan, whyNoPlan: null };
  const [document] = await db
    .select({
      ...named,
      id: documents.id,
      state: sql<string>`${STATE_OF_DOCUMENT}`,
      provinceId: documents.provinceId,
      bundle: imports.bundle,
    })
    .from(documents)
    .innerJoin(imports, and(eq(imports.work, documents.slug), eq(imports.status, 'PUBLISHED')))
    .where(isAny(documents.id, [id]))
    .orderBy(desc(imports.importedAt))
    .limit(1);
  if (!document)
    throw new AppError(
      'BAD_ID',
      `There is no plan and no imported document "${id.slice(0, 80)}". List them with: kehoach review list`,
    );
  const { provinceId, bundle, ...subject } = document;
  return { ...subject, whyNoPlan: whyNoPlan(bundle as PlanBundle, provinceId) ?? 'the plan was taken out' };
}

/** Gathers what a reviewer looks at: each task with the words of its source, differences and decisions. Throws: BAD_ID. */
export async function showForReview(db: Db, id: string) {
  const subject = await subjectOf(db, id);
  const rows = await db
    .select({ task: tasks, area: actionAreas.code, text: sourcePages.text })
    .from(tasks)
    .leftJoin(actionAreas, eq(actionAreas.id, tasks.actionAreaId))
    .leftJoin(sources, eq(sources.id, tasks.evidenceSourceId))
    .leftJoin(sourcePages, eq(sourcePages.id, sources.pageId))
    .where(eq(tasks.planId, subject.id))
    .orderBy(asc(tasks.position));
  const slug = subject.id.replace(/^\w+:/, '');
  return {
    subject,
    pages: (
      await db
        .select({
          id: sourcePages.id,
          url: sourcePages.url,
          completeness: sources.completeness,
          text: sourcePages.text,
          warnings: sourcePages.warnings,
        })
        .from(sources)
        .innerJoin(sourcePages, eq(sourcePages.id, sources.pageId))
        .where(and(eq(sources.documentId, subject.documentId), sql`${sources.completeness} <> 'CITED_ONLY'`))
        .orderBy(asc(sourcePages.id))
    ).map(({ warnings, ...page }) => ({
      ...page,
      claim: warnings.find(({ kind }) => kind === FOREIGN_CLAIM)?.dropped ?? null,
    })),
    unread: (await unreadOfDocument(db, subject.documentId)).map((part) => ({ ...part, place: placeOf(part) })),
    tasks: rows.map(({ task, area, text }) => ({
      locator: task.locator,
      title: task.title,
      state: task.reviewState,
      actionArea: area,
      quote: task.evidenceQuote,
      reason: task.evidenceReason,
      start: task.evidenceStart ?? 0,
      end: task.evidenceEnd ?? 0,
      text,
    })),
    conflicts: await db
      .select()
      .from(conflicts)
      .where(areDifferencesOf({ plan: subject.id, document: subject.documentId, slug }))
      .orderBy(asc(conflicts.id)),
    decisions: await db
      .select()
      .from(decisions)
      .where(
        sql`${decisions.recordId} in (${subject.id}, ${subject.documentId}) or ${decisions.recordId} like any(${sql.param([`task:${slug}/%`, `target:${slug}/%`])}::text[])`,
      )
      .orderBy(asc(decisions.seq)),
  };
}
