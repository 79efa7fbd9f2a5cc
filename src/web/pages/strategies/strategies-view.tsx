import { toolsOf, useFrame } from '../frame/frame.tsx';
import { TakeData } from '../frame/take-data.tsx';
import { addView, type Site } from '../frame/view.ts';
import { Link } from '../parts.tsx';
import { type ListedStrategy, STRATEGIES } from './strategy.question.ts';
import { PeriodWords } from './strategy-page.tsx';

/** Serves the list of strategies. */
export function registerStrategies(site: Site): void {
  addView(site, '/strategies', async ({ frame }) => {
    const { strategies } = await site.ask<{ strategies: ListedStrategy[] }>(STRATEGIES);
    const title = toolsOf(frame).t('Chiến lược', 'Strategies');
    return { title, body: <Strategies strategies={strategies} title={title} /> };
  });
}

function Strategies({ strategies, title }: { strategies: readonly ListedStrategy[]; title: string }) {
  const { t, to } = useFrame();
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">
        {t(
          'Các chiến lược quốc gia mà kế hoạch của tỉnh, thành phố thực hiện: mục tiêu, chỉ tiêu, mốc từng năm, và số mà các kế hoạch đặt ra.',
          'The national strategies that plans of provinces carry out: objectives, indicators, milestones by year, and the numbers that plans set.',
        )}
      </p>
      <ul className="cards">
        {strategies.map((strategy) => (
          <li key={strategy.id}>
            <Link to={strategy} />
            {strategy.period ? (
              <small>
                <PeriodWords of={strategy.period} />
              </small>
            ) : null}
            <span>
              {t(`${strategy.plans.totalCount} kế hoạch`, `${strategy.plans.totalCount} plans`)}
              {strategy.objectives.length === 0
                ? ''
                : t(`, ${strategy.objectives.length} mục tiêu`, `, ${strategy.objectives.length} objectives`)}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={to('/programmes')}>{t('Chương trình, đề án, dự án', 'Programmes, schemes, projects')}</a>
      </p>
      <TakeData asked={{ operation: 'PlansUnderStrategy', variables: {} }} choices="" title={title} />
    </>
  );
}
