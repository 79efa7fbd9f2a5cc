import type { Completeness, DocumentFacts, Layout, PageKind, PlanFacts, Warning } from '../bundle/bundle.schema.ts';
import type { Fact } from '../bundle/fact.ts';
import type { Paragraph } from '../clean/paragraph.ts';
import type { EvidenceCutter } from '../evidence.ts';
import { placeIndex } from '../grammar/place.ts';
import type { Reference } from '../reference.ts';
import { foldAligned } from '../text/fold-aligned.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { type Told, told, warning } from '../told.ts';
import { titleInAddress } from './address.ts';
import type { Announcement } from './announcement.ts';
import { startOfSentence } from './announcing-words.ts';
import type { Attachment } from './attachment.ts';
import { readDocumentFacts } from './document-facts.ts';
import { headline } from './headline.ts';
import { tellClosing, tellLayout } from './layout.ts';
import type { Letterhead } from './letterhead.ts';
import { observanceServed } from './observance.ts';
import { readPublishedOn, readPublisher, tellLanguage } from './page-facts.ts';
import { tellPageKind } from './page-kind.ts';
import { findParts, type Parts } from './parts.ts';
import { readPlanFacts } from './plan-facts.ts';
import { readPortalFields } from './portal-fields.ts';
import type { Signature } from './signature.ts';

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
  readonly pageKind: PageKind;
  readonly layout: Layout;
  readonly completeness: Completeness;
  readonly language: 'vi' | 'en' | 'other';
  readonly publisher: string | null;
  readonly publishedOn: Fact<string> | null;
  readonly document: DocumentFacts | null;
  readonly plan: PlanFacts | null;
  readonly subject: MappedText | null;
  readonly letterhead: Letterhead | null;
  /** The page holds the document itself, not only a report of it. */
  readonly carries: boolean;
  readonly announcement: Announcement | null;
  readonly attachment: Attachment | null;
  readonly signature: Signature;
  /** Body paragraphs from the first behind the head to the last before the closing part. */
  readonly content: { readonly start: number; readonly end: number; readonly annexStart: number | null };
  readonly warnings: readonly Warning[];
}

/** Tells what a page is and reads the facts of its document. Nothing is taken from the day or place of the page. */
export function identify(input: IdentifyInput): Identity {
  const index = placeIndex(input.reference);
  const language = tellLanguage(input.captured);
  const fields = readPortalFields(input.body);
  const parts = findParts(input, language, fields, index);
  const { letterhead, announcement, attachment, carries, signature } = parts;
  const stated = readPublishedOn(letterhead ? [] : input.body, input.cutter);
  const day = stated?.value ?? null;
  const facts = readDocumentFacts({
    ...input,
    index,
    fields,
    letterhead,
    announcement,
    signature,
    carries,
    publishedOn: day,
  });
  const published = checkOrder(stated, facts.document.issuedOn?.value ?? null);
  const subject = facts.subject ?? attachment?.subject ?? null;
  // A carried document has a title of its own; the first long line of its page may be anything.
  const title = letterhead ? null : headline(input.body);
  const addressed = subject ? null : titleInAddress(input.url, facts.document.number?.value.canonical ?? null);
  const observance = announcement ? observanceServed(announcement) : null;
  const pageKind = tellPageKind({
    carries,
    announces: announcement !== null,
    isForeign: language !== 'vi',
    subject: observance?.folded ?? (subject ? `${subject.folded} ${attachment?.subject?.folded ?? ''}` : null),
    title: title?.folded ?? addressed,
    type: facts.document.type?.value ?? null,
    issuer: facts.document.issuer?.value ?? null,
    number: facts.document.number?.value.canonical ?? null,
    text: foldAligned(input.captured.slice(0, 200_000)),
  });
  const closing = closingOf(input, parts);
  const isPlanPage = pageKind === 'plan' || pageKind === 'report_about_plan';
  const plan = isPlanPage
    ? readPlanFacts({ ...input, ...facts, subject, headline: titleOf(title, announcement), observance, addressed })
    : null;
  return {
    pageKind,
    layout: layoutOf(input, parts, fields.size, language),
    completeness: closing.completeness,
    language,
    publisher: input.publisher ?? readPublisher(input.paragraphs),
    publishedOn: published.fact,
    document: pageKind === 'not_a_document' ? null : facts.document,
    plan: plan?.fact ?? null,
    subject,
    letterhead,
    carries,
    announcement,
    attachment,
    signature,
    content: contentOf(input.body, parts),
    warnings: [
      ...facts.warnings,
      ...published.warnings,
      ...closing.warnings,
      ...kindWarnings(pageKind, language),
      ...(plan?.warnings ?? []),
    ],
  };
}

