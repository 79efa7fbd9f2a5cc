import { useFrame } from '../frame/frame.tsx';
import { coverageMark, MARKS, MarkName } from '../frame/marks.tsx';
import { Reason } from '../frame/reason.tsx';
import type { PlanPageAnswer } from '../page.questions.ts';

/** What a reader should know before the rest: how much was seen, who read it, what is contested. */
export function PlanNotice({ plan }: { plan: PlanPageAnswer }) {
  const { t, say } = useFrame();
  const mark = coverageMark('PRESENT', plan.completeness);
  const unread = plan.sources.flatMap((source) => source.unread).filter(({ confirmedBy }) => confirmedBy === null);
  const { verification, conflicts } = plan;
  return (
    <div className="notice">
      <p>
        <MarkName mark={mark} />. {say(MARKS[mark].meaning)}{' '}
        {mark === 'full'
          ? ''
          : t(
              'Điều không thấy ở trang này chưa chắc không có trong kế hoạch.',
              'What is not on this page may still be in the plan.',
            )}
      </p>
      <ul>
        {plan.reviewState === 'MACHINE' ? (
          <li>{t('Do máy đọc, chưa ai kiểm tra.', 'Read by machine; nobody has checked it.')}</li>
        ) : null}
        {plan.reviewState === 'DISPUTED' ? (
          <li>{t('Có ý kiến khác về nội dung này.', 'Somebody contests what stands here.')}</li>
        ) : null}
        {unread.length === 0 ? null : (
          <li>
            {t(
              `${unread.length} phần của trang nguồn chưa được xếp vào đâu.`,
              `${unread.length} parts of the source page could not be placed.`,
            )}
          </li>
        )}
        {verification?.status === 'UNVERIFIED' ? (
          <li>
            {t('Chưa nguồn nào xác nhận:', 'No source confirms:')}{' '}
            {verification.note === null ? (
              t('không ghi rõ điều gì', 'it is not said what')
            ) : (
              <Reason text={verification.note} />
            )}
          </li>
        ) : null}
        {conflicts.map((conflict) => (
          <li key={conflict.id}>
            {t('Nguồn nói khác nhau về', 'Sources differ on')} <code>{conflict.path || t('một phần', 'a part')}</code>:{' '}
            {[conflict.held, conflict.offered].map((value) => value ?? '–').join(' ≠ ')}
          </li>
        ))}
      </ul>
    </div>
  );
}
