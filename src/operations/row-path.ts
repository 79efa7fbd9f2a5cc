/** One step into an answer: a field, and whether its value is a list of which each item is meant. */
interface PathStep {
  field: string;
  each: boolean;
}

export type RowPath = readonly PathStep[];

/**
 * Reads a path such as `plans.nodes[].tasks.nodes[].title`. With `base`, a path that begins with a point starts at
 * the item of that path. Throws when it is not a path.
 */
export function parsePath(text: string, base: RowPath = []): RowPath {
  const relative = text.startsWith('.');
  const steps = (relative ? text.slice(1) : text).split('.').map((part) => {
    const match = /^([A-Za-z_]\w*)(\[\])?$/.exec(part);
    if (!match?.[1])
      throw new Error(`"${text}" is no path: write fields with points between them, and [] after a list.`);
    return { field: match[1], each: match[2] !== undefined };
  });
  return relative ? [...base, ...steps] : steps;
}

/** Counts the steps that two paths have in common from the root. */
export function sharedLength(left: RowPath, right: RowPath): number {
  let count = 0;
  while (count < left.length && count < right.length) {
    const [a, b] = [left[count], right[count]];
    if (a?.field !== b?.field || a?.each !== b?.each) break;
    count += 1;
  }
  return count;
}
