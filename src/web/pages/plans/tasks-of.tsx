import { Name, Official, useFrame } from '../frame/frame.tsx';
import type { Words } from '../frame/language.ts';
import { Unseen } from './unseen.tsx';

/** Tasks of any plans, as the questions of pages ask for them. */
export interface TasksAnswer {
  totalCount: number;
  nodes: {
    id: string;
    title: string;
    titleEn: string | null;
    actor: { name: string; nameEn: string | null } | null;
    plan: {
      slug: string;
      number: string | null;
      province: { slug: string; name: string; nameEn: string | null };
    } | null;
  }[];
}

/** What a page of tasks asks of each. */
export const TASK_OF_LIST = 'id title titleEn actor { name nameEn } plan { slug number province { slug name nameEn } }';

/** Shows the first of the tasks below a heading with their number, each behind its plan; one of another body says whose it is. */
export function TasksOf({ heading, tasks, id = 'tasks' }: { heading: Words; tasks: TasksAnswer; id?: string }) {
  const { t, to } = useFrame();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {t(...heading)} ({tasks.totalCount})
      </h2>
      {tasks.totalCount === 0 ? <Unseen what={t('nhiệm vụ', 'task')} /> : null}
      <ul>
        {tasks.nodes.map((task) => (
          <li key={task.id}>
            {task.plan ? (
              <>
                <Name of={task.plan.province} />,{' '}
                <a href={to(`/plans/${task.plan.slug}`)}>{task.plan.number ?? task.plan.slug}</a>:{' '}
              </>
            ) : null}
            <Official vi={task.title} en={task.titleEn} />
            {task.actor ? (
              <>
                {' '}
                (<Name of={task.actor} />)
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <Rest of={tasks} />
    </section>
  );
}

/** Says how many are not listed. */
export function Rest({ of: { totalCount, nodes } }: { of: { totalCount: number; nodes: readonly unknown[] } }) {
  const { t } = useFrame();
  const rest = totalCount - nodes.length;
  return rest > 0 ? (
    <p>{t(`Còn ${rest} nữa, có trong bảng bên dưới.`, `${rest} more stand in the table below.`)}</p>
  ) : null;
}
