import type { PlanBundle } from '../bundle/bundle.schema.ts';
import type { EvidenceCutter } from '../evidence.ts';
import { findDates } from '../grammar/date.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { matchesOf } from '../text/matches-of.ts';

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

interface Dates {
  readonly from: string;
  readonly to: string;
}

/** Reads the days, months and campaigns a text names; each id once, with the dates printed nearest behind it. */
export function findObservances(texts: readonly MappedText[], cutter: EvidenceCutter): Observance[] {
  const found = new Map<string, Observance>();
  for (const text of texts) {
    for (const [id, pattern] of [...CUES, ['equal-housework', EQUAL_HOUSEWORK] as const]) {
      for (const match of matchesOf(pattern, text.folded)) {
        const known = found.get(id);
        // The first mention stands, until one says the days.
        const next = known && known.from !== null ? null : observance(id, text, match, cutter);
        if (next && (!known || (id === ACTION_MONTH && next.from !== null))) found.set(id, next);
      }
    }
  }
  return [...found.values()].map((one) =>
    one.id === ACTION_MONTH && one.from === null ? { ...one, ...monthSaidElsewhere(texts) } : one,
  );
}

const ACTION_MONTH = 'action-month';

function observance(id: string, text: MappedText, match: RegExpExecArray, cutter: EvidenceCutter): Observance {
  const end = match.index + match[0].length;
  const dates =
    id === ACTION_MONTH ? rangeIn(text.folded.slice(end, end + 170)) : dayIn(text.folded.slice(match.index, end + 10));
  return {
    id: id === 'equal-housework' ? null : id,
    name: text.text.slice(match.index, end).replace(/\s*\(?\d{1,2}\/\d{1,2}\)?$/u, ''),
    from: dates?.from ?? null,
    to: dates?.to ?? null,
    evidence: cutter.of(text, match.index, end),
    confidence: dates ? 0.95 : 0.85,
    method: 'name',
  };
}

function rangeIn(folded: string): Dates | null {
  const range = RANGE.exec(folded);
  return (
    range && { from: monthDay(range[2], range[1], range[3] ?? range[6]), to: monthDay(range[5], range[4], range[6]) }
  );
}

function dayIn(folded: string): Dates | null {
  const date = findDates(folded)[0];
  const day = date ? monthDay(String(date.month), String(date.day)) : null;
  return day === null ? null : { from: day, to: day };
}

/** "… Tháng hành động … . Thời gian từ ngày 15/11 đến 15/12/2022": the dates may stand sentences later. */
function monthSaidElsewhere(texts: readonly MappedText[]): Dates | null {
  for (const { folded } of texts) {
    const range = /thang hanh dong|thoi gian/.test(folded) ? rangeIn(folded) : null;
    if (range) return range;
  }
  return null;
}

function monthDay(month = '', day = '', year?: string): string {
  const short = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year ? `${year}-${short}` : short;
}
