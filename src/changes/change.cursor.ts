import { z } from 'zod';
import { AppError } from '../base/errors.ts';

const NAME = 'changes';

/** Makes the cursor of a place in the log. It names its dataset, since a sequence means nothing in another one. */
export function changeCursor(datasetId: string, seq: number): string {
  return Buffer.from(JSON.stringify([NAME, datasetId, String(seq)])).toString('base64url');
}

/**
 * Reads the place that a cursor names.
 *
 * Returns: the sequence, 0 for no cursor. Throws: BAD_CURSOR saying whether it is damaged, of another list or of
 * another dataset, or lies beyond the end of the log (a database that was restored from an older copy).
 */
export function readChangeCursor(cursor: string | null | undefined, datasetId: string | null, last: number): number {
  if (cursor == null) return 0;
  const bad = (fact: string, remedy: string) =>
    new AppError('BAD_CURSOR', `The cursor "${cursor.slice(0, 40)}" ${fact}. ${remedy}`);
  const again = 'Use a cursor that `changes` gave, or start without one.';
  const parts = partsOf(cursor);
  if (!parts) throw bad('is damaged or comes from another list', again);
  if (parts[1] !== datasetId) {
    throw bad(
      `belongs to the dataset ${parts[1]}, this is ${datasetId ?? 'not yet published'}`,
      'Copy this dataset from the start, or ask the one that gave the cursor.',
    );
  }
  const seq = Number(parts[2]);
  if (seq > last) {
    throw bad(
      `names change ${seq}, the last one here is ${last}`,
      'The database went back to an older state: copy it from the start.',
    );
  }
  return seq;
}

function partsOf(cursor: string): string[] | null {
  try {
    const form = z.tuple([z.literal(NAME), z.uuid(), z.string().regex(/^\d{1,9}$/)]);
    return form.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}
