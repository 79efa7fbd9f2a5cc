/**
 * Reads a Vietnamese number: `.` groups thousands, `,` opens decimals, `1.234.567,89`; a lone `.` before one or two
 * digits is a decimal point, as some offices type it.
 *
 * Returns: a plain decimal string; null when the text is no number.
 */
export function readDecimal(printed: string): string | null {
  const text = printed.replace(/\s/gu, '');
  if (!/^\d[\d.,]*$/.test(text) || text.length > 24) return null;
  const clean = text.replace(/[.,]+$/, '');
  const commas = clean.split(',').length - 1;
  const dots = clean.split('.').length - 1;
  if (commas > 1) return /^\d{1,3}(?:,\d{3})+$/.test(clean) ? trim(clean.replaceAll(',', '')) : null;
  if (commas === 1) {
    const [whole = '', part = ''] = clean.split(',');
    if (dots > 0 && !/^\d{1,3}(?:\.\d{3})*$/.test(whole)) return null;
    return trim(`${whole.replaceAll('.', '')}.${part}`);
  }
  if (dots === 0) return trim(clean);
  if (/^\d{1,3}(?:\.\d{3})+$/.test(clean)) return trim(clean.replaceAll('.', ''));
  return dots === 1 ? trim(clean) : null;
}

function trim(value: string): string {
  const plain = value.replace(/^0+(?=\d)/, '');
  return plain.includes('.') ? plain.replace(/0+$/, '').replace(/\.$/, '') : plain;
}

/** Multiplies a decimal string by a power of ten without leaving decimal notation. */
export function shiftDecimal(value: string, places: number): string {
  const [whole = '0', part = ''] = value.split('.');
  const digits = part.padEnd(places, '0');
  return trim(`${whole}${digits.slice(0, places)}${digits.length > places ? `.${digits.slice(places)}` : ''}`);
}
