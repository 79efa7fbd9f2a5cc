import { feedLink, pathOfRecord } from '../../kit/paths.ts';
import { Name, Official, useFrame } from '../frame/frame.tsx';
import { Reason } from '../frame/reason.tsx';
import { JsonLd, TakeData } from '../frame/take-data.tsx';
import type { ViewPage } from '../frame/view.ts';
import type { DocumentPageAnswer } from '../page.questions.ts';
import { BodyLink, Facts, Link, nameOf } from '../parts.tsx';
import { Citations, CitedBy } from './citations.tsx';
import { Sources } from './sources.tsx';

/** Writes the page of a document. */
export function documentPage(document: DocumentPageAnswer): ViewPage {
  const { province } = document;
  const path = pathOfRecord(document.id) ?? '/';
  return {
    title: nameOf(document),
    links: [
      { rel: 'alternate', type: 'application/ld+json', href: `${path}.jsonld` },
      province
        ? feedLink(`/feeds/provinces/${province.slug}`, `Kế hoạch của ${province.name}`)
        : feedLink('/feeds/plans', 'Mọi kế hoạch'),
    ],
    body: <DocumentBody document={document} />,
  };
}

function DocumentBody({ document }: { document: DocumentPageAnswer }) {
  const { to, day } = useFrame();
  const { province } = document;
  return (
    <article>
      <h1>
        <Official vi={nameOf(document)} en={document.titleEn} />
      </h1>
      <Facts
        facts={[
          { vi: 'Loại văn bản', en: 'Type', value: <Name of={document.type} /> },
          { vi: 'Số, ký hiệu', en: 'Number', value: document.number },
          {
            vi: 'Số như in',
            en: 'Number as printed',
            value: document.numberAsPrinted === document.number ? null : document.numberAsPrinted,
          },
          { vi: 'Cơ quan ban hành', en: 'Issuer', value: document.issuer && <BodyLink of={document.issuer} /> },
          { vi: 'Người ký', en: 'Signer', value: document.signer },
          {
            vi: 'Ngày ban hành',
            en: 'Issued on',
            value: document.issuedOn ? day(document.issuedOn) : document.yearOfIssue,
          },
          { vi: 'Hiệu lực từ', en: 'In effect from', value: document.effectiveOn && day(document.effectiveOn) },
          { vi: 'Lĩnh vực', en: 'Field', value: document.field },
          {
            vi: 'Tỉnh, thành phố',
            en: 'Province',
            value: province && (
              <a href={to(`/provinces/${province.slug}`)}>
                <Official vi={document.provinceState?.fullName ?? province.name} />
              </a>
            ),
          },
          { vi: 'Là kế hoạch', en: 'Is the plan', value: document.plan && <Link to={document.plan} /> },
          { vi: 'Ghi chú', en: 'Note', value: document.note && <Reason text={document.note} /> },
        ]}
      />
      <Citations citations={document.citations} />
      <CitedBy citedBy={document.citedBy} />
      <Sources sources={document.sources} />
      <TakeData
        asked={{ operation: 'CitationsOfPlan', variables: { id: document.id, number: null, province: null } }}
        choices=""
        title={nameOf(document)}
        issued={{
          key: document.slug,
          by: document.issuer?.name ?? null,
          on: document.issuedOn,
          year: document.yearOfIssue,
          number: document.number,
        }}
        {...(province && { feed: `/feeds/provinces/${province.slug}` })}
      >
        <JsonLd />
      </TakeData>
    </article>
  );
}
