import type { PlanBundle } from '../bundle/bundle.schema.ts';
import type { EvidenceCutter } from '../evidence.ts';
import { findBodies } from '../grammar/body.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import { findMoney } from '../measure/money.ts';
import type { MappedText } from '../text/mapped-text.ts';

type Reporting = PlanBundle['reporting'][number];
type Budget = PlanBundle['budget'][number];
type Model = PlanBundle['models'][number];

const REPORT =
  /(?:bao cao (?:ket qua|ve|dinh ky|so ket|tong ket|gui|uy ban|ubnd|tinh hinh|cap tren)|che do (?:thong tin,? ?)?bao cao|gui bao cao|tong hop,? bao cao|dinh ky[^.;]{0,60}bao cao|bao cao[^.;]{0,40}(?:truoc ngay|dinh ky|hang nam|06 thang|6 thang))/;
const DUE =
  /(?:truoc|cham nhat)(?: het)? (?:ngay )?\d{1,2}(?:\s?\/\s?\d{1,2}(?:\/\d{4})?| thang \d{1,2})(?: (?:va|,) (?:truoc )?(?:ngay )?\d{1,2}\/\d{1,2})?(?: hang nam)?/;
const INTERVALS: readonly (readonly [Reporting['intervals'][number], RegExp])[] = [
  ['MONTHLY', /hang thang/],
  [
    'QUARTERLY',
    /hang quy(?! (?:dinh|hoach|che))|theo quy(?! (?:dinh|hoach|che))(?=[,.;)]| va)|moi quy|quy (?:i|ii|iii|iv|\d)(?![a-z])/,
  ],
  ['HALF_YEARLY', /0?6 thang|sau thang|nua nam|so ket/],
  ['YEARLY', /hang nam|(?:thang,?|va) (?:\d* ?)?(?:ca )?nam(?! \d)|cuoi nam|1 nam|mot nam|01 nam/],
  ['AD_HOC', /dot xuat/],
];

/** Reads the reporting duties of a text; null when it states none. */
export function readReporting(
  text: MappedText,
  locator: string | null,
  index: PlaceIndex,
  cutter: EvidenceCutter,
): Reporting | null {
  const match = REPORT.exec(text.folded);
  if (
    !match ||
    /nghe $/.test(text.folded.slice(0, match.index)) ||
    /^(?:thong tin,? )?(?:che do )?(?:thong tin,? )?bao cao$/.test(text.folded)
  )
    return null;
  const [start, end] = sentenceAround(text, match.index);
  const sentence = text.slice(start, end);
  const { folded } = sentence;
  const due = DUE.exec(folded);
  const at = folded.search(/bao cao|gui/);
  const recipient = findBodies(sentence, index).find(
    (body) => body.start > at && /(?:ve|gui|cho|voi|:|cao) ?$/.test(folded.slice(0, body.start)),
  );
  const superior = /(?:ve|len|voi|gui) (?:cap tren)/.exec(folded);
  return {
    text: sentence.text,
    intervals: INTERVALS.filter(([, pattern]) => pattern.test(folded)).map(([interval]) => interval),
    due: due ? sentence.text.slice(due.index, due.index + due[0].length) : null,
    recipient:
      recipient?.name ??
      (superior
        ? sentence.text.slice(superior.index + superior[0].length - 8, superior.index + superior[0].length)
        : null),
    locator,
    evidence: cutter.of(sentence),
    confidence: 0.8,
    method: 'words',
  };
}

const MONEY_WORDS = /kinh phi|ngan sach|du toan|nguon von|xa hoi hoa/;

/** Reads what a text says about the money of the plan; null when it says nothing. */
export function readBudget(
  text: MappedText,
  locator: string | null,
  inSection: boolean,
  cutter: EvidenceCutter,
): Budget | null {
  const match = MONEY_WORDS.exec(text.folded);
  if (!match && !inSection) return null;
  const [start, end] = inSection ? [0, text.length] : sentenceAround(text, match?.index ?? 0);
  const sentence = text.slice(start, end);
  if (sentence.length < 12 || /^(?:nguon )?kinh phi(?: thuc hien)?$/.test(sentence.folded)) return null;
  const money = findMoney(sentence)[0] ?? null;
  return {
    text: sentence.text,
    amount: money ? { asStated: money.asStated, amount: money.amount, currency: money.currency } : null,
    locator,
    evidence: cutter.of(sentence),
    confidence: inSection ? 0.9 : 0.75,
    method: inSection ? 'section' : 'words',
  };
}

const QUOTED = /["“”]\s?([^"“”]{4,120}?)\s?["“”]/g;

/** Reads the models (mô hình) a text names in quotation marks behind the word. */
export function findModels(text: MappedText, locator: string | null, cutter: EvidenceCutter): Model[] {
  const models: Model[] = [];
  for (const match of text.text.matchAll(QUOTED)) {
    const before = text.folded.slice(Math.max(0, match.index - 180), match.index);
    const word = before.lastIndexOf('mo hinh');
    const club = before.lastIndexOf('cau lac bo');
    const at = Math.max(word, club);
    // Between the word and the name only other quoted names may stand.
    if (at === -1 || /[.](?:\s|$)/.test(before.slice(at)) || before.slice(at).replace(/"[^"]*"/g, '').length > 46)
      continue;
    const start = match.index + match[0].indexOf(match[1] ?? '');
    const name = text.slice(start, start + (match[1]?.length ?? 0));
    models.push({ name: name.text, locator, evidence: cutter.of(name), confidence: 0.85, method: 'quoted' });
  }
  return models;
}

function sentenceAround(text: MappedText, at: number): [number, number] {
  const before = text.folded.slice(0, at);
  const start = Math.max(before.lastIndexOf('. '), before.lastIndexOf('; ')) + 1;
  const stop = /[.;](?:\s|$)/.exec(text.folded.slice(at));
  return [start, stop ? at + stop.index : text.length];
}
