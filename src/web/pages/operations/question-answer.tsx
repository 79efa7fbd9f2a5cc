import type { TitleLanguage } from '../../../operations/column-titles.ts';
import type { ColumnType } from '../../../operations/column-types.ts';
import { named } from '../../../operations/labels.ts';
import type { ShippedOperation } from '../../../operations/operations.ts';
import { type Cell, tracedRows } from '../../../operations/rows.ts';
import { pathOfRecord } from '../../kit/paths.ts';
import { useFrame } from '../frame/frame.tsx';
import { Scroll } from '../frame/scroll.tsx';

/** More rows than this are no page any more: the table as a file has them all. */
const MAX_SHOWN = 500;

export interface QuestionAnswer {
  /** What the graph answered. */
  data: unknown;
  /** See columnEnums and columnTypes. */
  enums: readonly (string | null)[];
  types: readonly ColumnType[];
}

/** Reads the rows that the page of a question shows. */
function shownRows(operation: ShippedOperation, data: unknown): { rows: Cell[][]; total: number } {
  const rows = [...tracedRows(data, operation)].map(({ cells }) => cells);
  return { rows: rows.slice(0, MAX_SHOWN), total: rows.length };
}

/** Finds where a list in pages goes on; null where it does not, or where the question cannot be asked for it. */
export function nextPageOf(operation: ShippedOperation, data: unknown): string | null {
  const takesCursor = operation.definition.variableDefinitions?.some(({ variable }) => variable.name.value === 'after');
  let at: unknown = data;
  for (const { field } of takesCursor ? operation.rows : []) {
    const list = at as { pageInfo?: { hasNextPage?: boolean; endCursor?: string | null } } | null | undefined;
    if (field === 'nodes') return list?.pageInfo?.hasNextPage ? (list.pageInfo.endCursor ?? null) : null;
    at = (at as Record<string, unknown> | null | undefined)?.[field];
  }
  return null;
}

interface Props extends QuestionAnswer {
  operation: ShippedOperation;
  /** Address of the next page; null where there is none. */
  next: string | null;
}

/** The answer to a question as a table. */
export function AnswerTable({ operation, data, enums, types, next }: Props) {
  const { t, to } = useFrame();
  const { rows, total } = shownRows(operation, data);
  const title = t('Trả lời', 'Answer');
  if (rows.length === 0 && next !== null)
    return (
      <section aria-labelledby="answer">
        <h2 id="answer">{title}</h2>
        <p>
          {t(
            'Trên trang này không có hàng nào; danh sách còn nữa, tệp CSV, XLSX có mọi hàng.',
            'There is no row on this page; the list goes on, and the CSV and XLSX files have all rows.',
          )}{' '}
          <a href={next}>{t('Trang tiếp', 'Next page')}</a>
        </p>
      </section>
    );
  if (rows.length === 0)
    return (
      <section aria-labelledby="answer">
        <h2 id="answer">{title}</h2>
        <p>
          <b>{t('Không có hàng nào với các lựa chọn này.', 'There is no row for these choices.')}</b>{' '}
          {t(
            'Điều đó chỉ nói về bộ dữ liệu, không có nghĩa là tỉnh không làm;',
            'That is said of the dataset and does not mean that a province does none;',
          )}{' '}
          <a href={to('/coverage')}>
            {t('tỉnh nào đã được tìm, tỉnh nào chưa ai tìm', 'which provinces were looked for, and which by nobody')}
          </a>
          .
        </p>
      </section>
    );
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{title}</h2>
      <p>
        {rows.length < total
          ? t(
              `${total} hàng; dưới đây là ${rows.length} hàng đầu. Tệp CSV, XLSX có tất cả.`,
              `${total} rows; the first ${rows.length} are below. The CSV and XLSX files have all.`,
            )
          : t(`${total} hàng`, total === 1 ? '1 row' : `${total} rows`)}
        {next === null
          ? null
          : t(' trên trang này; tệp CSV, XLSX có mọi trang.', ' on this page; the CSV and XLSX files have all pages.')}
      </p>
      <Scroll label={t('Bảng trả lời', 'Table of the answer')}>
        <table>
          <thead>
            <tr>
              {operation.columns.map(({ name, titleVi, titleEn }) => (
                <th key={name} scope="col">
                  {t(titleVi, titleEn)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the page is written once and never updated
              <tr key={at}>
                {cells.map((cell, i) => (
                  <td key={operation.columns[i]?.name}>
                    <CellText cell={cell} type={types[i] ?? 'text'} codes={enums[i] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {next === null ? null : (
        <p>
          <a href={next}>{t('Trang tiếp', 'Next page')}</a>
        </p>
      )}
    </section>
  );
}

/** Longer texts are opened by those who want to read them. */
const LONG = 240;

function CellText({ cell, type, codes }: { cell: Cell; type: ColumnType; codes: string | null }) {
  const { t, language, day, number, to } = useFrame();
  if (cell === null || cell === '') return null;
  if (codes !== null) return named(cell, codes, language satisfies TitleLanguage);
  if (typeof cell === 'boolean') return cell ? t('có', 'yes') : t('không', 'no');
  const text = String(cell);
  if (type === 'number' && /^-?[\d.]+$/.test(text)) return number(text);
  if (type === 'day' || type === 'moment') return text.split('; ').map(day).join('; ');
  if (/^https?:\/\/[^\s;]+$/.test(text)) return <a href={text}>{text}</a>;
  const path = /^[a-z]+:[^\s;]+$/.test(text) ? pathOfRecord(text) : null;
  if (path !== null) return <a href={to(path)}>{text}</a>;
  if (text.length <= LONG) return text;
  return (
    <details>
      <summary>{text.slice(0, LONG).replace(/\s\S*$/, '')}…</summary>
      {text}
    </details>
  );
}
