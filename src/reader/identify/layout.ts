import type { Completeness, Layout } from '../bundle/bundle.schema.ts';
import type { Paragraph } from '../clean/paragraph.ts';

/** Tells which of the five layouts of portal pages a page has. */
export function tellLayout(signs: {
  hasFields: boolean;
  hasHead: boolean;
  hasRelated: boolean;
  announced: boolean;
  numbered: boolean;
  vietnamese: boolean;
}): Layout {
  if (signs.hasFields) return 'A';
  if (signs.hasHead) return signs.hasRelated ? 'B' : 'C';
  return signs.announced && signs.vietnamese ? 'D' : 'E';
}

const ELLIPSIS = /^(?:\[?\.{3,}\]?|\[…\]|…)$|\[(?:\.{3}|…)\]\s?$/;
const CUT_WORDS =
  /^(?:de xem (?:day du|toan bo|noi dung)|ban phai dang nhap|vui long dang nhap|noi dung (?:dang|bi) (?:cap nhat|gioi han)|\(?con nua|xem tiep)/;
/** Where a text of an official document may end: a sentence, a list, a signature; anything else is cut. */
const CLOSED = /[.;:/!?)"”\]]$|\.\/\.?$/;

export interface Closing {
  completeness: Completeness;
  /** What tells that the text is cut; null when nothing does. */
  cutAt: Paragraph | null;
  why: string | null;
}

/** Tells how much of a carried document is there. A document without any closing part counts as cut. */
export function tellClosing(
  body: readonly Paragraph[],
  all: readonly Paragraph[],
  closes: boolean,
  hasAttachment: boolean,
): Closing {
  const mark = all.find(
    (paragraph) =>
      (ELLIPSIS.test(paragraph.text.folded) && paragraph.cut !== 'footer') ||
      (CUT_WORDS.test(paragraph.text.folded) && paragraph.text.length < 200),
  );
  if (mark) return { completeness: 'PARTIAL', cutAt: mark, why: 'the page marks a cut' };
  const last = body.at(-1);
  if (!last) return { completeness: 'PARTIAL', cutAt: null, why: 'no body' };
  // Behind the signature of a decision stands its plan; the signature says nothing of where that ends.
  if (closes && (!hasAttachment || CLOSED.test(last.text.text)))
    return { completeness: 'FULL', cutAt: null, why: null };
  if (!CLOSED.test(last.text.text))
    return { completeness: 'PARTIAL', cutAt: last, why: 'the text ends inside a sentence' };
  return { completeness: 'PARTIAL', cutAt: last, why: 'no recipients and no signature at the end' };
}
