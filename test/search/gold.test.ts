import { beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';
import { figuresOf, type Judged, judge, readGold } from './gold.ts';

const app = openApp();
const gold = await readGold();

describe('the gold set', () => {
  let judged: Judged[] = [];
  beforeAll(async () => {
    judged = [];
    for (const question of gold) {
      const { data, errors } = await app().query(
        'query ($text: String!) { search(text: $text, first: 10) { nodes { subject { id } } } }',
        { text: question.text },
      );
      expect(errors, question.text).toBeUndefined();
      const found = data.search.nodes.map((hit: { subject: { id: string } }) => hit.subject.id);
      judged.push(judge(question, found));
    }
  });

  it('holds at least a hundred questions, each once, about things that are there', async () => {
    expect(gold.length).toBeGreaterThanOrEqual(100);
    expect(new Set(gold.map((question) => question.text)).size).toBe(gold.length);
    const ids = [...new Set(gold.flatMap((question) => question.expected))];
    for (let at = 0; at < ids.length; at += 100) {
      const { data } = await app().query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: ids.slice(at, at + 100),
      });
      expect(data.nodes.map((node: { id: string } | null) => node?.id)).toEqual(ids.slice(at, at + 100));
    }
  });

  it('is answered: recall in the first ten at least 0.95, mean reciprocal rank at least 0.85', () => {
    const { recall, mrr } = figuresOf(judged);
    const missed = judged.filter((one) => one.reciprocalRank === 0).map((one) => `${one.text}: ${one.found[0]}`);
    expect(recall, missed.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(mrr, missed.join('\n')).toBeGreaterThanOrEqual(0.85);
  });

  it('is answered for each kind of question', () => {
    for (const of of new Set(gold.map((question) => question.of))) {
      const { recall, mrr } = figuresOf(judged.filter((one) => one.of === of));
      expect([of, recall >= 0.85, mrr >= 0.8]).toEqual([of, true, true]);
    }
  });
});
