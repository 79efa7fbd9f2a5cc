import type { Paragraph } from '../clean/paragraph.ts';
import { WORK_VERBS } from '../cues/verbs.ts';
import { type FoundBody, findBodies } from '../grammar/body.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { splitClauses } from './clauses.ts';
import { makeItem, type OutlineItem } from './item.ts';
import { type Ordinal, RANK, readOrdinal } from './ordinal.ts';

type Mode = 'preamble' | 'purpose' | 'tasks';

const PURPOSE =
  /muc dich|muc tieu (?:tong quat|chung|cua|cu the|la|den)?|yeu cau (?:cua ke hoach|dat ra|la|,|va )|quan diem|(?:ke hoach|quyet dinh|cong van|van ban|chuong trinh)(?: nay)?(?: duoc)?(?: ban hanh| xay dung| trien khai)? ?,? ?nham|^nham /;
const WORK =
  /noi dung|nhiem vu|hoat dong (?:trong tam|cu the|chinh|chu yeu|gom|duoc)|giai phap|cong tac trong tam|chu trong|yeu cau (?:cac |so |ubnd |uy ban|thu truong|dia phuong|don vi)|giao (?:cac |so |ubnd |cho )|de nghi (?:cac |uy ban|hoi |so )|tap trung (?:vao |thuc hien |trien khai )?(?:cac |mot so |nhung )?(?:noi dung|nhiem vu|hoat dong|cong tac|linh vuc)|cac (?:hoat dong|viec|cong viec)|nhu sau$|(?:bao )?gom$|cu the$|trong do$/;
