import { withoutControls } from '../../base/text.ts';
import type { DifferenceForm } from '../../operations/difference-schema.ts';
import type { ShippedOperation } from '../../operations/operations.ts';
import type { Cell } from '../../operations/rows.ts';
import { textAnswer } from './form.ts';
import type { Made, Question } from './make-answer.ts';
import type { RecordBehind } from './records-behind.ts';
import type { Difference } from './since.ts';

/** As long as a quote may be: what stands in a field may be a page of text. */
const MAX_VALUE = 300;

/** A field of a record that is another one now. */
interface ChangedField {
  name: string;
  before: unknown;
  after: unknown;
}

const COLUMNS: readonly (readonly [name: string, vi: string, en: string])[] = [
  ['recordType', 'Loại bản ghi', 'Type of record'],
  ['record', 'Bản ghi', 'Record'],
  ['change', 'Điều đã xảy ra', 'What happened'],
  ['versions', 'Phiên bản đã đổi', 'Versions that changed it'],
  ['publishedAt', 'Công bố lúc', 'Published at'],
  ['fields', 'Trường đã đổi', 'Changed fields'],
  ['before', 'Trước', 'Before'],
  ['after', 'Sau', 'After'],
  ['shown', 'Có trong dòng đã đổi', 'Shown in a row that changed'],
  ['mergedInto', 'Nhập vào', 'Merged into'],
  ['reason', 'Lý do', 'Reason'],
];

/** Tells a difference in a form: JSON has all of it, a table the records, a row each. */
export function writeDifference(difference: Difference, question: Question, form: DifferenceForm): Made {
  const { operation, writing } = question;
  const changed: [string, string] = ['result-changed', String(difference.changed)];
  if (form === 'json')
    return {
      status: 200,
      headers: [['content-type', 'application/json; charset=utf-8'], changed],
      body: JSON.stringify({
        data: { ...difference, records: difference.records.map(asJson) },
        extensions: { datasetVersion: difference.to.version },
      }),
      operationName: operation.name,
    };
  const made = textAnswer(
    form,
    {
      operation: asQuestion(operation, difference),
      table: { rows: difference.records.map(asRow), cut: !difference.complete },
      enums: COLUMNS.map(([name]) => (name === 'change' ? 'ChangeKind' : null)),
      language: writing.titles,
      identity: {
        version: difference.to.version ?? 0,
        publishedAt: difference.to.publishedAt,
        hash: difference.to.resultSha256 ?? '',
        address: difference.to.address ?? '',
        citation: difference.to.address ?? '',
      },
    },
    writing,
  );
  const cut: [string, string][] = difference.complete ? [] : [['x-rows-truncated', 'true']];
  return { status: 200, headers: [...made.headers, changed, ...cut], body: made.body, operationName: operation.name };
}

/** The table of a difference is titled by what was found, so that a page tells it in its first line. */
function asQuestion(operation: ShippedOperation, { changed, from, to, rows }: Difference): ShippedOperation {
  const counts = rows && changed ? ` (−${rows.gone} +${rows.fresh} =${rows.same})` : '';
  const since = from.version ?? '?';
  return {
    ...operation,
    name: `${operation.name}-since-v${since}`,
    titleVi: `${operation.titleVi} Từ phiên bản ${since} đến ${to.version}: ${changed ? `kết quả đã đổi${counts}; các bản ghi làm đổi:` : 'kết quả không đổi.'}`,
    titleEn: `${operation.titleEn} From version ${since} to ${to.version}: ${changed ? `the result changed${counts}; the records that did it:` : 'the result is unchanged.'}`,
    columns: COLUMNS.map(([name, titleVi, titleEn]) => ({ name, path: [], titleVi, titleEn })),
  };
}

function asJson(record: RecordBehind) {
  const { type, id, kind, versions, publishedAt, reason, mergedInto, shown } = record;
  return { type, id, kind, versions, publishedAt, reason, mergedInto, shown, fields: fieldsOf(record) };
}

function asRow(record: RecordBehind): Cell[] {
  const { type, id, kind, versions, publishedAt, reason, mergedInto, shown } = record;
  const fields = fieldsOf(record);
  const values = (of: (field: ChangedField) => unknown) =>
    fields.map((field) => `${field.name}: ${textOf(of(field))}`).join('; ') || null;
  return [
    type,
    id,
    kind,
    versions.join('; '),
    publishedAt.toISOString(),
    fields.map(({ name }) => name).join('; ') || null,
    values(({ before }) => before),
    values(({ after }) => after),
    shown,
    mergedInto,
    reason,
  ];
}

/** Compares a record field by field; of what was added or withdrawn there is nothing to compare. */
function fieldsOf({ before, after }: RecordBehind): ChangedField[] {
  if (before === null || after === null) return [];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((name) => {
    const [left, right] = [before[name] ?? null, after[name] ?? null];
    if (JSON.stringify(left) === JSON.stringify(right)) return [];
    return [{ name, before: shortened(left), after: shortened(right) }];
  });
}

function shortened(value: unknown): unknown {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE - 1)}…` : value;
}

const textOf = (value: unknown) => withoutControls(typeof value === 'string' ? value : JSON.stringify(value));
