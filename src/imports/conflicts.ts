import { eq } from 'drizzle-orm';
import type { Db } from '../core/db.ts';
import type { Difference } from '../core/layers.ts';
import { conflicts } from './import.table.ts';

const MAX_SHOWN = 500;

/** Keeps what a page says otherwise than what stands; what its earlier capture said is forgotten. */
export async function recordConflicts(tx: Db, differences: readonly Difference[], layer: string): Promise<void> {
  await tx.delete(conflicts).where(eq(conflicts.layer, layer));
  const rows = differences
    .filter((difference) => difference.layer === layer)
    .map(({ recordId, path, held, offered }) => ({
      id: `conflict:${layer}/${recordId}/${path}`,
      recordId,
      layer,
      path,
      held: shown(held),
      offered: path === '' ? shown((offered as { title?: unknown }).title ?? null) : shown(offered),
      note: path === '' ? 'The standing record has no such part.' : null,
    }));
  for (let at = 0; at < rows.length; at += 1000)
    await tx
      .insert(conflicts)
      .values(rows.slice(at, at + 1000))
      .onConflictDoNothing();
}

function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN - 1)}…`;
}
