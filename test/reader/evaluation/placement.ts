import type { PlanBundle } from '../../../src/reader/bundle/bundle.schema.ts';

/** Lines of the body (what the portal did not add), and those of them that the reader says it could not place. */
export function placement({ source }: PlanBundle): { body: string[]; unread: string[] } {
  const numbers = new Set(source.unread.map(({ locator }) => locator));
  const body: string[] = [];
  const unread: string[] = [];
  let start = 0;
  let count = 0;
  for (const line of source.text.split('\n')) {
    const end = start + line.length;
    const cut = source.cut.some((part) => part.start < end && start < part.end);
    start = end + 1;
    if (line.trim() === '') continue;
    count++;
    if (cut || !/[\p{L}\p{N}]/u.test(line)) continue;
    body.push(line);
    if (numbers.has(`P${count}`)) unread.push(line);
  }
  return { body, unread };
}
