import { type EvidenceAnswer, EvidenceWords } from '../frame/evidence.tsx';
import { Name, Official, useFrame } from '../frame/frame.tsx';
import { cellMark, MARKS, MarkName } from '../frame/marks.tsx';
import type { CellAnswer, ColumnAnswer, RowAnswer } from './comparison.answer.ts';
import type { ComparisonChoices } from './comparison.choices.ts';
import { TargetWords } from './target-words.tsx';

interface SimilarAnswer {
  similarity: number;
  task: {
    title: string;
    titleEn: string | null;
    plan: { slug: string; number: string | null; province: { name: string; nameEn: string | null } } | null;
  };
}
export interface OpenTask {
  id: string;
  locator: string;
  title: string;
  titleEn: string | null;
  text: string | null;
  plan: { slug: string; number: string | null } | null;
  actionArea: { code: string } | null;
  evidence: EvidenceAnswer | null;
  similar: SimilarAnswer[];
}
export interface OpenedCell {
  row: RowAnswer;
  cell: CellAnswer;
  tasks: readonly (OpenTask | null)[];
}

interface Props {
  open: OpenedCell;
  choices: ComparisonChoices;
  columns: readonly ColumnAnswer[];
}

/** An opened cell: its tasks with place, source and words; where it is empty, the reason. */
export function OpenCell({ open: { row, cell, tasks }, choices, columns }: Props) {
  const { t, to, say } = useFrame();
  const column = columns.find(({ province }) => province.slug === cell.province.slug);
  const shown = tasks.filter((task) => task !== null);
  return (
    <section className="drill" id="cell" aria-labelledby="cell-title">
      <h2 id="cell-title">
        {t(row.label, row.labelEn ?? row.label)}: {column ? <Name of={column.province} /> : cell.province.slug}
      </h2>
      <p>
        <MarkName mark={cellMark(cell.state)} />. {say(MARKS[cellMark(cell.state)].meaning)}
      </p>
      {shown.length > 0
        ? null
        : column?.parts.map((part) => <p key={part.formerProvince.slug}>{t(part.whyVi, part.why)}</p>)}
      {cell.targets.length === 0 ? null : (
        <ul>
          {cell.targets.map((target) => (
            <li key={target.id}>
              <Official vi={target.title} en={target.titleEn} />: <TargetWords target={target} />
            </li>
          ))}
        </ul>
      )}
      <ol>
        {shown.map((task) => (
          <li key={task.id}>
            <b>
              <Official vi={task.title} en={task.titleEn} />
            </b>{' '}
            {task.actionArea && /^T\d\d$/.test(row.key) && task.actionArea.code !== row.key ? (
              <span className="tag">{t('việc có liên quan', 'related')}</span>
            ) : null}
            {task.text === null ? null : <blockquote lang="vi">{task.text}</blockquote>}
            <EvidenceWords locator={task.locator} evidence={task.evidence} />
            <Similar similar={task.similar} />
          </li>
        ))}
      </ol>
      {cell.otherActors.length === 0 ? null : (
        <p>
          {t(
            'Không tính vào tỉnh, vì là việc của cơ quan khác:',
            'Not counted as the province’s, being of other bodies:',
          )}{' '}
          {cell.otherActors.map(({ actor, taskCount }, i) => (
            <span key={actor?.name ?? ''}>
              {i > 0 ? ', ' : ''}
              {actor ? <Name of={actor} /> : t('cơ quan khác', 'another body')} ({taskCount})
            </span>
          ))}
        </p>
      )}
      <p className="close">
        <a href={to('/compare') + choices.query({ cell: null })}>{t('Đóng ô này', 'Close this cell')}</a>
      </p>
    </section>
  );
}

function Similar({ similar }: { similar: readonly SimilarAnswer[] }) {
  const { t, to } = useFrame();
  const known = similar.flatMap(({ task, similarity }) => (task.plan ? [{ task, plan: task.plan, similarity }] : []));
  if (known.length === 0) return null;
  return (
    <details>
      <summary>{t(`Việc giống thế ở nơi khác (${known.length})`, `Tasks like it elsewhere (${known.length})`)}</summary>
      <ul>
        {known.map(({ task, plan, similarity }) => (
          <li key={`${plan.slug} ${task.title}`}>
            <Name of={plan.province} />, <a href={to(`/plans/${plan.slug}`)}>{plan.number ?? plan.slug}</a>:{' '}
            <Official vi={task.title} en={task.titleEn} /> ({Math.round(similarity * 100)}%)
          </li>
        ))}
      </ul>
    </details>
  );
}
