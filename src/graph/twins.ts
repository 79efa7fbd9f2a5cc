import { SENTENCES_OF_ACTS } from './twin-sentences.acts.ts';
import { SENTENCES } from './twin-sentences.ts';

/** Sentences that name something: what they name stands in the twin too. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [
    /^Known (?:only )?because (\S+) cites it; issuer and title are not stated\.$/u,
    'Chỉ biết vì $1 viện dẫn; không nêu cơ quan ban hành và tên.',
  ],
  [
    /^Known only because (\S+) of (.+) cites it; issuer and title are not stated\.$/u,
    'Chỉ biết vì $1 của $2 viện dẫn; không nêu cơ quan ban hành và tên.',
  ],
  [
    /^Known because (\S+) of (.+) cites it; issuer and title are not stated, the title is a description\.$/u,
    'Biết vì $1 của $2 viện dẫn; không nêu cơ quan ban hành và tên, tên ở đây là lời mô tả.',
  ],
  [
    /^Known only because (\S+) of (.+) cites it; the title is a description\.$/u,
    'Chỉ biết vì $1 của $2 viện dẫn; tên ở đây là lời mô tả.',
  ],
  [
    /^Known only because (\S+) of (.+) cites it; the title is not stated\.$/u,
    'Chỉ biết vì $1 của $2 viện dẫn; không nêu tên.',
  ],
  [
    /^Known only because (\S+) of (.+) cites it; the title is that of the programme in its title\.$/u,
    'Chỉ biết vì $1 của $2 viện dẫn; tên lấy theo chương trình trong tên văn bản ấy.',
  ],
  [
    /^Known only because (\S+) of (.+) cites it; the issuer follows from the symbol, the title is a description\.$/u,
    'Chỉ biết vì $1 của $2 viện dẫn; cơ quan ban hành suy từ ký hiệu, tên ở đây là lời mô tả.',
  ],
  [/^The change took effect on (\d{4})-(\d\d)-(\d\d)\.$/u, 'Thay đổi có hiệu lực từ $3/$2/$1.'],
  [/^Host (\S+); named after its host\.$/u, 'Tên miền $1; gọi theo tên miền.'],
  [/^Hosts (\S+) and (\S+); named after its host\.$/u, 'Tên miền $1 và $2; gọi theo tên miền.'],
  [/^Television portal of (.+); only its host is known\.$/u, 'Trang của đài truyền hình $1; chỉ biết tên miền.'],
  [
    /^Article (\d+) of (\S+); the full address of the article was not kept\.$/u,
    'Bài số $1 của $2; không giữ lại địa chỉ đầy đủ của bài.',
  ],
  [/^Cited by (\S+)\.$/u, 'Được $1 viện dẫn.'],
  [/^Named inside the title of (\S+)\.$/u, 'Được nêu trong tên của $1.'],
  [/^Named by one source inside the title of Conclusion (\S+)\.$/u, 'Một nguồn nêu nó trong tên của Kết luận $1.'],
  [/^Followed by (\S+)\.$/u, 'Nối tiếp là $1.'],
  [/^Follows (\S+)\.$/u, 'Nối tiếp $1.'],
  [/^The statistics code is reused after the merger by (.+)\.$/u, 'Mã thống kê được $1 dùng lại sau sáp nhập.'],
  [
    /^Kept the name (.+) but took statistics code (\d+) \(before: (.+)\); the old \1 had (\d+)\.$/u,
    'Giữ tên $1 nhưng lấy mã thống kê $2 (trước là của $3); $1 cũ có mã $4.',
  ],
  [
    /^The end on (\d{4})-(\d\d)-(\d\d) is not verified: the date comes from one data set only\.$/u,
    'Ngày kết thúc $3/$2/$1 chưa được kiểm chứng: chỉ có ở một bộ dữ liệu.',
  ],
  [
    /^Printed with the day (\d{4})-(\d\d)-(\d\d); the document is of (\d{4})-(\d\d)-(\d\d)\.$/u,
    'In ngày $3/$2/$1; văn bản là của ngày $6/$5/$4.',
  ],
];

/** What a reading finds amiss, told in pieces. */
const PIECES: readonly (readonly [RegExp, string])[] = [
  [/^(\S+) is of (\d{4})-(\d\d)-(\d\d)$/u, '$1 là của ngày $4/$3/$2'],
  [/^dated after the document \((\d{4})-(\d\d)-(\d\d)\)$/u, 'đề ngày sau văn bản ($3/$2/$1)'],
  [/^the symbol (\S+) is a department's, not a ministry's$/u, 'ký hiệu $1 là của sở, không phải của bộ'],
  [/^the symbol TTg is the Prime Minister’s$/u, 'ký hiệu TTg là của Thủ tướng'],
  [/^the symbol UBND is a People's Committee's$/u, 'ký hiệu UBND là của Ủy ban nhân dân'],
];

/**
 * Says a note or reason of the data in Vietnamese, sentence by sentence: its editors write them in English.
 *
 * Returns: null where a sentence of it has no twin.
 */
export function twinOf(text: string): string | null {
  const whole = sentenceTwin(text);
  if (whole !== null) return whole;
  const sentences = text.split(/(?<=\.)(?<!\bNo\.)\s+/u).map(sentenceTwin);
  if (sentences.every((sentence) => sentence !== null)) return sentences.join(' ');
  const pieces = text.split('; ').map((piece) => patternTwin(piece, PIECES));
  return pieces.every((piece) => piece !== null) ? pieces.join('; ') : null;
}

function sentenceTwin(sentence: string): string | null {
  for (const table of [SENTENCES, SENTENCES_OF_ACTS])
    if (Object.hasOwn(table, sentence)) return table[sentence] ?? null;
  return patternTwin(sentence, PATTERNS);
}

function patternTwin(text: string, patterns: typeof PATTERNS): string | null {
  const found = patterns.find(([pattern]) => pattern.test(text));
  return found ? text.replace(...found) : null;
}
