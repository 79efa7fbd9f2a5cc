import { useFrame } from '../frame/frame.tsx';

/** The doors for programs. */
export function ProgramsSection() {
  const { t, to, base, language } = useFrame();
  return (
    <section aria-labelledby="programs">
      <h2 id="programs">{t('Cho chương trình', 'For programs')}</h2>
      <dl className="facts">
        <div>
          <dt>GraphQL</dt>
          <dd>
            <code translate="no">{base}/graphql</code>{' '}
            {t(
              '– một cửa cho mọi câu hỏi, qua POST, qua GET, và theo dõi trực tiếp qua WebSocket.',
              '– one door for every question, by POST, by GET, and live over WebSocket.',
            )}
          </dd>
        </div>
        <div>
          <dt>{t('Trình soạn truy vấn', 'Query editor')}</dt>
          <dd>
            <a href={`/playground?lang=${language}`}>/playground</a>{' '}
            {t('– thử câu hỏi, xem mô tả từng trường.', '– try questions, read what each field means.')}
          </dd>
        </div>
        <div>
          <dt>{t('Lược đồ', 'Schema')}</dt>
          <dd>
            <a href="/schema.graphql">/schema.graphql</a>
          </dd>
        </div>
        <div>
          <dt>{t('Câu hỏi có sẵn và tham số của chúng', 'Ready-made questions and their parameters')}</dt>
          <dd>
            <a href={to('/operations')}>/operations</a>, <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1)
          </dd>
        </div>
        <div>
          <dt>{t('Cho tác tử', 'For agents')}</dt>
          <dd>
            <code translate="no">{base}/mcp</code>{' '}
            {t('– Model Context Protocol, chỉ đọc.', '– Model Context Protocol, to read only.')}
          </dd>
        </div>
        <div>
          <dt>{t('Thay đổi', 'Changes')}</dt>
          <dd>
            <a href={to('/changes')}>{t('bằng lời', 'in words')}</a>,{' '}
            <a href="/feeds/changes.json">/feeds/changes.json</a>{' '}
            {t(
              '– và câu hỏi changes của GraphQL: giữ con trỏ cuối, hỏi tiếp sau nó, cả sau một năm.',
              '– and the GraphQL question changes: keep the last cursor and ask again after it, after a year too.',
            )}
          </dd>
        </div>
        <div>
          <dt>{t('Mọi trang', 'All pages')}</dt>
          <dd>
            <a href="/sitemap.xml">/sitemap.xml</a>
          </dd>
        </div>
      </dl>
    </section>
  );
}