/** A page cannot tell of an act before its day: swapped day and month, or a portal's clock. */
function checkOrder(published: Fact<string> | null, issuedOn: string | null): Told<Fact<string> | null> {
  if (!published || !issuedOn || published.value >= issuedOn) return told(published);
  const late = warning('date-order', 'source.publishedOn', issuedOn, published.value, published.evidence);
  return told({ ...published, confidence: 0.3 }, late);
}

/** Where the first line of an article tells of the plan, years of its other sentences are not the plan's. */
function titleOf(title: MappedText | null, announcement: Announcement | null): MappedText | null {
  if (!title || title !== announcement?.paragraph.text) return title;
  const at = Math.max(0, title.folded.indexOf(announcement.text.folded));
  const stop = /[.;] /.exec(title.folded.slice(at + announcement.text.length));
  return title.slice(
    startOfSentence(title.folded, at),
    stop ? at + announcement.text.length + stop.index : title.length,
  );
}

function closingOf(
  { body, paragraphs, cutter }: IdentifyInput,
  { carries, announcement, attachment, signature }: Parts,
): { completeness: Completeness; warnings: Warning[] } {
  if (!carries)
    return { completeness: announcement?.manner === 'followed' ? 'CITED_ONLY' : 'REPORT_ONLY', warnings: [] };
  const closes = signature.hasRecipients || signature.position !== null;
  const { completeness, cutAt, why } = tellClosing(body, paragraphs, closes, attachment !== null);
  const cut = cutAt && warning('truncated', 'source', 'the text up to there', why, cutter.of(cutAt.text));
  return { completeness, warnings: cut ? [cut] : [] };
}

function layoutOf(
  { paragraphs }: IdentifyInput,
  { letterhead, opening, carries, announcement }: Parts,
  fields: number,
  language: Identity['language'],
): Layout {
  return tellLayout({
    hasFields: fields >= 2 && carries,
    hasHead: letterhead !== null || opening !== null,
    hasRelated: paragraphs.some((paragraph) => paragraph.cut === 'related'),
    announced: announcement?.manner === 'announced' && (announcement.number !== null || announcement.issuer !== null),
    numbered: announcement?.number != null,
    vietnamese: language === 'vi',
  });
}

function contentOf(body: readonly Paragraph[], { attachment, headStart, signature }: Parts): Identity['content'] {
  return attachment
    ? { start: attachment.start, end: body.length, annexStart: null }
    : { start: headStart, end: signature.start, annexStart: annexAfter(body, signature.start) };
}

/** What the kind and the language of a page keep from being read. */
function kindWarnings(kind: PageKind, language: Identity['language']): Warning[] {
  const gap = KIND_GAPS[kind];
  return [
    ...(gap ? [gap] : []),
    ...(language === 'vi'
      ? []
      : [warning('foreign-language', 'source', `a page in "${language}"`, 'the patterns read Vietnamese', null)]),
  ];
}

const KIND_GAPS: Readonly<Partial<Record<PageKind, Warning>>> = {
  report_about_plan: warning('report-only', 'source', 'what the article says', 'the text of the document', null),
  not_a_document: warning('not-a-document', 'source', 'the captured text', null, null),
  near_miss: warning('not-gender-plan', 'document', 'the facts of the document', 'its tasks', null),
};

/** Finds the annexes behind the signature; they carry the tables of tasks. */
function annexAfter(body: readonly Paragraph[], from: number): number | null {
  const at = body.findIndex(
    ({ text }, index) =>
      index > from && /^(?:phu luc|bieu (?:so|tong hop)|bang (?:tong hop|phan cong)|danh muc)/.test(text.folded),
  );
  return at === -1 ? null : at;
}
