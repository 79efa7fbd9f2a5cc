import type { Completeness, DocumentFacts, Layout, PageKind, PlanFacts, Warning } from '../bundle/bundle.schema.ts';
import type { Fact } from '../bundle/fact.ts';
import type { Paragraph } from '../clean/paragraph.ts';
import type { EvidenceCutter } from '../evidence.ts';
import { placeIndex } from '../grammar/place.ts';
import type { Reference } from '../reference.ts';
import { foldAligned } from '../text/fold-aligned.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { type Announcement, readAnnouncement } from './announcement.ts';
import { type Attachment, findAttachment } from './attachment.ts';
import { readDocumentFacts } from './document-facts.ts';
import { readForeignAnnouncement } from './foreign.ts';
import { headline } from './headline.ts';
import { tellClosing, tellLayout } from './layout.ts';
import { type Letterhead, readLetterhead } from './letterhead.ts';
import { readPublishedOn, readPublisher, tellLanguage } from './page-facts.ts';
import { tellPageKind } from './page-kind.ts';
import { readPlanFacts } from './plan-facts.ts';
import { readPortalFields } from './portal-fields.ts';
import { readSignature, type Signature } from './signature.ts';
import { readTopic } from './topic.ts';

export interface IdentifyInput {
  paragraphs: readonly Paragraph[];
  body: readonly Paragraph[];
  captured: string;
  url: string | null;
  publisher: string | null;
  reference: Reference;
  cutter: EvidenceCutter;
}

/** What kind of page it is, which document it carries or reports, and where in the body the content stands. */
export interface Identity {
  pageKind: PageKind;
  layout: Layout;
  completeness: Completeness;
  language: 'vi' | 'en' | 'other';
  publisher: string | null;
  publishedOn: Fact<string> | null;
  document: DocumentFacts | null;
  plan: PlanFacts | null;
  subject: MappedText | null;
  letterhead: Letterhead | null;
  /** The page holds the document itself, not only a report of it. */
  carries: boolean;
  announcement: Announcement | null;
  attachment: Attachment | null;
  signature: Signature;
  /** Body paragraphs from the first behind the head to the last before the closing part. */
  content: { start: number; end: number; annexStart: number | null };
  warnings: Warning[];
}

