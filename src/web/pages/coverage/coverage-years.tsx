import { useFrame } from '../frame/frame.tsx';
import { SmallMap } from '../map/tile-map.tsx';
import { type CoverageByYearAnswer, markOf } from './coverage.answer.ts';
import type { CoverageChoices } from './coverage.choices.ts';

interface Props {
  byYear: CoverageByYearAnswer['planCoverageByYear'];
  choices: CoverageChoices;
}

/** How the answer went on: one small map a year, each a link to its year. */
export function CoverageYears({ byYear, choices }: Props) {
  const { t, to } = useFrame();
  return (
    <section aria-labelledby="years">
      <h2 id="years">{t('Qua các năm', 'Year by year')}</h2>
      <ol className="years">
        {byYear.map(({ year, coverage, units }) => (
          <li key={year}>
            <a
              href={to('/coverage') + choices.query({ year, state: null })}
              aria-current={year === choices.values.year ? 'true' : undefined}
            >
              <SmallMap tiles={units.map((unit) => ({ slug: unit.province.slug, mark: markOf(unit) }))} />
              <b>{year}</b>
              <span>
                {t(`${coverage.found} trên ${coverage.expected}`, `${coverage.found} of ${coverage.expected}`)}
              </span>
              <small>
                {t(`${coverage.foundWithContent} biết nội dung`, `${coverage.foundWithContent} with content`)}
              </small>
            </a>
          </li>
        ))}
      </ol>
      <p className="soft">
        {t(
          'Một năm ít kế hoạch có thể chỉ là năm ít người tìm.',
          'A year with few plans may only be a year for which few looked.',
        )}
      </p>
    </section>
  );
}
