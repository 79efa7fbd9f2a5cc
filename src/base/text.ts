/**
 * Folds Vietnamese text to lower-case ASCII words for matching: no diacritics, `đ` as `d`, single spaces.
 * Old and new tone placement ("Hoà", "Hòa"), NFC and NFD, U+00A0 and dashes of every kind fold alike.
 *
 * Returns: the folded text; an empty string when nothing but punctuation was there.
 * Example: `fold('Hoà  Bình – ĐẮK LẮK')` is `'hoa binh dak lak'`.
 */
export function fold(text: string): string {
  return stripMarks(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/**
 * Removes Vietnamese diacritics and keeps case, punctuation and spacing. Letters that look like Đ and are typed in its
 * place, such as the Icelandic Ð (U+00D0), are read as it. Example: `stripMarks('QĐ')` is `'QD'`.
 */
export function stripMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đðɖ]/g, 'd')
    .replace(/[ĐÐƉ]/g, 'D');
}

/** Makes a URL-safe slug. Example: `slugify('Bà Rịa - Vũng Tàu')` is `'ba-ria-vung-tau'`. */
export function slugify(text: string): string {
  return fold(text).replaceAll(' ', '-');
}

/**
 * Counts the edits (insert, delete, replace, swap neighbours) that turn one text into the other.
 * Used for "did you mean"; both texts are folded first.
 */
export function editDistance(left: string, right: string): number {
  const a = fold(left);
  const b = fold(right);
  let previous: number[] = [];
  let current = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const beforePrevious = previous;
    previous = current;
    current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforePrevious[j - 2] ?? 0) + 1);
      }
      current[j] = best;
    }
  }
  return current[b.length] ?? 0;
}

/** A shorter beginning says too little. */
const SHORTEST_BEGINNING = 3;

/**
 * Finds the candidate nearest to a mistyped word, or else the shortest that begins with it; null when nothing is near
 * enough to be helpful.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const known = [...candidates];
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word, candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best ?? shortestBeginningWith(fold(word), known);
}

function shortestBeginningWith(word: string, candidates: readonly string[]): string | null {
  if (word.length < SHORTEST_BEGINNING) return null;
  const longer = candidates.filter((candidate) => fold(candidate).startsWith(word));
  return longer.sort((a, b) => a.length - b.length)[0] ?? null;
}

/**
 * Takes out what would act on a reader's terminal or page instead of being read: control characters, and the marks
 * that turn the direction of writing around, by which a text can look like another. Line ends and tabs stay;
 * what returns to the beginning of a line that has been read does not.
 */
export function withoutControls(text: string): string {
  return text.replace(/(?!\n|\t|\r\n)\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}
