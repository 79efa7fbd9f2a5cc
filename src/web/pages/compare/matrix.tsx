import { labelOf } from '../../../operations/labels.ts';
import { Name, useFrame } from '../frame/frame.tsx';
import { cellMark, coverageMark, MARKS, MarkIcon, MarkName } from '../frame/marks.tsx';
import {
  type CellAnswer,
  type ColumnAnswer,
  type ComparisonAnswer,
  cellsBySlug,
  type RowAnswer,
  unclearOf,
} from './comparison.answer.ts';
import { AXES, type ComparisonChoices } from './comparison.choices.ts';
import { TargetWords } from './target-words.tsx';

interface Props {
  answer: ComparisonAnswer;
  choices: ComparisonChoices;
}

/** The table before it is written: each column with its cells in the order of the rows. */
interface Laid {
  rows: readonly RowAnswer[];
  columns: readonly { column: ColumnAnswer; cells: readonly CellAnswer[] }[];
  choices: ComparisonChoices;
  /** Address parameters that open a cell. */
  addressOf: (cell: ComparisonChoices['values']['cell']) => string;
}

/** With more columns the provinces go down the page and the rows across it. */
const MOST_COLUMNS = 8;

/** The comparison as a table. */
export function Matrix({ answer, choices }: Props) {
  const { t, say } = useFrame();
  const { columns, rows } = answer;
  const cells = cellsBySlug(rows);
  if (rows.length === 0)
    return <p className="notice">{t('Không có dòng nào để hiện.', 'There are no rows to show.')}</p>;
  const caption =
    choices.values.rows === 'TARGET'
      ? t('Số mà kế hoạch tự đặt ra, theo chỉ tiêu', 'Numbers that the plans set, by target')
      : t(
          `Số nhiệm vụ của cơ quan ban hành, theo: ${say(AXES[choices.values.rows]).toLowerCase()}`,
          `Tasks of the issuers, by: ${say(AXES[choices.values.rows]).toLowerCase()}`,
        );
  const swapped = columns.length > MOST_COLUMNS;
  const laid: Laid = {
    rows,
    columns: columns.map((column) => ({ column, cells: cells.get(column.province.slug) ?? [] })),
    choices,
    addressOf: choices.varying('cell'),
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="scroll" tabIndex={0} aria-label={caption}>
      <table className={swapped ? 'matrix swapped' : 'matrix'}>
        <caption>{caption}</caption>
        {swapped ? <Swapped {...laid} /> : <Straight {...laid} />}
      </table>
    </section>
  );
}

