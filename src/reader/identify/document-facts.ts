import type { DocumentFacts, Warning } from '../bundle/bundle.schema.ts';
import type { Fact } from '../bundle/fact.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import { MappedText } from '../text/mapped-text.ts';
import { warning } from '../told.ts';
import type { Announcement } from './announcement.ts';
import { readEffectiveOn } from './effective-on.ts';
import type { IdentifyInput } from './index.ts';
import { readIssuedOn } from './issued-on.ts';
import { readIssuer } from './issuer.ts';
import type { Letterhead } from './letterhead.ts';
import { readNumber, readType } from './number-and-type.ts';
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
}

export interface DocumentReading {
  document: DocumentFacts;
  subject: MappedText | null;
  provinceHint: ProvinceHint | null;
  warnings: readonly Warning[];
}

/** Reads the facts of the document itself: the head first, then portal fields, then the announcing sentence. */
export function readDocumentFacts(input: DocumentInput): DocumentReading {
  const { letterhead, announcement, cutter } = input;
  const subject = letterhead?.subject ?? announcement?.subject ?? fieldSubject(input);
  const issuedOn = readIssuedOn(input);
  const day = issuedOn.fact?.value ?? null;
  const unit = readIssuer(input, day, null)?.value.unit ?? null;
  const hint = provinceHint(hintingParts(input, subject), input.body, input.url, input.index, unit);
  const issuer = readIssuer(input, day, hint?.province ?? null);
  const number = readNumber(input);
  const type = readType(input);
  return {
    subject,
    provinceHint: hint,
    document: {
      number: number.fact,
      type: type.fact,
      title: readTitle(input, subject),
      issuer,
      place: letterhead?.place ? cutter.fact(letterhead.place.text, letterhead.place, 0.95, 'letterhead') : null,
      signer: readSigner(input),
      issuedOn: issuedOn.fact,
      effectiveOn: readEffectiveOn(input, day),
      field: readField(input),
    },
    warnings: [
      ...issuedOn.warnings,
      ...fromHost(hint, issuer),
      ...dissolved(input, issuer, day),
      ...number.warnings,
      ...type.warnings,
    ],
  };
}

/** Where a page may say its province, the likelier place first. */
function hintingParts(
  { letterhead, announcement, fields, body }: DocumentInput,
  subject: MappedText | null,
): { text: MappedText | null; method: string; confidence: number }[] {
  return [
    { text: letterhead?.place ?? null, method: 'place', confidence: 0.85 },
    { text: subject, method: 'subject', confidence: 0.9 },
    { text: fields.get('issuer') ?? null, method: 'portal-field', confidence: 0.9 },
    ...body
      .slice(0, 6)
      .map(({ text }) => ({ text: text.length < 260 ? text : null, method: 'headline', confidence: 0.85 })),
    { text: announcement?.paragraph.text ?? null, method: 'announcement', confidence: 0.8 },
  ];
}

function readField({ fields, carries, cutter }: DocumentInput): DocumentFacts['field'] {
  const field = fields.get('field');
  return field && carries ? cutter.fact(field.text, field, 0.95, 'portal-field') : null;
}

function fromHost(hint: ProvinceHint | null, issuer: DocumentFacts['issuer']): Warning[] {
  if (hint?.method !== 'url-host' || issuer?.value.provinceId !== hint.province.id) return [];
  return [warning('province-from-host', 'document.issuer', hint.province.id, null, null)];
}

/** A province that had been merged before the day of issue: one of the two is misprinted, or the name lives on. */
function dissolved({ reference }: DocumentInput, issuer: DocumentFacts['issuer'], day: string | null): Warning[] {
  const province = reference.provinces.find(({ id }) => id === issuer?.value.provinceId);
  if (!day || !province || !issuer?.evidence || issuer.value.level !== 'PROVINCE') return [];
  const ended = province.states.every(({ validTo }) => validTo !== null && validTo < day);
  return ended ? [warning('dissolved-province', 'document.issuer', province.id, null, issuer.evidence)] : [];
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
