import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { canonicalJson, sha256 } from '../base/canonical.ts';
import { type Db, isAny } from '../database/connection.ts';
import { plans } from '../plans/plan.table.ts';
import type { Composition } from '../records/layers.ts';
import { conflicts } from './import.table.ts';

const MAX_SHOWN = 500;

/**
 * Keeps what pages say otherwise than what stands, for all records that were composed; what was said before is
 * forgotten. A difference that a person has settled stays settled as long as both sides say the same.
 */
export async function recordConflicts(tx: Db, { composed, differences }: Composition): Promise<void> {
  const before = await tx
    .delete(conflicts)
    .where(isAny(conflicts.recordId, composed))
    .returning({ id: conflicts.id, digest: conflicts.digest, settledBy: conflicts.settledBy });
  const settled = new Map(before.map(({ id, digest, settledBy }) => [`${id} ${digest}`, settledBy]));
  const rows = differences.map(({ recordId, layer, path, held, offered }) => {
    const id = `conflict:${layer}/${recordId}/${path}`;
    const digest = sha256(canonicalJson([held ?? null, offered ?? null]));
    return {
      id,
      recordId,
      layer,
      path,
      held: shown(held),
      offered: path === '' ? shown((offered as { title?: unknown }).title ?? null) : shown(offered),
      note: path === '' ? 'The standing record has no such part.' : null,
      digest,
      settledBy: settled.get(`${id} ${digest}`) ?? null,
    };
  });
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insert(conflicts)
      .values(rows.slice(at, at + 1000))
      .onConflictDoNothing();
}

/**
 * Says that a person decided of a record with its differences before him: they stay on record and wait no longer. Those
 * of a plan are all that `review show` puts beside it.
 */
export async function settleDifferences(tx: Db, recordId: string, by: string): Promise<void> {
  const document = sql`(select ${plans.documentId} from ${plans} where ${plans.id} = ${recordId})`;
  const mine = recordId.startsWith('plan:')
    ? areDifferencesOf({ plan: recordId, document, slug: recordId.slice('plan:'.length) })
    : eq(conflicts.recordId, recordId);
  await tx
    .update(conflicts)
    .set({ settledBy: by })
    .where(and(mine, isNull(conflicts.settledBy)));
}

/** The differences of a plan, of its document and of its parts. `slug` is the plan's id without the type. */
export function areDifferencesOf({ plan, document, slug }: { plan: unknown; document: unknown; slug: unknown }): SQL {
  return sql`(${conflicts.recordId} = ${plan} or ${conflicts.recordId} = ${document}
    or ${conflicts.recordId} like 'task:' || ${slug} || '/%' or ${conflicts.recordId} like 'target:' || ${slug} || '/%')`;
}

function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN - 1)}…`;
}
