import { FOOTER_CUES, NAVIGATION_CUES, PAGER, RULE } from '../cues/boilerplate.ts';
import type { Paragraph } from './paragraph.ts';

const NAVIGATION = new RegExp(`^(?:[•*-] ?)?(?:${NAVIGATION_CUES.join('|')})`);
const FOOTER = new RegExp(`^(?:[•*>-] ?)?(?:${FOOTER_CUES.join('|')})`);
const BREADCRUMB = /[>»›]/g;
/** What only the article itself holds; a footer cue before it is a menu. */
const CONTENT = /cong hoa xa hoi chu nghia|ban hanh (?:ke hoach|cong van|quyet dinh|van ban)|^(?:[ivx]+|\d+)[.)] /;
/** A line of the second box of a portal: "1Luật ...", "- 2 Quyết định ...", a bare title with its number. */
const RELATED = /^(?:- ?)?\d{1,2} ?(?:luat|nghi dinh|quyet dinh|nghi quyet|ke hoach|thong tu|cong van|chi thi)\b/;

/** Marks what portals put around a document. Nothing is thrown away: a cut paragraph keeps its text and its reason. */
export function markBoilerplate(paragraphs: readonly Paragraph[]): Paragraph[] {
  const bodyAt = paragraphs.findIndex(isBody);
  const letterheadAt = paragraphs.findIndex((p) =>
    /^(?:uy ban nhan dan|hoi dong nhan dan|cong hoa xa hoi)/.test(p.text.folded),
  );
  const footerAt = paragraphs.findIndex(
    (paragraph, index) =>
      bodyAt !== -1 &&
      index > bodyAt &&
      paragraph.text.length < 120 &&
      FOOTER.test(paragraph.text.folded) &&
      !paragraphs.slice(index + 1).some((later) => /^cong hoa xa hoi chu nghia/.test(later.text.folded)),
  );
  const wide = wideTables(paragraphs);
  return paragraphs.map((paragraph, index) => {
    if (footerAt !== -1 && index >= footerAt) return { ...paragraph, cut: 'footer' };
    if (paragraph.cell && wide.has(paragraph.cell.table) && paragraph.kind !== 'navigation') return paragraph;
    return { ...paragraph, cut: reasonFor(paragraph, index, letterheadAt) };
  });
}

function reasonFor(paragraph: Paragraph, index: number, letterheadAt: number): Paragraph['cut'] {
  const { folded } = paragraph.text;
  if (RULE.test(folded)) return 'rule';
  if (PAGER.test(folded) && !/\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/.test(folded)) return 'pager';
  if (paragraph.kind === 'navigation') return 'navigation';
  if (paragraph.text.length < 140 && NAVIGATION.test(folded)) return 'navigation';
  if (paragraph.text.length < 300 && (folded.match(BREADCRUMB)?.length ?? 0) >= 2) return 'navigation';
  if (index < letterheadAt && RELATED.test(folded)) return 'related';
  if (paragraph.kind === 'link' && !/ke hoach|quyet dinh|cong van/.test(folded)) return 'navigation';
  return null;
}

function isBody(paragraph: Paragraph): boolean {
  if (paragraph.kind === 'navigation' || paragraph.kind === 'link') return false;
  return paragraph.text.length > 160 || (paragraph.text.length > 40 && CONTENT.test(paragraph.text.folded));
}

/** Tables of three columns and more hold data: "Nội dung" is a heading there and "1" an ordinal. */
function wideTables(paragraphs: readonly Paragraph[]): Set<number> {
  return new Set(paragraphs.flatMap(({ cell }) => (cell && cell.column >= 2 ? [cell.table] : [])));
}
