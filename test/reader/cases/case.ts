import type { Expected } from '../evaluation/expected.ts';

/** An input of a kind that was once misread, in other words, with the answer of a careful reader. */
export interface Case {
  kind: string;
  text: string;
  url?: string;
  expected: Expected;
}

export const committee = (level: string, provinceId: string | null) => ({
  kind: 'PEOPLES_COMMITTEE',
  level,
  provinceId,
});

/** A whole plan whose letterhead, body and signature a case replaces in part. */
export function plan(part: {
  head: string;
  type?: string;
  title?: string;
  preamble?: string;
  tasks?: string;
  sign?: string;
}): string {
  return [
    part.head,
    part.type ?? 'KẾ HOẠCH',
    part.title ?? 'Công tác bình đẳng giới năm 2023',
    part.preamble ?? '',
    'I. NHIỆM VỤ',
    part.tasks ?? '1. Phát thanh về bình đẳng giới.\n2. Tập huấn cho cán bộ nữ ở xã.',
    'Nơi nhận:\n- Lưu: VT.',
    part.sign ?? 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nĐào Thị Mẫu',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

export const HEAD = (province: string, number: string, place: string) =>
  `ỦY BAN NHÂN DÂN\n${province}\nSố: ${number}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n${place}`;
