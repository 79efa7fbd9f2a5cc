import { describe, expect, it } from 'vitest';
import { twinOf } from '../../../src/web/pages/frame/twins.ts';
import { openApp } from '../../support/app.ts';

const app = openApp();
const get = async (url: string) => (await app().http.inject({ url, headers: { accept: 'text/html' } })).body;

/** Collects every text that stands under these names, and how often. */
function textsOf(value: unknown, names: ReadonlySet<string>, found = new Map<string, number>()): Map<string, number> {
  if (value === null || typeof value !== 'object') return found;
  for (const [name, entry] of Object.entries(value)) {
    if (names.has(name) && typeof entry === 'string') found.set(entry, (found.get(entry) ?? 0) + 1);
    else textsOf(entry, names, found);
  }
  return found;
}

describe('reasons and notes on Vietnamese pages', () => {
  it('have a twin for every reason why there is no quote or address, and for every survey', async () => {
    const { data } = await app().query(`{ surveys { conductedBy places note }
      plans(first: 100) { nodes { sources { urlReason } tasks(first: 50) { nodes { evidence { reason } } } } } }`);
    const texts = textsOf(data, new Set(['conductedBy', 'places', 'note', 'urlReason', 'reason']));
    expect(texts.size).toBeGreaterThan(5);
    expect([...texts.keys()].filter((text) => twinOf(text) === null)).toEqual([]);
  });

  it('have a twin for notes that stand more than twice', async () => {
    const { data } = await app().query(
      '{ plans(first: 100) { nodes { document { note } targets { verification { note } } } } programmes { verification { note } } }',
    );
    const often = [...textsOf(data, new Set(['note']))].filter(([, count]) => count > 2).map(([text]) => text);
    expect(often.length).toBeGreaterThan(3);
    expect(often.filter((text) => twinOf(text) === null)).toEqual([]);
  });

  it('are said in the language of the page, and marked as English where they have none', async () => {
    const vi = await get('/plans/ninh-thuan-827-2024');
    expect(vi).toContain('Nhập tay; trang đã lưu không được công bố cùng dữ liệu.');
    expect(vi).not.toContain('Curated by hand');
    expect(await get('/en/plans/ninh-thuan-827-2024')).toContain('Curated by hand; the captured page');
    expect(await get('/coverage?year=2025')).toContain('Ban biên tập bộ dữ liệu');
    expect(twinOf('Nobody knows this sentence.')).toBeNull();
    expect(twinOf('No period is stated. Title only.')).toBe('Không nêu thời kỳ. Chỉ có tên.');
    expect(await get('/documents/gia-lai-383-2020')).toContain('<span lang="en">The page says plan of action');
  });
});
