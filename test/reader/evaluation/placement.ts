import type { PlanBundle } from '../../../src/reader/bundle/bundle.schema.ts';

interface Span {
  start: number;
  end: number;
}

/** Lines of the body (what the portal did not add), and those of them that the reader says it could not place. */
export function placement(bundle: PlanBundle): { body: string[]; unread: string[] } | null {
  const parts = unreadOf(bundle);
  if (parts === null) return null;
  const body: string[] = [];
  const unread: string[] = [];
  let start = 0;
  for (const line of bundle.source.text.split('\n')) {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    if (!/[\p{L}\p{N}]/u.test(line) || bundle.source.cut.some((cut) => overlaps(cut, span))) continue;
    body.push(line);
    if (parts.some((part) => overlaps(part, span))) unread.push(line);
  }
  return { body, unread };
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** The unread parts as offsets; null for a bundle of a reader that does not account for its lines. */
function unreadOf({ source }: PlanBundle): Span[] | null {
  const parts: unknown = Reflect.get(source, 'unread');
  if (!Array.isArray(parts)) return null;
  return parts.map((part: unknown) => {
    const span = spanOf(part) ?? spanOf(fieldOf(part, 'evidence'));
    if (!span) throw new Error('An unread part of a bundle has no place in the text.');
    return span;
  });
}

function spanOf(value: unknown): Span | null {
  const start = fieldOf(value, 'start');
  const end = fieldOf(value, 'end');
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
