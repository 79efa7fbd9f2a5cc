import { and, eq } from 'drizzle-orm';
import type { Database, Db } from '../database/connection.ts';
import type { PlanBundle } from '../reader/index.ts';
import { type PublicationResult, publish } from '../records/publish.ts';
import type { RecordType } from '../records/record.ts';
import { recordConflicts } from './conflicts.ts';
import { imports } from './import.table.ts';
import { counterOf, readKnown } from './known.ts';
import { dropLayer, joinCompositions, NOTHING, settle } from './settle.ts';

/**
 * Takes out what was read of a page that its publisher has withdrawn. Its capture stays, what curators and other pages
 * say stands, and the page is published again when it comes back.
 */
export function withdrawPage(
  database: Database,
  types: readonly RecordType[],
  { page, reason, now }: { page: string; reason: string; now: Date },
): Promise<PublicationResult> {
  return publish(database, types, {
    origin: 'IMPORT',
    reason,
    now,
    compose: async (tx, byType) => {
      const found = await tx
        .select()
        .from(imports)
        .where(and(eq(imports.page, page), eq(imports.status, 'PUBLISHED')));
      if (found.length === 0) return NOTHING;
      const known = await readKnown(tx);
      let composition = NOTHING;
      for (const row of found) {
        composition = joinCompositions(composition, await dropLayer(tx, byType, row.page));
        await tx.update(imports).set({ status: 'WITHDRAWN' }).where(eq(imports.sha256, row.sha256));
        // What cited the document waits for it again.
        const counter = counterOf((row.bundle as PlanBundle).document?.number?.value.canonical);
        composition = joinCompositions(composition, await settle(tx, byType, known, counter));
      }
      await recordConflicts(tx, composition);
      return composition;
    },
  });
}

/** Finds the page that a capture is of, as it is called now; null when there is none. */
export async function pageOfCapture(db: Db, sha256: string | null): Promise<string | null> {
  if (sha256 === null) return null;
  const [row] = await db.select({ page: imports.page }).from(imports).where(eq(imports.sha256, sha256));
  return row?.page ?? null;
}
