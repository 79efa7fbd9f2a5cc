import type { Citation } from './bundle/bundle.schema.ts';
import { readCitations } from './cite/index.ts';
import type { NamedInstrument } from './classify/instruments.ts';
import type { Paragraph } from './clean/paragraph.ts';
import { isCapitals } from './clean/rejoin.ts';
import type { EvidenceCutter } from './evidence.ts';
import type { PlaceIndex } from './grammar/place.ts';
import type { Identity } from './identify/index.ts';
import { toIssuer } from './identify/seat.ts';
import type { OutlineItem } from './outline/item.ts';
import type { MappedText, Span } from './text/mapped-text.ts';

/** A strategy or programme that a text names by words. */
export interface NamedIn {
  text: MappedText;
  named: NamedInstrument;
}

/** Reads every act the document cites, each once for a place and a relation. */
export function citationsOf(
  { identity, cutter }: { identity: Identity; cutter: EvidenceCutter },
  items: readonly OutlineItem[],
  texts: readonly Paragraph[],
  index: PlaceIndex,
  instruments: readonly NamedIn[],
): Citation[] {
  const own = new Set([identity.document?.number?.value.canonical ?? '']);
  const spans = items
    .flatMap((item) => [item.text, ...item.details].map((text) => ({ locator: item.locator, ...text.source() })))
    .sort((a, b) => a.start - b.start);
  const first = spans[0]?.start ?? Number.POSITIVE_INFINITY;
  const subject = identity.subject?.source() ?? null;
  const isOwn = ownActs(identity, index);
  const citations = texts.flatMap(({ text }) => {
    const preamble =
      /^-? ?(?:can cu|xet|theo de nghi)/.test(text.folded) ||
      (text.source().start < first && identity.pageKind !== 'report_about_plan');
    const isSubject = subject !== null && within(text.source(), subject);
    const names =
      text.source().start < first && !isSubject && !isCapitals(text.text)
        ? instruments.filter((hit) => hit.text === text && !(subject && within(spanOf(hit), subject)))
        : [];
    return readCitations({
      text,
      locator: null,
      preamble,
      own,
      named: names.map((hit) => hit.named),
      isOwn,
      index,
      cutter,
    });
  });
  const located = citations.map((citation) => {
    const at = citation.evidence?.end ?? 0;
    const span = lastStartingBefore(spans, at);
    return { ...citation, locator: span && at <= span.end + 2 ? span.locator : null };
  });
  return dedupe(located);
}

/** Tells the document's own type and issuer, which its text and its page name without meaning another act. */
function ownActs({ document }: Identity, index: PlaceIndex): Parameters<typeof readCitations>[0]['isOwn'] {
  const issuer = document?.issuer?.value ?? null;
  const type = document?.type?.value ?? null;
  const day = document?.issuedOn?.value ?? null;
  const province = [...index.provinces.values()].find(({ id }) => id === issuer?.provinceId) ?? null;
  return (named, body) => {
    if (issuer === null) return named === type;
    const met = toIssuer(body, day, province, index);
    return named === type && met.kind === issuer.kind && met.level === issuer.level;
  };
}

function spanOf({ text, named }: NamedIn): Span {
  return text.source(named.start, named.end);
}

function within(part: Span, whole: Span): boolean {
  return part.start >= whole.start && part.end <= whole.end;
}

/** Finds, by halving, the last span that starts before an offset; a whole plan may hold thousands of both. */
function lastStartingBefore<T extends { start: number }>(spans: readonly T[], offset: number): T | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1] ?? null;
}

/** The same act cited twice with the same relation from the same place is one citation. */
function dedupe(citations: readonly Citation[]): Citation[] {
  const seen = new Set<string>();
  return citations.filter((citation) => {
    const key = `${citation.number ?? citation.subject}|${citation.relation}|${citation.locator}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
