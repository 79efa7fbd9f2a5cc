/** Builds the binary documents of `unseen/`: `npx tsx test/reader/support/build-unseen.ts <folder> [chromium]`. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { type DocxBlock, writeDocx } from './docx-writer.ts';

const DAK_LAK: DocxBlock[] = [
  [
    [
      'ỦY BAN NHÂN DÂN\nTỈNH ĐẮK LẮK\nSố: 58/KH-UBND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐắk Lắk, ngày 09 tháng 3 năm 2022',
    ],
  ],
  'KẾ HOẠCH',
  'Thực hiện Chương trình truyền thông về bình đẳng giới tỉnh Đắk Lắk năm 2022',
  'Thực hiện Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Thủ tướng Chính phủ, tỉnh giao các cơ quan:',
  'I. CHỈ TIÊU',
  '1. Trên 45% dân số được tiếp cận kiến thức cơ bản về bình đẳng giới vào cuối năm 2022.',
  'II. NHIỆM VỤ',
  [
    ['STT', 'Nội dung', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Thời gian thực hiện'],
    ['1', 'Dịch Luật Bình đẳng giới sang tiếng Êđê', 'Sở Tư pháp', 'Ban Dân tộc', 'Quý II/2022'],
    [
      '2',
      'Mở lớp bồi dưỡng cho cộng tác viên ở buôn',
      'Sở Lao động - Thương binh và Xã hội',
      'UBND các huyện',
      'Tháng 8/2022',
    ],
  ],
  'III. TỔ CHỨC THỰC HIỆN',
  '1. Báo Đắk Lắk đăng loạt bài về phụ nữ làm cà phê đặc sản.',
  [['Nơi nhận:\n- Lưu: VT.', 'TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nH Yim Mẫu']],
];

/** A paragraph of the second document: its level in the numbering that Word adds, and whether it is printed. */
interface Paragraph {
  text: string;
  level?: number;
  hidden?: true;
}

const LAI_CHAU: Paragraph[] = [
  { text: 'ỦY BAN NHÂN DÂN' },
  { text: 'TỈNH LAI CHÂU' },
  { text: 'Số: 1077/KH-UBND' },
  { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' },
  { text: 'Độc lập - Tự do - Hạnh phúc' },
  { text: 'Lai Châu, ngày {DATE 28} tháng 3 năm 2023' },
  { text: 'KẾ HOẠCH' },
  { text: 'Công tác bình đẳng giới tỉnh Lai Châu năm 2023' },
  { text: 'NHIỆM VỤ', level: 0 },
  { text: 'Truyền thông', level: 1 },
  { text: 'Chiếu phim lưu động về bình đẳng giới ở 30 bản.', level: 2 },
  { text: 'Bản nháp: bỏ nhiệm vụ này.', level: 2, hidden: true },
  { text: 'In lịch treo tường có thông điệp chia sẻ việc nhà.', level: 2 },
  { text: 'Tập huấn cho chủ tịch hội phụ nữ xã.', level: 1 },
  { text: 'TỔ CHỨC THỰC HIỆN', level: 0 },
  { text: 'Sở Tài chính cân đối kinh phí.', level: 1 },
  { text: 'TM. ỦY BAN NHÂN DÂN' },
  { text: 'CHỦ TỊCH' },
  { text: 'Tống Thanh Mẫu' },
];

const PAGES: Readonly<Record<string, string>> = {
  '41-thanh-hoa-rows.pdf': `<p><b>I. NHIỆM VỤ</b></p>
<table border="1" cellpadding="5" style="border-collapse:collapse;width:100%"><tr><th>TT</th><th>Nhiệm vụ</th><th>Cơ quan chủ trì</th><th>Cơ quan phối hợp</th><th>Thời gian</th></tr>
<tr><td>1</td><td>Tuyên truyền về bình đẳng giới cho nữ công nhân các khu công nghiệp vào giờ tan ca</td><td>Liên đoàn Lao động tỉnh</td><td>Ban Quản lý Khu kinh tế</td><td>Quý II/2022</td></tr>
<tr><td>2</td><td>Khảo sát nhu cầu gửi trẻ của lao động nữ</td><td>Sở Giáo dục và Đào tạo</td><td>Hội Liên hiệp Phụ nữ tỉnh</td><td>Tháng 9/2022</td></tr></table>
<p><b>II. TỔ CHỨC THỰC HIỆN</b></p><p>1. Sở Xây dựng rà soát quỹ đất làm nhà trẻ cho con công nhân ở các khu công nghiệp đang hoạt động trên địa bàn tỉnh.</p>`,
  '42-quang-tri-columns.pdf': `<p><b>I. CHỈ TIÊU</b></p>
<table border="1" cellpadding="5" style="border-collapse:collapse;width:100%"><tr><th>Chỉ tiêu</th><th>Năm 2023</th><th>Năm 2025</th></tr>
<tr><td>Tỷ lệ lao động nữ làm công hưởng lương (%)</td><td>47</td><td>50</td></tr>
<tr><td>Tỷ lệ nữ giám đốc, chủ doanh nghiệp, hợp tác xã (%)</td><td>25</td><td>27</td></tr></table>
<p><b>II. NHIỆM VỤ</b></p><p>1. Rà phá bom mìn kết hợp tuyên truyền cho phụ nữ đi rừng về an toàn lao động và quyền bình đẳng trong hưởng công.</p><p>2. Kiểm tra ba chợ về việc thu hút nữ tiểu thương vào hợp tác xã.</p>`,
};

const HEADS: Readonly<
  Record<string, [province: string, number: string, place: string, title: string, signer: string]>
> = {
  '41-thanh-hoa-rows.pdf': [
    'TỈNH THANH HÓA',
    '62/KH-UBND',
    'Thanh Hóa, ngày 16 tháng 3 năm 2022',
    'Thực hiện công tác bình đẳng giới tỉnh Thanh Hóa năm 2022',
    'Đầu Thanh Mẫu',
  ],
  '42-quang-tri-columns.pdf': [
    'TỈNH QUẢNG TRỊ',
    '1980/KH-UBND',
    'Quảng Trị, ngày 05 tháng 6 năm 2022',
    'Bình đẳng giới tỉnh Quảng Trị giai đoạn 2022 - 2025',
    'Hoàng Nam Mẫu',
  ],
};

function numbered(paragraphs: readonly Paragraph[]): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const files = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="${type}.numbering+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r2" Type="${relations}/numbering" Target="numbering.xml"/></Relationships>`,
    'word/numbering.xml': `<w:numbering xmlns:w="${main}"><w:abstractNum w:abstractNumId="0">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%2.')}${level(2, 'lowerLetter', '%3)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/document.xml': `<w:document xmlns:w="${main}"><w:body>${paragraphs.map(paragraphXml).join('')}</w:body></w:document>`,
  };
  const entries = Object.entries(files).map(([name, xml]) => [name, strToU8(`<?xml version="1.0"?>${xml}`)] as const);
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(Date.UTC(2000, 0, 2)) });
}

