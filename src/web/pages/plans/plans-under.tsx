import { Name, useFrame } from '../frame/frame.tsx';
import { coverageMark, MarkName } from '../frame/marks.tsx';
import type { Titled } from '../page.questions.ts';
import { Link } from '../parts.tsx';
import { Unseen } from './unseen.tsx';

interface Props {
  plans: {
    totalCount: number;
    nodes: readonly (Titled & {
      completeness: string | null;
      province: { name: string; nameEn: string | null };
    })[];
  };
}

/** The plans that carry out a strategy or a programme, by province. */
export function PlansUnder({ plans }: Props) {
  const { t } = useFrame();
  const rest = plans.totalCount - plans.nodes.length;
  return (
    <section aria-labelledby="plans">
      <h2 id="plans">
        {t('Kế hoạch thực hiện', 'Plans that carry it out')} ({plans.totalCount})
      </h2>
      {plans.totalCount === 0 ? <Unseen what={t('kế hoạch', 'plan')} /> : null}
      <ul>
        {plans.nodes.map((plan) => (
          <li key={plan.id}>
            <Name of={plan.province} />: <Link to={plan} />{' '}
            <small>
              <MarkName mark={coverageMark('PRESENT', plan.completeness)} />
            </small>
          </li>
        ))}
      </ul>
      {rest > 0 ? <p>{t(`Còn ${rest} kế hoạch nữa.`, `${rest} more.`)}</p> : null}
    </section>
  );
}
