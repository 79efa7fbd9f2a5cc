/**
 * Picks the media type that a client likes best; the first of the offered ones when it does not say or likes none.
 * A type that the client names outranks one that it only allows by a wildcard, at equal quality. Source: RFC 9110, 12.5.1.
 */
export function preferredType<T extends string>(accept: string | undefined, offered: readonly [T, ...T[]]): T {
  const ranges = (accept ?? '').split(',').flatMap((part) => {
    const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const quality = q === undefined ? 1 : Number(q.slice(2));
    return range && !Number.isNaN(quality) ? [{ range, quality }] : [];
  });
  let best: { type: T; quality: number; exact: number } = { type: offered[0], quality: 0, exact: 0 };
  for (const type of offered) {
    for (const { range, quality } of ranges) {
      const exact = range === type ? 2 : range === `${type.split('/')[0]}/*` ? 1 : range === '*/*' ? 0 : -1;
      if (exact < 0 || quality === 0) continue;
      if (quality > best.quality || (quality === best.quality && exact > best.exact)) best = { type, quality, exact };
    }
  }
  return best.type;
}