/** Openings of the sentences an article ends with: they give no work. */
export const CLOSING =
  /^[(“"]?(?:can cu|tren co so|ke hoach nay|thuc hien (?:ke hoach|cong van|quyet dinh|chi dao|van ban)|dinh kem|kem theo|nguon|anh|tin|theo (?:ke hoach|cong van) so|xem |chi tiet|day la|duoc biet|truoc do|trao doi|phat bieu|tai (?:hoi nghi|buoi|le))/;
const VERB = new RegExp(`^(?:${WORK_VERBS.join('|')})(?![a-z])`);
/** A paragraph that sets a figure to reach gives no work. */
const AIM =
  /^(?:(?:theo (?:do|ke hoach(?: nay)?)|cu the|ke hoach (?:phan dau|dat (?:ra )?muc tieu|de ra))(?:[,:]? ))*(?:den (?:het |cuoi )?nam \d{4},? ?|phan dau|chi tieu|muc tieu)[^;]{0,160}\d\s?(?:%|lan(?![a-z]))|^(?:tren|it nhat|toi thieu|ty le) [^;]{0,200}\d\s?%[^;]{0,160}(?:vao|den) (?:het |cuoi )?nam \d{4}|^(?:tren|it nhat|toi thieu) \d[\d,.]*\s?%[^;]{0,200}(?:vao|den) (?:het |cuoi )?nam \d{4}/;
const AIMS = new RegExp(`^(?:nham|gop phan|tao |qua do|tung buoc|de |cac |viec |${WORK_VERBS.join('|')})`);
const FOLLOWS = /^(?:ben canh do|dong thoi|ngoai ra|cung voi do|song song)/;
/** "Theo kế hoạch, trong năm huyện sẽ tổ chức …". */
const ANNOUNCES_WORK =
  /^[^.;:]{0,90}(?:^|[ ,])se (?:tap trung |tiep tuc |day manh )?(?:to chuc|trien khai|thuc hien|kiem tra|mo |phat dong|tuyen truyen|ho tro|xay dung)/;
const DEONTIC =
  /(?:co trach nhiem|chu tri|chiu trach nhiem|chu dong|phai |can |tham muu|trien khai|to chuc|duoc giao|phoi hop)/;

type Actor = OutlineItem['actor'];

/** Where the reading of an article stands: which list goes on, and who acts in it. */
interface State {
  readonly mode: Mode;
  readonly actor: Actor;
}

/** One paragraph behind its ordinal, and where its lead-in ends. */
interface Line {
  readonly paragraph: Paragraph;
  readonly isAnnouncing: boolean;
  readonly ordinal: Ordinal | null;
  readonly text: MappedText;
  /** The colon that ends a lead-in. */
  readonly lead: number | null;
  readonly leadText: string;
}

/** A line with what its lead-in turns to, and what stands behind it. */
interface Said extends Line {
  readonly turned: Mode | null;
  readonly contentStart: number;
  readonly content: MappedText;
  readonly bodies: readonly FoundBody[];
}

type Kind = 'targets' | 'purpose' | 'work' | 'lead-in' | 'nothing';

interface Announced {
  readonly paragraph: Paragraph;
  readonly end: number;
}

/** Reads an article's prose as purposes and tasks: cues in lead-ins switch between them, clauses become items. */
export function readReport(
  body: readonly Paragraph[],
  announcedAt: Announced | null,
  issuerKey: string | null,
  index: PlaceIndex,
): OutlineItem[] {
  const items: OutlineItem[] = [];
  let state: State = { mode: 'preamble', actor: null };
  const start = announcedAt ? body.indexOf(announcedAt.paragraph) : 0;
  for (const paragraph of body.slice(Math.max(start, 0))) {
    const line = lineOf(paragraph, paragraph === announcedAt?.paragraph ? announcedAt : null);
    if (!line) continue;
    const said = listen(line, state.mode, index);
    const listed = said.turned ?? (said.ordinal && state.mode === 'preamble' ? 'tasks' : state.mode);
    const mode = listed === 'preamble' && beginsWork(said) ? 'tasks' : listed;
    const kind = kindOf(said, mode);
    const own = said.turned === 'tasks' ? actorOf(said.text, said.bodies, said.lead, issuerKey) : null;
    state = { mode, actor: actorAfter(state.actor, own, said, kind) };
    items.push(...itemsOf(said, kind, own ?? (said.turned === 'tasks' ? null : state.actor)));
  }
  return items;
}

/** The line of a paragraph; of the announcing one what stands behind the announcement. Null for asides. */
function lineOf(paragraph: Paragraph, announced: Announced | null): Line | null {
  const whole = paragraph.text;
  const ordinal = announced ? null : readOrdinal(whole);
  const from = announced
    ? announced.end + (/^[\s.;,]*/.exec(whole.folded.slice(announced.end))?.[0].length ?? 0)
    : (ordinal?.textStart ?? 0);
  const text = whole.slice(from, whole.length);
  if (text.length < 12 || (!ordinal && !announced && isAside(text))) return null;
  const lead = leadIn(text);
  const leadText = lead === null ? text.folded.slice(0, 90) : sentenceBefore(text.folded, lead);
  return { paragraph, isAnnouncing: announced !== null, ordinal, text, lead, leadText };
}

function listen(line: Line, mode: Mode, index: PlaceIndex): Said {
  const { text, lead, leadText } = line;
  const turned = turn(leadText, lead !== null, mode);
  const contentStart = lead !== null && (turned !== null || lead < 160) ? lead + 1 : 0;
  const content = text.slice(contentStart, text.length);
  return { ...line, turned, contentStart, content, bodies: findBodies(text, index) };
}

/** Among sentences that only tell of the plan, one that gives work begins the list. */
function beginsWork(said: Said): boolean {
  const { isAnnouncing, content, bodies } = said;
  if (isAnnouncing || setsAims(said) || content.length < 12 || AIM.test(content.folded)) return false;
  return (
    VERB.test(content.folded) ||
    FOLLOWS.test(content.folded) ||
    ANNOUNCES_WORK.test(content.folded) ||
    (bodies[0]?.start === 0 && DEONTIC.test(content.folded))
  );
}

/** "Kế hoạch đặt ra các chỉ tiêu: …": a list of figures, whatever went before. */
function setsAims({ lead, leadText, content }: Said): boolean {
  return lead !== null && /chi tieu|muc tieu/.test(leadText) && /\d\s?%/.test(content.folded);
}

function kindOf(said: Said, mode: Mode): Kind {
  const { isAnnouncing, turned, ordinal, content } = said;
  if (setsAims(said)) return 'targets';
  if (content.length < 12) return 'lead-in';
  if (isAnnouncing && turned === null) return 'nothing';
  if (mode === 'purpose') {
    // Among the purposes only what aims at something: other sentences tell dates, themes and places.
    return ordinal || turned !== null || AIMS.test(content.folded) ? 'purpose' : 'nothing';
  }
  if (AIM.test(content.folded)) return 'targets';
  return mode === 'preamble' || (!ordinal && CLOSING.test(content.folded)) ? 'nothing' : 'work';
}

/** Who acts from here on: a lead-in that lists work says so for all that follows. */
function actorAfter(before: Actor, own: Actor, { turned, lead }: Said, kind: Kind): Actor {
  if (turned !== 'tasks') return before;
  if (kind === 'lead-in') return own ?? before;
  return kind === 'work' && lead !== null ? own : before;
}

function itemsOf(said: Said, kind: Kind, actor: Actor): OutlineItem[] {
  const { paragraph, ordinal, content } = said;
  const locator = ordinal && ordinal.rank < RANK.DASH ? ordinal.label : `P${paragraph.line}`;
  if (kind === 'work') return workOf(said, locator, actor);
  if (kind !== 'targets' && kind !== 'purpose') return [];
  return [makeItem({ locator, parent: null, rank: RANK.NUMBER, section: kind, text: content })];
}

function workOf({ ordinal, content, contentStart, bodies }: Said, locator: string, actor: Actor): OutlineItem[] {
  const local = bodies.map((found) => ({
    ...found,
    start: found.start - contentStart,
    end: found.end - contentStart,
  }));
  const clauses = splitClauses(content, local, contentStart > 0);
  const isWhole = clauses.length === 1 && ordinal !== null && ordinal.rank <= RANK.DASH;
  return clauses.map((text, position) =>
    makeItem({
      locator: isWhole ? locator : `${locator}-${position + 1}`,
      parent: null,
      rank: RANK.NUMBER,
      section: 'tasks',
      text,
      actor,
    }),
  );
}

/** Photo captions, names of authors and other lines between the paragraphs. */
function isAside(text: MappedText): boolean {
  if (text.length < 60 && !/[.:;]$/.test(text.text)) return true;
  return text.length < 130 && !/[.:;,!?…"”)]$/.test(text.text);
}

/** Words before a colon behind which work is listed, wherever in the paragraph it stands. */
const LISTS_WORK = /(?:noi dung|nhiem vu|hoat dong|giai phap|cong viec|viec)[^.:;]{0,60}$/;

/** Finds the colon that ends a lead-in; null when the paragraph has none near its start. */
function leadIn(text: MappedText): number | null {
  let near: number | null = null;
  for (const match of text.folded.matchAll(/:/g)) {
    const at = match.index;
    if (/\d:\d|so:|ky:/.test(text.folded.slice(Math.max(0, at - 2), at + 2))) continue;
    if (LISTS_WORK.test(text.folded.slice(Math.max(0, at - 120), at))) return at;
    if (at <= 360) near ??= at;
  }
  return near;
}

/** The sentence of a lead-in: what stands before it belongs to other statements. */
function sentenceBefore(folded: string, end: number): string {
  const start = folded.lastIndexOf('. ', end);
  return folded.slice(start === -1 ? 0 : start + 2, end);
}

/** A purpose told without a colon: "Theo đó, mục đích của kế hoạch là …", "Kế hoạch nhằm …". */
const PURPOSE_OPENS =
  /^(?:theo do[;,]? ?)?(?:muc dich|muc tieu (?:tong quat|chung|cu the|cua (?:ke hoach|chuong trinh))|yeu cau (?:cua|dat ra)|(?:viec ban hanh )?(?:ke hoach|quyet dinh|cong van|chuong trinh)[^.;:]{0,60} nham|nham )/;

function turn(lead: string, hasColon: boolean, mode: Mode): Mode | null {
  const work = WORK.exec(lead);
  if (!hasColon) {
    if (PURPOSE_OPENS.test(lead)) return 'purpose';
    const opens =
      /^(?:theo do,? )?(?:ke hoach|ubnd|uy ban|cong van|noi dung|cac nhiem vu|nhiem vu|van ban|quyet dinh|mot so)/.test(
        lead,
      );
    return work && opens && mode !== 'tasks' ? 'tasks' : null;
  }
  if (LISTS_WORK.test(lead)) return 'tasks';
  const purpose = PURPOSE.exec(lead);
  if (purpose && !(work && work.index > purpose.index && /nhiem vu|noi dung/.test(work[0]))) return 'purpose';
  return work ? 'tasks' : null;
}

/** Who acts in a lead-in, when it is not the issuer of the document. */
function actorOf(
  text: MappedText,
  bodies: readonly FoundBody[],
  lead: number | null,
  issuerKey: string | null,
): OutlineItem['actor'] {
  const end = lead ?? 0;
  const leadText = text.folded.slice(0, end);
  // "yêu cầu các sở …", "giao Sở …": the issuer speaks; the addressee's work is the plan's work.
  if (/yeu cau|giao |de nghi|chi dao/.test(leadText)) return null;
  const found = bodies.filter((body) => body.start < end && body.kind !== 'GOVERNMENT').at(-1);
  if (!found || keyOf(found) === issuerKey) return null;
  if (found.kind === 'PEOPLES_COMMITTEE') return null;
  return { name: found.name, text: text.slice(found.start, found.end) };
}

/** Key by which an actor is told from the issuer: the kind of body and its words, without the territory. */
function keyOf(body: Pick<FoundBody, 'kind'>): string {
  return body.kind;
}