/** Tells what a page is and reads the facts of its document. Nothing is taken from the day or place of the page. */
export function identify(input: IdentifyInput): Identity {
  const { body, cutter, reference } = input;
  const index = placeIndex(reference);
  const warnings: Warning[] = [];
  const language = tellLanguage(input.captured);
  const fields = readPortalFields(body);
  const letterhead = readLetterhead(body);
  const hasHead =
    letterhead !== null && (letterhead.type !== null || letterhead.number !== null || letterhead.subject !== null);
  const announcement = hasHead
    ? null
    : language === 'vi'
      ? (readAnnouncement(body, index) ?? (fields.has('number') ? null : readTopic(body, index)))
      : readForeignAnnouncement(body, index);
  const opening = hasHead ? null : openingOf(body, announcement);
  const carries = hasHead || opening !== null || (fields.has('number') && announcement === null);
  const attachment = hasHead && letterhead.type !== 'KH' ? findAttachment(body, letterhead.bodyStart) : null;
  const headStart = hasHead ? letterhead.bodyStart : (opening ?? 0);
  const signed = attachment ? body.slice(0, attachment.titleAt) : body;
  const signature = carries
    ? readSignature(signed, headStart)
    : { name: null, position: null, hasRecipients: false, start: body.length };
  const closes = signature.hasRecipients || signature.position !== null;
  const closing = tellClosing(body, input.paragraphs, closes, attachment !== null);
  const publishedOn = readPublishedOn(hasHead ? [] : body, cutter);

  const facts = readDocumentFacts({
    ...input,
    index,
    fields,
    letterhead: hasHead ? letterhead : null,
    announcement,
    signature,
    carries,
    publishedOn: publishedOn?.value ?? null,
    warnings,
  });
  const issuedOn = facts.document.issuedOn?.value ?? null;
  if (publishedOn && issuedOn && publishedOn.value < issuedOn) {
    // A page cannot tell of an act before its day: swapped day and month, or a portal's clock.
    publishedOn.confidence = 0.3;
    warnings.push(warning('date-order', 'source.publishedOn', issuedOn, publishedOn.value, publishedOn.evidence));
  }
  const subject = facts.subject ?? attachment?.subject ?? null;
  // A carried document has a title of its own; the first long line of its page may be anything.
  const title = hasHead ? null : headline(body);
  const pageKind = tellPageKind({
    carries,
    announces: announcement !== null,
    isForeign: language !== 'vi',
    subject: subject ? `${subject.folded} ${attachment?.subject?.folded ?? ''}` : null,
    title: title?.folded ?? null,
    type: facts.document.type?.value ?? null,
    issuer: facts.document.issuer?.value ?? null,
    text: foldAligned(input.captured.slice(0, 200_000)),
  });
  const completeness: Completeness = carries
    ? closing.completeness
    : announcement?.manner === 'followed'
      ? 'CITED_ONLY'
      : 'REPORT_ONLY';
  if (carries && closing.cutAt) {
    warnings.push(warning('truncated', 'source', 'the text up to there', closing.why, cutter.of(closing.cutAt.text)));
  }
  const isPlanPage = pageKind === 'plan' || pageKind === 'report_about_plan';
  if (pageKind === 'report_about_plan')
    warnings.push(warning('report-only', 'source', 'what the article says', 'the text of the document', null));
  if (pageKind === 'not_a_document')
    warnings.push(warning('not-a-document', 'source', 'the captured text', null, null));
  if (pageKind === 'near_miss')
    warnings.push(warning('not-gender-plan', 'document', 'the facts of the document', 'its tasks', null));
  if (language !== 'vi')
    warnings.push(
      warning('foreign-language', 'source', `a page in "${language}"`, 'the patterns read Vietnamese', null),
    );
  const plan = isPlanPage
    ? readPlanFacts({
        ...input,
        index,
        subject: mainSubject(subject, attachment),
        headline: title,
        issuer: facts.document.issuer,
        issuedOn: facts.document.issuedOn?.value ?? null,
        provinceHint: facts.provinceHint,
        announcement,
        warnings,
      })
    : null;
  return {
    pageKind,
    layout: tellLayout({
      hasFields: fields.size >= 2 && carries,
      hasHead: hasHead || opening !== null,
      hasRelated: input.paragraphs.some((paragraph) => paragraph.cut === 'related'),
      announced: announcement?.manner === 'announced' && (announcement.number !== null || announcement.issuer !== null),
      numbered: announcement?.number != null,
      vietnamese: language === 'vi',
    }),
    completeness,
    language,
    publisher: input.publisher ?? readPublisher(input.paragraphs),
    publishedOn,
    document: pageKind === 'not_a_document' ? null : facts.document,
    plan,
    subject,
    letterhead: hasHead ? letterhead : null,
    carries,
    announcement,
    attachment,
    signature,
    content: {
      start: attachment?.start ?? headStart,
      end: attachment ? body.length : signature.start,
      annexStart: attachment ? null : annexAfter(body, signature.start),
    },
    warnings,
  };
}

/**
 * Where the parts of a plan begin whose head a portal left out: right behind the sentence that issues it "với các nội
 * dung như sau". Null for an article, which tells of a plan and holds none.
 */
function openingOf(body: readonly Paragraph[], announcement: Announcement | null): number | null {
  if (announcement?.manner !== 'announced') return null;
  const at = body.indexOf(announcement.paragraph);
  const next = body[at + 1]?.text.folded ?? '';
  const opens = /(?:nhu sau|sau(?: day)?|cu the)\s?[:.]?$/.test(announcement.paragraph.text.folded);
  return opens && /^(?:i|a|phan (?:i|thu nhat))\s?[.)/:-]/.test(next) ? at + 1 : null;
}

/** The plan's own subject: the attached plan's title says its years better than the decision's. */
function mainSubject(subject: MappedText | null, attachment: Attachment | null): MappedText | null {
  return subject ?? attachment?.subject ?? null;
}

function warning(
  kind: Warning['kind'],
  where: string,
  kept: string | null,
  dropped: string | null,
  evidence: Warning['evidence'],
): Warning {
  return { kind, where, kept, dropped, evidence };
}

/** Finds the annexes behind the signature; they carry the tables of tasks. */
function annexAfter(body: readonly Paragraph[], from: number): number | null {
  const at = body.findIndex(
    ({ text }, index) =>
      index > from && /^(?:phu luc|bieu (?:so|tong hop)|bang (?:tong hop|phan cong)|danh muc)/.test(text.folded),
  );
  return at === -1 ? null : at;
}
