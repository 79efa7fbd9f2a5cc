import type { Issuer, PageKind } from '../bundle/bundle.schema.ts';
import { GENDER_SUBJECT, GENDER_TEXT, NEAR_SUBJECT, STRONG_GENDER_SUBJECT } from '../cues/subjects.ts';
import { foldAligned } from '../text/fold-aligned.ts';

/** What is known of a page when its kind is told. Texts are folded. */
export interface PageSigns {
  /** The page carries a document: a head of its own, or portal fields with a body. */
  carries: boolean;
  /** An article's sentence announces or follows a document. */
  announces: boolean;
  /** Vietnamese cues do not fire on the page. */
  isForeign: boolean;
  subject: string | null;
  title: string | null;
  type: string | null;
  issuer: Issuer | null;
  /** Canonical number, whose symbol names the issuer where nothing else does. */
  number: string | null;
  text: string;
}

/** Types that can be a plan: a plan, a decision that carries one, a letter that sets a year's work, a programme. */
const PLAN_TYPES = new Set(['KH', 'QĐ', 'CV', 'CTr', 'PA', 'ĐA', 'CT', 'HD']);
const PERSONNEL =
  /kien toan|thanh lap|quy che hoat dong|bo nhiem|cong nhan|khen thuong|tang (?:bang|giay) khen|phan cong|uy quyen|giao chi tieu bien che|xu phat/;
const NOT_A_PLAN =
  /^(?:bao cao|tong hop|gop y|moi |giay moi|cung cap (?:thong tin|so lieu)|dang ky|xin y kien|lay y kien)/;

/** Symbols of the state's own bodies: the Prime Minister, the Government, the Assembly, the Party's centre, ministries. */
const NATIONAL_SYMBOL =
  /[/-](?:ttg|cp|qh\d*|ubtvqh\d*|tw|ubdt|bca|bct|bgddt|bgtvt|bkhdt|bkhcn|bldtbxh|ldtbxh|bnnptnt|bnnmt|bnv|bng|bqp|btc|btnmt|btp|btttt|bvhttdl|bxd|byt)(?:-|$)/;

/** Tells what a page is. A national act and an act of another policy are near misses, not plans. */
export function tellPageKind(signs: PageSigns): PageKind {
  if (!signs.carries && !signs.announces) {
    return 'not_a_document';
  }
  const subject = signs.subject ?? signs.title ?? '';
  const kind: PageKind = signs.carries ? 'plan' : 'report_about_plan';
  if (signs.issuer?.level === 'NATION') return 'near_miss';
  if (signs.issuer === null && NATIONAL_SYMBOL.test(foldAligned(signs.number ?? ''))) return 'near_miss';
  if (signs.isForeign) return GENDER_TEXT.test(signs.text) ? kind : 'near_miss';
  if (signs.type !== null && !PLAN_TYPES.has(signs.type)) return 'near_miss';
  if (PERSONNEL.test(subject) && !/ban hanh ke hoach/.test(subject)) return 'near_miss';
  if (NOT_A_PLAN.test(subject)) return 'near_miss';
  return nearOr(signs, kind, subject);
}

function nearOr(signs: PageSigns, kind: PageKind, subject: string): PageKind {
  const isGender = GENDER_SUBJECT.test(subject);
  const near = NEAR_SUBJECT.exec(subject);
  if (near && !(isGender && (STRONG_GENDER_SUBJECT.exec(subject)?.index ?? 9999) < near.index)) return 'near_miss';
  if (isGender) return kind;
  // A subject cut short by a portal: the words of the page decide, when they are many.
  const mentions = signs.text.split('binh dang gioi').length - 1;
  if (subject.length < 25 && mentions >= 4) return kind;
  return 'near_miss';
}
