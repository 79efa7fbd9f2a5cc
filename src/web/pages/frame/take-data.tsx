import type { ReactNode } from 'react';
import { bibtexOf, risOf, type Work } from '../../kit/cite-as.ts';
import { copyAs, operationAddress, type PlainQuestion } from '../../kit/copy-as.ts';
import { useFrame } from './frame.tsx';

interface Props {
  /** The question behind the page, as it can be asked again. */
  asked: PlainQuestion;
  /** Parameters of the page that keep its choices, with the question mark; empty without choices. */
  choices: string;
  /** What the page is called when it is cited. */
  title: string;
  /** Who issued what the page shows, and when, for a bibliography; absent: it is a view of ours. */
  issued?: { key: string; by: string | null; on: string | null; year: number | null; number: string | null };
  /** Path of a feed that tells of what is new here, without its ending. */
  feed?: string;
  /** Further forms of the page, as items of the list. */
  children?: ReactNode;
}

/** The foot of a view: the same answer as data, the query behind it, a link that keeps its meaning, how to cite it. */
export function TakeData({ asked, choices, title, issued, feed, children }: Props) {
  const { t, base, path, dataset, to, language, day } = useFrame();
  const playground = `/playground?operation=${asked.operation}&variables=${encodeURIComponent(JSON.stringify(asked.variables))}&lang=${language}`;
  const permanent = `${base}${to(path)}${choices}${choices === '' ? '?' : '&'}version=${dataset.version}`;
  const work = `${issued?.by ? `${issued.by}. ` : ''}${title}${issued?.on ? ` (${day(issued.on)})` : ''}`;
  return (
    <section className="take" aria-labelledby="take">
      <h2 id="take">{t('Lấy dữ liệu', 'Take the data')}</h2>
      <ul className="downloads">
        <li>
          <a href={operationAddress(asked, 'csv', { titles: language })}>{t('Bảng CSV', 'CSV table')}</a>
        </li>
        <li>
          <a href={operationAddress(asked, 'xlsx', { titles: language })}>
            {t('Bảng tính Excel (XLSX)', 'Excel workbook (XLSX)')}
          </a>
        </li>
        <li>
          <a href={operationAddress(asked, 'json')}>JSON</a>
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
      <CopyAs asked={asked} />
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
            {work}. Kế hoạch Graph, {t('phiên bản dữ liệu', 'dataset version')} {dataset.version}. {permanent}
          </dd>
        </div>
      </dl>
      {issued ? (
        <Bibliography
          work={{
            key: issued.key,
            author: issued.by,
            title,
            number: issued.number,
            issuedOn: issued.on,
            year: issued.year,
            url: permanent,
            note: `Kế hoạch Graph, ${t('phiên bản dữ liệu', 'dataset version')} ${dataset.version}`,
          }}
        />
      ) : null}
    </section>
  );
}

/** The same for programs that keep bibliographies. */
function Bibliography({ work }: { work: Work }) {
  const { t } = useFrame();
  const forms = [
    ['BibTeX', bibtexOf(work)],
    ['RIS', risOf(work)],
  ] as const;
  return (
    <details className="code">
      <summary>{t('Trích dẫn dạng BibTeX, RIS', 'Cite as BibTeX, RIS')}</summary>
      {forms.map(([name, text]) => (
        <figure key={name}>
          <figcaption>{name}</figcaption>
          <pre data-copy="">
            <code translate="no">{text}</code>
          </pre>
        </figure>
      ))}
    </details>
  );
}

/** The question as a few lines of a program, for those who begin with code. */
function CopyAs({ asked }: { asked: PlainQuestion }) {
  const { t, base } = useFrame();
  const snippets = copyAs(base, asked);
  return (
    <details className="code">
      <summary>
        {t('Chép thành mã', 'Copy as code')}: {snippets.map(({ language }) => language).join(', ')}
      </summary>
      {snippets.map(({ language, code }) => (
        <figure key={language}>
          <figcaption>{language}</figcaption>
          <pre data-copy="">
            <code translate="no">{code}</code>
          </pre>
        </figure>
      ))}
    </details>
  );
}

/** The page as linked data, for the list of its forms. */
export function JsonLd() {
  const { path } = useFrame();
  return (
    <li>
      <a href={`${path}.jsonld`}>JSON-LD</a>
    </li>
  );
}
