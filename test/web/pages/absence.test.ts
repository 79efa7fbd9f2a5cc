import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { openApp } from '../../support/app.ts';

const app = openApp();

/** Every view, also where what it shows is empty. */
const VIEWS = [
  '/',
  '/coverage',
  '/coverage?year=2024&basis=AS_ISSUED',
  '/coverage?year=2016&state=unsearched',
  '/coverage?year=2030',
  '/compare',
  '/compare?provinces=all&year=2025',
  '/compare?provinces=thanh-hoa,ha-noi,dong-nai&year=2025&cell=T01:thanh-hoa',
  '/compare?provinces=ha-noi,dong-nai&year=2025&cell=T01:ha-noi',
  '/compare?provinces=ninh-thuan,dong-nai&cell=T09:ninh-thuan',
  '/compare?provinces=ninh-thuan,dong-nai&rows=TARGET',
  '/compare?provinces=kon-tum,quang-ngai&year=2026&only=differences',
  '/compare/plans/dong-nai-9478-2023/quang-ngai-93-2025',
  '/provinces',
  '/provinces/thanh-hoa',
  '/provinces/son-la',
  '/provinces/gia-lai',
  '/plans',
  '/plans?q=zzzxqq',
  '/plans/quang-ngai-93-2025',
  '/plans/quang-ngai-254-2021',
  '/documents',
  '/documents?q=zzzxqq',
  '/documents?province=son-la&year=2016',
  '/documents/28-nq-cp-2021',
  '/strategies',
  '/strategies/strategy-2021-2030',
  '/strategies/strategy-2011-2020',
  '/programmes',
  '/programmes/project-8',
  '/organisations',
  '/organisations?q=zzzxqq',
  '/organisations/bo-ldtbxh',
  '/search?q=zzzxqq',
] as const;

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
function baldStatements(html: string): string[] {
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

describe('every statement of absence says whether somebody looked', () => {
  it.each(VIEWS)('%s', async (path) => {
    for (const url of [path, path === '/' ? '/en' : `/en${path}`]) {
      const { body, statusCode } = await app().http.inject({ url, headers: { accept: 'text/html' } });
      expect(statusCode, url).toBe(200);
      expect(baldStatements(body), url).toEqual([]);
    }
  });

  it('finds one that does not', () => {
    const page = (words: string) => `<main><section><p>${words}</p></section></main>`;
    expect(baldStatements(page('Tỉnh không có kế hoạch.'))).toEqual(['Tỉnh không có kế hoạch.']);
    expect(baldStatements(page('There is no plan.'))).toEqual(['There is no plan.']);
    expect(baldStatements(page('There is no plan: somebody looked in 2024.'))).toEqual([]);
    expect(baldStatements('<main><ul><li>0 kế hoạch</li></ul><p>chưa ai tìm</p></main>')).toEqual(['0 kế hoạch']);
  });
});
