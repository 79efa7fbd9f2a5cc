import { describe, expect, it } from 'vitest';
import { readText } from '../reader/support/fixtures.ts';
import { openOwnApp } from '../support/app.ts';
import { publishRecords } from '../support/publish.ts';
import { importInto, NOW } from '../works/support/importing.ts';
import { planPage } from '../works/support/pages.ts';
import { figuresOf, judgePages } from './gold.ts';

const app = openOwnApp();
const FIELDS =
  'kind locator subject { __typename id } source { id text } snippet { text offset highlights { start end } }';

async function passages(text: string) {
  const { data, errors } = await app().query(
    `query ($text: String!) { search(text: $text, kinds: [PASSAGE]) { unplaced nodes { ${FIELDS} } } }`,
    { text },
  );
  expect(errors).toBeUndefined();
  return data.search.nodes as {
    subject: { __typename: string; id: string };
    source: { id: string; text: string };
    snippet: { text: string; offset: number; highlights: { start: number; end: number }[] };
  }[];
}

describe('passages of captured texts', () => {
  it('answer the questions of the gold set that are asked of them', async () => {
    const judged = await judgePages(app().database, async (text) => {
      const { data, errors } = await app().query(
        'query ($text: String!) { search(text: $text, first: 10) { nodes { kind subject { id } } } }',
        { text },
      );
      expect(errors, text).toBeUndefined();
      return data.search.nodes;
    });
    const { questions, recall, mrr } = figuresOf(judged);
    const missed = judged.filter((one) => one.recall < 1).map((one) => `${one.text}: ${one.found.join(', ')}`);
    expect(questions).toBeGreaterThanOrEqual(10);
    expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(mrr).toBeGreaterThanOrEqual(0.85);
  });

  it('are cut out of the text that their source keeps, at the offset that they tell', async () => {
    const page = planPage({
      number: '41/KH-UBND',
      province: 'Tuyên Quang',
      issued: 'ngày 5 tháng 3 năm 2024',
      year: 2024,
    });
    const { work } = await importInto(app().database, await readText(page, { url: 'https://example.org/41' }));
    const [hit] = await passages('"Xây dựng địa chỉ tin cậy hỗ trợ nạn nhân"');
    expect(hit?.subject).toEqual({ __typename: 'Document', id: `document:${work}` });
    const { snippet, source } = hit ?? { snippet: null, source: null };
    expect(source?.text.slice(snippet?.offset, (snippet?.offset ?? 0) + (snippet?.text.length ?? 0))).toBe(
      snippet?.text,
    );
    const marked = snippet?.highlights.map(({ start, end }) => snippet.text.slice(start, end).normalize('NFC'));
    expect(marked).toEqual(['Xây dựng địa chỉ tin cậy hỗ trợ nạn nhân']);
  });

  it('lead to the source where the page carries no document and only cites one', async () => {
    const content = {
      key: 'tin-khong-van-ban',
      language: 'vi',
      url: 'https://example.org/tin',
      text: 'Hội thảo zanzibar bàn về bình đẳng giới.',
      documents: [{ document: '28-nq-cp-2021', completeness: 'CITED_ONLY' }],
      warnings: [],
    };
    await publishRecords(app().database, {
      origin: 'IMPORT',
      reason: 'a page of news',
      records: [{ type: 'source-page', id: `source-page:${content.key}`, content }],
      now: NOW,
    });
    const [hit] = await passages('zanzibar');
    const id = 'source:tin-khong-van-ban/28-nq-cp-2021';
    expect(hit?.subject).toEqual({ __typename: 'Source', id });
    expect(hit?.source.id).toBe(id);
    // What it cites tells nothing of its year or province.
    const filtered = await app().query(
      '{ search(text: "zanzibar", kinds: [PASSAGE], filter: { year: 2021 }) { totalCount unplaced } }',
    );
    expect(filtered.data.search).toEqual({ totalCount: 0, unplaced: 1 });
    const { data } = await app().query(`{ node(id: "${id}") { id ... on Source { text } } }`);
    expect(data.node.text).toBe(content.text);
  });
});
