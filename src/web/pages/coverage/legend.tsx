import { useFrame } from '../frame/frame.tsx';
import { type CoverageMark, MARKS, MarkIcon } from '../frame/marks.tsx';
import type { CoverageChoices } from './coverage.choices.ts';

interface Props {
  counts: readonly (readonly [CoverageMark, number])[];
  choices: CoverageChoices;
  total: number;
}

/** The legend of the map, which is its filter too: each entry is a link that keeps the other choices. */
export function Legend({ counts, choices, total }: Props) {
  const { t, say, to } = useFrame();
  const chosen = choices.values.state;
  return (
    <section aria-labelledby="legend">
      <h2 id="legend">{t('Tình trạng', 'State')}</h2>
      <ul className="legend">
        {counts.map(([mark, count]) => (
          <li key={mark} className={`is-${mark}`}>
            <span className="swatch">
              <MarkIcon mark={mark} />
            </span>
            <div>
              <a
                href={to('/coverage') + choices.query({ state: mark })}
                aria-current={chosen === mark ? 'true' : undefined}
              >
                {say(MARKS[mark].name)}
              </a>
              <small>{say(MARKS[mark].meaning)}</small>
            </div>
            <b>{count}</b>
          </li>
        ))}
      </ul>
      {chosen === null ? null : (
        <p>
          <a href={to('/coverage') + choices.query({ state: null })}>
            {t(`Hiện lại cả ${total}`, `Show all ${total} again`)}
          </a>
        </p>
      )}
    </section>
  );
}
