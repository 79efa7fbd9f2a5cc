import type { DocumentFacts, Warning } from '../bundle/bundle.schema.ts';
import { type FoundNumber, findNumbers } from '../grammar/document-number.ts';
import { typeOfName } from '../grammar/document-type.ts';
import { type Told, told, warning } from '../told.ts';
import type { Announcement } from './announcement.ts';
import type { DocumentInput } from './document-facts.ts';

type ReadNumber = Told<DocumentFacts['number']>;
type ReadType = Told<DocumentFacts['type']>;

/** Reads the number of the document: its head, the announcing sentence, the portal's field, a counter alone. */
export function readNumber(input: DocumentInput): ReadNumber {
  const { letterhead, announcement, fields, cutter } = input;
  if (letterhead?.number && letterhead.numberLine) return numberOfHead(input, letterhead.number, letterhead.numberLine);
  if (announcement?.number) {
    const { number, paragraph, manner } = announcement;
    const [confidence, method] = manner === 'announced' ? [0.92, 'announcement'] : [0.6, 'follow-up'];
    return told(cutter.fact(namesOf(number), paragraph.text.slice(number.start, number.end), confidence, method));
  }
  const field = input.carries ? fields.get('number') : undefined;
  const found = field ? findNumbers(field)[0] : undefined;
  if (field && found)
    return told(cutter.fact(namesOf(found), field.slice(found.start, found.end), 0.95, 'portal-field'));
  const bare = announcement?.bareNumber;
  if (!bare) return told(null);
  return told(
    cutter.fact({ printed: bare.text, canonical: bare.text }, bare, 0.7, 'announcement'),
    warning('number-without-symbol', 'document.number', bare.text, null, cutter.of(bare)),
  );
}

function namesOf({ printed, canonical }: FoundNumber): { printed: string; canonical: string } {
  return { printed, canonical };
}

function numberOfHead(
  { cutter }: DocumentInput,
  number: FoundNumber,
  line: NonNullable<NonNullable<DocumentInput['letterhead']>['numberLine']>,
): ReadNumber {
  const fact = cutter.fact(namesOf(number), line.slice(number.start, number.end), 0.98, 'letterhead');
  if (!/^[-_\s]{0,5}S[ổỗộ0]/iu.test(line.text)) return told(fact);
  const repaired = line.text.slice(0, 3);
  return told(fact, warning('ocr-repaired', 'document.number', number.canonical, repaired, cutter.of(line)));
}

/** Reads the type of the document: the printed word first, then the symbol, the portal's field, the announcement. */
export function readType(input: DocumentInput): ReadType {
  return typeOfHead(input) ?? typeOfField(input) ?? typeAnnounced(input) ?? told(null);
}

function typeOfHead({ letterhead, announcement, cutter }: DocumentInput): ReadType | null {
  const line = letterhead?.typeLine ?? null;
  if (line && letterhead?.type) {
    const fact = cutter.fact(letterhead.type, line, 0.98, 'letterhead');
    const number = letterhead.number ?? announcement?.number;
    const differs = number?.type && number.type !== letterhead.type && letterhead.type !== 'Luật';
    return differs ? told(fact, conflict(letterhead.type, number.printed, cutter.of(line))) : told(fact);
  }
  return letterhead?.number?.type && letterhead.numberLine
    ? told(cutter.fact(letterhead.number.type, letterhead.numberLine, 0.95, 'symbol'))
    : null;
}

function typeOfField({ fields, carries, cutter }: DocumentInput): ReadType | null {
  const field = carries ? fields.get('type') : undefined;
  const named = field ? typeOfName(field.folded) : null;
  return field && named ? told(cutter.fact(named, field, 0.95, 'portal-field')) : null;
}

function typeAnnounced({ letterhead, announcement, cutter }: DocumentInput): ReadType | null {
  if (!announcement) return null;
  const number = letterhead?.number ?? announcement.number;
  const printed = announcement.typeName ? typeOfName(announcement.typeName.folded) : null;
  const conflicts =
    number?.type && printed && printed !== number.type
      ? [conflict(number.type, announcement.typeName?.text ?? null, cutter.of(announcement.text))]
      : [];
  const fact = number ? typeBySymbol(announcement, number, printed, cutter) : typeByWord(announcement, printed, cutter);
  return told(fact, ...conflicts);
}

function typeBySymbol(
  { paragraph, bareNumber, type }: Announcement,
  number: FoundNumber,
  printed: string | null,
  cutter: DocumentInput['cutter'],
): DocumentFacts['type'] {
  const value = number.type ?? printed ?? (bareNumber ? type : null);
  return value ? cutter.fact(value, paragraph.text.slice(number.start, number.end), 0.92, 'symbol') : null;
}

function typeByWord(
  { typeName, bareNumber, type }: Announcement,
  printed: string | null,
  cutter: DocumentInput['cutter'],
): DocumentFacts['type'] {
  const value = printed ?? (bareNumber ? type : null);
  const where = typeName ?? bareNumber;
  return value && where ? cutter.fact(value, where, 0.75, 'announcement') : null;
}

function conflict(kept: string, dropped: string | null, evidence: Warning['evidence']): Warning {
  return warning('symbol-conflict', 'document.number', kept, dropped, evidence);
}
