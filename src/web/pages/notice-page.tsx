import { English, renderPage } from './layout.tsx';

/** Writes the page that stands where something is not. */
export function noticePage(status: 404 | 410, message: string, suggestion: string | null): string {
  const gone = status === 410;
  return renderPage({
    title: gone ? 'Đã rút' : 'Không tìm thấy',
    links: [],
    children: (
      <>
        <h1>
          {gone ? 'Bản ghi này đã được rút' : 'Không có gì ở địa chỉ này'}{' '}
          <English>{gone ? 'This record was withdrawn' : 'There is nothing at this address'}</English>
        </h1>
        <p lang="en">{message}</p>
        {suggestion === null ? null : (
          <p>
            Có phải bạn tìm <a href={suggestion}>{suggestion}</a>?
          </p>
        )}
      </>
    ),
  });
}
