import type { Target } from '../bundle/bundle.schema.ts';
import { MEASURE_CUES } from '../cues/measures.ts';
import type { EvidenceCutter } from '../evidence.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { matchesOf } from '../text/matches-of.ts';
import { readDecimal } from './decimal.ts';

type Operator = Target['operator'];

interface Quantity {
  start: number;
  end: number;
  value: string;
  unit: string;
}

const MEASURES = MEASURE_CUES.map(([code, pattern]) => [code, new RegExp(pattern.source, 'g')] as const);
const NUMBER = '\\d[\\d.,]{0,14}\\d|\\d';
const PERCENT = new RegExp(`(${NUMBER})\\s?%`, 'g');
const TIMES = new RegExp(`(${NUMBER})\\s?lan(?![a-z])(?! (?:thu|dau|nay)|/| trong| moi| tren thang)`, 'g');
const SEX_RATIO = new RegExp(
  `(${NUMBER})\\s?(?:be|tre em|tre|con)?\\s?trai\\s?/\\s?100\\s?(?:be|tre em|tre|con)?\\s?(?:gai|nu)`,
  'g',
);
const PER = new RegExp(
  `(${NUMBER})\\s?(?:ca|tre|con)?(?: sinh| tu vong)?\\s?(?:/|tren)\\s?(100\\.000|1\\.000|1000|100000)\\s?(?:tre de song|ca sinh|tre|phu nu|nu)?`,
  'g',
);
const BEFORE: readonly (readonly [Operator, RegExp])[] = [
  [
    '>=',
    /(?:it nhat|toi thieu|khong thap hon|khong duoi|dat tu|tu|phan dau dat tu|khong it hon)(?: dat)?(?: ty le)? ?$/,
  ],
  ['<=', /(?:khong qua|khong vuot qua|toi da|khong cao hon|cao nhat|con khong qua) ?$/],
  ['>', /(?:tren|hon|cao hon|vuot) ?$/],
  ['<', /(?:duoi|thap hon|nho hon|it hon) ?$/],
  ['~', /(?:khoang|xap xi|gan|dat khoang|uoc dat) ?$/],
  ['=', /(?:dat|la|duy tri|bao dam|dam bao|xuong con|con|giu o muc) ?$/],
];
const BEHIND: readonly (readonly [Operator, RegExp])[] = [
  ['>=', /^ ?(?:[a-z/ 0-9.]{0,24}) ?tro len/],
  ['<=', /^ ?(?:[a-z/ 0-9.]{0,24}) ?tro xuong/],
];
const YEAR_OF =
  /(?:den (?:het |cuoi )?nam|vao nam|tu nam|het nam|cuoi nam|trong nam|nam)\s?((?:20)\d{2})(?:\s?tro di)?/g;

/** Finds the numeric targets of one item: a quantity with its operator, measure and year. */
export function findTargets(
  text: MappedText,
  context: { locator: string | null; heading: string | null; planYear: number | null; inTargets: boolean },
  cutter: EvidenceCutter,
): Target[] {
  const quantities = quantitiesOf(text.folded);
  const targets: Target[] = [];
  let last: { quantity: Quantity; operator: Operator | null } | null = null;
  for (const quantity of quantities) {
    const [from, to] = clauseAround(text.folded, quantity);
    const clause = text.folded.slice(from, to);
    const measure =
      measureOf(clause, quantity, from) ??
      measureOf(text.folded, quantity, 0) ??
      (context.heading ? measureOf(context.heading, quantity, 0) : null);
    if (measure === null && !context.inTargets && !/phan dau|chi tieu|muc tieu|it nhat|tren|dat/.test(clause)) continue;
    if (measure === null && isShareOfSomethingElse(clause)) continue;
    const own = operatorOf(text.folded, quantity);
    const shared: Operator | null =
      own.operator === null && last && goesOn(text.folded, last.quantity, quantity) ? last.operator : null;
    const operator: Operator | null = shared ?? own.operator;
    const confident = own.confident || shared !== null;
    last = { quantity, operator };
    const year = yearOf(text.folded, quantity, from, to) ?? yearIn(context.heading) ?? context.planYear;
    const asStated = text.slice(from, to);
    targets.push({
      measure,
      operator: operator ?? '=',
      value: quantity.value,
      unit: unitFor(measure, quantity.unit),
      year,
      fromYear: /tu nam \d{4} tro di|tro di/.test(clause),
      asStated: asStated.text,
      locator: context.locator,
      evidence: cutter.of(asStated),
      confidence: Math.round((measure ? 0.9 : 0.6) * (confident ? 1 : 0.85) * 100) / 100,
      method: measure ? 'measure-words' : 'quantity',
    });
  }
  return targets;
}

function quantitiesOf(folded: string): Quantity[] {
  const found: Quantity[] = [];
  const take = (pattern: RegExp, unit: (match: RegExpExecArray) => string) => {
    for (const match of matchesOf(pattern, folded)) {
      const value = readDecimal(match[1] ?? '');
      const start = match.index;
      const end = start + match[0].length;
      if (value === null || found.some((other) => start < other.end && end > other.start)) continue;
      if (/[\d.,/]$/.test(folded.slice(Math.max(0, start - 1), start))) continue;
      found.push({ start, end, value, unit: unit(match) });
    }
  };
  take(SEX_RATIO, () => 'boys per 100 girls');
  take(PER, (match) => `per ${Number((match[2] ?? '').replaceAll('.', '')).toLocaleString('en-US')}`);
  take(PERCENT, () => '%');
  take(TIMES, () => 'ratio');
  return found.sort((a, b) => a.start - b.start);
}

