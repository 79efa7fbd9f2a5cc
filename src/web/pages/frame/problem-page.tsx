import type { AppError, ErrorCode } from '../../../base/errors.ts';
import { SearchBox } from '../search/search-page.tsx';
import { type Frame, useFrame } from './frame.tsx';
import { sayIn, type Words } from './language.ts';
import { renderPage } from './layout.tsx';

/** What a reader is told of an error; the words of the API speak of queries. */
const PROBLEMS: Partial<Record<ErrorCode, Words>> = {
  UNKNOWN_RECORD: [
    'Địa chỉ này không có trong dữ liệu. Có thể nó bị gõ sai, hoặc chưa bao giờ có.',
    'This address is not in the dataset. It may be misspelt, or has never been there.',
  ],
  UNKNOWN_PROVINCE: [
    'Không có tỉnh, thành phố nào mang tên này, kể cả trong số những tên cũ.',
    'No province or city has this name, former names included.',
  ],
  WITHDRAWN_RECORD: ['Bản ghi này từng có và đã được rút.', 'This record was here and has been withdrawn.'],
};
const OTHER: Words = ['Không hiểu được địa chỉ này.', 'This address cannot be understood.'];

/** Writes the page that stands where something is not, with the nearest thing that is. */
export function problemPage(frame: Frame, status: number, error: AppError): string {
  const { code, details } = error;
  const reason = typeof details.reason === 'string' ? details.reason : null;
  const suggestion = typeof details.suggestion === 'string' ? details.suggestion : null;
  const near = suggestion === null || suggestion.startsWith('/') ? suggestion : `/provinces/${suggestion}`;
  return noticePage(frame, status, PROBLEMS[code] ?? OTHER, { reason, near });
}

/** Writes the page of an address that none of our pages has. */
export function notFoundPage(frame: Frame): string {
  return noticePage(
    frame,
    404,
    ['Chưa bao giờ có trang nào ở địa chỉ này.', 'There has never been a page at this address.'],
    { reason: null, near: null },
  );
}

interface Notice {
  reason: string | null;
  near: string | null;
}

function noticePage(frame: Frame, status: number, words: Words, notice: Notice): string {
  const t = sayIn(frame.language);
  const title =
    status === 410
      ? t('Đã được rút', 'Withdrawn')
      : status === 404
        ? t('Không có gì ở địa chỉ này', 'There is nothing at this address')
        : t('Không hiểu được địa chỉ này', 'This address cannot be understood');
  return renderPage({
    title,
    frame,
    citable: false,
    children: (
      <>
        <h1>{title}</h1>
        <NoticeBody words={words} {...notice} />
      </>
    ),
  });
}

function NoticeBody({ words, reason, near }: Notice & { words: Words }) {
  const { t, say, to } = useFrame();
  return (
    <>
      <p className="lead">{say(words)}</p>
      {reason === null ? null : (
        <p>
          {t('Lý do được ghi lại:', 'The reason on record:')} <q>{reason}</q>
        </p>
      )}
      {near === null ? null : (
        <p>
          {t('Có phải bạn tìm', 'Did you mean')} <a href={to(near)}>{to(near)}</a>?
        </p>
      )}
      <SearchBox />
      <p>
        <a href={to('/')}>{t('Về trang đầu', 'Go to the first page')}</a>
      </p>
    </>
  );
}
