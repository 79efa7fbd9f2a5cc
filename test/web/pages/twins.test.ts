import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { twinOf } from '../../../src/graph/twins.ts';
import { openApp } from '../../support/app.ts';
import { filesOf, PROJECT } from '../../support/files.ts';

const app = openApp();
const get = async (url: string) => (await app().http.inject({ url, headers: { accept: 'text/html' } })).body;

const NAMES = new Set([
  'note',
  'urlReason',
  'unresolvedReason',
  'reason',
  'quoteReason',
  'conflict',
  'conductedBy',
  'places',
]);

/** Collects every note and reason that the curated files hold. */
function textsOf(value: unknown, found: Set<string>): Set<string> {
  if (value === null || typeof value !== 'object') return found;
  for (const [name, entry] of Object.entries(value)) {
    if (NAMES.has(name) && typeof entry === 'string') found.add(entry);
    else textsOf(entry, found);
  }
  return found;
}

const QUESTION = `{
  surveys { conductedBy conductedByVi places placesVi note noteVi }
  strategies { note noteVi verification { note noteVi } objectives { indicators { measures { verification { note noteVi } } } } }
  programmes { note noteVi document { issuer { note noteVi } } }
  documents(first: 100) { nodes { note noteVi sources { note noteVi urlReason urlReasonVi }
    citations { unresolvedReason unresolvedReasonVi conflict conflictVi } } }
  plans(filter: { provinces: ["ninh-thuan", "dong-nai"] }) { nodes { tasks { nodes { evidence { reason reasonVi } } } } }
}`;

/** Every text of an answer that has its twin beside it. */
function twinsIn(value: unknown): { name: string; text: string; vi: unknown }[] {
  if (value === null || typeof value !== 'object') return [];
  const held = value as Record<string, unknown>;
  return Object.entries(held).flatMap(([name, text]) =>
    typeof text === 'string' && `${name}Vi` in held ? [{ name, text, vi: held[`${name}Vi`] }] : twinsIn(text),
  );
}

describe('reasons and notes in Vietnamese', () => {
  it('have a twin, each of the curated files, in which no English is left', async () => {
    const files = await filesOf('seeds', /\.ya?ml$/);
    const texts = new Set<string>();
    for (const file of files) textsOf(parse(await readFile(PROJECT + file, 'utf8'), { maxAliasCount: -1 }), texts);
    expect(texts.size).toBeGreaterThan(250);
    expect([...texts].filter((text) => twinOf(text) === null)).toEqual([]);
    for (const text of texts) expect(twinOf(text)).not.toMatch(/\b(?:the|is|of|not|page|was|and)\b/);
  });

  it('stand beside the English in the contract', async () => {
    const { data, errors } = await app().query(QUESTION);
    expect(errors).toBeUndefined();
    const found = twinsIn(data);
    expect(new Set(found.map(({ name }) => name))).toEqual(
      new Set(['conductedBy', 'places', 'note', 'reason', 'urlReason', 'unresolvedReason', 'conflict']),
    );
    for (const { text, vi } of found) expect(vi, text).toBe(twinOf(text));
  });

  it('are null where the text is null or unknown, and name what the text names', async () => {
    expect(twinOf('Cited by 9/KH-UBND. The number is not shown.')).toBe('Được 9/KH-UBND viện dẫn. Không cho thấy số.');
    expect(twinOf('28/NQ-CP is of 2021-03-03; dated after the document (2020-01-02)')).toBe(
      '28/NQ-CP là của ngày 03/03/2021; đề ngày sau văn bản (02/01/2020)',
    );
    expect(twinOf('The number is not shown. Nobody knows this sentence.')).toBeNull();
    const { data } = await app().query(
      '{ node(id: "organisation:ubnd-dong-nai") { ... on Organisation { note noteVi } } }',
    );
    expect(data.node).toEqual({ note: null, noteVi: null });
  });

  it('are said in the language of the page, and marked as English where they have none', async () => {
    const vi = await get('/plans/ninh-thuan-827-2024');
    expect(vi).toContain('Nhập tay; trang đã lưu không được công bố cùng dữ liệu.');
    expect(vi).not.toContain('Curated by hand');
    expect(await get('/en/plans/ninh-thuan-827-2024')).toContain('Curated by hand; the captured page');
    expect(await get('/coverage?year=2025')).toContain('Ban biên tập bộ dữ liệu');
    expect(await get('/documents/gia-lai-383-2020')).toContain('Trang nói kế hoạch hành động');
  });
});
