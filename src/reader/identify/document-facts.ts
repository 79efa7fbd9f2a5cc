import type { DocumentFacts, Warning } from '../bundle/bundle.schema.ts';
import type { Fact } from '../bundle/fact.ts';
import { findDates } from '../grammar/date.ts';
import { findNumbers } from '../grammar/document-number.ts';
import { typeOfName } from '../grammar/document-type.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import { MappedText } from '../text/mapped-text.ts';
import type { Announcement } from './announcement.ts';
import type { IdentifyInput } from './index.ts';
import { readIssuedOn } from './issued-on.ts';
import { readIssuer } from './issuer.ts';
import type { Letterhead } from './letterhead.ts';
import type { PortalField } from './portal-fields.ts';
import { type ProvinceHint, provinceHint } from './seat.ts';
import type { Signature } from './signature.ts';
import { fieldSubject } from './subject.ts';

export interface DocumentInput extends IdentifyInput {
  index: PlaceIndex;
  fields: ReadonlyMap<PortalField, MappedText>;
  letterhead: Letterhead | null;
  announcement: Announcement | null;
  signature: Signature;
  carries: boolean;
  /** Day of the page: it may complete a day of issue that is told without its year. */
  publishedOn: string | null;
  warnings: Warning[];
}

export interface DocumentReading {
  document: DocumentFacts;
  subject: MappedText | null;
  provinceHint: ProvinceHint | null;
}

/** Reads the facts of the document itself: the head first, then portal fields, then the announcing sentence. */
export function readDocumentFacts(input: DocumentInput): DocumentReading {
  const { letterhead, announcement, fields, cutter } = input;
  const subject = letterhead?.subject ?? announcement?.subject ?? fieldSubject(input);
  const issuedOn = readIssuedOn(input);
  const hint = provinceHint(
    [
      { text: letterhead?.place ?? null, method: 'place', confidence: 0.85 },
      { text: subject, method: 'subject', confidence: 0.9 },
      { text: fields.get('issuer') ?? null, method: 'portal-field', confidence: 0.9 },
      ...input.body
        .slice(0, 6)
        .map(({ text }) => ({ text: text.length < 260 ? text : null, method: 'headline', confidence: 0.85 })),
      { text: announcement?.paragraph.text ?? null, method: 'announcement', confidence: 0.8 },
    ],
    input.body,
    input.url,
    input.index,
    readIssuer(input, issuedOn?.value ?? null, null)?.value.unit ?? null,
  );
  const issuer = readIssuer(input, issuedOn?.value ?? null, hint?.province ?? null);
  if (hint?.method === 'url-host' && issuer && issuer.value.provinceId === hint.province.id) {
    input.warnings.push({
      kind: 'province-from-host',
      where: 'document.issuer',
      kept: hint.province.id,
      dropped: null,
      evidence: null,
    });
  }
  warnOfDissolved(input, issuer, issuedOn);
  const effective = fields.get('effectiveOn');
  const effectiveOn = effective ? findDates(effective.folded).find((date) => date.iso !== null)?.iso : null;
  const field = fields.get('field');
  return {
    subject,
    provinceHint: hint,
    document: {
      number: readNumber(input),
      type: readType(input),
      title: readTitle(input, subject),
      issuer,
      place: letterhead?.place ? cutter.fact(letterhead.place.text, letterhead.place, 0.95, 'letterhead') : null,
      signer: readSigner(input),
      issuedOn,
      effectiveOn: effective && effectiveOn ? cutter.fact(effectiveOn, effective, 0.95, 'portal-field') : null,
      field: field && input.carries ? cutter.fact(field.text, field, 0.95, 'portal-field') : null,
    },
  };
}

/** A province that had been merged before the day of issue: one of the two is misprinted, or the name lives on. */
function warnOfDissolved(
  { reference, warnings }: DocumentInput,
  issuer: DocumentFacts['issuer'],
  issuedOn: DocumentFacts['issuedOn'],
): void {
  const day = issuedOn?.value;
  const province = reference.provinces.find(({ id }) => id === issuer?.value.provinceId);
  if (!day || !province || !issuer?.evidence || issuer.value.level !== 'PROVINCE') return;
  const ended = province.states.every(({ validTo }) => validTo !== null && validTo < day);
  if (!ended) return;
  warnings.push({
    kind: 'dissolved-province',
    where: 'document.issuer',
    kept: province.id,
    dropped: null,
    evidence: issuer.evidence,
  });
}

