/** Takes away what no text of a program can hold: halves of letters, and the character that ends texts in C. */
const sound = (text: string) => text.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\0', '');

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');

/** Writes a text as one word of a POSIX shell. */
export function shellText(text: string): string {
  return `'${sound(text).replaceAll("'", String.raw`'\''`)}'`;
}

/** Writes a text as a text of JavaScript, its lines as lines. */
export function scriptText(text: string): string {
  if (!/[\r\n\u2028\u2029]/.test(text)) return `'${sound(text).replace(/[\\']/g, String.raw`\$&`)}'`;
  const escaped = sound(text)
    .replace(/[\\`]|\$(?=\{)/g, String.raw`\$&`)
    // A template reads the end of a line of Windows as that of Unix.
    .replaceAll('\r', String.raw`\r`);
  return `\`${escaped}\``;
}

/** Writes a text as a text of Python, its lines as lines. */
export function pythonText(text: string): string {
  const escaped = sound(text).replace(/[\\']/g, String.raw`\$&`).replaceAll('\r', String.raw`\r`);
  return escaped.includes('\n') ? `'''${escaped}'''` : `'${escaped}'`;
}

/** Writes a text as a text of R, its lines as lines. Other letters than ASCII are escaped: R reads files by the locale. */
export function rText(text: string): string {
  const escaped = sound(text)
    .replace(/[\\']/g, String.raw`\$&`)
    .replaceAll('\r', String.raw`\r`)
    .replace(/\P{ASCII}/gu, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
    });
  return `'${escaped}'`;
}

/** Writes a text as a text of SQL. */
export function sqlText(text: string): string {
  return `'${sound(text).replaceAll("'", "''")}'`;
}

/** Writes a text as a text of Power Query's M, in which `#(` begins an escape. */
export function mText(text: string): string {
  const escaped = sound(text)
    .replaceAll('#(', '#(#)(')
    .replaceAll('"', '""')
    .replaceAll('\r', '#(cr)')
    .replaceAll('\n', '#(lf)');
  return `"${escaped}"`;
}

/** Writes a value of JSON as Python writes it. */
export function pythonValue(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return pythonText(value);
  if (Array.isArray(value)) return `[${value.map(pythonValue).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).map(([name, inner]) => `${pythonText(name)}: ${pythonValue(inner)}`);
  return `{${entries.join(', ')}}`;
}
