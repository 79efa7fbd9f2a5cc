import { TABLES } from '../../../export/tables.ts';
import { useFrame } from '../frame/frame.tsx';

/** The dataset as files: all in one, each table, and what is needed to read and cite them. */
export function FilesSection({ version }: { version: number }) {
  const { t } = useFrame();
  const at = `/data/${version}`;
  const whole = [
    [`${at}/kehoach-${version}.sqlite`, 'SQLite', t('mọi bảng trong một tệp', 'all tables in one file')],
    [
      `${at}/kehoach-${version}.zip`,
      'ZIP (CSV)',
      t('mọi bảng, kèm mô tả và giấy phép', 'all tables, with their description'),
    ],
    [
      `${at}/datapackage.json`,
      'datapackage.json',
      t('từng cột là gì, vì sao có thể trống', 'what each column is, and why it can be empty'),
    ],
    [`${at}/CITATION.cff`, 'CITATION.cff', t('cách trích dẫn phiên bản này', 'how to cite this version')],
    [`${at}/SHA256SUMS`, 'SHA256SUMS', t('mã băm để kiểm tra', 'checksums')],
  ] as const;
  return (
    <section aria-labelledby="files">
      <h2 id="files">{t('Cả bộ dữ liệu thành tệp', 'The whole dataset as files')}</h2>
      <p>
        {t(
          `Tệp của phiên bản ${version}, giấy phép CC BY 4.0. Được tạo khi có người lấy lần đầu, nên lần đầu có thể phải chờ vài giây. `,
          `Files of version ${version}, under CC BY 4.0. They are made when somebody first asks for them, so the first may wait some seconds. `,
        )}
        <a href="/data/latest">/data/latest</a>{' '}
        {t('liệt kê tệp, cỡ và mã băm cho chương trình.', 'lists files, sizes and checksums for programs.')}
      </p>
      <ul>
        {whole.map(([href, name, what]) => (
          <li key={href}>
            <a href={href}>{name}</a>: {what}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t(`${TABLES.length} bảng, CSV và Parquet`, `${TABLES.length} tables, CSV and Parquet`)}</summary>
        <ul className="rows questions">
          {TABLES.map(({ name }) => (
            <li key={name}>
              <span translate="no">{name}</span>
              <span className="links">
                <a href={`${at}/${name}.csv`} aria-label={`CSV: ${name}`}>
                  CSV
                </a>
                <a href={`${at}/${name}.parquet`} aria-label={`Parquet: ${name}`}>
                  Parquet
                </a>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
