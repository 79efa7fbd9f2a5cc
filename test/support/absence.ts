import { DomUtils, parseDocument } from 'htmlparser2';

/** Words that say of plans, tasks, numbers or documents that none is there. */
const ABSENT =
  /không có (?:kế hoạch|việc|nhiệm vụ|chỉ tiêu|văn bản|mốc)|không thấy|chưa thấy|chưa biết|chưa có kế hoạch|\b0 (?:kế hoạch|nhiệm vụ|chỉ tiêu|văn bản|số|trên)\b|\(0\)|\bno (?:such )?(?:plan|task|target|document|number)\b|\bnone\b|\b0 (?:plans|tasks|targets|documents|numbers|of)\b|without any|nothing was found/iu;
/** Words that say how that is known: somebody looked, nobody did, or a source shows a part only. */
const LOOKED =
  /chưa ai tìm|đã tìm|(?:đã|có) (?:có )?(?:người|ai|khảo sát) tìm|người tìm|chưa rõ đã có ai tìm|không nói rằng không có|không có nghĩa|chưa chắc|một phần|phần đã đọc|ô đã biết|known cells|chưa ghi|chưa nhập|được người đọc|was reviewed|nguồn cho thấy|sources show|nguồn không cho|không cho thấy|nhắc đến|chưa thấy văn bản|không tồn tại|nobody looked|nobody is known|somebody looked|looked (?:for|in)|a survey|does not (?:say|mean)|need not|may still|in part only|a part only|does not show|was not seen|recorded|did not exist|Chưa rõ|Unclear|nobody has reviewed|names it/iu;
/** What holds a statement together with what is said of it. */
const WHOLE = new Set(['tr', 'section', 'li', 'figure', 'div']);

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** The blocks of a page that state an absence, and do not say beside it whether somebody looked. */
export function baldStatements(html: string): string[] {
  const [main] = DomUtils.getElementsByTagName('main', parseDocument(html));
  if (!main) throw new Error('the page has no main part');
  const blocks = ['p', 'li', 'td', 'th', 'dd', 'h1', 'h2', 'h3', 'summary', 'figcaption', 'caption', 'small'].flatMap(
    (name) => DomUtils.getElementsByTagName(name, main),
  );
  return blocks.flatMap((block) => {
    const text = textOf(block);
    // What holds other blocks is judged by them.
    if (
      !ABSENT.test(text) ||
      DomUtils.getElementsByTagName((one) => one !== block.name && /^(?:p|li|td|h[1-6])$/.test(one), block).length > 0
    )
      return [];
    return LOOKED.test(textOf(wholeOf(block))) ? [] : [text.slice(0, 160)];
  });
}

const textOf = (element: Element) => DomUtils.textContent(element).replace(/\s+/gu, ' ').trim();

function wholeOf(block: Element): Element {
  for (let at = block.parent; at; at = at.parent) {
    if (!('name' in at)) continue;
    const element = at as Element;
    // The head of a group of rows is judged by them.
    const isGroup = element.name === 'tr' && element.attribs.class === 'group';
    if ((WHOLE.has(element.name) && !isGroup) || element.name === 'tbody') return element;
  }
  return block;
}
