import { groupBy } from '../../../base/group-by.ts';
import { EvidenceWords } from '../frame/evidence.tsx';
import { Name, Official, useFrame } from '../frame/frame.tsx';
import type { TaskAnswer } from '../page.questions.ts';

interface Props {
  id: string;
  title: string;
  tasks: readonly TaskAnswer[];
}

/** Tasks by action area; each opens to its place, source and words. */
export function PlanTasks({ id, title, tasks }: Props) {
  const { t } = useFrame();
  if (tasks.length === 0) return null;
  const areas = [...groupBy(tasks, (task) => task.actionArea?.code ?? '')].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} ({tasks.length})
      </h2>
      {areas.map(([code, list]) => (
        <section key={code}>
          <h3>
            {list[0]?.actionArea ? <Name of={list[0].actionArea} /> : t('Chưa xếp lĩnh vực', 'No area yet')} (
            {list.length})
          </h3>
          <ul className="rows">
            {list.map((task) => (
              <li key={task.id}>
                <Task task={task} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Task({ task }: { task: TaskAnswer }) {
  const { t } = useFrame();
  return (
    <details>
      <summary>
        <Official vi={task.title} en={task.titleEn} />
        {task.actor ? (
          <small>
            {' '}
            (<Name of={task.actor} />)
          </small>
        ) : null}
      </summary>
      {task.text === null ? null : <blockquote lang="vi">{task.text}</blockquote>}
      {task.leadAgencies.length === 0 ? null : (
        <p>
          {t('Chủ trì:', 'Led by:')}{' '}
          {task.leadAgencies.map((agency, i) => (
            <span key={agency.name}>
              {i > 0 ? ', ' : ''}
              <Name of={agency} />
            </span>
          ))}
        </p>
      )}
      {task.deadlineAsStated === null ? null : (
        <p>
          {t('Thời hạn:', 'Deadline:')} <span lang="vi">{task.deadlineAsStated}</span>
        </p>
      )}
      <EvidenceWords locator={task.locator} evidence={task.evidence} />
    </details>
  );
}
