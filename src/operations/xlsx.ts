import writeXlsx, { type Cell as XlsxCell } from 'write-excel-file/node';
import { groupBy } from '../base/group-by.ts';
import { withoutControls } from '../base/text.ts';
import type { Table } from './answer.ts';
import type { TitleLanguage } from './column-titles.ts';
import type { ColumnType } from './column-types.ts';
import { named } from './labels.ts';
import type { ShippedOperation } from './operations.ts';
import type { ResultIdentity } from './result.ts';
import type { Cell } from './rows.ts';

export interface Workbook {
  operation: ShippedOperation;
  table: Table;
  types: readonly ColumnType[];
  /** See columnEnums. */
  enums: readonly (string | null)[];
  /** See columnReasons. */
  reasons: readonly string[];
  language: TitleLanguage;
  identity: ResultIdentity;
}

/** Columns that tell of the page from which a row was taken. */
const SOURCE_COLUMNS = ['publisher', 'publishers', 'url', 'mentionedAt', 'sha256', 'source'];
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** The order of day and month is Vietnamese (language 42A), whatever the country of the program that shows it. */
const DAY_FORMAT = '[$-42A]dd/mm/yyyy';
const MAX_TEXT = 32_767;
const WIDTHS: Readonly<Record<ColumnType, number>> = { number: 12, day: 12, moment: 20, truth: 8, label: 24, text: 36 };

/**
 * Writes a table as a workbook: numbers as numbers, days as days, codes by their names, heads in a language; a second
 * sheet names the question, the version and the address, a third the sources of the rows, a fourth what is missing and
 * why.
 */
export async function tableToXlsx(workbook: Workbook): Promise<Buffer> {
  const { table, types, enums, operation, language } = workbook;
  const t = (vi: string, en: string) => (workbook.language === 'vi' ? vi : en);
  const head = operation.columns.map(({ titleVi, titleEn }) => bold(t(titleVi, titleEn)));
  const rows = table.rows.map((row) =>
    row.map((cell, i) => cellOf(named(cell, enums[i] ?? null, language), types[i] ?? 'text')),
  );
  return writeXlsx([
    {
      sheet: t('Dữ liệu', 'Data'),
      data: [head, ...rows],
      columns: types.map((type) => ({ width: WIDTHS[type] })),
      stickyRowsCount: 1,
    },
    { sheet: t('Về bảng này', 'About'), data: about(workbook, t), columns: [{ width: 24 }, { width: 90 }] },
    {
      sheet: t('Nguồn', 'Sources'),
      data: sources(workbook, t),
      columns: [{ width: 40 }, { width: 70 }, { width: 40 }],
    },
    {
      sheet: t('Còn thiếu gì, vì sao', 'What is missing and why'),
      data: missing(workbook, t),
      columns: [{ width: 36 }, { width: 36 }, { width: 12 }, { width: 90 }],
    },
  ]).toBuffer();
}

type Say = (vi: string, en: string) => string;

function bold(value: string): XlsxCell {
  return { value, type: String, fontWeight: 'bold' };
}

function text(value: string): XlsxCell {
  return { value: withoutControls(value).slice(0, MAX_TEXT), type: String };
}

function cellOf(cell: Cell, type: ColumnType): XlsxCell {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'boolean') return { value: cell, type: Boolean };
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (type === 'number' && NUMBER.test(cell)) return { value: Number(cell), type: Number };
  if (type === 'day' && DAY.test(cell)) return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: DAY_FORMAT };
  if (type === 'moment' && !Number.isNaN(Date.parse(cell)))
    return { value: new Date(cell), type: Date, format: `${DAY_FORMAT} hh:mm:ss` };
  return text(cell);
}

