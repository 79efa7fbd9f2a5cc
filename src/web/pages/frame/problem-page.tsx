import type { AppError, ErrorCode } from '../../../base/errors.ts';
import { nearest } from '../../../base/text.ts';
import type { Failure } from '../../kit/failure.ts';
import { SearchBox } from '../search/search-page.tsx';
import { type Frame, useFrame } from './frame.tsx';
import { sayIn, type Words } from './language.ts';
import { renderPage } from './layout.tsx';

const WRONG_CHOICE: Words = ['Một lựa chọn trong địa chỉ không dùng được.', 'A choice in the address cannot be used.'];

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
  UNKNOWN_OPERATION: ['Không có câu hỏi nào mang tên này.', 'There is no question of this name.'],
  UNKNOWN_FORM: ['Câu hỏi này không có dạng tệp ấy.', 'This question has no such form.'],
  UNKNOWN_VERSION: ['Dữ liệu không có phiên bản này.', 'The dataset has no such version.'],
  VERSION_NOT_KEPT: [
    'Phiên bản này từng được công bố, nhưng máy chủ này không giữ nữa.',
    'This version was published, but this server does not keep it any more.',
  ],
  BAD_USER_INPUT: WRONG_CHOICE,
  UNKNOWN_VALUE: [
    'Một lựa chọn trong địa chỉ không có trong dữ liệu.',
    'A choice in the address is not in the dataset.',
  ],
  FILES_BEING_MADE: [
    'Phiên bản này đang được dựng lại. Hãy thử lại sau ít giây.',
    'This version is being rebuilt. Try again in a few seconds.',
  ],
};
const OTHER: Words = ['Không hiểu được địa chỉ này.', 'This address cannot be understood.'];

/** Writes the page that stands where something is not, with the nearest thing that is. */
export function problemPage(frame: Frame, status: number, error: AppError): string {
  const { code, details } = error;
  const reason = typeof details.reason === 'string' ? details.reason : null;
  const suggestion = typeof details.suggestion === 'string' ? details.suggestion : null;
  const folder = code === 'UNKNOWN_OPERATION' ? 'operations' : 'provinces';
  const near = suggestion === null || suggestion.startsWith('/') ? suggestion : `/${folder}/${suggestion}`;
  return noticePage(frame, status, PROBLEMS[code] ?? OTHER, { reason, near });
}

/** Addresses without a record in them, of which one may have been meant. */
const PLACES = [
  ...[
    '/coverage',
    '/compare',
    '/provinces',
    '/plans',
    '/strategies',
    '/programmes',
    '/documents',
    '/organisations',
    '/search',
    '/data',
    '/changes',
  ],
  ...['/feeds', '/operations', '/playground'],
];

/** Writes the page of an address that none of our pages has, with the nearest that one has. */
export function notFoundPage(frame: Frame, path: string): string {
  const near = nearest(path.replace(/^\/en(?=\/)/, '').slice(0, 60), PLACES);
  return noticePage(
    frame,
    404,
    ['Chưa bao giờ có trang nào ở địa chỉ này.', 'There has never been a page at this address.'],
    { reason: null, near },
  );
}

/** What a reader is told when something fails on our side, or is asked too often. */
const FAILURES: Partial<Record<ErrorCode, Words>> = {
  DATABASE_UNREACHABLE: [
    'Cơ sở dữ liệu tạm thời không trả lời. Hãy thử lại sau ít phút.',
    'The database does not answer at the moment. Try again in a few minutes.',
  ],
  STORAGE_FULL: [
    'Máy chủ hết chỗ lưu nên chưa làm được việc này.',
    'The server has no room left, so this could not be done.',
  ],
  TIMEOUT: [
    'Việc này mất quá nhiều thời gian. Hãy thử lại, hoặc hỏi ít hơn.',
    'This took too long. Try again, or ask for less.',
  ],
  TOO_MANY_REQUESTS: [
    'Có quá nhiều yêu cầu từ nơi của bạn. Hãy chờ một lát.',
    'Too many requests came from your place. Wait a moment.',
  ],
};
const BROKEN: Words = [
  'Có lỗi ở phía chúng tôi. Dữ liệu không bị ảnh hưởng; hãy thử lại.',
  'Something failed on our side. The data is not affected; try again.',
];

/** Writes the page of a failure: what happened, the id to report, and in English what a program is told. */
export function failurePage(
  frame: Frame,
  { status, message, extensions }: Failure,
  form: string | null = null,
): string {
  const words =
    FAILURES[extensions.code] ??
    PROBLEMS[extensions.code] ??
    (status >= 500 ? BROKEN : form === null ? OTHER : WRONG_CHOICE);
  const id = typeof extensions.id === 'string' ? extensions.id : null;
  const { suggestion } = extensions;
  const near = extensions.code === 'UNKNOWN_OPERATION' && typeof suggestion === 'string' ? suggestion : null;
  return noticePage(frame, status, words, {
    reason: null,
    near: near === null ? null : `/operations/${near}`,
    form: status < 500 && extensions.code !== 'UNKNOWN_OPERATION' ? form : null,
    id,
    technical: id === null ? message : null,
  });
}

interface Notice {
  reason: string | null;
  near: string | null;
  /** Page on which the choices can be put right. */
  form?: string | null;
  /** Under which the failure is logged. */
  id?: string | null;
  /** What a program is told, in English. */
  technical?: string | null;
}

function noticePage(frame: Frame, status: number, words: Words, notice: Notice): string {
  const t = sayIn(frame.language);
  const title =
    status === 410
      ? t('Đã được rút', 'Withdrawn')
      : status === 404
        ? t('Không có gì ở địa chỉ này', 'There is nothing at this address')
        : status >= 500 || status === 429
          ? t('Tạm thời chưa trả lời được', 'No answer at the moment')
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

function NoticeBody({ words, reason, near, form = null, id = null, technical = null }: Notice & { words: Words }) {
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
      {form === null ? null : (
        <p>
          <a href={to(form)}>
            {t('Xem lại các lựa chọn của câu hỏi này', 'Look at the choices of this question again')}
          </a>
        </p>
      )}
      {id === null ? null : (
        <p>
          {t('Nếu lỗi còn mãi, hãy báo mã này:', 'If it stays, report this id:')} <code>{id}</code>
        </p>
      )}
      {technical === null ? null : (
        <details>
          <summary>{t('Lời báo cho chương trình', 'What programs are told')}</summary>
          <p lang="en">{technical}</p>
        </details>
      )}
      <SearchBox />
      <p>
        <a href={to('/')}>{t('Về trang đầu', 'Go to the first page')}</a>
      </p>
    </>
  );
}
