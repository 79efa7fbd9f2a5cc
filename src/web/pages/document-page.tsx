import { feedLink, pathOfRecord } from '../kit/paths.ts';
import { English, renderPage } from './layout.tsx';
import type { DatasetAnswer, DocumentPageAnswer } from './page.questions.ts';
import { Citations, Facts, HowToCite, Link, nameOf, Relation, Section, Sources } from './parts.tsx';

/** Writes the page of a document. */
export function documentPage(document: DocumentPageAnswer, dataset: DatasetAnswer, base: string): string {
  const path = pathOfRecord(document.id) ?? '/';
  const { province } = document;
  return renderPage({
    title: nameOf(document),
    links: [
      { rel: 'canonical', href: base + path },
      { rel: 'alternate', type: 'application/ld+json', href: `${path}.jsonld` },
      province
        ? feedLink(`/feeds/provinces/${province.slug}`, `Kế hoạch của ${province.name}`)
        : feedLink('/feeds/plans', 'Mọi kế hoạch'),
    ],
    children: (
      <article>
        <h1>
          {nameOf(document)} <English>{document.titleEn}</English>
        </h1>
        <Facts
          facts={[
            { vi: 'Loại văn bản', en: 'Type', value: document.type.name },
            { vi: 'Số, ký hiệu', en: 'Number', value: document.number },
            {
              vi: 'Số như in',
              en: 'Number as printed',
              value: document.numberAsPrinted === document.number ? null : document.numberAsPrinted,
            },
            { vi: 'Cơ quan ban hành', en: 'Issuer', value: document.issuer?.name },
            { vi: 'Người ký', en: 'Signer', value: document.signer },
            { vi: 'Ngày ban hành', en: 'Issued on', value: document.issuedOn ?? document.yearOfIssue },
            { vi: 'Hiệu lực từ', en: 'In effect from', value: document.effectiveOn },
            { vi: 'Lĩnh vực', en: 'Field', value: document.field },
            {
              vi: 'Tỉnh, thành phố',
              en: 'Province',
              value: province && (
                <a href={`/provinces/${province.slug}`}>{document.provinceState?.fullName ?? province.name}</a>
              ),
            },
            { vi: 'Là kế hoạch', en: 'Is the plan', value: document.plan && <Link to={document.plan} /> },
            { vi: 'Ghi chú', en: 'Note', value: document.note && <English>{document.note}</English> },
          ]}
        />
        <Citations citations={document.citations} />
        <Section
          vi="Được viện dẫn bởi"
          en="Cited by"
          items={document.citedBy.flatMap(({ relation, citing }) =>
            citing
              ? [
                  <>
                    <Link to={citing} /> – <Relation relation={relation} />
                  </>,
                ]
              : [],
          )}
        />
        <Sources sources={document.sources} />
        <HowToCite
          name={nameOf(document)}
          nameEn={document.titleEn}
          issuer={document.issuer?.name ?? null}
          issuedOn={document.issuedOn}
          address={base + path}
          dataset={dataset}
        />
      </article>
    ),
  });
}
