import { feedLink } from '../../kit/paths.ts';
import { Official, useFrame } from '../frame/frame.tsx';
import { Reason } from '../frame/reason.tsx';
import { JsonLd, TakeData } from '../frame/take-data.tsx';
import type { ViewPage } from '../frame/view.ts';
import { Facts, Link, nameOf, Section } from '../parts.tsx';
import { PlansUnder } from '../plans/plans-under.tsx';
import { Measure } from './measure.tsx';
import type { Period, StrategyPageAnswer } from './strategy.question.ts';

/** Writes the page of a strategy: objectives, indicators and measures with what plans make of them. */
export function strategyPage(strategy: StrategyPageAnswer): ViewPage {
  return {
    title: nameOf(strategy),
    links: [feedLink(`/feeds/strategies/${strategy.slug}`, strategy.title)],
    body: <StrategyBody strategy={strategy} />,
  };
}

/** A period in words; an end that is not known is left open. */
export function PeriodWords({ of }: { of: Period }) {
  const { day } = useFrame();
  return [of.from, of.to].map((one) => (one === null ? '…' : day(one))).join(' – ');
}

function StrategyBody({ strategy }: { strategy: StrategyPageAnswer }) {
  const { t } = useFrame();
  const { slug, period, document, objectives } = strategy;
  return (
    <article>
      <h1>
        <Official vi={nameOf(strategy)} en={strategy.titleEn} />
      </h1>
      {strategy.overallObjective === null ? null : (
        <p className="lead">
          <Official vi={strategy.overallObjective} en={strategy.overallObjectiveEn} />
        </p>
      )}
      <Facts
        facts={[
          { vi: 'Thời kỳ', en: 'Period', value: period && <PeriodWords of={period} /> },
          { vi: 'Văn bản', en: 'Document', value: document && <Link to={document} /> },
          { vi: 'Ghi chú', en: 'Note', value: strategy.note && <Reason text={strategy.note} /> },
        ]}
      />
      {objectives.length === 0 ? (
        <p className="notice">
          {t(
            'Mục tiêu và chỉ tiêu của chiến lược này chưa có trong bộ dữ liệu; điều đó không nói rằng không có.',
            'The objectives of this strategy are not in the dataset; that does not say that it has none.',
          )}
        </p>
      ) : (
        <p className="soft">
          {t(
            'Vạch đứng: mốc quốc gia. Chấm: số mà kế hoạch các tỉnh đặt ra, con số trong chấm là số kế hoạch; chấm rỗng: không so được với mốc.',
            'Upright line: the national milestone. Dot: a number that plans of provinces set, with how many inside; hollow: not comparable with the milestone.',
          )}
        </p>
      )}
      {objectives.map((objective) => (
        <section key={objective.id} aria-labelledby={`o${objective.number}`}>
          <h2 id={`o${objective.number}`}>
            {t('Mục tiêu', 'Objective')} {objective.number}: {t(objective.title, objective.titleEn ?? objective.title)}
          </h2>
          {objective.indicators.map((indicator) => (
            <section key={indicator.id}>
              <h3>
                {indicator.code} <Official vi={indicator.title} en={indicator.titleEn} />
              </h3>
              {indicator.measures.map((measure) => (
                <Measure key={measure.id} measure={measure} alone={indicator.measures.length === 1} />
              ))}
            </section>
          ))}
        </section>
      ))}
      <PlansUnder plans={strategy.plans} />
      <Section
        vi="Chương trình, đề án"
        en="Programmes"
        items={strategy.programmes.map((entry) => <Link key={entry.id} to={entry} />)}
      />
      <TakeData
        asked={{ operation: 'NationalMilestones', variables: { strategy: slug } }}
        choices=""
        title={nameOf(strategy)}
        feed={`/feeds/strategies/${slug}`}
      >
        <JsonLd />
      </TakeData>
    </article>
  );
}
