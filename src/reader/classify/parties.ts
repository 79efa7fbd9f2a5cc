import { WORK_VERBS } from '../cues/verbs.ts';
import { type FoundBody, findBodies } from '../grammar/body.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { matchesOf } from '../text/matches-of.ts';

/** Who may be given work: a known body, one that its name shows to be a body, or a collective in words. */
export interface Party {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly kind: FoundBody['kind'] | null;
  /** The known body, with its territory. */
  readonly body: FoundBody | null;
}

const GROUPS =
  /(?<![a-z])(?:cac )?(?:(?:so, ban, nganh(?:, (?:doan the|hoi|dia phuong))*|so, nganh|ban, nganh|so, ban nganh|phong, (?:ban, )?nganh|phong,? ban(?:, nganh)?(?:, doan the)?)(?: (?:cua )?(?:cap )?(?:tinh|thanh pho|huyen|xa|phuong)(?![a-z]))?|(?<=cac )(?:thon|ban|to dan pho|khu pho|ap)(?:, (?:thon|ban|to dan pho|khu pho|ap))*(?![a-z])|co quan, don vi|co quan bao chi|don vi (?:co )?lien quan|nganh lien quan|(?<=cac )don vi|doan the|to chuc chinh tri ?- ?xa hoi|uy ban nhan dan cac (?:huyen|xa|quan|phuong)[a-z, ]{0,60}|ubnd cac (?:huyen|xa|quan|phuong)[a-z, ]{0,60}|ubnd cap (?:huyen|xa)|cac (?:huyen|dia phuong|xa, phuong)[a-z, ]{0,40})/g;

/** Words that a body's name begins with, where a capital follows them. */
const HEADS =
  'Báo|Đài|Hội|Liên minh|Liên hiệp|Hiệp hội|Ban Quản lý|Trung tâm|Chi cục|Cục|Văn phòng|Ngân hàng|Quỹ|Bệnh viện|Trường|Viện|Phòng|Sở|Công đoàn|Tạp chí|Đồn';
const NAMED = new RegExp(`(?<!\\p{L})(?:${HEADS}) (?=\\p{Lu})`, 'gu');
/** Deeds that bodies are named after, too: "Trung tâm Hỗ trợ phát triển phụ nữ". */
const IN_NAMES =
  /giao duc|ho tro|phat trien|dao tao|truyen thong|thong tin|thong ke|quan ly|boi duong|cham soc|tu van|dieu tra|thanh tra|kiem tra|su dung|ung dung|nghien cuu|quy hoach|tiep nhan/;
const LONG = WORK_VERBS.filter((verb) => verb.length > 4);
const deeds = (inNames: boolean) => LONG.filter((verb) => IN_NAMES.test(verb) === inNames).join('|');
/**
 * Where a name ends: at a mark, before a deed, or before the next body. A deed that may be part of a name ends it behind
 * three words or the territory.
 */
const NAME_ENDS = new RegExp(
  `[,;.:()"“”|]|$| (?:chu tri|co trach nhiem|chiu trach nhiem|se|de|va cac|trong|tren|dang|dua|mo|in|lap|viet|treo|phat(?! trien| thanh)|va (?:so|ban|hoi|phong|bao|dai|trung tam|ubnd|uy ban|cong an|doan|lien)|${deeds(false)})(?![a-z])|(?<=\\S \\S+ \\S+| (?:tinh|huyen|xa|thanh pho)) (?:${deeds(true)})(?![a-z])`,
);

const FOUND = new WeakMap<MappedText, { index: PlaceIndex; parties: readonly Party[] }>();

/**
 * Finds all whom a text names as doing something, in order and without overlaps. Several rules ask it of one text.
 */
export function partiesOf(text: MappedText, index: PlaceIndex): readonly Party[] {
  const before = FOUND.get(text);
  if (before?.index === index) return before.parties;
  const parties = searchParties(text, index);
  FOUND.set(text, { index, parties });
  return parties;
}

function searchParties(text: MappedText, index: PlaceIndex): Party[] {
  const known = findBodies(text, index).map((body): Party => ({ ...pick(body), body }));
  const groups = matchesOf(GROUPS, text.folded).map((match) =>
    party(text, match.index, match.index + match[0].replace(/[\s,]+$/, '').length),
  );
  const named = matchesOf(NAMED, text.text).map((match) => {
    const from = match.index + match[0].length;
    return party(text, match.index, from + (NAME_ENDS.exec(text.folded.slice(from, from + 80))?.index ?? 80));
  });
  const found = [...known];
  for (const next of [...groups, ...named])
    if (next.name.length < 80 && !found.some(({ start, end }) => next.start < end && next.end > start))
      found.push(next);
  return found.sort((a, b) => a.start - b.start);
}

function pick({ start, end, name, kind }: FoundBody): Omit<Party, 'body'> {
  return { start, end, name, kind };
}

function party(text: MappedText, start: number, end: number): Party {
  return { start, end, name: text.text.slice(start, end), kind: null, body: null };
}
