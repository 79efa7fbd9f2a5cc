import { type Db, isAny } from '../database/connection.ts';
import type { Composition } from '../records/layers.ts';
import { conflicts } from './import.table.ts';

const MAX_SHOWN = 500;

/** Keeps what pages say otherwise than what stands, for all records that were composed; what was said before is forgotten. */
export async function recordConflicts(tx: Db, { composed, differences }: Composition): Promise<void> {
  await tx.delete(conflicts).where(isAny(conflicts.recordId, composed));
  const rows = differences.map(({ recordId, layer, path, held, offered }) => ({
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
