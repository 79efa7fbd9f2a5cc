import Negotiator from 'negotiator';

/**
 * Picks the media type that a client likes best; the first of the offered ones when it does not say or likes none.
 * A type that the client names outranks one that it only allows by a wildcard, at equal quality. Source: RFC 9110, 12.5.1.
 */
export function preferredType<T extends string>(accept: string | undefined, offered: readonly [T, ...T[]]): T {
  const liked = new Negotiator({ headers: { accept } }).mediaType([...offered]);
  return offered.find((type) => type === liked) ?? offered[0];
}
