import { labelOf } from '../../../operations/labels.ts';
import { Name, useFrame } from '../frame/frame.tsx';
import { Reason } from '../frame/reason.tsx';
import type { SourceAnswer } from '../page.questions.ts';

/** Longer texts are cut: the whole stands in the data. */
const LONGEST_TEXT = 20_000;

/** Where the facts come from: who published what and when, how much it shows, what was read of it and what was not. */
export function Sources({ sources }: { sources: readonly SourceAnswer[] }) {
  const { t } = useFrame();
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{t('Nguồn', 'Sources')}</h2>
      {sources.length === 0 ? (
        <p className="soft">
          {t(
            'Chưa ghi nguồn nào: văn bản này được biết qua viện dẫn của văn bản khác.',
            'No source is recorded: it is known because other documents name it.',
          )}
        </p>
      ) : null}
      <ul className="rows">
        {sources.map((source) => (
          <li key={source.id}>
            <SourceWords source={source} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SourceWords({ source }: { source: SourceAnswer }) {
  const { t, say, day } = useFrame();
  const { publisher, publishedOn, capturedOn, sha256, text } = source;
  const title = <span lang="vi">{source.title ?? source.url ?? t('không có nhan đề', 'without a title')}</span>;
  return (
    <>
      {source.url === null ? (
        title
      ) : (
        <a href={source.url} className={source.title === null ? 'bare' : undefined}>
          {title}
        </a>
      )}
      {publisher ? (
        <>
          , <Name of={publisher} />
        </>
      ) : null}
      {publishedOn === null ? '' : `, ${day(publishedOn)}`} – {say(labelOf(source.completeness)).toLowerCase()}
      {source.url === null && source.urlReason ? (
        <small>
          {' '}
          <Reason text={source.urlReason} />
        </small>
      ) : null}
      <small className="evidence">
        {capturedOn !== null
          ? `${t('Lưu ngày', 'Captured on')} ${day(capturedOn)}.`
          : sha256 === null
            ? t('Trang không được lưu lại.', 'The page was not captured.')
            : t('Trang đã được lưu, ngày không được ghi lại.', 'The page was captured; the day was not recorded.')}{' '}
        {sha256 === null ? null : (
          <>
            SHA-256: <code translate="no">{sha256}</code>
          </>
        )}
      </small>
      <Unread unread={source.unread} />
      {text === null ? null : (
        <details>
          <summary>{t('Lời văn đã đọc', 'The text that was read')}</summary>
          <pre lang="vi">{text.slice(0, LONGEST_TEXT)}</pre>
          {text.length > LONGEST_TEXT ? (
            <p>{t('Còn nữa; toàn bộ có trong dữ liệu.', 'There is more; the whole stands in the data.')}</p>
          ) : null}
        </details>
      )}
    </>
  );
}

/** The parts of the page that the reading could not place: while one stands open, nobody may say what is missing. */
function Unread({ unread }: Pick<SourceAnswer, 'unread'>) {
  const { t } = useFrame();
  if (unread.length === 0) return null;
  return (
    <details>
      <summary>
        {t(`${unread.length} phần chưa xếp được vào đâu`, `${unread.length} parts that could not be placed`)}
      </summary>
      <ul>
        {unread.map(({ locator, text, reason, confirmedBy }) => (
          <li key={`${locator} ${text}`}>
            <q lang="vi">{text}</q>{' '}
            <small>
              {locator}, <Reason text={reason} />
              {confirmedBy === null ? '' : `, ${t('đã có người đọc:', 'read by')} ${confirmedBy}`}
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}
