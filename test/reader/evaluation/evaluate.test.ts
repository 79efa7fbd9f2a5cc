import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadReference } from '../support/reference.ts';
import { evaluate, f1, formatEvaluation, precision, recall } from './evaluate.ts';

const PAGE = `Kế hoạch bình đẳng giới năm 2024
Ngày 05/3/2024, Ủy ban nhân dân tỉnh ban hành Kế hoạch số 54/KH-UBND về công tác bình đẳng giới năm 2024.`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evaluate-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function evaluatePage(facts: object, url?: string) {
  await writeFile(join(folder, 'a.txt'), PAGE);
  await writeFile(join(folder, 'a.json'), JSON.stringify(facts));
  if (url) await writeFile(join(folder, 'a.url'), `${url}\n`);
  return evaluate(folder, folder, loadReference());
}

test('facts beside the document are compared, and nothing else in the folder is read', async () => {
  const { documents, scores, invented, missed } = await evaluatePage({ number: '54/KH-UBND', issuedOn: '2024-03-05' });
  expect(documents).toBe(1);
  expect([...scores]).toEqual([
    ['number', { right: 1, found: 1, expected: 1 }],
    ['issuedOn', { right: 1, found: 1, expected: 1 }],
  ]);
  expect([...invented, ...missed]).toEqual([]);
});

test('a value that the page does not give counts as invented, a wrong one as both', async () => {
  const { scores, invented, missed } = await evaluatePage({ number: null, issuedOn: '2024-03-06' });
  expect(invented).toEqual(['a.txt: number: 54/KH-UBND', 'a.txt: issuedOn: 2024-03-05']);
  expect(missed).toEqual(['a.txt: issuedOn: 2024-03-06']);
  const date = scores.get('issuedOn');
  expect(date && [precision(date), recall(date), f1(date)]).toEqual([0, 0, 0]);
});

test('the address beside the document is given to the reader', async () => {
  const facts = { provinceId: 'hung-yen' };
  expect((await evaluatePage(facts)).missed).toEqual(['a.txt: province: hung-yen']);
  expect((await evaluatePage(facts, 'https://hungyen.gov.vn/tin')).missed).toEqual([]);
});

test('a number printed without its symbol is not held against a reader who completes it', async () => {
  expect((await evaluatePage({ number: '54' })).missed).toEqual([]);
  expect((await evaluatePage({ number: '5' })).missed).toEqual(['a.txt: number: 5']);
});

test('the figures can be printed without the values', async () => {
  const text = formatEvaluation(await evaluatePage({ number: null }), true);
  expect(text).toContain('Invented: 1');
  expect(text).not.toContain('54/KH-UBND');
});

test('a task that is lost while nothing is kept as unread counts against the lines', async () => {
  const { lines, scores } = await evaluatePage({ tasks: [{ locator: 'I.1' }], nothingUnread: true });
  expect(lines).toMatchObject({ texts: 1, whole: 0, lost: 1 });
  expect(scores.get('nothingUnread')).toEqual({ right: 0, found: 0, expected: 1 });
});
