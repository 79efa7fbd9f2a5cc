import type { PlanBundle } from '../bundle/bundle.schema.ts';
import type { EvidenceCutter } from '../evidence.ts';
import { findDates } from '../grammar/date.ts';
import type { MappedText } from '../text/mapped-text.ts';

type Observance = PlanBundle['observances'][number];

const CUES: readonly (readonly [string, RegExp])[] = [
  [
    'action-month',
    /thang hanh dong vi binh dang gioi(?: va phong,? ?(?:ngua,? )?(?:va )?(?:chong|ung pho)[a-z ,]{0,20}(?:voi )?bao luc tren co so gioi)?|thang hanh dong (?=nam|\(tu|tu ngay|lan)/g,
  ],
  ['family-day', /ngay gia dinh viet nam(?: \(?28\/0?6\)?)?|ngay 28\/0?6/g],
  ['womens-day', /(?:ngay )?quoc te phu nu(?: \(?0?8\/0?3\)?)?|ngay 0?8\/0?3(?!\/)/g],
  ['vietnamese-womens-day', /ngay (?:thanh lap hoi lien hiep )?phu nu viet nam(?: \(?20\/10\)?)?|ngay 20\/10(?!\/)/g],
  [
    'gbv-day',
    /ngay (?:quoc te |the gioi )?(?:xoa bo|phong,? ?chong) (?:nan )?bao luc (?:doi voi |voi )?phu nu(?: va tre em gai)?(?: \(?25\/11\)?)?|ngay 25\/11/g,
  ],
];
const EQUAL_HOUSEWORK = /chien dich (?:truyen thong )?["']?viec nha binh dang/g;
const RANGE =
  /tu (?:ngay )?(\d{1,2})\s?[/-]\s?(\d{1,2})(?:\s?[/-]\s?(\d{4}))?\s?(?:den|-)\s?(?:het )?(?:ngay )?(\d{1,2})\s?[/-]\s?(\d{1,2})(?:\s?[/-]\s?(\d{4}))?/;

/** Reads the days, months and campaigns a text names; each id once, with the dates printed nearest behind it. */
export function findObservances(texts: readonly MappedText[], cutter: EvidenceCutter): Observance[] {
  const found = new Map<string, Observance>();
  for (const text of texts) {
    for (const [id, pattern] of [...CUES, ['equal-housework', EQUAL_HOUSEWORK] as const]) {
      for (const match of text.folded.matchAll(pattern)) {
        const behind = text.folded.slice(match.index + match[0].length, match.index + match[0].length + 170);
        const range = id === 'action-month' ? RANGE.exec(behind) : null;
        const known = found.get(id);
        if (known && (known.from !== null || !range)) continue;
        const day =
          id === 'action-month'
            ? null
            : (findDates(text.folded.slice(match.index, match.index + match[0].length + 10))[0] ?? null);
        found.set(id, {
          id: id === 'equal-housework' ? null : id,
          name: text.text.slice(match.index, match.index + match[0].length).replace(/\s*\(?\d{1,2}\/\d{1,2}\)?$/u, ''),
          from: range
            ? monthDay(range[2], range[1], range[3] ?? range[6])
            : day
              ? monthDay(String(day.month), String(day.day))
              : null,
          to: range
            ? monthDay(range[5], range[4], range[6])
            : day
              ? monthDay(String(day.month), String(day.day))
              : null,
          evidence: cutter.of(text, match.index, match.index + match[0].length),
          confidence: range || day ? 0.95 : 0.85,
          method: 'name',
        });
      }
    }
  }
  const month = found.get('action-month');
  if (month && month.from === null) {
    // "… Tháng hành động … . Thời gian từ ngày 15/11 đến 15/12/2022": the dates may stand sentences later.
    for (const text of texts) {
      const range = /thang hanh dong|thoi gian/.test(text.folded) ? RANGE.exec(text.folded) : null;
      if (!range) continue;
      month.from = monthDay(range[2], range[1], range[3] ?? range[6]);
      month.to = monthDay(range[5], range[4], range[6]);
      break;
    }
  }
  return [...found.values()];
}

function monthDay(month = '', day = '', year?: string): string {
  const short = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year ? `${year}-${short}` : short;
}
