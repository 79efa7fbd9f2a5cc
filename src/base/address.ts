/**
 * Tells whether a text that somebody else wrote is a web address: http or https, without user or password, without
 * spaces, control characters and backslashes. It is shown as a link and may be fetched, so it must lead where it says.
 */
export function isWebAddress(text: string): boolean {
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(text) || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username === '' && password === '';
}
