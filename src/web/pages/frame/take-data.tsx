import type { ReactNode } from 'react';
import { useFrame } from './frame.tsx';

/** The question behind a page, as it can be asked again. */
export interface Asked {
  operation: string;
  variables: Readonly<Record<string, unknown>>;
}

interface Props {
  asked: Asked;
  /** Parameters of the page that keep its choices, with the question mark; empty without choices. */
  choices: string;
  /** What the page is called when it is cited. */
  title: string;
  /** Path of a feed that tells of what is new here, without its ending. */
  feed?: string;
  children?: ReactNode;
}

/** Writes variables as plain parameters, as `/operations` reads them. */
function plainQuery(variables: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(variables)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const text = value === null ? '' : Array.isArray(value) ? value.join(',') : String(value);
      return `${name}=${encodeURIComponent(text).replaceAll('%2C', ',')}`;
    });
  return parts.join('&');
}

/** The foot of a view: the same answer as data, the query behind it, a link that keeps its meaning, how to cite it. */
export function TakeData({ asked, choices, title, feed, children }: Props) {
  const { t, base, path, dataset, to, language } = useFrame();
  const query = plainQuery(asked.variables);
  const address = `/operations/${asked.operation}`;
  const playground = `/playground?operation=${asked.operation}&variables=${encodeURIComponent(JSON.stringify(asked.variables))}&lang=${language}`;
  const permanent = `${base}${to(path)}${choices}${choices === '' ? '?' : '&'}version=${dataset.version}`;
  return (
    <section className="take" aria-labelledby="take">
      <h2 id="take">{t('Lấy dữ liệu', 'Take the data')}</h2>
      <ul className="downloads">
        <li>
          <a href={`${address}.csv?${query}${query ? '&' : ''}titles=${language}`}>{t('Bảng CSV', 'CSV table')}</a>
        </li>
        <li>
          <a href={`${address}.xlsx?${query}${query ? '&' : ''}titles=${language}`}>
            {t('Bảng tính Excel (XLSX)', 'Excel workbook (XLSX)')}
          </a>
        </li>
        <li>
          <a href={`${address}.json${query ? `?${query}` : ''}`}>JSON</a>
        </li>
        <li>
          <a href={playground}>{t('Truy vấn đứng sau trang này', 'The query behind this page')}</a>
        </li>
        {feed ? (
          <li>
            <a href={`${feed}.atom`}>{t('Nguồn tin Atom', 'Atom feed')}</a>
          </li>
        ) : null}
        {children}
      </ul>
      <dl className="facts">
        <div>
          <dt>{t('Liên kết giữ mọi lựa chọn', 'Link that keeps every choice')}</dt>
          <dd>
            <a href={permanent} data-copy="">
              {permanent}
            </a>
          </dd>
        </div>
        <div>
          <dt>{t('Cách trích dẫn', 'How to cite')}</dt>
          <dd>
            {title}. Kế hoạch Graph, {t('phiên bản dữ liệu', 'dataset version')} {dataset.version}. {permanent}
          </dd>
        </div>
      </dl>
    </section>
  );
}
