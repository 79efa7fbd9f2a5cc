import { useFrame } from '../frame/frame.tsx';
import { Reason } from '../frame/reason.tsx';
import type { SurveyAnswer } from './coverage.answer.ts';

/** Who looked, where, when and for which years. */
export function SurveyWords({ survey }: { survey: SurveyAnswer }) {
  const { t, day } = useFrame();
  const { conductedBy, conductedOn, places, note, yearFrom, yearTo } = survey;
  const years =
    yearFrom === null && yearTo === null
      ? t('không ghi năm nào', 'no years named')
      : `${t('cho các năm', 'for the years')} ${yearFrom ?? '…'}–${yearTo ?? '…'}`;
  return (
    <small>
      {t('Người tìm:', 'Who looked:')} <Reason text={conductedBy} />. {t('Nơi tìm:', 'Where:')} <Reason text={places} />
      . {t('Khi nào:', 'When:')}{' '}
      {conductedOn === null ? t('ngày không được ghi lại', 'the day was not recorded') : day(conductedOn)}; {years}.
      {note === null ? null : (
        <>
          {' '}
          <Reason text={note} />
        </>
      )}
    </small>
  );
}
