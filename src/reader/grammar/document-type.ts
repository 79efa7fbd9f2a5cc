/** Folded names of document types and their codes; the longer name stands first where one begins another. */
export const TYPE_NAMES: readonly (readonly [string, string])[] = [
  ['thong tu lien tich', 'TTLT'],
  ['thong tu', 'TT'],
  ['nghi dinh', 'NĐ'],
  ['nghi quyet', 'NQ'],
  ['quyet dinh', 'QĐ'],
  ['chi thi', 'CT'],
  ['ket luan', 'KL'],
  ['ke hoach', 'KH'],
  ['cong van', 'CV'],
  ['van ban', ''],
  ['cong dien', 'CĐ'],
  ['to trinh', 'TTr'],
  ['bao cao', 'BC'],
  ['thong bao', 'TB'],
  ['huong dan', 'HD'],
  ['chuong trinh', 'CTr'],
  ['phuong an', 'PA'],
  ['quy che', 'QC'],
  ['quy dinh', 'QyĐ'],
  ['de an', 'ĐA'],
  ['bo luat', 'Luật'],
  ['luat', 'Luật'],
];

const NAME_CODES: ReadonlyMap<string, string> = new Map(TYPE_NAMES);

/** Abbreviations that open a symbol, folded; what is none of them is an issuer, and the document a letter. */
const SYMBOL_CODES: ReadonlyMap<string, string> = new Map(
  'NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA BC BB TTr CĐ BGN GM GP NĐ TT TTLT KL SL L'
    .split(' ')
    .map((code): [string, string] => [fold(code), code]),
);

function fold(code: string): string {
  return code.replaceAll('Đ', 'D').toLowerCase();
}

/** Gives the code of a type name ("ke hoach"); null for a name that fixes no type ("van ban") or is none. */
export function typeOfName(folded: string): string | null {
  return NAME_CODES.get(folded.trim()) || null;
}

/** Gives the code that a symbol's first token stands for (`KH-UBND` → KH); null when it is an issuer's. */
export function typeOfToken(token: string): string | null {
  return SYMBOL_CODES.get(fold(token)) ?? null;
}

/** Source of a pattern that matches one type name in folded text. */
export const TYPE_NAME_PATTERN = TYPE_NAMES.map(([name]) => name).join('|');