function Straight({ rows, columns, choices, addressOf }: Laid) {
  const { say } = useFrame();
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{say(AXES[choices.values.rows])}</th>
          {columns.map(({ column, cells }) => (
            <th key={column.province.slug} scope="col">
              <ColumnHead column={column} cells={cells} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={row.key}>
            <th scope="row">
              <RowHead row={row} />
            </th>
            {columns.map(({ column, cells }) => (
              <Cell key={column.province.slug} row={row} cell={cells[i]} choices={choices} addressOf={addressOf} />
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}

function Swapped({ rows, columns, choices, addressOf }: Laid) {
  const { t } = useFrame();
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t('Tỉnh, thành phố', 'Province')}</th>
          {rows.map((row) => (
            <th key={row.key} scope="col">
              <RowHead row={row} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map(({ column, cells }) => (
          <tr key={column.province.slug}>
            <th scope="row">
              <ColumnHead column={column} cells={cells} />
            </th>
            {rows.map((row, i) => (
              <Cell key={row.key} row={row} cell={cells[i]} choices={choices} addressOf={addressOf} />
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}

function RowHead({ row }: { row: RowAnswer }) {
  const { t } = useFrame();
  return (
    <>
      {/^T\d\d$/.test(row.key) ? <small className="inline">{row.key} </small> : null}
      {t(row.label, row.labelEn ?? row.label)}
      <small>
        {t(`có ở ${row.presentIn}; chưa rõ ở ${row.unknownIn}`, `in ${row.presentIn}; unclear in ${row.unknownIn}`)}
      </small>
    </>
  );
}

/** The plan that stands in a column, how well it is known, and why it is this one. */
function ColumnHead({ column, cells }: { column: ColumnAnswer; cells: readonly CellAnswer[] }) {
  const { t, say, to } = useFrame();
  const { province, parts } = column;
  const unclear = unclearOf(cells);
  return (
    <>
      <a href={to(`/provinces/${province.slug}`)}>
        <Name of={province} />
      </a>
      {parts.map((part) => (
        <div key={part.formerProvince.slug} className="part">
          {part.formerProvince.slug === province.slug ? null : (
            <small>
              {t('phần', 'part')} <Name of={part.formerProvince} />
            </small>
          )}
          {part.plan ? (
            <a href={to(`/plans/${part.plan.slug}`)}>{part.plan.number ?? t('không rõ số', 'number not known')}</a>
          ) : null}
          <span className={part.alignment === 'EXACT' ? 'tag' : 'tag warn'}>
            {say(labelOf(part.alignment))}
            {part.plan?.year && part.alignment !== 'EXACT' ? `: ${part.plan.year}` : ''}
          </span>
          <MarkName mark={coverageMark(part.state, part.plan?.completeness ?? null)} />
          <small>{t(part.whyVi, part.why)}</small>
        </div>
      ))}
      {unclear === 0 ? null : (
        <small>{t(`${unclear} trên ${cells.length} dòng chưa rõ`, `${unclear} of ${cells.length} rows unclear`)}</small>
      )}
    </>
  );
}

interface CellProps extends Pick<Laid, 'choices' | 'addressOf'> {
  row: RowAnswer;
  cell: CellAnswer | undefined;
}

function Cell({ row, cell, choices, addressOf }: CellProps) {
  const { to, say, t } = useFrame();
  if (!cell) return <td />;
  const mark = cellMark(cell.state);
  const { cell: open } = choices.values;
  const isOpen = open?.key === row.key && open.province === cell.province.slug;
  const href = `${to('/compare')}${addressOf({ key: row.key, province: cell.province.slug })}#cell`;
  return (
    <td className={`cell-${mark}${isOpen ? ' open' : ''}`}>
      <a href={href} aria-current={isOpen ? 'true' : undefined}>
        <span className="state">
          <MarkIcon mark={mark} />
          <span>
            {mark === 'yes' ? (
              <Counts cell={cell} />
            ) : (
              <>
                <span className="words">{say(MARKS[mark].name)}</span>
                <Beside cell={cell} />
              </>
            )}
          </span>
        </span>
      </a>
      {cell.targets.map((target) => (
        <small key={target.id}>
          <TargetWords target={target} />
        </small>
      ))}
      {cell.otherActors.map(({ actor, taskCount }) => (
        <small key={actor?.name ?? ''}>
          {t(`${taskCount} việc của`, `${taskCount} of`)}{' '}
          {actor ? <Name of={actor} /> : t('cơ quan khác', 'another body')}
          {t(', không tính', ', not counted')}
        </small>
      ))}
    </td>
  );
}

/** Tasks that serve a row without making it present, as work on a target does that the plan sets no number for. */
function Beside({ cell: { taskCount } }: { cell: CellAnswer }) {
  const { t } = useFrame();
  if (taskCount === 0) return null;
  return (
    <>
      ; <b>{taskCount}</b> {t('nhiệm vụ phục vụ', taskCount === 1 ? 'task serves it' : 'tasks serve it')}
    </>
  );
}

function Counts({ cell }: { cell: CellAnswer }) {
  const { t } = useFrame();
  const { taskCount: own, secondaryTaskCount: more, targets } = cell;
  if (own === 0 && more === 0)
    return targets.length > 0 ? t(`${targets.length} chỉ tiêu`, `${targets.length} targets`) : t('có', 'present');
  if (own === 0) return t(`${more} việc có liên quan`, `${more} related`);
  return (
    <>
      <b>{own}</b> <span className="words">{t('nhiệm vụ', own === 1 ? 'task' : 'tasks')}</span>
      {more > 0 ? t(` và ${more} việc có liên quan`, ` and ${more} related`) : ''}
    </>
  );
}
