/** One level of a list as Word keeps it: its form of counting and the pattern of its label ("%1.%2."). */
interface Level {
  format: string;
  label: string;
  start: number;
}

interface List {
  /** Lists of one abstract definition count on together. */
  family: string;
  levels: ReadonlyMap<number, Level>;
  /** Levels that this list begins anew, and with what. */
  restarts: ReadonlyMap<number, number>;
}

/** Where the numbers of a document come from: its lists, and the styles that put a paragraph into one. */
export interface Numbering {
  lists: ReadonlyMap<string, List>;
  styles: ReadonlyMap<string, { list: string; level: number }>;
}

const VALUE = (tag: string) => new RegExp(`<w:${tag}\\s[^<>]*?w:val="([^"]*)"`, 'u');
const FORMAT = VALUE('numFmt');
const LABEL = VALUE('lvlText');
const START = VALUE('start');
const LIST_ID = VALUE('numId');
const LEVEL = VALUE('ilvl');
const STYLE = VALUE('pStyle');
const BASE = VALUE('basedOn');

/** Reads the lists of `numbering.xml` and the numbered styles of `styles.xml`; both may be empty. */
export function readNumbering(numberingXml: string, stylesXml: string): Numbering {
  const families = new Map<string, Map<number, Level>>();
  for (const [id, inner] of elements(numberingXml, 'abstractNum', 'abstractNumId')) {
    families.set(id, new Map(elements(inner, 'lvl', 'ilvl').map(([level, xml]) => [Number(level), levelOf(xml)])));
  }
  const lists = new Map<string, List>();
  for (const [id, inner] of elements(numberingXml, 'num', 'numId')) {
    const family = VALUE('abstractNumId').exec(inner)?.[1] ?? '';
    const levels = new Map(families.get(family));
    const restarts = new Map<number, number>();
    for (const [level, xml] of elements(inner, 'lvlOverride', 'ilvl')) {
      const start = VALUE('startOverride').exec(xml)?.[1];
      if (start !== undefined) restarts.set(Number(level), Number(start));
      if (xml.includes('<w:lvl ')) levels.set(Number(level), levelOf(xml));
    }
    lists.set(id, { family, levels, restarts });
  }
  return { lists, styles: numberedStyles(stylesXml) };
}

function levelOf(xml: string): Level {
  return {
    format: FORMAT.exec(xml)?.[1] ?? 'decimal',
    label: LABEL.exec(xml)?.[1] ?? '',
    start: Number(START.exec(xml)?.[1] ?? 1),
  };
}

/** Styles that number their paragraphs, by themselves or through the style they are based on. */
function numberedStyles(xml: string): Numbering['styles'] {
  const own = new Map(
    elements(xml, 'style', 'styleId').map(([id, inner]) => [
      id,
      { list: LIST_ID.exec(inner)?.[1], level: LEVEL.exec(inner)?.[1], base: BASE.exec(inner)?.[1] },
    ]),
  );
  const styles = new Map<string, { list: string; level: number }>();
  for (const [id, { level }] of own) {
    let at = own.get(id);
    for (let steps = 0; at && at.list === undefined && steps < 10; steps++) at = own.get(at.base ?? '');
    if (at?.list !== undefined) styles.set(id, { list: at.list, level: Number(level ?? at.level ?? 0) });
  }
  return styles;
}

/** The elements of a name that hold none of the same name, each by the value of an attribute. */
function elements(xml: string, name: string, attribute: string): [string, string][] {
  // A broken file must not make each opening look for its end in all the rest.
  const pattern = new RegExp(`<w:${name}\\s([^<>]*)>((?:(?!<w:${name}\\s)[\\s\\S])*?)</w:${name}>`, 'gu');
  return [...xml.matchAll(pattern)].flatMap(([, attributes = '', inner = '']): [string, string][] => {
    const value = new RegExp(`w:${attribute}="([^"]*)"`, 'u').exec(attributes)?.[1];
    return value === undefined ? [] : [[value, inner]];
  });
}

const PROPERTIES = /<w:pPr>((?:(?!<w:pPr>)[\s\S])*?)<\/w:pPr>/gu;
const NUMBERED = /<w:numPr>(?:(?!<w:numPr>)[\s\S])*?<\/w:numPr>/u;
/** Tells the converter that the paragraph is in no list, whatever its style says. */
const NO_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>';

/**
 * Writes the numbers that Word counts by itself into the text of their paragraphs: the converter keeps neither their
 * form ("II.", "1.2", "c)") nor those of headings. Bullets are left to it.
 */
export function printNumbers(xml: string, { lists, styles }: Numbering): string {
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return xml.replace(PROPERTIES, (whole, inner: string) => {
    const direct = NUMBERED.exec(inner)?.[0];
    const styled = styles.get(STYLE.exec(inner)?.[1] ?? '');
    const id = (direct ? LIST_ID.exec(direct)?.[1] : undefined) ?? styled?.list;
    const list = lists.get(id ?? '');
    if (id === undefined || !list) return whole;
    const depth = Number((direct ? LEVEL.exec(direct)?.[1] : undefined) ?? styled?.level ?? 0);
    const level = list.levels.get(depth);
    if (!level || depth > 8) return whole;
    const counts = counters.get(list.family) ?? [];
    counters.set(list.family, counts);
    const restart = begun.has(`${id} ${depth}`) ? undefined : list.restarts.get(depth);
    begun.add(`${id} ${depth}`);
    counts[depth] = restart ?? (counts[depth] === undefined ? level.start : counts[depth] + 1);
    counts.length = depth + 1;
    if (level.format === 'bullet' || level.format === 'none') return whole;
    const label = level.label.replace(/%([1-9])/gu, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = list.levels.get(at);
      return print(counts[at] ?? shown?.start ?? 1, shown?.format ?? 'decimal');
    });
    const rest = inner.replace(NUMBERED, '');
    return `<w:pPr>${rest}${NO_LIST}</w:pPr><w:r><w:t xml:space="preserve">${label} </w:t></w:r>`;
  });
}

function print(count: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'upperLetter':
      return letters(count);
    case 'lowerLetter':
      return letters(count).toLowerCase();
    case 'decimalZero':
      return String(count).padStart(2, '0');
    default:
      return String(count);
  }
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(count: number): string {
  let rest = Math.min(Math.max(count, 0), 399);
  let text = '';
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

/** Word counts a … z, then aa, bb …: the same letter again. */
function letters(count: number): string {
  const at = Math.max(count - 1, 0);
  return String.fromCharCode(65 + (at % 26)).repeat(Math.min(Math.floor(at / 26) + 1, 4));
}
