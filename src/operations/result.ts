import { canonicalJson, sha256 } from '../base/canonical.ts';
import { stripMarks } from '../base/text.ts';
import type { Table } from './answer.ts';
import type { ShippedOperation } from './operations.ts';
import type { Cell } from './rows.ts';

/** The column and field that tells of which version an answer is: it moves on while what is answered stays. */
export const VERSION_FIELD = 'datasetVersion';

/** What an answer is cited by. */
export interface ResultIdentity {
  version: number;
  /** When that version was published; null before the first. */
  publishedAt: Date | null;
  /** See hashOfRows and hashOfData. */
  hash: string;
  /** Where this answer can be had again, of this version. */
  address: string;
  /** The citation of it, ready to be copied. */
  citation: string;
}

interface Cited {
  operation: ShippedOperation;
  version: number;
  publishedAt: Date | null;
  hash: string;
  address: string;
}

/** Names an answer so that it can be cited and asked for again. */
export function identityOf({ operation, ...cited }: Cited): ResultIdentity {
  const { version, publishedAt, hash, address } = cited;
  const day = publishedAt?.toISOString().slice(0, 10);
  const citation = `Kế hoạch Graph contributors${day ? ` (${day.slice(0, 4)})` : ''}. ${operation.titleEn} Version ${version}${day ? `, ${day}` : ''}. ${address} (SHA-256 ${hash}).`;
  return { ...cited, citation };
}

/** Writes one row as a line of JSON, an object named by the columns. */
export function rowLine(names: readonly string[], row: readonly Cell[]): string {
  return JSON.stringify(Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])));
}

/**
 * Hashes the rows of a table, the same for all its forms: the SHA-256 of the lines that `.ndjson` gives, without the
 * column `datasetVersion`. Equal hashes of two versions say that the numbers did not change between them.
 */
export function hashOfRows(operation: ShippedOperation, { rows }: Table): string {
  const names = operation.columns.map(({ name }) => name);
  const kept = names.flatMap((name, at) => (name === VERSION_FIELD ? [] : [at]));
  const shown = kept.map((at) => names[at] ?? '');
  return sha256(
    rows
      .map(
        (row) =>
          `${rowLine(
            shown,
            kept.map((at) => row[at] ?? null),
          )}\n`,
      )
      .join(''),
  );
}

/** Hashes the data of an answer in JSON: the SHA-256 of it with keys sorted, nulls and `datasetVersion` left out. */
export function hashOfData(data: unknown): string {
  return sha256(canonicalJson(withoutVersion(data)));
}

function withoutVersion(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutVersion);
  if (value instanceof Date) return value.toJSON();
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (key === VERSION_FIELD ? [] : [[key, withoutVersion(inner)]])),
  );
}

/** Writes what an answer is cited by into its head, where a form has no room for it. A head holds no letters but ASCII. */
export function identityHeaders({ hash, address, citation }: ResultIdentity): [string, string][] {
  const short: [string, string][] = [['result-sha256', hash]];
  // Clients give an answer up whose head is too long.
  if (address.length > MAX_ADDRESS) return short;
  // RFC 8574: where what is cited stays.
  return [...short, ['link', `<${address}>; rel="cite-as"`], ['citation', ascii(citation)]];
}

const MAX_ADDRESS = 2_000;

const ascii = (text: string) =>
  stripMarks(text)
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/[^\x20-\x7e]/g, '?');
