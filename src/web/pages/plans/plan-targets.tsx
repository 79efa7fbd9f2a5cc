import { TargetWords } from '../compare/target-words.tsx';
import { Name, Official, useFrame } from '../frame/frame.tsx';
import type { PlanTargetAnswer } from '../page.questions.ts';

/** A plan's own numbers, each against the national milestone where the two can be compared. */
export function PlanTargets({ targets }: { targets: readonly PlanTargetAnswer[] }) {
  const { t } = useFrame();
  if (targets.length === 0) return null;
  return (
    <section aria-labelledby="targets">
      <h2 id="targets">
        {t('Chỉ tiêu', 'Targets')} ({targets.length})
      </h2>
      <div className="scroll">
        <table className="stack">
          <thead>
            <tr>
              <th scope="col">{t('Chỉ tiêu', 'Target')}</th>
              <th scope="col">{t('Số của kế hoạch', 'The plan’s number')}</th>
              <th scope="col">{t('Mốc quốc gia cùng năm', 'National milestone, same year')}</th>
              <th scope="col">{t('Như in', 'As printed')}</th>
            </tr>
          </thead>
          <tbody>
            {targets.map((target) => (
              <tr key={target.id}>
                <th scope="row">
                  <Official vi={target.title} en={target.titleEn} />
                  {target.actor ? (
                    <small>
                      <Name of={target.actor} />
                    </small>
                  ) : null}
                </th>
                <td>
                  <TargetWords target={target} />
                </td>
                <td>
                  {target.nationalMilestone ? (
                    <TargetWords
                      target={{
                        ...target,
                        ...target.nationalMilestone,
                        againstNation: '',
                        unit: target.measure?.unit ?? null,
                      }}
                    />
                  ) : (
                    <small>{t('không có mốc để so', 'none to compare with')}</small>
                  )}
                </td>
                <td lang="vi">
                  <small>{target.asStated}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
