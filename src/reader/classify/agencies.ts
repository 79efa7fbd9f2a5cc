import type { Agency } from '../bundle/bundle.schema.ts';
import type { EvidenceCutter } from '../evidence.ts';
import { type FoundBody, findBodies } from '../grammar/body.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';

const LEAD = /chu tri(?! hoi nghi)|(?:don vi|co quan) thuc hien(?=\s?[:(])|giao(?= so| ban| cong an| hoi| uy ban)/g;
const CO = /phoi hop(?: voi| cung)?|co quan phoi hop/g;
const GROUPS =
  /(?<![a-z])(?:cac )?(?:so, ban, nganh(?:, (?:doan the|hoi|dia phuong))*|so, nganh|ban, nganh|so, ban nganh|co quan, don vi|co quan bao chi|don vi (?:co )?lien quan|nganh lien quan|(?<=cac )don vi|doan the|to chuc chinh tri ?- ?xa hoi|uy ban nhan dan cac (?:huyen|xa|quan|phuong)[a-z, ]{0,60}|ubnd cac (?:huyen|xa|quan|phuong)[a-z, ]{0,60}|ubnd cap (?:huyen|xa)|cac (?:huyen|dia phuong|xa, phuong)[a-z, ]{0,40})/g;

/** Where a text says "chủ trì" and where "phối hợp". */
interface Verbs {
  readonly lead: RegExpExecArray | null;
  readonly leadAt: number;
  readonly coAt: number;
  /** "Cơ quan chủ trì: …": who leads stands behind the label only. */
  readonly labelled: boolean;
}

/** Reads the agencies of a task's text: who leads stands before or behind "chủ trì", who joins behind "phối hợp". */
export function agenciesOf(
  text: MappedText,
  index: PlaceIndex,
  cutter: EvidenceCutter,
): { lead: Agency[]; co: Agency[] } {
  const verbs = verbsOf(text.folded);
  if (!verbs) return { lead: [], co: [] };
  const parties = partiesOf(text, findBodies(text, index));
  const doer = verbs.lead ? null : doerOf(text.folded, parties, verbs.coAt);
  const lead = doer ? [doer] : leadersOf(parties, verbs);
  const co = parties.filter((party) => party !== doer && joins(text.folded, party, lead, verbs));
  return {
    lead: lead.map((party) => agency(text, party, cutter, 0.85)),
    co: co.map((party) => agency(text, party, cutter, 0.8)),
  };
}

function verbsOf(folded: string): Verbs | null {
  const lead = [...folded.matchAll(LEAD)][0] ?? null;
  const co = [...folded.matchAll(CO)].find((match) => !/tang cuong $|cong tac $/.test(folded.slice(0, match.index)));
  if (!lead && !co) return null;
  const labelled = /(?:co quan|don vi) (?:chu tri|thuc hien)[^:]{0,30}:/.test(folded);
  return { lead, leadAt: lead?.index ?? -1, coAt: co?.index ?? folded.length, labelled };
}

/** "Sở Y tế phối hợp với … tổ chức …": who opens the sentence does the work. */
function doerOf(folded: string, parties: readonly Party[], coAt: number): Party | null {
  return parties.find((party) => party.end === coAt - 1 && opensSentence(folded, party.start)) ?? null;
}

function leadersOf(parties: readonly Party[], verbs: Verbs): Party[] {
  const leaders: Party[] = [];
  for (const party of parties) if (leads(party, verbs) && !isPartner(party, leaders, verbs)) leaders.push(party);
  return leaders;
}

function leads(party: Party, { lead, leadAt, coAt, labelled }: Verbs): boolean {
  if (!lead || coAt <= leadAt) return false;
  // Who stands before "giao" gives the work away.
  const before = party.end <= leadAt && leadAt - party.end < 40 && !lead[0].startsWith('giao');
  const behind = party.start >= leadAt && party.start < coAt && (labelled || party.start - leadAt < 30);
  return behind || (before && !labelled);
}

/** "A chủ trì, B phối hợp": B stands right before its own verb, behind one that A leads. */
function isPartner(party: Party, leaders: readonly Party[], { lead, leadAt, coAt }: Verbs): boolean {
  return (
    lead?.[0] === 'chu tri' &&
    party.start > leadAt &&
    coAt - party.end === 1 &&
    leaders.some(({ end }) => end <= leadAt)
  );
}

function joins(folded: string, party: Party, leaders: readonly Party[], verbs: Verbs): boolean {
  const { coAt } = verbs;
  return (
    isPartner(party, leaders, verbs) ||
    (party.start > coAt && party.start - coAt < 400 && sameSentence(folded, coAt, party.start))
  );
}

/** A body, or a collective in words ("các sở, ban, ngành"). */
type Party = Pick<FoundBody, 'start' | 'end' | 'name'> & { kind: FoundBody['kind'] | null };

function partiesOf(text: MappedText, bodies: readonly FoundBody[]): Party[] {
  const groups = [...text.folded.matchAll(GROUPS)]
    .map((match) => ({ start: match.index, end: match.index + match[0].replace(/[\s,]+$/, '').length }))
    .filter(({ start, end }) => !bodies.some((body) => start < body.end && end > body.start))
    .map(({ start, end }) => ({ start, end, name: text.text.slice(start, end), kind: null }));
  return [...bodies, ...groups].sort((a, b) => a.start - b.start);
}

function opensSentence(folded: string, at: number): boolean {
  return at === 0 || /[.;:] ?$/.test(folded.slice(0, at));
}

function sameSentence(folded: string, from: number, to: number): boolean {
  // Behind the next deed stands whom it concerns, not who joins in.
  return !/[.;]\s|(?:bao cao|kiem tra|to chuc|tham muu|trien khai|xay dung|huong dan|theo doi|tong hop|thuc hien) /.test(
    folded.slice(from + 8, to),
  );
}

/** Reads the agencies listed in a cell of a task table; words that name no known body are kept as printed. */
export function agenciesInCell(cell: MappedText, index: PlaceIndex, cutter: EvidenceCutter): Agency[] {
  const bodies = findBodies(cell, index);
  const found = bodies.map((body) => agency(cell, body, cutter, 0.92));
  const rest = [...cell.folded.matchAll(GROUPS)].filter(
    (match) => !bodies.some((body) => match.index < body.end && match.index + match[0].length > body.start),
  );
  for (const match of rest) {
    const part = cell.slice(match.index, match.index + match[0].length);
    found.push({ name: part.text, kind: null, evidence: cutter.of(part), confidence: 0.7, method: 'table' });
  }
  if (found.length === 0 && cell.length > 2 && cell.length < 160) {
    found.push({ name: cell.text, kind: null, evidence: cutter.of(cell), confidence: 0.6, method: 'table' });
  }
  return found;
}

function agency(text: MappedText, body: Party, cutter: EvidenceCutter, confidence: number): Agency {
  return {
    name: body.name,
    kind: body.kind,
    evidence: cutter.of(text, body.start, body.end),
    confidence,
    method: 'words',
  };
}
