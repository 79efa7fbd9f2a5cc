import type { Block, CellPlace } from '../read/capture.ts';
import type { MappedText } from '../text/mapped-text.ts';

/** Why a paragraph is kept out of the reading; null for the body of the page. */
type CutReason = 'navigation' | 'footer' | 'related' | 'pager' | 'rule' | 'active';

/** One logical paragraph: a block of the file, or several lines that a wrap had parted. */
export interface Paragraph {
  /** Position among all paragraphs of the page, boilerplate included. */
  index: number;
  /** Ordinal of its first line among the captured lines that are not blank; the `P8` of a locator. */
  line: number;
  text: MappedText;
  kind: Block['kind'];
  cell: CellPlace | null;
  cut: CutReason | null;
}
