import type { Table } from './answer.ts';
import type { TitleLanguage } from './column-titles.ts';
import { toCsv } from './csv.ts';
import { named } from './labels.ts';
import type { ShippedOperation } from './operations.ts';
import { type ResultIdentity, rowLine } from './result.ts';

/** A table, and what is to be known to write it as text. */
export interface TextTable {
  operation: ShippedOperation;
  table: Table;
  /** See columnEnums. */
  enums: readonly (string | null)[];
  /** Language of heads and codes; null writes the names of columns and the codes themselves. */
  language: TitleLanguage | null;
  identity: ResultIdentity;
}

/**
 * Writes a table as CSV: a head line, and one line a row. That a table is cut is said beside it, since a line that is no
 * row would be counted as one. `bom` false leaves the mark out for programs that take it for a part of the first name.
 */
export function tableToCsv(given: TextTable, { bom }: { bom: boolean }): string {
  const text = toCsv(headsOf(given), rowsOf(given));
  return bom ? text : text.slice(1);
}

/** Writes a table as lines of JSON, an object a row, named by the columns; values as in the CSV without titles. */
export function tableToNdjson({ operation, table }: TextTable): string {
  const names = operation.columns.map(({ name }) => name);
  return table.rows.map((row) => `${rowLine(names, row)}\n`).join('');
}

/** Writes a table as a page that holds it and nothing else, for programs that read tables of pages. */
export function tableToHtml(given: TextTable, safe: (text: string) => string): string {
  const { operation, table, identity } = given;
  const language = given.language ?? 'vi';
  const title = language === 'vi' ? operation.titleVi : operation.titleEn;
  const line = (cells: readonly unknown[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${cell === null ? '' : safe(String(cell))}</${tag}>`).join('')}</tr>`;
  const cut = language === 'vi' ? 'Còn nữa: bảng này bị cắt.' : 'There is more: this table is cut.';
  const [about, cite] = language === 'vi' ? ['Phiên bản dữ liệu', 'Trích dẫn'] : ['Dataset version', 'Cite as'];
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${safe(title)}</title><link rel="cite-as" href="${safe(identity.address)}"></head>
<body>
<table>
<caption>${safe(title)}</caption>
<thead>${line(headsOf({ ...given, language }), 'th')}</thead>
<tbody>
${rowsOf({ ...given, language })
  .map((row) => line(row, 'td'))
  .join('\n')}
</tbody>
</table>
<p>${about} ${identity.version} · SHA-256 ${identity.hash}${table.cut ? ` · ${cut}` : ''}</p>
<p>${cite}: ${safe(identity.citation)}</p>
</body>
</html>
`;
}

/** The heads of the columns in a language, else their names. */
export function headsOf({ operation, language }: TextTable): string[] {
  return operation.columns.map(({ name, titleVi, titleEn }) =>
    language === null ? name : language === 'vi' ? titleVi : titleEn,
  );
}

/** The rows, codes by their names where a language is asked for. */
export function rowsOf({ table, enums, language }: TextTable) {
  return table.rows.map((row) => row.map((cell, at) => named(cell, enums[at] ?? null, language)));
}
