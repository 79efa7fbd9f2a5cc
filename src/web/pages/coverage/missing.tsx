import { Name, useFrame } from '../frame/frame.tsx';
import { type CoverageMark, MARKS } from '../frame/marks.tsx';
import { markOf, type UnitAnswer } from './coverage.answer.ts';
import { SurveyWords } from './survey-words.tsx';

const REASONS: readonly CoverageMark[] = ['none', 'unsearched', 'absent'];

/** Who is missing, by reason; where somebody looked: who, where and when. */
export function Missing({ units }: { units: readonly UnitAnswer[] }) {
  const { t, say, to } = useFrame();
  const groups = REASONS.flatMap((mark) => {
    const missing = units.filter((unit) => markOf(unit) === mark);
    return missing.length === 0 ? [] : [{ mark, missing }];
  });
  const total = groups.reduce((sum, { missing }) => sum + missing.length, 0);
  if (total === 0) return null;
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">
        {t('Còn thiếu', 'Missing')} ({total})
      </h2>
      {groups.map(({ mark, missing }) => (
        <div key={mark}>
          <h3>
            {say(MARKS[mark].name)} ({missing.length})
          </h3>
          <p className="names">
            {missing.map(({ province }, i) => (
              <span key={province.slug}>
                {i > 0 ? ', ' : ''}
                <a href={to(`/provinces/${province.slug}`)}>
                  <Name of={province} />
                </a>
              </span>
            ))}
          </p>
          <Surveys units={missing} />
        </div>
      ))}
    </section>
  );
}

function Surveys({ units }: { units: readonly UnitAnswer[] }) {
  const surveys = new Map(units.flatMap((unit) => unit.surveys).map((survey) => [survey.id, survey]));
  if (surveys.size === 0) return null;
  return (
    <ul className="surveys">
      {[...surveys.values()].map((survey) => (
        <li key={survey.id}>
          <SurveyWords survey={survey} />
        </li>
      ))}
    </ul>
  );
}
