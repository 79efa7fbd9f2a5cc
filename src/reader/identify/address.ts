import { TYPE_NAME_PATTERN } from '../grammar/document-type.ts';
import { foldAligned } from '../text/fold-aligned.ts';

/** How legal portals write the last part of an address: type, number and symbol, perhaps the year of issue, title. */
const TYPED = new RegExp(`^(?:${TYPE_NAME_PATTERN}) (?:so )?`);
const YEAR_OF_ISSUE = /^(?:nam )?(?:19|20)\d{2}(?!-| den ) ?/;

/**
 * Reads the title of a document from the address of its page ("…/ke-hoach-43-kh-ubnd-thuc-hien-…-nam-2021.html"), for
 * pages that show a number and no title. Only an address that begins with the document's own number says anything of it.
 *
 * Returns: folded words without the year of issue; null when the address names another document or none.
 */
export function titleInAddress(url: string | null, canonical: string | null): string | null {
  if (!url || !canonical) return null;
  const part = lastPart(url);
  const typed = part === null ? null : TYPED.exec(part);
  const number = words(foldAligned(canonical));
  if (part === null || !typed || !part.startsWith(`${number} `, typed[0].length)) return null;
  const title = part.slice(typed[0].length + number.length + 1).replace(YEAR_OF_ISSUE, '');
  return title.length < 20 ? null : title;
}

function lastPart(url: string): string | null {
  try {
    const path = new URL(url).pathname.split('/').filter((part) => part !== '');
    return words(foldAligned(decodeURIComponent(path.at(-1) ?? '').replace(/\.[a-z]{2,5}$/i, ''))).slice(0, 400);
  } catch {
    return null;
  }
}

/** Two years side by side are a span of years. */
function words(folded: string): string {
  return folded
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(/(?<!\d)((?:19|20)\d{2}) ((?:19|20)\d{2})(?!\d)/g, '$1-$2');
}