function about({ operation, table, identity }: Workbook, t: Say): XlsxCell[][] {
  return [
    [bold(t('Câu hỏi', 'Question')), text(t(operation.titleVi, operation.titleEn))],
    [bold(t('Phiên bản dữ liệu', 'Dataset version')), { value: identity.version, type: Number }],
    [bold(t('Địa chỉ', 'Address')), text(identity.address)],
    [bold(t('SHA-256 của các dòng', 'SHA-256 of the rows')), text(identity.hash)],
    [bold(t('Trích dẫn', 'Cite as')), text(identity.citation)],
    [bold(t('Số dòng', 'Rows')), { value: table.rows.length, type: Number }],
    ...(table.cut
      ? [[bold(t('Chú ý', 'Note')), text(t('Còn nữa: bảng này bị cắt.', 'There is more: this table is cut.'))]]
      : []),
    [
      bold(t('Ô trống', 'Empty cells')),
      text(t('Nguồn không cho biết; không phải là “không có”.', 'The source does not say; it does not mean “none”.')),
    ],
  ];
}

/** Says what the table leaves open: empty cells by column, then the codes that tell of an absence, each with its reason. */
function missing(workbook: Workbook, t: Say): XlsxCell[][] {
  const heads = [t('Cột', 'Column'), t('Thiếu gì', 'What is missing'), t('Số dòng', 'Rows'), t('Vì sao', 'Why')];
  const lines = [...emptyCells(workbook, t), ...tellingCodes(workbook, t)];
  if (lines.length === 0) lines.push([text(t('Không thiếu gì.', 'Nothing is missing.'))]);
  return [heads.map(bold), ...lines];
}

/** Counts the empty cells of each column. When a field has nothing the schema says, in English. */
function emptyCells({ operation, table, reasons }: Workbook, t: Say): XlsxCell[][] {
  return operation.columns.flatMap(({ titleVi, titleEn }, at): XlsxCell[][] => {
    const empty = table.rows.filter((row) => row[at] === null || row[at] === '').length;
    if (empty === 0) return [];
    const why = reasons[at] || t('Nguồn không cho biết.', 'The source does not say.');
    return [[text(t(titleVi, titleEn)), text(t('ô trống', 'empty cells')), count(empty), text(why)]];
  });
}

/** The codes that say why something is not there, or how much of its source was seen. */
const TELLING = ['PresenceState', 'Completeness', 'CalendarDays'];

/** Counts the rows by each code that tells of an absence, with the reasons that stand in the rows themselves. */
function tellingCodes({ operation, table, enums, language }: Workbook, t: Say): XlsxCell[][] {
  const why = operation.columns.findIndex(({ name }) => name === (language === 'vi' ? 'whyVi' : 'why'));
  return operation.columns.flatMap(({ titleVi, titleEn }, at): XlsxCell[][] => {
    if (!TELLING.includes(enums[at] ?? '')) return [];
    const filled = table.rows.filter((row) => row[at] !== null && row[at] !== '');
    return [...groupBy(filled, (row) => String(row[at]))].map(([code, rows]) => [
      text(t(titleVi, titleEn)),
      text(String(named(code, enums[at] ?? null, language))),
      count(rows.length),
      text([...new Set(rows.flatMap((row) => row[why] ?? []))].join(' ')),
    ]);
  });
}

function count(value: number): XlsxCell {
  return { value, type: Number };
}

function sources({ operation, table }: Workbook, t: Say): XlsxCell[][] {
  const found = operation.columns.flatMap(({ name, titleVi, titleEn }, i) =>
    SOURCE_COLUMNS.includes(name) ? [{ i, title: t(titleVi, titleEn) }] : [],
  );
  if (found.length === 0)
    return [
      [
        text(
          t('Câu hỏi này không kèm nguồn. Xem SourcesOfPlans.', 'This question shows no sources. See SourcesOfPlans.'),
        ),
      ],
    ];
  const rows = new Map(
    table.rows
      .map((row) => found.map(({ i }) => String(row[i] ?? '')))
      .filter((row) => row.some((value) => value !== ''))
      .map((row) => [row.join('\n'), row]),
  );
  return [found.map(({ title }) => bold(title)), ...[...rows.values()].map((row) => row.map(text))];
}
