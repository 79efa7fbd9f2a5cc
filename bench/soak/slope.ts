/** How fast something grows, by the line of least squares. */
export interface Slope {
  /** Per unit of x. */
  perUnit: number;
  /** Standard error of it: what the noise alone would make. */
  error: number;
}

/** Fits a line through points. Returns: NaN for fewer than three points. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): Slope {
  const count = points.length;
  if (count < 3) return { perUnit: Number.NaN, error: Number.NaN };
  const mean = (of: (point: readonly [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / count;
  const [meanX, meanY] = [mean(([x]) => x), mean(([, y]) => y)];
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const perUnit = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const rest = points.reduce((sum, [x, y]) => sum + (y - meanY - perUnit * (x - meanX)) ** 2, 0);
  return { perUnit, error: Math.sqrt(rest / (count - 2) / spread) };
}

/** The least value of each stretch of x, where it stands: what garbage there was at the moment does not count. */
export function leastOf(points: readonly (readonly [x: number, y: number])[], stretch: number): [number, number][] {
  const least = new Map<number, [number, number]>();
  for (const [x, y] of points) {
    const at = Math.floor(x / stretch);
    const known = least.get(at);
    if (known === undefined || y < known[1]) least.set(at, [x, y]);
  }
  return [...least.values()];
}
