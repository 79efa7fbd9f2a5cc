import { Name, Official, useFrame } from '../frame/frame.tsx';
import type { PageInfo } from '../frame/next-page.tsx';
import { BodyLink } from '../parts.tsx';

/** What the shipped operation FindDocuments answers. */
export interface DocumentsAnswer {
  documents: {
    totalCount: number;
    unplaced: number;
    pageInfo: PageInfo;
    nodes: {
      id: string;
      slug: string;
      number: string | null;
      title: string | null;
      titleEn: string | null;
      issuedOn: string | null;
      yearOfIssue: number | null;
      type: { code: string; name: string; nameEn: string | null };
      issuer: { id: string; name: string; nameEn: string | null } | null;
      province: { slug: string; name: string; nameEn: string | null } | null;
      plan: { slug: string; number: string | null } | null;
    }[];
  };
}

/** Documents as a table: what each is called, who issued it and when, the plan that it is. */
export function DocumentsTable({ documents }: { documents: DocumentsAnswer['documents']['nodes'] }) {
  const { t, to, day } = useFrame();
  if (documents.length === 0)
    return (
      <p className="notice">
        {t(
          'Bộ dữ liệu không có văn bản nào như thế; điều đó không nói rằng không có.',
          'The dataset holds no such document; that does not say that there is none.',
        )}
      </p>
    );
  const unknown = <small>{t('không rõ', 'not known')}</small>;
  return (
    <table className="stack">
      <thead>
        <tr>
          <th scope="col">{t('Văn bản', 'Document')}</th>
          <th scope="col">{t('Loại', 'Type')}</th>
          <th scope="col">{t('Ngày ban hành', 'Issued on')}</th>
          <th scope="col">{t('Cơ quan ban hành', 'Issuer')}</th>
          <th scope="col">{t('Là kế hoạch của', 'Is a plan of')}</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <tr key={document.id}>
            <th scope="row">
              <a href={to(`/documents/${document.slug}`)}>{document.number ?? t('không rõ số', 'number not known')}</a>
              {document.title === null ? null : (
                <small>
                  <Official vi={document.title} en={document.titleEn} />
                </small>
              )}
            </th>
            <td>
              <Name of={document.type} />
            </td>
            <td>{document.issuedOn === null ? (document.yearOfIssue ?? unknown) : day(document.issuedOn)}</td>
            <td>{document.issuer === null ? unknown : <BodyLink of={document.issuer} />}</td>
            <td>
              {document.plan === null ? null : (
                <a href={to(`/plans/${document.plan.slug}`)}>
                  {document.province ? <Name of={document.province} /> : t('kế hoạch', 'plan')}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
