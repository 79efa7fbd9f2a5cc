import type { Paragraph } from '../clean/paragraph.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { type Announcement, readAnnouncement } from './announcement.ts';
import { type Attachment, findAttachment } from './attachment.ts';
import { readForeignAnnouncement } from './foreign.ts';
import { readForeignHead } from './foreign-head.ts';
import { type Letterhead, readLetterhead } from './letterhead.ts';
import type { PortalField } from './portal-fields.ts';
import { readSignature, type Signature } from './signature.ts';
import { readTopic } from './topic.ts';

/** The parts of a page that say which document it is, and where its content begins. */
export interface Parts {
  /** The head of the document itself; null where no line of it was found. */
  readonly letterhead: Letterhead | null;
  readonly announcement: Announcement | null;
  readonly attachment: Attachment | null;
  readonly signature: Signature;
  /** First body paragraph of a plan whose head a portal left out. */
  readonly opening: number | null;
  /** The page holds the document itself, not only a report of it. */
  readonly carries: boolean;
  /** First body paragraph behind the head. */
  readonly headStart: number;
}

interface Page {
  readonly body: readonly Paragraph[];
}

/** Finds the parts of a page: a head first; without one, the sentence that announces a document. */
export function findParts(
  { body }: Page,
  language: string,
  fields: ReadonlyMap<PortalField, MappedText>,
  index: PlaceIndex,
): Parts {
  const letterhead = officialHead(body) ?? (language === 'vi' ? null : readForeignHead(body, index));
  const announcement = letterhead ? null : announced(body, language, fields, index);
  const opening = letterhead ? null : openingOf(body, announcement);
  const carries = letterhead !== null || opening !== null || (fields.has('number') && announcement === null);
  const headStart = letterhead ? letterhead.bodyStart : (opening ?? 0);
  const attachment = letterhead && letterhead.type !== 'KH' ? findAttachment(body, letterhead.bodyStart) : null;
  const signed = attachment ? body.slice(0, attachment.titleAt) : body;
  const signature = carries ? readSignature(signed, headStart) : unsigned(body);
  return { letterhead, announcement, attachment, signature, opening, carries, headStart };
}

/** A head that says at least its type, its number or its subject. */
function officialHead(body: readonly Paragraph[]): Letterhead | null {
  const head = readLetterhead(body);
  return head && (head.type !== null || head.number !== null || head.subject !== null) ? head : null;
}

function announced(
  body: readonly Paragraph[],
  language: string,
  fields: ReadonlyMap<PortalField, MappedText>,
  index: PlaceIndex,
): Announcement | null {
  if (language !== 'vi') return readForeignAnnouncement(body, index);
  return readAnnouncement(body, index) ?? (fields.has('number') ? null : readTopic(body, index));
}

function unsigned(body: readonly Paragraph[]): Signature {
  return { name: null, position: null, hasRecipients: false, start: body.length };
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
