import { describe, expect, it } from 'vitest';
import { findBodies, seatOf } from '../../../src/reader/grammar/body.ts';
import { findDates } from '../../../src/reader/grammar/date.ts';
import { findNumbers } from '../../../src/reader/grammar/document-number.ts';
import { placeIndex } from '../../../src/reader/grammar/place.ts';
import { readPeriod } from '../../../src/reader/identify/period.ts';
import { readRole } from '../../../src/reader/identify/role.ts';
import { mapped } from '../support/mapped.ts';
import { loadReference } from '../support/reference.ts';

const index = placeIndex(loadReference());

describe('document numbers in text', () => {
  it.each([
    ['Kế hoạch số: 383/KH –UBND ngày', '383/KH-UBND', 'KH'],
    ['Công văn số 1731/UBND - VX ngày', '1731/UBND-VX', 'CV'],
    ['Công văn 739/BNV-CTTN&BĐG', '739/BNV-CTTN&BĐG', 'CV'],
    ['Kết luận số 250-KL/TU ngày', '250-KL/TU', 'KL'],
    ['Nghị quyết 18/2006/NQ-HĐND', '18/2006/NQ-HĐND', 'NQ'],
    ['Nghị quyết số 202/2025/QH15', '202/2025/QH15', 'Luật'],
    ['Quyết định 2232/QD-TTg', '2232/QĐ-TTg', 'QĐ'],
    ['Tờ trình số 80/TTr-SNV - Sở Nội vụ', '80/TTr-SNV', 'TTr'],
    ['Hướng dẫn 04/HD-ĐCT', '04/HD-ĐCT', 'HD'],
    ['plan No.214/KH-UBND', '214/KH-UBND', 'KH'],
    ['số2282/QĐ-TTg', '2282/QĐ-TTg', 'QĐ'],
  ])('%s', (text, canonical, type) => {
    expect(findNumbers(mapped(text)).map((found) => [found.canonical, found.type])).toEqual([[canonical, type]]);
  });

  it.each(['10 người/năm', 'ngày 15/11/2025', 'giấy phép số 30/GP-TTĐT', '60 km/giờ', 'tỷ lệ 3/4-5', '24/7'])(
    '%s holds none',
    (text) => {
      expect(findNumbers(mapped(text))).toEqual([]);
    },
  );
});

describe('dates in text', () => {
  it.each([
    ['ngày 23 tháng 4 năm 2025', '2025-04-23'],
    ['ngày 08 tháng 07 năm 2021', '2021-07-08'],
    ['28/3/2025', '2025-03-28'],
    ['18-10-2022', '2022-10-18'],
    ['16.04.2021', '2021-04-16'],
    ['ngày 14 tháng 07năm 2017', '2017-07-14'],
  ])('%s', (text, iso) => {
    expect(findDates(mapped(text).folded)[0]?.iso).toBe(iso);
  });

  it('leave the year null when none is printed, and are not made of ordinals, ranges or impossible days', () => {
    expect(findDates('15/11')[0]).toMatchObject({ iso: null, day: 15, month: 11 });
    expect(findDates('muc 1.1. va 10-15 nguoi')).toEqual([]);
    expect(findDates('31/2/2020')).toEqual([]);
    expect(findDates('12/2025')).toEqual([]);
  });
});

describe('bodies', () => {
  const first = (text: string) => findBodies(mapped(text), index)[0];

  it.each([
    ['UBND tỉnh Gia Lai', 'PEOPLES_COMMITTEE', 'PROVINCE', 'gia-lai'],
    ['Uỷ ban nhân dân (UBND) tỉnh Đồng Nai', 'PEOPLES_COMMITTEE', 'PROVINCE', 'dong-nai'],
    ['UBND TP. Hồ Chí Minh', 'PEOPLES_COMMITTEE', 'PROVINCE', 'ho-chi-minh'],
    ['Ban Vì sự tiến bộ của phụ nữ thành phố Biên Hòa', 'COMMITTEE', 'DISTRICT', 'dong-nai'],
    ['Sở Lao động - Thương binh và Xã hội tỉnh Bến Tre', 'DEPARTMENT', 'PROVINCE', 'ben-tre'],
    ['Tỉnh ủy Ninh Thuận', 'PARTY', 'PROVINCE', 'ninh-thuan'],
    ['Bộ Nội vụ', 'MINISTRY', 'NATION', null],
    ['Hội Liên hiệp Phụ nữ tỉnh Cà Mau', 'MASS_ORGANISATION', 'PROVINCE', 'ca-mau'],
    ['UBND xã Chư Sê', 'PEOPLES_COMMITTEE', 'COMMUNE', null],
    ['HĐND tỉnh Bà Rịa – Vũng Tàu', 'PEOPLES_COUNCIL', 'PROVINCE', 'ba-ria-vung-tau'],
  ])('%s', (text, kind, level, province) => {
    const body = first(text);
    expect(body?.kind).toBe(kind);
    expect(body && seatOf(body, '2022-01-01', index)).toMatchObject({
      level,
      province: province ? { id: province } : null,
    });
  });

  it('a city of one name is a district or a province by the day', () => {
    const body = first('UBND thành phố Huế');
    expect(body && seatOf(body, '2023-05-01', index).level).toBe('DISTRICT');
    expect(body && seatOf(body, '2025-05-01', index).level).toBe('PROVINCE');
  });

  it('a person behind "tỉnh" is no province, and the deputy who signs is not the issuer', () => {
    const body = first('Phó Chủ tịch UBND tỉnh Hoàng Nam');
    expect(body).toMatchObject({ name: 'UBND tỉnh', province: null, capacity: 'COLLECTIVE' });
  });
});

describe('period and role of a subject', () => {
  it.each([
    ['công tác bình đẳng giới năm 2024', 2024, 2024, 2024, 'ANNUAL'],
    ['thực hiện Chiến lược về bình đẳng giới giai đoạn 2021 - 2030', 2021, 2030, null, 'STRATEGY'],
    ['thực hiện Chiến lược bình đẳng giới giai đoạn 2021-2030 năm 2024', 2024, 2024, 2024, 'ANNUAL'],
    ['Chiến lược về bình đẳng giới giai đoạn 2021-2025 và đến năm 2030', 2021, 2025, null, 'STRATEGY'],
    ['phòng ngừa bạo lực giới giai đoạn 2017 - 2020, tầm nhìn đến năm 2030', 2017, 2020, null, 'STRATEGY'],
    ['Chương trình truyền thông về bình đẳng giới đến năm 2030', null, 2030, null, 'PROGRAMME'],
    ['tổ chức Tháng hành động vì bình đẳng giới năm 2023', 2023, 2023, 2023, 'CAMPAIGN'],
    ['công tác bình đẳng giới năm 2024 và các năm tiếp theo', 2024, 2024, 2024, 'ANNUAL'],
    ['công tác bình đẳng giới năm 2025, định hướng đến năm 2030', 2025, 2025, 2025, 'ANNUAL'],
  ])('%s', (subject, from, to, year, role) => {
    const text = mapped(subject);
    const period = readPeriod(text);
    expect(period).toMatchObject({ from, to, year });
    expect(readRole(text.folded, period)).toBe(role);
  });

  it('is null when no year is named', () => {
    expect(readPeriod(mapped('công tác bình đẳng giới trên địa bàn'))).toBeNull();
  });
});
