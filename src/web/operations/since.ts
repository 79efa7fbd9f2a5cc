import type { GraphQLSchema } from 'graphql';
import { AppError } from '../../base/errors.ts';
import type { Db } from '../../database/connection.ts';
import type { TracedTable } from '../../operations/answer.ts';
import { differenceOf, typesBehind } from '../../operations/difference.ts';
import { DIFFERENCE_FORMS, type DifferenceForm } from '../../operations/difference-schema.ts';
import type { Form } from '../../operations/forms.ts';
import type { RecordType } from '../../records/record.ts';
import type { PublishedVersion } from '../../records/versions.ts';
import type { Question } from './make-answer.ts';
import { type RecordBehind, recordsBehind } from './records-behind.ts';

/** What an address asks of an earlier answer. */
export interface Since {
  /** Version of the earlier answer; null: only its hash is known. */
  version: string | null;
  /** Hash by which the earlier answer was cited. */
  hash: string | null;
}

/** An answer that knows the records of its rows, and the hashes by which it is cited. */
export interface TracedAnswer {
  table: TracedTable;
  /** Hash of the rows, and of the data as JSON. */
  hashes: { rows: string; data: string };
}

/** One end of a comparison. */
interface End {
  version: number | null;
  publishedAt: Date | null;
  resultSha256: string | null;
  address: string | null;
}

/** Whether the numbers of an answer changed, and which records did it. */
export interface Difference {
  operation: string;
  changed: boolean;
  from: End;
  to: End;
  /** Null when the earlier rows are not known. */
  rows: { gone: number; fresh: number; same: number } | null;
  records: RecordBehind[];
  /** False when there may be more such records. */
  complete: boolean;
  note: string | null;
}

const HASH = /^[0-9a-f]{64}$/i;

/** Takes out of the parameters of which earlier answer is asked; null: of none. Throws: BAD_USER_INPUT. */
export function takeSince(parameters: URLSearchParams): Since | null {
  const [version, hash] = [takeOne(parameters, 'since'), takeOne(parameters, 'hash')];
  if (hash !== null && !HASH.test(hash))
    throw new AppError(
      'BAD_USER_INPUT',
      `"hash" is "${hash.slice(0, 80)}". It must be the SHA-256 by which an answer is cited, 64 hexadecimal digits.`,
    );
  return version === null && hash === null ? null : { version, hash: hash?.toLowerCase() ?? null };
}

function takeOne(parameters: URLSearchParams, name: string): string | null {
  const [value = '', ...more] = parameters.getAll(name);
  parameters.delete(name);
  if (more.length === 0) return value === '' ? null : value;
  throw new AppError('BAD_USER_INPUT', `"${name}" was given ${more.length + 1} times. It takes one value.`);
}

/** Throws: UNKNOWN_FORM for a form in which no difference is told. */
export function checkDifferenceForm(form: Form): DifferenceForm {
  const found = DIFFERENCE_FORMS.find((one) => one === form);
  if (found) return found;
  throw new AppError(
    'UNKNOWN_FORM',
    `What changed since a version is not told as ".${form}". Ask for ${DIFFERENCE_FORMS.map((one) => `.${one}`).join(', ')}.`,
    { suggestion: 'json' },
  );
}

interface Compared {
  question: Question;
  from: { published: PublishedVersion | null; hash: string | null; trace: () => Promise<TracedAnswer> };
  to: { published: PublishedVersion; trace: () => Promise<TracedAnswer> };
  addressOf: (version: number) => string;
  db: Db;
  schema: GraphQLSchema;
  types: readonly RecordType[];
}

/** Compares an answer with an earlier one of the same question. Throws: what the making of either throws. */
export async function compareAnswers({
  question: { operation, form },
  from,
  to,
  addressOf,
  db,
  schema,
  types,
}: Compared): Promise<Difference> {
  const hashOf = ({ hashes }: TracedAnswer) => (form === 'json' ? hashes.data : hashes.rows);
  const end = (published: PublishedVersion | null, resultSha256: string | null): End => ({
    version: published?.version ?? null,
    publishedAt: published?.publishedAt ?? null,
    resultSha256,
    address: published && addressOf(published.version),
  });
  const now = await to.trace();
  const base = { operation: operation.name, to: end(to.published, hashOf(now)) };
  const unchanged = (hash: string, same: number | null): Difference => ({
    ...base,
    changed: false,
    from: end(from.published, hash),
    rows: same === null ? null : { gone: 0, fresh: 0, same },
    records: [],
    complete: true,
    note: null,
  });
  // A hash that was cited says it without the earlier rows; a table and its JSON are cited by hashes of their own.
  if (from.hash !== null && Object.values(now.hashes).includes(from.hash))
    return unchanged(from.hash, now.table.rows.length);
  if (from.published === null)
    return {
      ...base,
      changed: true,
      from: end(null, from.hash),
      rows: null,
      records: [],
      complete: false,
      note: 'Which records did it can be said when "since" names the version of the earlier answer.',
    };
  const span = { after: from.published.version, upTo: to.published.version };
  const then = span.after === span.upTo ? now : await from.trace();
  if (from.hash !== null && !Object.values(then.hashes).includes(from.hash))
    throw new AppError(
      'BAD_USER_INPUT',
      `The answer of version ${span.after} has the hash ${hashOf(then)}, and not the one of "hash". Compare question, variables and version with the citation.`,
    );
  const difference = differenceOf(operation, then.table, now.table);
  const { gone, fresh, same } = difference;
  const differs = gone.length + fresh.length > 0;
  if (hashOf(then) === hashOf(now) && !differs) return unchanged(hashOf(then), same);
  const { records, complete } = await recordsBehind({
    db,
    types,
    span,
    difference: differs ? difference : { gone: then.table.rows, fresh: now.table.rows, same },
    madeOf: typesBehind(operation, schema),
  });
  return {
    ...base,
    changed: true,
    from: end(from.published, hashOf(then)),
    rows: { gone: gone.length, fresh: fresh.length, same },
    records,
    complete: complete && !then.table.cut && !now.table.cut,
    note: differs ? null : 'The rows of the table are the same; the JSON tells more than they do, or in another order.',
  };
}
