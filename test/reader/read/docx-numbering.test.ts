import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../src/reader/read/docx.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A paragraph: its text, the list and level it is in, or the style that puts it into one. */
interface Line {
  text: string;
  list?: [id: number, level: number];
  style?: string;
}

function docx(lines: readonly Line[], numbering: string, styles = ''): Uint8Array {
  const paragraphs = lines.map(({ text, list, style }) => {
    const number = list ? `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>` : '';
    const named = style ? `<w:pStyle w:val="${style}"/>` : '';
    return `<w:p><w:pPr>${named}${number}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
  });
  const part = (name: string, inner: string) => strToU8(`<w:${name} xmlns:w="${MAIN}">${inner}</w:${name}>`);
  const relation = (id: string, name: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${name}" Target="${name}.xml"/>`;
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="${TYPE}.numbering+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('r2', 'numbering')}${relation('r3', 'styles')}</Relationships>`,
    ),
    'word/document.xml': part('document', `<w:body>${paragraphs.join('')}</w:body>`),
    'word/numbering.xml': part('numbering', numbering),
    'word/styles.xml': part('styles', styles),
  });
}

const level = (at: number, format: string, label: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${label}"/></w:lvl>`;
const PLAN = `<w:abstractNum w:abstractNumId="4">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%2.')}${level(2, 'lowerLetter', '%3)')}</w:abstractNum>`;

async function textOf(bytes: Uint8Array): Promise<string[]> {
  return (await readDocx(bytes)).text.split('\n');
}

describe('numbers that Word counts by itself', () => {
  it('stand in the text in their own form, and begin anew below the next heading', async () => {
    const numbering = `${PLAN}<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>`;
    const lines: Line[] = [
      { text: 'MỤC ĐÍCH', list: [1, 0] },
      { text: 'Nâng cao nhận thức', list: [1, 1] },
      { text: 'NHIỆM VỤ', list: [1, 0] },
      { text: 'Truyền thông', list: [1, 1] },
      { text: 'Ở cấp xã', list: [1, 2] },
      { text: 'Ở trường học', list: [1, 2] },
      { text: 'Tập huấn', list: [1, 1] },
      { text: 'Nơi nhận:' },
    ];
    expect(await textOf(docx(lines, numbering))).toEqual([
      'I. MỤC ĐÍCH',
      '1. Nâng cao nhận thức',
      'II. NHIỆM VỤ',
      '1. Truyền thông',
      'a) Ở cấp xã',
      'b) Ở trường học',
      '2. Tập huấn',
      'Nơi nhận:',
    ]);
  });

  it('come from the style of a heading, or of the style it is based on', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', 'Điều %1.')}${level(1, 'decimal', '%1.%2.')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>`;
    const styles =
      '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Muc"><w:basedOn w:val="Heading1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>';
    const lines: Line[] = [
      { text: 'Ban hành Kế hoạch', style: 'Heading1' },
      { text: 'Phạm vi', style: 'Muc' },
      { text: 'Hiệu lực', style: 'Heading1' },
      { text: 'Đối tượng', style: 'Muc' },
    ];
    expect(await textOf(docx(lines, numbering, styles))).toEqual([
      'Điều 1. Ban hành Kế hoạch',
      '1.1. Phạm vi',
      'Điều 2. Hiệu lực',
      '2.1. Đối tượng',
    ]);
  });

  it('go on through lists of one family, and begin anew where a list says so', async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = `${PLAN}<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="4"/>${restart}</w:num>`;
    const lines: Line[] = [
      { text: 'A', list: [1, 0] },
      { text: 'B', list: [2, 0] },
      { text: 'C', list: [3, 0] },
      { text: 'D', list: [3, 0] },
    ];
    expect(await textOf(docx(lines, numbering))).toEqual(['I. A', 'II. B', 'I. C', 'II. D']);
  });

  it('bullets stay bullets, and a paragraph taken out of its list has no number', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '')}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>`;
    const lines: Line[] = [
      { text: 'Sở Nội vụ', list: [5, 0] },
      { text: 'Không đánh số', list: [0, 0] },
    ];
    expect(await textOf(docx(lines, numbering))).toEqual(['- Sở Nội vụ', 'Không đánh số']);
  });

  it('a file whose lists and paragraphs never end takes no longer than one that does', async () => {
    const numbering = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'.repeat(40_000);
    const before = process.cpuUsage();
    await readDocx(docx([{ text: 'x' }], numbering)).catch(() => undefined);
    expect(process.cpuUsage(before).user).toBeLessThan(5e6);
  });
});
