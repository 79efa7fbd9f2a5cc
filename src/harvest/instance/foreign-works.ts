import { and, eq, sql } from 'drizzle-orm';
import { type Db, isAny } from '../../database/connection.ts';
import type { SourceContent } from '../../documents/document.record.ts';
import { asForeignClaim } from '../../documents/foreign-claim.ts';
import type { IncomingRecord } from '../../records/publish.ts';
import { recordLayers } from '../../records/record.table.ts';
import { isForeignTo } from '../../works/identity.ts';
import { readKnown } from '../../works/known.ts';

/** What another instance says, parted by whose matter it is. */
interface Parted {
  own: IncomingRecord[];
  foreign: IncomingRecord[];
}

/**
 * Parts what an instance that speaks for one province says of plans into its own and those of others, of which it can
 * only claim something. A page is a foreign claim when it carries such a plan; who also carries an own one is believed.
 */
export async function partForeign(
  tx: Db,
  layer: string,
  records: readonly IncomingRecord[],
  speaksFor: string,
): Promise<Parted> {
  const { mergedInto } = await readKnown(tx);
  const keys = [...new Set(records.flatMap(worksOf))];
  const provinceOf = new Map(await heldBefore(tx, layer, keys));
  for (const { type, content } of records) {
    const { key, province } = content as { key: string; province?: string | null };
    if (isOfProvince(type) && province) provinceOf.set(key, province);
  }
  const claimedOf = (key: string) => {
    const province = provinceOf.get(key);
    return province !== undefined && isForeignTo(mergedInto, province, speaksFor) ? province : null;
  };
  const parted: Parted = { own: [], foreign: [] };
  for (const record of records) {
    const works = worksOf(record);
    const claims = works.flatMap((key) => claimedOf(key) ?? []);
    const [claimed] = claims;
    if (claimed === undefined || claims.length < works.length) {
      parted.own.push(record);
    } else if (record.type === 'source-page') {
      const page = asForeignClaim(record.content as SourceContent, new Set(works), { claimed, publisher: speaksFor });
      parted.foreign.push({ ...record, content: page });
    } else parted.foreign.push(record);
  }
  return parted;
}

function isOfProvince(type: string): boolean {
  return type === 'plan' || type === 'document';
}

/** Names the plans and documents that a record is of; none for what is of no province. */
function worksOf({ type, content }: IncomingRecord): string[] {
  if (isOfProvince(type)) return [content.key];
  if (type === 'task' || type === 'target') return [(content as unknown as { plan: string }).plan];
  if (type !== 'source-page') return [];
  const { documents } = content as unknown as SourceContent;
  return documents.flatMap(({ document, completeness }) => (completeness === 'CITED_ONLY' ? [] : [document]));
}

/** Of which provinces the plans are that the same instance published before. */
async function heldBefore(tx: Db, layer: string, keys: readonly string[]): Promise<[string, string][]> {
  const rows = await tx
    .select({ id: recordLayers.recordId, province: sql<string | null>`${recordLayers.content} ->> 'province'` })
    .from(recordLayers)
    .where(
      and(
        eq(recordLayers.layer, layer),
        isAny(
          recordLayers.recordId,
          keys.flatMap((key) => [`document:${key}`, `plan:${key}`]),
        ),
      ),
    )
    // The plan last: it says whose it is, where the document need not.
    .orderBy(sql`${recordLayers.type}`);
  return rows.flatMap(({ id, province }) => (province ? [[id.replace(/^\w+:/, ''), province] as const] : [])) as [
    string,
    string,
  ][];
}
