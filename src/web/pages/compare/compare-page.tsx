import { useFrame } from '../frame/frame.tsx';
import { type CellMark, MARKS, MarkIcon } from '../frame/marks.tsx';
import { TakeData } from '../frame/take-data.tsx';
import type { NamedProvince } from '../provinces/province-list.ts';
import { CompareForm } from './compare-form.tsx';
import type { ComparisonAnswer } from './comparison.answer.ts';
import type { ComparisonChoices } from './comparison.choices.ts';
import { Matrix } from './matrix.tsx';
import { OpenCell, type OpenedCell } from './open-cell.tsx';

interface Props {
  title: string;
  answer: ComparisonAnswer;
  choices: ComparisonChoices;
  all: readonly NamedProvince[];
  /** Provinces that have a plan for the year. */
  withPlan: readonly string[];
  open: OpenedCell | null;
}

const LEGEND: readonly CellMark[] = ['yes', 'unclear', 'void', 'none', 'unsearched', 'absent'];

/** The page of a comparison: what it says in a sentence, choices, matrix, opened cell, legend. */
export function ComparePage({ title, answer, choices, all, withPlan, open }: Props) {
  const { t, say } = useFrame();
  const { values } = choices;
  const rows = values.only === null ? answer.rows : answer.rows.filter((row) => row.differs);
  const undecided = answer.rows.filter((row) => !row.differs && row.unknownIn > 0);
  const { cell: _cell, only: _only, roles, ...asked } = values;
  return (
    <>
      <h1>{title}</h1>
      <Lead answer={answer} />
      <CompareForm choices={choices} answer={answer} all={all} withPlan={withPlan} />
      <Uneven answer={answer} />
      {values.only === null ? null : (
        <div className="notice">
          <p>
            {t(
              'Chỉ so những ô đã biết: một dòng khác nhau khi một tỉnh có việc và một tỉnh khác chắc chắn không, hoặc khi hai số của cùng chỉ tiêu khác nhau.',
              'Only known cells are compared: a row differs when one province has a task and another surely has none, or when two numbers of one target differ.',
            )}
          </p>
          {undecided.length === 0 ? null : (
            <p>
              {t('Chưa thể kết luận ở', 'No verdict yet in')} {undecided.length} {t('dòng', 'rows')}:{' '}
              {undecided.map((row) => t(row.label, row.labelEn ?? row.label)).join('; ')}.
            </p>
          )}
        </div>
      )}
      <Matrix answer={{ ...answer, rows }} choices={choices} />
      {open ? <OpenCell open={open} choices={choices} columns={answer.columns} /> : null}
      <section aria-labelledby="legend">
        <h2 id="legend">{t('Ký hiệu', 'Signs')}</h2>
        <ul className="legend">
          {LEGEND.map((mark) => (
            <li key={mark}>
              <MarkIcon mark={mark} />
              <div>
                {say(MARKS[mark].name)}
                <small>{say(MARKS[mark].meaning)}</small>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <TakeData
        asked={{ operation: 'ComparePlans', variables: { ...asked, ...(roles && { roles }) } }}
        choices={choices.query()}
        title={title}
      />
    </>
  );
}

function Lead({ answer }: { answer: ComparisonAnswer }) {
  const { t } = useFrame();
  const { columns, coverage, year } = answer;
  const count = (...alignments: string[]) => columns.filter(({ alignment }) => alignments.includes(alignment)).length;
  const near = count('EARLIER', 'LATER', 'MIXED');
  const without = (state: string) => columns.filter((one) => one.alignment === 'NONE' && one.state === state).length;
  const [sought, absent] = [without('NO_PLAN_FOUND'), without('PROVINCE_DID_NOT_EXIST')];
  // Of a column with parts of which one was looked for, nobody can say that it was looked for.
  const unsought = count('NONE') - sought - absent;
  const pieces = [
    count('EXACT') > 0 && t(`${count('EXACT')} đúng năm`, `${count('EXACT')} of that year`),
    near > 0 && t(`${near} lấy từ năm khác`, `${near} of another year`),
    sought > 0 && t(`${sought} nơi đã tìm mà không thấy`, `in ${sought} somebody looked and found none`),
    unsought > 0 && t(`${unsought} nơi chưa ai tìm`, `in ${unsought} nobody looked`),
    absent > 0 && t(`${absent} nơi khi ấy không tồn tại`, `${absent} did not exist then`),
  ].filter(Boolean);
  return (
    <p className="lead">
      <b>
        {coverage.found} {t('trên', 'of')} {coverage.expected}
      </b>{' '}
      {t(
        `tỉnh, thành phố có kế hoạch đứng vào năm ${year}, ${coverage.foundWithContent} nơi biết nội dung`,
        `provinces have a plan that stands for ${year}, ${coverage.foundWithContent} with known content`,
      )}
      : {pieces.join(', ')}.
    </p>
  );
}

/** Says when the columns cannot be compared evenly, because no source shows a whole plan. */
function Uneven({ answer }: { answer: ComparisonAnswer }) {
  const { t } = useFrame();
  const plans = answer.columns.flatMap(({ parts }) => parts.flatMap(({ plan }) => plan ?? []));
  const full = plans.filter(({ completeness }) => completeness === 'FULL').length;
  if (full === plans.length) return null;
  return (
    <div className="notice">
      <p>
        <b>{t('Không so được như nhau.', 'The columns are not even.')}</b>{' '}
        {t(
          `${full} trên ${plans.length} kế hoạch ở đây có toàn văn. Ô “chưa rõ” không có nghĩa là tỉnh không làm: nguồn chỉ cho thấy một phần.`,
          `${full} of the ${plans.length} plans here are there in full text. “Unclear” does not mean that a province does nothing: the source shows a part only.`,
        )}
      </p>
    </div>
  );
}
