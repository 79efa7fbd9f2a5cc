/**
 * TCVN3 ("ABC") bytes and what they stand for, in the order of the code page. Source: TCVN 5712:1993, VN3.
 * Capitals of the `.VnTimeH` fonts share the bytes of the small letters, so converted headings lose their capitals.
 */
const TCVN3: readonly (readonly [number, string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
];

const FROM_TCVN3: ReadonlyMap<number, string> = new Map(
  TCVN3.flatMap(([first, letters]) => [...letters].map((letter, index): [number, string] => [first + index, letter])),
);

/** Frequent words of administrative Vietnamese that no other encoding of Vietnamese spells by accident. */
const FREQUENT = new Set(
  (
    'của và các về thực hiện bình đẳng giới phụ nữ tỉnh thành phố kế hoạch số ủy uỷ ban nhân dân ngày tháng năm ' +
    'được cho trên địa bàn công tác tổ chức hội đồng triển khai nhiệm vụ cơ sở từ đến là có những với trong quyết ' +
    'định tuyên truyền xã phường huyện báo cáo kết quả đề nghị căn cứ giai đoạn chương trình mục tiêu sự tiến bộ ' +
    'phòng ngừa ứng phó bạo lực người động hoạt'
  ).split(' '),
);
const ASCII_ONLY = /^[a-z]+$/u;

/** Measures how Vietnamese a text reads: the share of its words that are frequent and carry marks, 0..1. */
export function vietnameseShare(text: string): number {
  const words =
    text
      .slice(0, 60_000)
      .toLowerCase()
      .normalize('NFC')
      .match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return 0;
  return words.filter((word) => !ASCII_ONLY.test(word) && FREQUENT.has(word)).length / words.length;
}

/** Reads text whose Latin-1 letters are TCVN3 bytes. Characters outside the code page stay as they are. */
export function fromTcvn3(text: string): string {
  return text.replace(/[\u00a1-\u00fe]/gu, (letter) => FROM_TCVN3.get(letter.charCodeAt(0)) ?? letter);
}

/** VNI writes a vowel and then its mark as a second letter: `Coäng hoøa xaõ hoäi`. */
const VNI_PAIR = /[aeouyôö][øùûõïâáàåãäêéèúüë]/giu;

/** Tells whether a text is written in VNI fonts: the pairs are frequent and the rest is hardly Vietnamese. */
export function looksLikeVni(text: string): boolean {
  const sample = text.slice(0, 60_000);
  const words = sample.match(/\p{L}+/gu)?.length ?? 0;
  const pairs = sample.match(VNI_PAIR)?.length ?? 0;
  return words > 5 && pairs / words > 0.25 && vietnameseShare(sample) < 0.05;
}
