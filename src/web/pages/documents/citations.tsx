import type { ReactNode } from 'react';
import { useFrame } from '../frame/frame.tsx';
import { PlaceOf, Reason } from '../frame/reason.tsx';
import type { CitationAnswer, CitedByAnswer } from '../page.questions.ts';
import { Link, Relation, Section } from '../parts.tsx';

/** The relations that change what stands. */
const LEGAL = new Set(['AMENDS', 'SUPPLEMENTS', 'REPLACES', 'REPEALS', 'CORRECTS']);

/** The documents that it names: by which verb, as printed, and where the print differs from the other document. */
export function Citations({ citations }: { citations: readonly CitationAnswer[] }) {
  const { day } = useFrame();
  const items = citations.map((citation) => (
    <>
      <Relation relation={citation.relation} />:{' '}
      {citation.document ? (
        <Link to={citation.document} />
      ) : (
        [citation.numberAsPrinted, citation.citedAs, citation.dateAsPrinted && day(citation.dateAsPrinted)]
          .filter(Boolean)
          .join(' – ')
      )}
      <Print citation={citation} />
    </>
  ));
  return <Section vi="Văn bản được viện dẫn" en="Documents that it names" items={items} />;
}

/** The documents that name it, those that change what stands in it apart. */
export function CitedBy({ citedBy }: { citedBy: readonly CitedByAnswer[] }) {
  const items = (legal: boolean): ReactNode[] =>
    citedBy.flatMap((one) =>
      one.citing && LEGAL.has(one.relation) === legal
        ? [
            <>
              <Link to={one.citing} /> – <Relation relation={one.relation} />
              <Print citation={one} />
            </>,
          ]
        : [],
    );
  return (
    <>
      <Section
        vi="Văn bản sửa đổi, thay thế hoặc bãi bỏ nó"
        en="Documents that amend, replace or repeal it"
        items={items(true)}
      />
      <Section vi="Được viện dẫn bởi" en="Cited by" items={items(false)} />
    </>
  );
}

/** How the print puts it, in small: verb and place, a difference, why the other document is not known. */
function Print({
  citation,
}: {
  citation: Pick<CitationAnswer, 'verb' | 'locator' | 'conflict'> & { unresolvedReason?: string | null };
}) {
  const { t } = useFrame();
  const { verb, locator, conflict, unresolvedReason } = citation;
  return (
    <>
      {verb === null && locator === null ? null : (
        <small>
          {' '}
          {verb === null ? '' : <q lang="vi">{verb}</q>}
          {locator === null ? null : (
            <>
              {' '}
              {t('tại', 'at')} <PlaceOf locator={locator} />
            </>
          )}
        </small>
      )}
      {conflict === null ? null : (
        <small>
          {' '}
          {t('In khác:', 'Printed otherwise:')} <Reason text={conflict} />
        </small>
      )}
      {unresolvedReason ? (
        <small>
          {' '}
          {t('Chưa xác định được văn bản:', 'Not resolved:')} <Reason text={unresolvedReason} />
        </small>
      ) : null}
    </>
  );
}