function paragraphXml({ text, level, hidden }: Paragraph): string {
  const list =
    level === undefined ? '' : `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>`;
  const run = (part: string) =>
    `<w:r>${hidden ? '<w:rPr><w:vanish/></w:rPr>' : ''}<w:t xml:space="preserve">${part}</w:t></w:r>`;
  const [before = '', value, after] = text.split(/\{DATE (\d+)\}/);
  const field = value === undefined ? '' : `<w:fldSimple w:instr=" DATE ">${run(value)}</w:fldSimple>`;
  return `<w:p>${list}${run(before)}${field}${after ? run(after) : ''}</w:p>`;
}

function pageHtml(name: string, body: string): string {
  const [province, number, place, title, signer] = HEADS[name] ?? ['', '', '', '', ''];
  return `<html><meta charset="utf-8"><style>body{font-family:"DejaVu Serif";font-size:13pt;margin:1cm}td{vertical-align:top}</style>
<table width="100%"><tr><td width="40%" align="center">ỦY BAN NHÂN DÂN<br>${province}<br>Số: ${number}</td><td align="center">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>${place}</td></tr></table>
<p align="center"><b>KẾ HOẠCH</b></p><p align="center">${title}</p>${body}
<table width="100%" style="margin-top:1cm"><tr><td width="50%">Nơi nhận:<br>- Như trên;<br>- Lưu: VT.</td><td align="center">TM. ỦY BAN NHÂN DÂN<br>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH<br><br>${signer}</td></tr></table></html>`;
}

const [folder, chromium] = process.argv.slice(2);
if (!folder) throw new Error('Which folder holds the halves?');
writeFileSync(join(folder, 'tune/39-dak-lak.docx'), writeDocx(DAK_LAK));
writeFileSync(join(folder, 'hidden/40-lai-chau-numbered.docx'), numbered(LAI_CHAU));
if (chromium) {
  const scratch = mkdtempSync(join(tmpdir(), 'unseen-'));
  for (const [name, body] of Object.entries(PAGES)) {
    const half = name.startsWith('41') ? 'tune' : 'hidden';
    const source = join(scratch, `${name}.html`);
    writeFileSync(source, pageHtml(name, body));
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
    execFileSync(chromium, [...flags, `--print-to-pdf=${join(folder, half, name)}`, pathToFileURL(source).href]);
  }
}
