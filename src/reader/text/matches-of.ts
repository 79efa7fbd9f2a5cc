/**
 * Finds all matches of a pattern. Most patterns are met in no given text, and `matchAll` compiles its pattern anew each
 * time, so it is asked only where there is a match.
 */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  return text.search(pattern) === -1 ? [] : [...text.matchAll(pattern)];
}
