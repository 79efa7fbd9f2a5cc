/** What a bibliography says of a document or plan. */
export interface Work {
  /** Names the entry; letters, digits and hyphens. */
  key: string;
  /** The body that issued it; null when not known. */
  author: string | null;
  title: string;
  number: string | null;
  /** Day of issue, YYYY-MM-DD; null when not known. */
  issuedOn: string | null;
  /** Year of issue where the day is not known. */
  year: number | null;
  /** Address that keeps its meaning. */
  url: string;
  /** Where and in which version it was read. */
  note: string;
}

const BIBTEX_SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Writes a text so that BibTeX reads it as it is. */
const bibtexText = (text: string) =>
  oneLine(text).replace(/[\\~^]|[{}%&#_$]/g, (sign) => BIBTEX_SIGNS[sign] ?? `\\${sign}`);

/** A value is one line in both forms. */
const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

const yearOf = ({ issuedOn, year }: Work) => issuedOn?.slice(0, 4) ?? (year === null ? null : String(year));

/** Writes an entry for BibTeX. What is not known is left out. Source: BibTeX, entry type "misc". */
export function bibtexOf(work: Work): string {
  const fields = [
    // A second pair of braces: a body has no first and last name.
    ['author', work.author && `{${bibtexText(work.author)}}`],
    ['title', bibtexText(work.title)],
    ['number', work.number && bibtexText(work.number)],
    ['year', yearOf(work)],
    ['date', work.issuedOn],
    ['url', work.url],
    ['note', bibtexText(work.note)],
    ['langid', 'vietnamese'],
  ] as const;
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
  return `@misc{${work.key},\n${lines.join(',\n')}\n}`;
}

/** Writes a record in the form RIS, as a government document. What is not known is left out. */
export function risOf(work: Work): string {
  const fields = [
    ['TY', 'GOVDOC'],
    ['ID', work.key],
    ['AU', work.author && `${oneLine(work.author)},`],
    ['TI', oneLine(work.title)],
    ['M1', work.number && oneLine(work.number)],
    ['PY', yearOf(work)],
    ['DA', work.issuedOn?.replaceAll('-', '/')],
    ['UR', work.url],
    ['N1', oneLine(work.note)],
    ['LA', 'vi'],
  ] as const;
  return [...fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${value}`] : [])), 'ER  - '].join('\n');
}
