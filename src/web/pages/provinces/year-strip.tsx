import { SurveyWords } from '../coverage/survey-words.tsx';
import { Name, useFrame } from '../frame/frame.tsx';
import { COVERAGE_MARKS, type CoverageMark, coverageMark, MARKS, MarkIcon, MarkName } from '../frame/marks.tsx';
import { Scroll } from '../frame/scroll.tsx';
import type { YearsAnswer } from './province.question.ts';

type Years = YearsAnswer['planCoverageByYear'];
type Part = Years[number]['units'][number]['parts'][number];

/** One province of the page with what is known of each year; null where it did not exist any more. */
interface Strip {
  province: Part['formerProvince'];
  years: { year: number; part: Part | null }[];
}

/** Lays the answer out by province: the years of one below each other would say little. */
function stripsOf(byYear: Years): Strip[] {
  const provinces = new Map(
    byYear.flatMap(({ units }) =>
      units.flatMap(({ parts }) => parts.map((part) => [part.formerProvince.slug, part.formerProvince] as const)),
    ),
  );
  return [...provinces.values()].map((province) => ({
    province,
    years: byYear.map(({ year, units }) => ({
      year,
      part:
        units.flatMap(({ parts }) => parts).find(({ formerProvince }) => formerProvince.slug === province.slug) ?? null,
    })),
  }));
}

const markOf = (part: Part | null): CoverageMark =>
  part === null ? 'absent' : coverageMark(part.state, part.plans[0]?.completeness ?? null);

/** Writes years as their readers do: runs as ranges. Example: "2016–2020, 2024". */
export function yearsInWords(years: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

/** Which years have a plan, as a strip and in words; where there is none: who looked, where and when, or that nobody did. */
export function YearStrip({ byYear }: { byYear: Years }) {
  const { t } = useFrame();
  const strips = stripsOf(byYear);
  const surveys = new Map(
    byYear.flatMap(({ units }) => units.flatMap((unit) => unit.surveys)).map((one) => [one.id, one]),
  );
  return (
    <section aria-labelledby="years">
      <h2 id="years">{t('Có kế hoạch cho những năm nào', 'Which years have a plan')}</h2>
      <Scroll label={t('Từng năm', 'Year by year')}>
        <table className="strip">
          <thead>
            <tr>
              <th scope="col">{t('Tỉnh, thành phố', 'Province or city')}</th>
              {byYear.map(({ year }) => (
                <th key={year} scope="col">
                  <span className="century">{String(year).slice(0, 2)}</span>
                  {String(year).slice(2)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {strips.map(({ province, years }) => (
              <tr key={province.slug}>
                <th scope="row">
                  <Name of={province} />
                </th>
                {years.map(({ year, part }) => (
                  <YearCell key={year} part={part} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {strips.map((strip) => (
        <StripWords key={strip.province.slug} strip={strip} alone={strips.length === 1} />
      ))}
      {surveys.size === 0 ? (
        <p>
          {t(
            'Chưa ai tìm kế hoạch của nơi này: không có kế hoạch trong dữ liệu không có nghĩa là không có kế hoạch.',
            'Nobody is known to have looked for its plans: none in the dataset does not mean that there is none.',
          )}
        </p>
      ) : (
        <>
          <h3>{t('Ai đã tìm', 'Who looked')}</h3>
          <ul className="surveys">
            {[...surveys.values()].map((survey) => (
              <li key={survey.id}>
                <SurveyWords survey={survey} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function YearCell({ part }: { part: Part | null }) {
  const { say, to } = useFrame();
  const mark = markOf(part);
  const plan = part?.plans[0];
  const name = say(MARKS[mark].name);
  const content = (
    <>
      <MarkIcon mark={mark} />
      <span className="visually-hidden">{plan?.number ? `${plan.number}: ${name}` : name}</span>
    </>
  );
  return <td className={`is-${mark}`}>{plan ? <a href={to(`/plans/${plan.slug}`)}>{content}</a> : content}</td>;
}

/** The strip in words: each kind of knowledge with its years. */
function StripWords({ strip, alone }: { strip: Strip; alone: boolean }) {
  const kinds = COVERAGE_MARKS.flatMap((mark) => {
    const years = strip.years.filter(({ part }) => markOf(part) === mark).map(({ year }) => year);
    return years.length === 0 ? [] : [{ mark, years }];
  });
  return (
    <>
      {alone ? null : (
        <h3>
          <Name of={strip.province} />
        </h3>
      )}
      <ul className="marks">
        {kinds.map(({ mark, years }) => (
          <li key={mark}>
            <MarkName mark={mark} /> <span>{yearsInWords(years)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
