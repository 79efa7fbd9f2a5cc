import type { Paragraph } from '../clean/paragraph.ts';
import { STRONG_GENDER_SUBJECT } from '../cues/subjects.ts';
import { findBodies } from '../grammar/body.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { Announcement } from './announcement.ts';
import { headline } from './headline.ts';

/** A sentence whose subject is a plan that the reader is taken to know: "Kế hoạch nhằm …", "Theo kế hoạch, …". */
const TELLS =
  /(?:^|[.;] )(?:(?:cung )?theo (?:noi dung )?ke hoach(?: nay)?(?:, |:)|(?:ban )?ke hoach(?: nay)? (?:nham|de ra|dat ra|xac dinh|neu|gom|bao gom|tap trung|yeu cau|cung|giao|huong|phan cong|chu trong|duoc (?:trien khai|xay dung|ban hanh))|(?:muc dich|muc tieu|noi dung) (?:chinh |chu yeu )?cua (?:ban )?ke hoach)|(?:^|, )muc dich cua ke hoach/;

/**
 * Reads a page that is about a plan though no sentence of it names the plan by number, day or issuer: its headline
 * speaks of a gender policy, and at least two of its sentences tell what "the plan" aims at, asks or holds.
 */
export function readTopic(body: readonly Paragraph[], index: PlaceIndex): Announcement | null {
  const title = headline(body);
  if (!title || !STRONG_GENDER_SUBJECT.test(title.folded)) return null;
  const near = body.slice(0, 40);
  const telling = near.filter(({ text }) => TELLS.test(text.folded));
  const [first] = telling;
  if (!first || telling.length + (/ke hoach/.test(title.folded) ? 1 : 0) < 2) return null;
  const at = first.text.folded.indexOf('ke hoach');
  const word = first.text.slice(at, at + 'ke hoach'.length);
  return {
    paragraph: first,
    text: word,
    issuer: soleCommittee(near, index),
    typeName: word,
    type: 'KH',
    number: null,
    bareNumber: null,
    date: null,
    subject: title === first.text ? null : subjectOf(title),
    signer: null,
    manner: 'announced',
  };
}

/** The words of the headline behind "Ban hành", "Kế hoạch" and the name of a place. */
function subjectOf(title: MappedText): MappedText {
  const lead = /^(?:[^:]{3,40}: )?(?:ban hanh |xay dung )?(?:ke hoach )?(?:ve )?/.exec(title.folded)?.[0].length ?? 0;
  return title.slice(title.length - lead >= 20 ? lead : 0, title.length);
}

/** The one People's Committee that a page names with its place; of two, none can be said to have issued the plan. */
function soleCommittee(paragraphs: readonly Paragraph[], index: PlaceIndex): Announcement['issuer'] {
  const named = paragraphs.flatMap(({ text }) =>
    findBodies(text, index)
      .filter(({ kind, placeName }) => kind === 'PEOPLES_COMMITTEE' && placeName !== null)
      .map((found) => ({ body: found, text: text.slice(found.start, found.end) })),
  );
  const [first] = named;
  return first && named.every(({ body }) => body.placeName === first.body.placeName) ? first : null;
}
