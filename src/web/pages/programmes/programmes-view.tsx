import { Name, toolsOf, useFrame } from '../frame/frame.tsx';
import { TakeData } from '../frame/take-data.tsx';
import { addView, type Site } from '../frame/view.ts';
import { Link } from '../parts.tsx';
import { type ListedProgramme, PROGRAMMES } from './programme.question.ts';

/** Serves the list of programmes, parts below what they are a part of. */
export function registerProgrammes(site: Site): void {
  addView(site, '/programmes', async ({ frame }) => {
    const { programmes } = await site.ask<{ programmes: ListedProgramme[] }>(PROGRAMMES);
    const title = toolsOf(frame).t('Chương trình, đề án, dự án', 'Programmes, schemes, projects');
    return { title, body: <Programmes programmes={programmes} title={title} /> };
  });
}

function Programmes({ programmes, title }: { programmes: readonly ListedProgramme[]; title: string }) {
  const { t } = useFrame();
  const known = new Set(programmes.map(({ id }) => id));
  const roots = programmes.filter(({ parent }) => parent === null || !known.has(parent.id));
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">
        {t(
          `${programmes.length} chương trình mà kế hoạch của tỉnh, thành phố thực hiện bên cạnh chiến lược.`,
          `${programmes.length} programmes that plans of provinces carry out beside a strategy.`,
        )}
      </p>
      <Tree programmes={programmes} of={roots} />
      <TakeData asked={{ operation: 'ProgrammesTree', variables: {} }} choices="" title={title} />
    </>
  );
}

function Tree({ programmes, of }: { programmes: readonly ListedProgramme[]; of: readonly ListedProgramme[] }) {
  const { t } = useFrame();
  if (of.length === 0) return null;
  return (
    <ul>
      {of.map((programme) => (
        <li key={programme.id}>
          <Link to={programme} />
          <small>
            {' '}
            {programme.province ? <Name of={programme.province} /> : t('cả nước', 'national')},{' '}
            {programme.plans.totalCount === 0
              ? t('chưa thấy kế hoạch nào (nguồn chỉ cho thấy một phần)', 'no plan is seen (sources show a part only)')
              : t(`${programme.plans.totalCount} kế hoạch`, `${programme.plans.totalCount} plans`)}
          </small>
          <Tree programmes={programmes} of={programmes.filter(({ parent }) => parent?.id === programme.id)} />
        </li>
      ))}
    </ul>
  );
}
