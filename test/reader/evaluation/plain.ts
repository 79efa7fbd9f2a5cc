/** Words without their case, spaces and marks at the ends: what two readers of one page agree on. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[‐-―]/g, '-')
    .replaceAll(/[“”"]/g, '')
    .replaceAll(/\s*-\s*/g, ' - ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[\s.,;:]+|[\s.,;:/]+$/g, '');
}

/** A title without the word of its type, which some readers keep and some leave out. */
export function plainTitle(text: string): string {
  return plain(text)
    .replace(/^(?:kế hoạch|quyết định|công văn|báo cáo) /, '')
    .replace(/^(?:về việc|v\/v|về) /, '');
}
