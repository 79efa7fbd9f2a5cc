import { Parser } from 'htmlparser2';
import { ImportError } from '../read-error.ts';
import { type Block, CaptureBuilder, type CellPlace, type ReadGap } from './capture.ts';

const BLOCK_TAGS = new Set(
  (
    'address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul option'
  ).split(' '),
);
const SKIPPED_TAGS = new Set(
  'script style noscript template svg iframe object embed canvas head select textarea'.split(' '),
);
const ACTIVE_TAGS = new Set('script iframe object embed applet'.split(' '));
const NAVIGATION_TAGS = new Set('nav aside footer menu'.split(' '));

/** Pages nest some dozens of elements; the parser's own work grows with the square of this. */
const DEEPEST = 25_000;

interface List {
  ordered: boolean;
  style: string;
  next: number;
}

interface Table {
  table: number;
  row: number;
  column: number;
  /** Columns still covered by a cell of an earlier row, with the rows left. */
  covered: Map<number, number>;
}

/** Extracts the visible text of a page, block by block. Scripts and other active parts are dropped and reported. */
class HtmlExtractor {
  readonly builder = new CaptureBuilder();
  readonly #lists: List[] = [];
  readonly #tables: Table[] = [];
  #text = '';
  #linkLength = 0;
  #linkDepth = 0;
  #skipDepth = 0;
  readonly #skipStack: string[] = [];
  #navigationDepth = 0;
  #headingDepth = 0;
  #preDepth = 0;
  #marker = '';
  #tableCount = 0;
  #depth = 0;
  #active = 0;

  open(name: string, attributes: Record<string, string>): void {
    if (++this.#depth > DEEPEST) {
      throw new ImportError('CORRUPT_FILE', `Its elements are nested deeper than ${DEEPEST}.`);
    }
    if (ACTIVE_TAGS.has(name)) this.#active++;
    // A page that forgets to close its head must not lose its body.
    if (name === 'body') this.#leaveSkipped();
    for (const key in attributes) {
      const value = attributes[key] ?? '';
      if (key.startsWith('on') || /^\s*javascript:/iu.test(value)) this.#active++;
    }
    const isVoid = name === 'embed';
    if (this.#skipDepth > 0 || (!isVoid && (SKIPPED_TAGS.has(name) || isHidden(attributes)))) {
      if (!VOID_TAGS.has(name)) {
        this.#skipStack.push(name);
        this.#skipDepth++;
      }
      return;
    }
    if (BLOCK_TAGS.has(name)) this.#flush();
    if (name === 'pre') this.#preDepth++;
    if (name === 'a') this.#linkDepth++;
    else if (NAVIGATION_TAGS.has(name)) this.#navigationDepth++;
    else if (/^h[1-6]$/u.test(name)) this.#headingDepth++;
    else if (name === 'ul' || name === 'ol') {
      this.#lists.push({ ordered: name === 'ol', style: attributes.type ?? '1', next: Number(attributes.start) || 1 });
    } else if (name === 'li') this.#marker = this.#nextMarker();
    else this.#openTablePart(name, attributes);
  }

