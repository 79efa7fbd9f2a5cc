import { and, eq } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import { type Database, type Db, isAny } from '../database/connection.ts';
import type { SourceContent } from '../documents/document.record.ts';
import { sourcePages, sources, type UnreadPart } from '../documents/document.table.ts';
import { plans } from '../plans/plan.table.ts';
import { composeWorks, type PatchContent } from '../records/layers.ts';
import { type PublicationResult, publish } from '../records/publish.ts';
import { recordLayers } from '../records/record.table.ts';
import type { RecordType } from '../records/record.ts';
import { recordConflicts } from './conflicts.ts';
import { type Decider, note, patchRecord, REVIEW_LAYER } from './review.ts';

/** A part of a page that carries the document, for a reviewer. */
export interface UnreadOfPage extends UnreadPart {
  pageId: string;
}

/** Names an unread part for people: its place on the page, or the page where it has none. */
export function placeOf({ locator }: Pick<UnreadPart, 'locator'>): string {
  return locator ?? 'page';
}

/** Lists what could not be placed on the pages that carry a document, in the order of the pages. */
export async function unreadOfDocument(db: Db, documentId: string): Promise<UnreadOfPage[]> {
  const rows = await db
    .select({ pageId: sourcePages.id, unread: sourcePages.unread, completeness: sources.completeness })
    .from(sources)
    .innerJoin(sourcePages, eq(sourcePages.id, sources.pageId))
    .where(eq(sources.documentId, documentId))
    .orderBy(sourcePages.id);
  return rows.flatMap(({ pageId, unread, completeness }) =>
    completeness === 'CITED_ONLY' ? [] : unread.map((part) => ({ ...part, pageId })),
  );
}

/**
 * Says of parts of a plan's pages that could not be placed that a person has read them and that they give no task.
 * Each is named by its place; what stands at it is kept with the decision, so that other words there are open again.
 *
 * Throws: BAD_ID, BAD_USER_INPUT for a place at which nothing is unread.
 */
export async function confirmUnread(
  database: Database,
  types: readonly RecordType[],
  { id, places }: { id: string; places: readonly string[] },
  decider: Decider,
): Promise<PublicationResult> {
  return publish(database, types, {
    origin: 'REVIEW',
    reason: decider.reason ?? `unread parts of ${id}`,
    now: decider.at,
    compose: async (tx, byType) => {
      const [plan] = await tx.select({ documentId: plans.documentId }).from(plans).where(eq(plans.id, id));
      const all = plan ? await unreadOfDocument(tx, plan.documentId) : [];
      if (all.length === 0)
        throw new AppError(
          'BAD_ID',
          `No plan "${id.slice(0, 80)}" has an unread part. See what waits with: kehoach review list`,
        );
      const unknown = places.find((place) => !all.some((part) => placeOf(part) === place));
      if (unknown !== undefined)
        throw new AppError(
          'BAD_USER_INPUT',
          `Nothing is unread at "${unknown.slice(0, 40)}". See the places with: kehoach review show ${id.slice(0, 80)}`,
        );
      const chosen = all.filter((part) => places.includes(placeOf(part)));
      for (const pageId of new Set(chosen.map((part) => part.pageId)))
        await confirmOfPage(
          tx,
          pageId,
          chosen.filter((part) => part.pageId === pageId),
          decider,
        );
      for (const part of chosen) await note(tx, id, 'CONFIRM', decider, { path: placeOf(part), after: part.text });
      const composition = await composeWorks(tx, byType, [...new Set(chosen.map((part) => part.pageId))]);
      await recordConflicts(tx, composition);
      return composition;
    },
  });
}

async function confirmOfPage(tx: Db, pageId: string, parts: readonly UnreadOfPage[], { by }: Decider): Promise<void> {
  const [layer] = await tx
    .select({ content: recordLayers.content })
    .from(recordLayers)
    .where(and(isAny(recordLayers.recordId, [pageId]), eq(recordLayers.layer, REVIEW_LAYER)));
  const held = (layer?.content as PatchContent | undefined)?.patches.find(({ path }) => path === 'confirmed')?.value;
  const kept = ((held ?? []) as NonNullable<SourceContent['confirmed']>).filter(
    (entry) => !parts.some((part) => part.text === entry.text && part.locator === (entry.locator ?? null)),
  );
  const value = [...kept, ...parts.map(({ locator, text }) => ({ locator, text, by }))];
  await patchRecord(tx, { recordId: pageId, type: 'source-page', work: pageId }, [{ path: 'confirmed', value }]);
}
