import type { Agency } from '../bundle/bundle.schema.ts';
import type { EvidenceCutter } from '../evidence.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { matchesOf } from '../text/matches-of.ts';
import { type Party, partiesOf } from './parties.ts';

const LEAD = /chu tri(?! hoi nghi)|(?:don vi|co quan) thuc hien(?=\s?[:(])|giao(?= so| ban| cong an| hoi| uy ban)/g;
const CO = /phoi hop(?: voi| cung)?|co quan phoi hop/g;
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
  const parties = partiesOf(text, index);
  const doer = verbs.lead ? null : doerOf(text.folded, parties, verbs.coAt);
  const lead = doer ? [doer] : leadersOf(parties, verbs);
  const co = parties.filter((party) => party !== doer && joins(text.folded, party, lead, verbs));
  return {
    lead: lead.map((party) => agency(text, party, cutter, 0.85)),
    co: co.map((party) => agency(text, party, cutter, 0.8)),
  };
}

function verbsOf(folded: string): Verbs | null {
  const lead = matchesOf(LEAD, folded)[0] ?? null;
  const co = matchesOf(CO, folded).find((match) => !/tang cuong $|cong tac $/.test(folded.slice(0, match.index)));
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

function opensSentence(folded: string, at: number): boolean {
  return at === 0 || /[.;:] ?$/.test(folded.slice(0, at));
}

function sameSentence(folded: string, from: number, to: number): boolean {
  // Behind the next deed stands whom it concerns, not who joins in.
  return !/[.;]\s|(?:bao cao|kiem tra|to chuc|tham muu|trien khai|xay dung|huong dan|theo doi|tong hop|thuc hien) /.test(
    folded.slice(from + 8, to),
  );
}

/** Reads the agencies listed in a cell of a task table; words that name no body are kept as printed. */
export function agenciesInCell(cell: MappedText, index: PlaceIndex, cutter: EvidenceCutter): Agency[] {
  const parties = partiesOf(cell, index);
  // One name that is not known: the whole cell is it, whatever marks it holds.
  const isWhole = parties.length === 0 || (parties.length === 1 && parties[0]?.body === null);
  if (isWhole && cell.length > 2 && cell.length < 160 && !cell.text.includes(';'))
    return [{ name: cell.text, kind: null, evidence: cutter.of(cell), confidence: 0.6, method: 'table' }];
  return parties.map((party) => ({
    ...agency(cell, party, cutter, party.kind === null ? 0.7 : 0.92),
    method: party.kind === null ? 'table' : 'words',
  }));
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