  #openTablePart(name: string, attributes: Record<string, string>): void {
    if (name === 'table') {
      this.#tables.push({ table: this.#tableCount++, row: -1, column: -1, covered: new Map() });
      return;
    }
    const table = this.#tables.at(-1);
    if (!table) return;
    if (name === 'tr') {
      table.row++;
      table.column = -1;
      for (const [column, left] of table.covered) {
        if (left <= 1) table.covered.delete(column);
        else table.covered.set(column, left - 1);
      }
    } else if (name === 'td' || name === 'th') {
      if (table.row < 0) table.row = 0;
      do table.column++;
      while (table.covered.has(table.column));
      const rows = Math.min(Number(attributes.rowspan) || 1, 1000);
      const columns = Math.min(Number(attributes.colspan) || 1, 50);
      for (let i = 0; rows > 1 && i < columns; i++) table.covered.set(table.column + i, rows);
    }
  }

  close(name: string): void {
    this.#depth--;
    if (this.#skipDepth > 0) {
      if (this.#skipStack.at(-1) === name) {
        this.#skipStack.pop();
        this.#skipDepth--;
      }
      return;
    }
    if (BLOCK_TAGS.has(name)) this.#flush();
    if (name === 'pre') this.#preDepth = Math.max(0, this.#preDepth - 1);
    if (name === 'a') this.#linkDepth = Math.max(0, this.#linkDepth - 1);
    else if (NAVIGATION_TAGS.has(name)) this.#navigationDepth = Math.max(0, this.#navigationDepth - 1);
    else if (/^h[1-6]$/u.test(name)) this.#headingDepth = Math.max(0, this.#headingDepth - 1);
    else if (name === 'ul' || name === 'ol') this.#lists.pop();
    else if (name === 'table') this.#tables.pop();
  }

  #leaveSkipped(): void {
    this.#skipStack.length = 0;
    this.#skipDepth = 0;
  }

  characters(data: string): void {
    if (this.#skipDepth > 0) return;
    if (this.#preDepth > 0 && data.includes('\n')) {
      for (const line of data.split('\n')) {
        this.#text += line;
        this.#flush();
      }
      return;
    }
    // U+00A0 is kept: it is part of what the page shows.
    const collapsed = data.replace(/[ \t\r\n\f]+/gu, ' ');
    this.#text += collapsed;
    if (this.#linkDepth > 0) this.#linkLength += collapsed.trim().length;
  }

  finish(): { text: string; blocks: Block[]; gaps: ReadGap[] } {
    this.#flush();
    const gaps: ReadGap[] =
      this.#active > 0
        ? [
            {
              kind: 'active-content',
              where: `${this.#active} places`,
              kept: 'the visible text',
              dropped: 'scripts, frames, event handlers and javascript: links',
            },
          ]
        : [];
    return { text: this.builder.text(), blocks: this.builder.blocks, gaps };
  }

  #flush(): void {
    const text = this.#text.replace(/^[ ]+|[ ]+$/gu, '').replace(/ {2,}/gu, ' ');
    const isLink = text.length > 0 && this.#linkLength >= text.trim().length * 0.8;
    this.#text = '';
    this.#linkLength = 0;
    if (text.trim() === '') return;
    const marker = this.#marker;
    this.#marker = '';
    const kind = this.#navigationDepth > 0 ? 'navigation' : isLink ? 'link' : this.#kind(marker);
    this.builder.add(marker + text, kind, this.#place());
  }

  #kind(marker: string): Block['kind'] {
    if (this.#headingDepth > 0) return 'heading';
    return marker === '' ? 'paragraph' : 'item';
  }

  #place(): CellPlace | null {
    const table = this.#tables.at(-1);
    if (!table || table.column < 0) return null;
    return { table: table.table, row: table.row, column: table.column };
  }

  /** Gives the marker a browser shows before an item, so that outlines made by list tags are not lost. */
  #nextMarker(): string {
    const list = this.#lists.at(-1);
    if (!list?.ordered) return '- ';
    const value = list.next++;
    if (list.style === 'a') return `${String.fromCharCode(96 + Math.min(value, 26))}) `;
    if (list.style === 'I') return `${roman(value)}. `;
    return `${value}. `;
  }
}

const VOID_TAGS = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const ROMAN: readonly (readonly [number, string])[] = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let left = Math.min(value, 39);
  let text = '';
  for (const [size, letters] of ROMAN) {
    while (left >= size) {
      text += letters;
      left -= size;
    }
  }
  return text;
}

function isHidden(attributes: Record<string, string>): boolean {
  return 'hidden' in attributes || /display\s*:\s*none/iu.test(attributes.style ?? '');
}

/** Reads HTML into blocks of visible text. */
export function readHtml(html: string): { text: string; blocks: Block[]; gaps: ReadGap[] } {
  const extractor = new HtmlExtractor();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => extractor.open(name, attributes),
      onclosetag: (name) => extractor.close(name),
      ontext: (data) => extractor.characters(data),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  return extractor.finish();
}
