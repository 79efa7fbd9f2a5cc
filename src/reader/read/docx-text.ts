import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const PART = /^word\/(?:document\d*|header\d*|footer\d*|footnotes|endnotes)\.xml$/u;
const SIMPLE_FIELD = /<\/?w:fldSimple(?:\s[^>]*)?>/gu;
/** A run that holds no other run: text boxes nest runs, and the innermost ones carry the text. */
const RUN = /<w:r(?:\s[^>]*)?>(?:(?!<w:r[\s>]|<\/w:r>)[\s\S])*<\/w:r>/gu;
const HIDDEN = /<w:rPr>(?:(?!<\/w:rPr>)[\s\S])*<w:vanish(?:\s+w:val="(?:1|true|on)")?\s*\/>/u;

/**
 * Makes a Word file say what Word shows: the result of a simple field becomes ordinary text, hidden runs go. The
 * converter drops the first and shows the second. A file without either is given back as it is.
 */
export function showWhatWordShows(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes, { filter: ({ name }) => PART.test(name) });
  const changed = new Map<string, Uint8Array>();
  for (const [name, content] of Object.entries(parts)) {
    const xml = strFromU8(content);
    if (!xml.includes('<w:fldSimple') && !xml.includes('<w:vanish')) continue;
    const shown = xml.replace(SIMPLE_FIELD, '').replace(RUN, (run) => (HIDDEN.test(run) ? '' : run));
    changed.set(name, strToU8(shown));
  }
  if (changed.size === 0) return bytes;
  return zipSync({ ...unzipSync(bytes), ...Object.fromEntries(changed) }, { level: 0 });
}
