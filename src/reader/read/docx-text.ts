import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

import { printNumbers, readNumbering } from './docx-numbering.ts';

const PART = /^word\/(?:document\d*|header\d*|footer\d*|footnotes|endnotes|numbering|styles)\.xml$/u;
const DOCUMENT = /^word\/document\d*\.xml$/u;
const SIMPLE_FIELD = /<\/?w:fldSimple(?:\s[^>]*)?>/gu;
/** A run that holds no other run: text boxes nest runs, and the innermost ones carry the text. */
const RUN = /<w:r(?:\s[^>]*)?>(?:(?!<w:r[\s>]|<\/w:r>)[\s\S])*<\/w:r>/gu;
const HIDDEN = /<w:rPr>(?:(?!<\/w:rPr>)[\s\S])*<w:vanish(?:\s+w:val="(?:1|true|on)")?\s*\/>/u;

/**
 * Makes a Word file say what Word shows: the result of a simple field and the numbers that Word counts become ordinary
 * text, hidden runs go. The converter drops the first two and shows the third. A file without any is given back as it is.
 */
export function showWhatWordShows(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes, { filter: ({ name }) => PART.test(name) });
  const changed = new Map<string, Uint8Array>();
  const text = (name: string) => (parts[name] ? strFromU8(parts[name]) : '');
  const numbering = readNumbering(text('word/numbering.xml'), text('word/styles.xml'));
  for (const [name, content] of Object.entries(parts)) {
    const xml = strFromU8(content);
    const numbered = DOCUMENT.test(name) && numbering.lists.size > 0 ? printNumbers(xml, numbering) : xml;
    const plain = !numbered.includes('<w:fldSimple') && !numbered.includes('<w:vanish');
    const shown = plain
      ? numbered
      : numbered.replace(SIMPLE_FIELD, '').replace(RUN, (run) => (HIDDEN.test(run) ? '' : run));
    if (shown !== xml) changed.set(name, strToU8(shown));
  }
  if (changed.size === 0) return bytes;
  return zipSync({ ...unzipSync(bytes), ...Object.fromEntries(changed) }, { level: 0 });
}