function operatorOf(folded: string, quantity: Quantity): { operator: Operator | null; confident: boolean } {
  const behind = folded.slice(quantity.end, quantity.end + 30);
  for (const [operator, pattern] of BEHIND) if (pattern.test(behind)) return { operator, confident: true };
  const before = folded.slice(Math.max(0, quantity.start - 40), quantity.start);
  const sign = /(>=|<=|≥|≤|>|<) ?$/.exec(before)?.[1];
  if (sign) return { operator: SIGNS[sign] ?? null, confident: true };
  for (const [operator, pattern] of BEFORE) {
    const match = pattern.exec(before);
    // "từ 25 % lên 30 %": the first number is where it starts, not a floor.
    if (match && !(operator === '>=' && /(?:^|[^a-z])tu ?$/.test(match[0]) && /^\s?(?:len|den|xuong)/.test(behind)))
      return { operator, confident: true };
  }
  if (quantity.value === '100') return { operator: '=', confident: true };
  return { operator: null, confident: false };
}

/** "ít nhất 27% vào năm 2025 và 30% vào năm 2030": a second value beside the first takes its operator. */
function goesOn(folded: string, first: Quantity, second: Quantity): boolean {
  return (
    first.unit === second.unit &&
    /^(?:(?: [a-z]+){0,6}?[\s,;(]*(?:(?:vao|den|trong|het|cuoi|tu) )*nam \d{4}\)?(?: tro di)?)?[\s,;]*(?:va|len|tang len)?[\s,]*(?:(?:(?:vao|den|trong|het|cuoi|tu) )*nam \d{4}(?: la)?)?\s*$/.test(
      folded.slice(first.end, second.start),
    )
  );
}

const SIGNS: Readonly<Record<string, Operator>> = { '>=': '>=', '<=': '<=', '≥': '>=', '≤': '<=', '>': '>', '<': '<' };

/** A clause ends at `;`, at the end of a sentence, and before a second year ("đạt 60% vào năm 2025 và 75% vào năm 2030"). */
function clauseAround(folded: string, quantity: Quantity): [number, number] {
  const before = folded.slice(0, quantity.start);
  const start = Math.max(before.lastIndexOf(';'), before.lastIndexOf('. '), before.lastIndexOf(': - ')) + 1;
  const stop = /[;]|\.(?:\s|$)/.exec(folded.slice(quantity.end));
  return [start, stop ? quantity.end + stop.index : folded.length];
}

function measureOf(text: string, quantity: Quantity, offset: number): string | null {
  const at = quantity.start - offset;
  let best: { code: string; distance: number } | null = null;
  for (const [code, pattern] of MEASURES) {
    if (!unitFits(code, quantity.unit)) continue;
    for (const match of matchesOf(pattern, text)) {
      const distance = Math.abs(match.index - at);
      if (!best || distance < best.distance - 40) best = { code, distance };
    }
  }
  return best?.code ?? null;
}

function unitFits(code: string, unit: string): boolean {
  if (code === '3.1') return unit === 'ratio';
  if (code === '4.1') return unit === 'boys per 100 girls';
  if (code === '4.2' || code === '4.3') return unit.startsWith('per ');
  return unit === '%';
}

function unitFor(measure: string | null, unit: string): string {
  if (measure === '4.2') return 'per 100,000 live births';
  if (measure === '4.3') return 'births per 1,000 women';
  return unit;
}

/** The year nearest to the quantity: inside its stretch between the neighbouring quantities first. */
function yearOf(folded: string, quantity: Quantity, from: number, to: number): number | null {
  const clause = folded.slice(from, to);
  const years = [...clause.matchAll(YEAR_OF)].map((match) => ({ year: Number(match[1]), at: from + match.index }));
  const behind = years.find(
    ({ at }) =>
      at >= quantity.end && at - quantity.end < 140 && !/\d\s?(?:%|lan|\/)/.test(folded.slice(quantity.end, at)),
  );
  const before = years.filter(({ at }) => at < quantity.start).at(-1);
  // "đến năm 2025 có 70%, đến năm 2030 có 100%": the year behind opens the next value.
  const gap = behind ? folded.slice(quantity.end, behind.at) : '';
  const opensNext = /^ ?va(?: den)? /.test(gap) || (before !== undefined && /^ ?[,;] ?$/.test(gap));
  if (behind && !opensNext) return behind.year;
  if (before) return before.year;
  // A clause that states no year of its own goes on under that of the clause before it.
  const above = behind ? [...folded.slice(0, from).matchAll(YEAR_OF)].at(-1)?.[1] : undefined;
  return above ? Number(above) : (behind?.year ?? null);
}

function yearIn(heading: string | null): number | null {
  if (!heading) return null;
  const years = [...heading.matchAll(YEAR_OF)].map((match) => Number(match[1]));
  return years.length === 1 ? (years[0] ?? null) : null;
}

/** Shares that are no aim: percentages of a budget, of a result already reached. */
function isShareOfSomethingElse(clause: string): boolean {
  return /(?:da dat|ket qua dat|nam truoc|so voi nam|chiem) /.test(clause) && !/phan dau|chi tieu/.test(clause);
}
