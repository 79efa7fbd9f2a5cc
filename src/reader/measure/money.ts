import type { MappedText } from '../text/mapped-text.ts';
import { readDecimal, shiftDecimal } from './decimal.ts';

export interface FoundMoney {
  start: number;
  end: number;
  asStated: string;
  amount: string;
  currency: 'VND' | 'USD';
}

const MONEY = /(\d[\d.,]{0,20}\d|\d)\s?(ty|trieu|nghin|ngan|tr)?\s?(dong|vnd|d(?![a-z])|usd|do la my)(?![a-z])/g;
const SCALE: Readonly<Record<string, number>> = { ty: 9, trieu: 6, tr: 6, nghin: 3, ngan: 3 };

/** Finds amounts of money: "150 triệu đồng", "1.234.567.000 đồng", "2,5 tỷ đồng". */
export function findMoney(text: MappedText): FoundMoney[] {
  const found: FoundMoney[] = [];
  for (const match of text.folded.matchAll(MONEY)) {
    const value = readDecimal(match[1] ?? '');
    if (value === null) continue;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      asStated: text.text.slice(match.index, match.index + match[0].length),
      amount: shiftDecimal(value, SCALE[match[2] ?? ''] ?? 0),
      currency: /usd|my/.test(match[3] ?? '') ? 'USD' : 'VND',
    });
  }
  return found;
}