function readNumber(input: DocumentInput): DocumentFacts['number'] {
  const { letterhead, announcement, fields, cutter, warnings } = input;
  if (letterhead?.number && letterhead.numberLine) {
    const { number, numberLine } = letterhead;
    if (/^[-_\s]{0,5}S[ổỗộ0]/iu.test(numberLine.text)) {
      warnings.push({
        kind: 'ocr-repaired',
        where: 'document.number',
        kept: number.canonical,
        dropped: numberLine.text.slice(0, 3),
        evidence: cutter.of(numberLine),
      });
    }
    return cutter.fact(
      { printed: number.printed, canonical: number.canonical },
      numberLine.slice(number.start, number.end),
      0.98,
      'letterhead',
    );
  }
  if (announcement?.number) {
    const { number, paragraph } = announcement;
    return cutter.fact(
      { printed: number.printed, canonical: number.canonical },
      paragraph.text.slice(number.start, number.end),
      announcement.manner === 'announced' ? 0.92 : 0.6,
      announcement.manner === 'announced' ? 'announcement' : 'follow-up',
    );
  }
  const field = input.carries ? fields.get('number') : undefined;
  const found = field ? findNumbers(field)[0] : undefined;
  if (field && found)
    return cutter.fact(
      { printed: found.printed, canonical: found.canonical },
      field.slice(found.start, found.end),
      0.95,
      'portal-field',
    );
  if (announcement?.bareNumber) {
    const bare = announcement.bareNumber;
    warnings.push({
      kind: 'number-without-symbol',
      where: 'document.number',
      kept: bare.text,
      dropped: null,
      evidence: cutter.of(bare),
    });
    return cutter.fact({ printed: bare.text, canonical: bare.text }, bare, 0.7, 'announcement');
  }
  return null;
}

function readType(input: DocumentInput): DocumentFacts['type'] {
  const { letterhead, announcement, fields, cutter, warnings } = input;
  const number = letterhead?.number ?? announcement?.number ?? null;
  const line = letterhead?.typeLine ?? null;
  if (line && letterhead?.type) {
    if (number?.type && number.type !== letterhead.type && letterhead.type !== 'Luật') {
      warnings.push({
        kind: 'symbol-conflict',
        where: 'document.number',
        kept: letterhead.type,
        dropped: number.printed,
        evidence: cutter.of(line),
      });
    }
    return cutter.fact(letterhead.type, line, 0.98, 'letterhead');
  }
  if (letterhead?.number?.type && letterhead.numberLine) {
    return cutter.fact(letterhead.number.type, letterhead.numberLine, 0.95, 'symbol');
  }
  const field = input.carries ? fields.get('type') : undefined;
  const named = field ? typeOfName(field.folded) : null;
  if (field && named) return cutter.fact(named, field, 0.95, 'portal-field');
  if (!announcement) return null;
  const printed = announcement.typeName ? typeOfName(announcement.typeName.folded) : null;
  if (number?.type && printed && printed !== number.type) {
    warnings.push({
      kind: 'symbol-conflict',
      where: 'document.number',
      kept: number.type,
      dropped: announcement.typeName?.text ?? null,
      evidence: cutter.of(announcement.text),
    });
  }
  const counted = announcement.bareNumber ? announcement.type : null;
  const type = number?.type ?? printed ?? counted;
  const where = number
    ? announcement.paragraph.text.slice(number.start, number.end)
    : (announcement.typeName ?? announcement.bareNumber);
  return type && where ? cutter.fact(type, where, number ? 0.92 : 0.75, number ? 'symbol' : 'announcement') : null;
}

function readTitle(input: DocumentInput, subject: MappedText | null): DocumentFacts['title'] {
  const { letterhead, announcement, cutter } = input;
  // The words of a page in another language are a translation, no title as printed.
  if (!subject || (announcement && announcement.typeName === null && !letterhead)) return null;
  if (letterhead?.typeLine && letterhead.subject) {
    const whole = MappedText.join([letterhead.typeLine, subject]);
    const quote = cutter.of(whole).quote;
    // "Về việc" belongs to the title as printed, though not to the subject.
    const value = quote.length < whole.length + 40 ? quote.normalize('NFC').replace(/\s+/gu, ' ') : whole.text;
    return cutter.fact(value, whole, 0.95, 'letterhead');
  }
  return cutter.fact(
    subject.text,
    subject,
    announcement ? 0.8 : 0.9,
    letterhead ? 'letterhead' : announcement ? 'announcement' : 'portal-field',
  );
}

function readSigner(input: DocumentInput): Fact<{ name: string; position: string | null }> | null {
  const { signature, announcement, fields, cutter } = input;
  if (signature.name) {
    return cutter.fact(
      { name: properCase(signature.name.text), position: signature.position?.text ?? null },
      signature.name,
      0.95,
      'signature',
    );
  }
  const field = input.carries ? fields.get('signer') : undefined;
  if (field && /^\p{Lu}/u.test(field.text) && field.length < 50)
    return cutter.fact({ name: field.text, position: null }, field, 0.95, 'portal-field');
  if (announcement?.signer)
    return cutter.fact({ name: announcement.signer.text, position: null }, announcement.signer, 0.85, 'announcement');
  return null;
}

/** Names under a signature may stand in capitals; people write them with one capital a word. */
function properCase(name: string): string {
  if (name !== name.toLocaleUpperCase('vi')) return name;
  return name
    .toLocaleLowerCase('vi')
    .split(' ')
    .map((word) => word.charAt(0).toLocaleUpperCase('vi') + word.slice(1))
    .join(' ');
}
