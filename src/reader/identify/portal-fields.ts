import type { Paragraph } from '../clean/paragraph.ts';
import type { MappedText } from '../text/mapped-text.ts';

export type PortalField =
  | 'number'
  | 'type'
  | 'issuedOn'
  | 'effectiveOn'
  | 'issuer'
  | 'signer'
  | 'field'
  | 'subject'
  | 'publishedOn';

/** Folded labels of the metadata tables of legal portals, longest first where one begins another. */
const LABELS: readonly (readonly [PortalField | null, string])[] = [
  ['number', 'so hieu van ban|so ky hieu|so/ky hieu|so hieu|so van ban'],
  ['type', 'loai van ban|hinh thuc van ban|the loai'],
  ['issuer', 'co quan ban hanh|noi ban hanh|don vi ban hanh'],
  ['signer', 'nguoi ky(?: duyet)?|chuc danh/nguoi ky'],
  ['issuedOn', 'ngay ban hanh|ban hanh ngay|ngay ky'],
  ['effectiveOn', 'ngay co hieu luc|ngay hieu luc|hieu luc tu ngay'],
  ['field', 'linh vuc(?:, nganh)?'],
  ['subject', 'trich yeu(?: noi dung)?|ten van ban'],
  ['publishedOn', 'ngay dang tai|ngay dang(?! cong bao)'],
  [
    null,
    'ngay cong bao|so cong bao|ngay dang cong bao|tinh trang(?: hieu luc)?|ap dung|ngay het hieu luc|pham vi|da biet',
  ],
];
const LABEL = new RegExp(
  `(?<![a-z])(?:${LABELS.map(([, words]) => `(${words})`).join('|')})(?![a-z])\\s?(:?)\\s?`,
  'g',
);
const EMPTY = /^(?:da biet|dang cap nhat|\.{2,}|-+|\|)?\s*$/;

/** Reads the metadata table of a legal portal. Returns an empty map when there are fewer than two labels. */
export function readPortalFields(paragraphs: readonly Paragraph[]): Map<PortalField, MappedText> {
  const fields = new Map<PortalField, MappedText>();
  let labels = 0;
  const near = paragraphs.filter((paragraph) => paragraph.text.length < 400).slice(0, 80);
  near.forEach((paragraph, index) => {
    const found = labelsOf(paragraph.text.folded);
    found.forEach((label, at) => {
      labels++;
      const end = found[at + 1]?.start ?? paragraph.text.length;
      let value = paragraph.text.slice(label.end, end);
      const next = near[index + 1];
      if (value.length === 0 && at === found.length - 1 && next && labelsOf(next.text.folded).length === 0)
        value = next.text;
      if (label.field && !EMPTY.test(value.folded) && !fields.has(label.field)) fields.set(label.field, value);
    });
  });
  return labels >= 2 ? fields : new Map();
}

function labelsOf(folded: string): { field: PortalField | null; start: number; end: number }[] {
  const found: { field: PortalField | null; start: number; end: number }[] = [];
  for (const match of folded.matchAll(LABEL)) {
    const opens = match.index === 0 || /^[-•*|] ?$/.test(folded.slice(0, match.index));
    // Inside a line only a colon makes a label; at its start "Ngày ban hành 23/04/2025" is one too.
    if (!opens && match.at(-1) !== ':') continue;
    const group = match.slice(1, -1).findIndex((part) => part !== undefined);
    found.push({ field: LABELS[group]?.[0] ?? null, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
