import { expect, it } from 'vitest';
import { titleInAddress } from '../../../src/reader/identify/address.ts';
import { readText } from '../support/fixtures.ts';

const title = 'thuc hien cong tac binh dang gioi tren dia ban tinh ha nam nam 2021';
const slug = 'thuc-hien-cong-tac-binh-dang-gioi-tren-dia-ban-tinh-ha-nam-nam-2021';

it.each([
  ['type, number, title', `https://a.vn/ke-hoach-43-kh-ubnd-${slug}.html`, '43/KH-UBND'],
  ['year of issue behind the number', `https://a.vn/van-ban/ke-hoach-43-kh-ubnd-nam-2020-${slug}.html`, '43/KH-UBND'],
  ['capitals and the year alone', `https://a.vn/Ke-hoach-43-KH-UBND-2020-${slug}.aspx?tab=2`, '43/KH-UBND'],
  ['underscores', `https://a.vn/quyet_dinh_7_qd_ubnd_${slug.replaceAll('-', '_')}/`, '7/QĐ-UBND'],
])('the title stands in the address: %s', (_, url, number) => {
  expect(titleInAddress(url, number)).toBe(title);
});

it.each([
  ['another number', `https://a.vn/ke-hoach-44-kh-ubnd-${slug}.html`, '43/KH-UBND'],
  ['a number that begins alike', `https://a.vn/ke-hoach-43-kh-ubnddt-${slug}.html`, '43/KH-UBND'],
  ['no type', `https://a.vn/${slug}.html`, '43/KH-UBND'],
  ['no title', 'https://a.vn/ke-hoach-43-kh-ubnd-2021.html', '43/KH-UBND'],
  ['no number read', `https://a.vn/ke-hoach-43-kh-ubnd-${slug}.html`, null],
  ['no address', 'ke-hoach-43', '43/KH-UBND'],
  ['broken escapes', 'https://a.vn/%E0%A4%A-ke-hoach', '43/KH-UBND'],
])('says nothing: %s', (_, url, number) => {
  expect(titleInAddress(url, number)).toBeNull();
});

const cutPage =
  'ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 43/KH-UBND | Hà Nam, ngày 18 tháng 02 năm 2021 |\nNhằm tiếp tục những kết quả của năm trước, các ngành phối hợp ngay từ đầu';

it('a page that is cut before its title is what its own address says', async () => {
  const { pageKind, plan, warnings } = await readText(cutPage, {
    url: `https://a.vn/ke-hoach-43-kh-ubnd-${slug}.html`,
  });
  expect(pageKind).toBe('plan');
  expect(plan).toMatchObject({ year: { value: 2021, evidence: null, method: 'address' }, subject: null });
  expect(warnings.map(({ kind }) => kind)).toContain('year-inferred');
});

it('and without that address it is no gender plan, and has no year', async () => {
  const { pageKind, plan } = await readText(cutPage, {
    url: 'https://a.vn/ke-hoach-44-kh-ubnd-binh-dang-gioi-nam-2021',
  });
  expect([pageKind, plan]).toEqual(['near_miss', null]);
});
