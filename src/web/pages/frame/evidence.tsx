import { labelOf } from '../../../operations/labels.ts';
import { Name, useFrame } from './frame.tsx';
import { PlaceOf, Reason } from './reason.tsx';

/** Where a fact comes from, as the questions of pages ask for it. */
export interface EvidenceAnswer {
  quote: string | null;
  reason: string | null;
  /** Place of the quote in the text of its source, in UTF-16 code units. */
  start: number | null;
  end: number | null;
  source: {
    title: string | null;
    url: string | null;
    completeness: string;
    text: string | null;
    publisher: { name: string; nameEn: string | null } | null;
  } | null;
}

/** What a page asks of the evidence of a fact. */
export const EVIDENCE =
  'evidence { quote reason start end source { title url completeness text publisher { name nameEn } } }';

/** How much of the page is shown on each side of a quote. */
const AROUND = 200;

/** Where a fact stands, on which page, and in which words; without words the reason why there are none. */
export function EvidenceWords({ locator, evidence }: { locator: string; evidence: EvidenceAnswer | null }) {
  const { t, say } = useFrame();
  const source = evidence?.source ?? null;
  const name = source?.publisher ? <Name of={source.publisher} /> : (source?.title ?? null);
  return (
    <>
      <small className="evidence">
        {t('Vị trí:', 'Place:')} <PlaceOf locator={locator} />.{' '}
        {source ? (
          <>
            {t('Nguồn:', 'Source:')} {source.url === null ? name : <a href={source.url}>{name ?? source.url}</a>},{' '}
            {say(labelOf(source.completeness)).toLowerCase()}.
          </>
        ) : null}
      </small>
      {evidence?.quote ? <Quote evidence={evidence} quote={evidence.quote} /> : null}
      {evidence && !evidence.quote ? (
        <small className="evidence">
          {t('Không có lời trích:', 'No quote:')}{' '}
          {evidence.reason === null ? (
            t('lý do không được ghi lại', 'the reason is not recorded')
          ) : (
            <Reason text={evidence.reason} />
          )}
        </small>
      ) : null}
    </>
  );
}

/** The words as the source has them, marked in the sentence that they stand in where its text was kept. */
function Quote({ evidence, quote }: { evidence: EvidenceAnswer; quote: string }) {
  const around = contextOf(evidence, quote);
  return (
    <blockquote lang="vi">
      {around?.before}
      {around ? <mark>{quote}</mark> : quote}
      {around?.after}
    </blockquote>
  );
}

/** What stands around a quote, from a whole word to a whole word; null where the text does not have it at its place. */
function contextOf({ start, end, source }: EvidenceAnswer, quote: string): { before: string; after: string } | null {
  const text = source?.text ?? null;
  if (text === null || start === null || end === null || text.slice(start, end) !== quote) return null;
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  return {
    before: start > AROUND ? `… ${before.slice(before.search(/\s/u) + 1)}` : before,
    after: end + AROUND < text.length ? `${after.slice(0, after.search(/\s\S*$/u))} …` : after,
  };
}
