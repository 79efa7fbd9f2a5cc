import { eq } from 'drizzle-orm';
import { AppError } from '../../base/errors.ts';
import { nearest } from '../../base/text.ts';
import type { Db } from '../../database/connection.ts';
import { whereIdsLead } from '../../graph/redirect.ts';
import { records } from '../../records/record.table.ts';
import { pathOfRecord } from '../kit/paths.ts';

/**
 * Says where a record went that is not published under an id any more.
 *
 * Returns: the id that took its place, at the end of all mergers. Throws: WITHDRAWN_RECORD with the reason,
 * UNKNOWN_RECORD naming the nearest.
 */
export async function whereItWent(db: Db, id: string): Promise<string> {
  const [last] = await whereIdsLead(db, [id]);
  if (last && last.kind !== 'WITHDRAWN') return last.id;
  if (last) {
    throw new AppError('WITHDRAWN_RECORD', `${id} was withdrawn: ${last.reason} (change ${last.seq}).`, {
      reason: last.reason,
      seq: last.seq,
    });
  }
  const type = id.slice(0, id.indexOf(':'));
  const known = await db.select({ id: records.id }).from(records).where(eq(records.type, type));
  const near = nearest(
    // Longer than any key; the comparison takes time in proportion.
    id.slice(type.length + 1, 200),
    known.map((record) => record.id.slice(type.length + 1)),
  );
  const suggestion = near && pathOfRecord(`${type}:${near}`);
  throw new AppError(
    'UNKNOWN_RECORD',
    `There is no ${type} "${id.slice(type.length + 1, 100)}".${suggestion ? ` Did you mean ${suggestion}?` : ''}`,
    suggestion ? { suggestion } : {},
  );
}
