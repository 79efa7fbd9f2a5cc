import { TargetWords } from '../compare/target-words.tsx';
import { Name, Official, useFrame } from '../frame/frame.tsx';
import { Reason } from '../frame/reason.tsx';
import { MeasureChart, sizeOfChart } from './measure-chart.tsx';
import type { MeasureAnswer } from './strategy.question.ts';

/** A measure: its milestones, the numbers that plans set beside them, and how many tasks serve it. */
export function Measure({ measure, alone }: { measure: MeasureAnswer; alone: boolean }) {
  const { t, to, path } = useFrame();
  const { milestones, targets, tasks, unit, verification } = measure;
  return (
    <section className="measure" id={measure.code} aria-label={measure.code}>
      {alone ? null : (
        <h4>
          {measure.code} <Official vi={measure.title} en={measure.titleEn} />
        </h4>
      )}
      <MeasureChart measure={measure} />
      {sizeOfChart(measure) === null ? null : (
        <p className="picture">
          <a href={to(`${path}/${encodeURIComponent(measure.code)}.svg`)} download>
            {t('Hình này (SVG)', 'This picture (SVG)')}
            <span className="visually-hidden">: {measure.code}</span>
          </a>
        </p>
      )}
      <p>
        {t('Mốc quốc gia:', 'National milestones:')}{' '}
        {milestones.length === 0
          ? t('bộ dữ liệu chưa ghi mốc nào', 'none recorded in the dataset')
          : milestones.map((milestone, i) => (
              <span key={milestone.year}>
                {i > 0 ? '; ' : ''}
                <TargetWords
                  target={{ ...milestone, unit, againstNation: '', title: measure.title, titleEn: measure.titleEn }}
                />
                {milestone.fromYear ? t(' trở đi', ' and after') : ''}
              </span>
            ))}
        .
      </p>
      {verification?.status === 'UNVERIFIED' ? (
        <p>
          <small>
            {t('Chưa nguồn nào xác nhận các mốc này.', 'No source confirms these milestones.')}{' '}
            {verification.note === null ? null : <Reason text={verification.note} />}
          </small>
        </p>
      ) : null}
      {targets.totalCount === 0 ? (
        <p className="soft">
          {t(
            'Chưa thấy kế hoạch nào đặt số cho chỉ tiêu này; phần lớn kế hoạch mới biết một phần.',
            'No plan is seen to set a number for it; most plans are known in part only.',
          )}
        </p>
      ) : (
        <details>
          <summary>
            {t(
              `${targets.totalCount} số trong kế hoạch các tỉnh`,
              `${targets.totalCount} numbers in plans of provinces`,
            )}
          </summary>
          <ul>
            {targets.nodes.map((target) => (
              <li key={target.id}>
                {target.plan ? (
                  <>
                    <Name of={target.plan.province} />,{' '}
                    <a href={to(`/plans/${target.plan.slug}`)}>
                      {target.plan.number ?? t('không rõ số', 'number not known')}
                    </a>
                    :{' '}
                  </>
                ) : null}
                <TargetWords target={target} />
                {target.againstNation === 'NOT_COMPARABLE'
                  ? t(
                      ' (không so được: khác năm, đơn vị hay cách nói)',
                      ' (not comparable: another year, unit or wording)',
                    )
                  : ''}
              </li>
            ))}
          </ul>
          {targets.totalCount > targets.nodes.length ? (
            <p>
              {t(
                `Còn ${targets.totalCount - targets.nodes.length} số nữa.`,
                `${targets.totalCount - targets.nodes.length} more.`,
              )}
            </p>
          ) : null}
        </details>
      )}
      <p>
        <small>
          {tasks.totalCount === 0
            ? t(
                'Chưa thấy nhiệm vụ nào phục vụ chỉ tiêu này; phần lớn kế hoạch mới biết một phần.',
                'No task is seen to serve it; most plans are known in part only.',
              )
            : t(
                `${tasks.totalCount} nhiệm vụ được thấy phục vụ chỉ tiêu này.`,
                `${tasks.totalCount} tasks are seen to serve it.`,
              )}
        </small>
      </p>
    </section>
  );
}
