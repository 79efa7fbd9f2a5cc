/**
 * Builds the binary fixtures from texts: `npx tsx test/reader/support/build-binaries.ts [chromium]`.
 * The PDFs need a Chromium to print them; without one only the others are built.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import iconv from 'iconv-lite';
import { type DocxBlock, writeDocx } from './docx-writer.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));

const SOC_TRANG: DocxBlock[] = [
  [
    [
      'ỦY BAN NHÂN DÂN\nTỈNH SÓC TRĂNG\n-------\nSố: 73/KH-UBND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do\nSóc Trăng, ngày 25 tháng 5 năm 2021',
    ],
  ],
  'KẾ HOẠCH',
  'Phòng ngừa và ứng phó bạo lực trên cơ sở giới tỉnh Sóc Trăng giai đoạn 2021 - 2025',
  'Thực hiện Quyết định số 2232/QĐ-TTg ngày 28/12/2020 của Thủ tướng Chính phủ, tỉnh giao việc như sau:',
  'I. MỤC TIÊU',
  '1. Ít nhất 50% nạn nhân bị bạo lực được phát hiện được tiếp cận một dịch vụ cơ bản vào năm 2025.',
  'II. NHIỆM VỤ',
  [
    ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời hạn', 'Kinh phí'],
    [
      '1',
      'Sửa chữa hai nhà tạm lánh ven biển',
      'Sở Xây dựng',
      'UBND thị xã Vĩnh Châu',
      'Quý II/2022',
      '850 triệu đồng',
    ],
    [
      '2',
      'Tập huấn sư sãi chùa Khmer về hòa giải',
      'Ban Dân tộc',
      'Hội Liên hiệp Phụ nữ tỉnh',
      'Tháng 9/2022',
      '1,25 tỷ đồng',
    ],
  ],
  'III. TỔ CHỨC THỰC HIỆN',
  '1. Sở Lao động - Thương binh và Xã hội đôn đốc, định kỳ 6 tháng báo cáo Ủy ban nhân dân tỉnh.',
  [['Nơi nhận:\n- Như trên;\n- Lưu: VT.', 'TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nHuỳnh Thị Diễm Ngọc']],
];

const LETTER: DocxBlock[] = [
  'ỦY BAN NHÂN DÂN',
  'TỈNH BẮC KẠN',
  'Số: 2410/UBND-VXNV',
  'V/v tổ chức các hoạt động vì bình đẳng giới năm 2020',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Bắc Kạn, ngày 04 tháng 5 năm 2020',
  'Kính gửi: Các sở, ngành, huyện, thành phố',
  'Tiếp theo Kế hoạch số 62/KH-UBND ngày 10/02/2020, Ủy ban nhân dân tỉnh đề nghị:',
  '1. Sơ kết việc thực hiện chỉ tiêu nữ lãnh đạo phòng.',
  '2. Lồng ghép giới vào kế hoạch phát triển của xã.',
  '3. Cân đối ngân sách 120.500.000 đồng cho hội thi.',
  'Nơi nhận:',
  '- Lưu: VT.',
  'TL. CHỦ TỊCH',
  'CHÁNH VĂN PHÒNG',
  'Nguyễn Đình Điệp',
];

const PDF_PAGES: Readonly<Record<string, string>> = {
  '39-quang-ninh-plan.pdf': page(
    'TỈNH QUẢNG NINH',
    '91/KH-UBND',
    'Quảng Ninh, ngày 17 tháng 3 năm 2023',
    'Công tác bình đẳng giới tỉnh Quảng Ninh năm 2023',
    `<p>Thực hiện Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ, Ủy ban nhân dân tỉnh đề ra các việc phải làm trong năm, bám sát đặc thù vùng mỏ và hải đảo của tỉnh như sau:</p>
<p><b>I. MỤC TIÊU</b></p><p>1. Phấn đấu trên 65% cơ quan quản lý có lãnh đạo chủ chốt là nữ.</p>
<p><b>II. NHIỆM VỤ</b></p>
<p>1. Tuyên truyền trên loa phát thanh ở các khu mỏ, khu tập thể công nhân và trên tàu khách ra đảo Cô Tô, Vân Đồn vào giờ cao điểm.</p>
<p>2. Hỗ trợ nữ công nhân vay vốn mở nghề phụ.</p><p>3. Kiểm tra mười doanh nghiệp than có đông lao động nữ.</p>`,
    'Nguyễn Thị Hạnh',
  ),
  '40-hai-duong-table.pdf': page(
    'TỈNH HẢI DƯƠNG',
    '1502/KH-UBND',
    'Hải Dương, ngày 09 tháng 6 năm 2022',
    'Hành động vì bình đẳng giới tỉnh Hải Dương năm 2022',
    `<p><b>I. NHIỆM VỤ</b></p><table border="1" cellpadding="6" style="border-collapse:collapse;width:100%"><tr><th>TT</th><th>Nội dung</th><th>Chủ trì</th><th>Thời gian</th></tr>
<tr><td>1</td><td>Mở chuyên trang về phụ nữ khởi nghiệp</td><td>Báo Hải Dương</td><td>Quý III</td></tr>
<tr><td>2</td><td>Khám sức khỏe sinh sản cho nữ nông dân</td><td>Sở Y tế</td><td>Tháng 10</td></tr></table>`,
    'Nguyễn Minh Hùng',
  ),
};

function page(province: string, number: string, place: string, title: string, body: string, signer: string): string {
  return `<html><meta charset="utf-8"><style>body{font-family:"DejaVu Serif";font-size:13pt;margin:1cm}td{vertical-align:top}</style>
<table width="100%"><tr><td width="40%" align="center">ỦY BAN NHÂN DÂN<br>${province}<br>Số: ${number}</td><td align="center">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do<br>${place}</td></tr></table>
<p align="center"><b>KẾ HOẠCH</b></p><p align="center">${title}</p>${body}
<table width="100%" style="margin-top:1cm"><tr><td width="50%">Nơi nhận:<br>- Lưu: VT.</td><td align="center">TM. ỦY BAN NHÂN DÂN<br>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH<br><br>${signer}</td></tr></table></html>`;
}

const UTF16 = `Hòa Bình tổng kết mười năm công tác bình đẳng giới
15/12/2020
Ngày 10/12/2020, UBND tỉnh Hòa Bình ban hành Kế hoạch số 230/KH-UBND về tổng kết Chiến lược quốc gia về bình đẳng giới tỉnh Hòa Bình giai đoạn 2011-2020.
Nội dung gồm: đánh giá 22 chỉ tiêu; tôn vinh điển hình; kiến nghị cho chặng sau.
`;
const CP1258 = `Bạc Liêu hành động vì phụ nữ
UBND tỉnh Bạc Liêu vừa ban hành Kế hoạch số 71/KH-UBND ngày 29/4/2021 về thực hiện Chiến lược về bình đẳng giới tỉnh Bạc Liêu giai đoạn 2021 - 2025.
Nhiệm vụ cụ thể gồm: tuyên truyền ở vùng nuôi tôm; đào tạo nghề cho nữ diêm dân; kiểm tra các cơ sở chế biến.
`;

writeFileSync(join(FIXTURES, '35-soc-trang-plan.docx'), writeDocx(SOC_TRANG));
writeFileSync(join(FIXTURES, '36-bac-kan-letter.docx'), writeDocx(LETTER));
writeFileSync(
  join(FIXTURES, '37-hoa-binh-utf16.txt'),
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(UTF16, 'utf16le')]),
);
writeFileSync(join(FIXTURES, '38-bac-lieu-windows-1258.txt'), iconv.encode(toMarks(CP1258), 'windows-1258'));

/** The code page has the vowels with their shapes and the tones as marks behind them. */
function toMarks(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const parts = letter.normalize('NFD');
      const tone = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(parts)?.[0];
      return tone ? parts.replace(tone, '').normalize('NFC') + tone : letter;
    })
    .join('');
}

const chromium = process.argv[2];
if (chromium) {
  const folder = mkdtempSync(join(tmpdir(), 'fixtures-'));
  for (const [name, html] of Object.entries(PDF_PAGES)) {
    const source = join(folder, `${name}.html`);
    writeFileSync(source, html);
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
    execFileSync(chromium, [...flags, `--print-to-pdf=${join(FIXTURES, name)}`, pathToFileURL(source).href]);
    console.log(name, readFileSync(join(FIXTURES, name)).length);
  }
}
