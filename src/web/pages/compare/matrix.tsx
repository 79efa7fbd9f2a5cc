import { labelOf } from '../../../operations/labels.ts';
import { Name, useFrame } from '../frame/frame.tsx';
import { cellMark, coverageMark, MARKS, MarkIcon, MarkName } from '../frame/marks.tsx';
import {
  type CellAnswer,
  type ColumnAnswer,
  type ComparisonAnswer,
  cellOf,
  type RowAnswer,
  unclearRows,
} from './comparison.answer.ts';
import { AXES, type ComparisonChoices } from './comparison.choices.ts';
import { TargetWords } from './target-words.tsx';

interface Props {
  answer: ComparisonAnswer;
  choices: ComparisonChoices;
}

/** With more columns the provinces go down the page and the rows across it. */
const MOST_COLUMNS = 8;

/** The comparison as a table. */
export function Matrix({ answer, choices }: Props) {
  const { t, say } = useFrame();
  const { columns, rows } = answer;
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
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="scroll" tabIndex={0} aria-label={caption}>
      <table className={swapped ? 'matrix swapped' : 'matrix'}>
        <caption>{caption}</caption>
        {swapped ? <Swapped answer={answer} choices={choices} /> : <Straight answer={answer} choices={choices} />}
      </table>
    </section>
  );
}

function Straight({ answer: { columns, rows }, choices }: Props) {
  const { say } = useFrame();
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{say(AXES[choices.values.rows])}</th>
          {columns.map((column) => (
            <th key={column.province.slug} scope="col">
              <ColumnHead column={column} rows={rows} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <RowHead row={row} />
            </th>
            {columns.map(({ province }) => (
              <Cell key={province.slug} row={row} cell={cellOf(row, province.slug)} choices={choices} />
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}

function Swapped({ answer: { columns, rows }, choices }: Props) {
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
        {columns.map((column) => (
          <tr key={column.province.slug}>
            <th scope="row">
              <ColumnHead column={column} rows={rows} />
            </th>
            {rows.map((row) => (
              <Cell key={row.key} row={row} cell={cellOf(row, column.province.slug)} choices={choices} />
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
function ColumnHead({ column, rows }: { column: ColumnAnswer; rows: readonly RowAnswer[] }) {
  const { t, say, to } = useFrame();
  const { province, parts } = column;
  const unclear = unclearRows(rows, province.slug);
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
        <small>{t(`${unclear} trên ${rows.length} dòng chưa rõ`, `${unclear} of ${rows.length} rows unclear`)}</small>
      )}
    </>
  );
}

function Cell({ row, cell, choices }: { row: RowAnswer; cell: CellAnswer | undefined; choices: ComparisonChoices }) {
  const { to, say, t } = useFrame();
  if (!cell) return <td />;
  const mark = cellMark(cell.state);
  const { cell: open } = choices.values;
  const isOpen = open?.key === row.key && open.province === cell.province.slug;
  const href = `${to('/compare')}${choices.query({ cell: { key: row.key, province: cell.province.slug } })}#cell`;
  return (
    <td className={`cell-${mark}${isOpen ? ' open' : ''}`}>
      <a href={href} aria-current={isOpen ? 'true' : undefined}>
        <span className="state">
          <MarkIcon mark={mark} />
          <span>{mark === 'yes' ? <Counts cell={cell} /> : say(MARKS[mark].name)}</span>
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

function Counts({ cell }: { cell: CellAnswer }) {
  const { t } = useFrame();
  const { taskCount: own, secondaryTaskCount: more, targets } = cell;
  if (own === 0 && more === 0)
    return targets.length > 0 ? t(`${targets.length} chỉ tiêu`, `${targets.length} targets`) : t('có', 'present');
  if (own === 0) return t(`${more} việc có liên quan`, `${more} related`);
  return (
    <>
      <b>{own}</b> {t('nhiệm vụ', own === 1 ? 'task' : 'tasks')}
      {more > 0 ? t(` và ${more} việc có liên quan`, ` and ${more} related`) : ''}
    </>
  );
}
