import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanBundle } from '../../src/reader/index.ts';
import { checkBundle } from '../../src/works/check-bundle.ts';
import { readText } from '../reader/support/fixtures.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { importInto, publishedContents } from './support/importing.ts';
import { planPage } from './support/pages.ts';

let app: TestApp;
let good: PlanBundle;

beforeAll(async () => {
  app = await createTestApp('seeded');
  const facts = { number: '5/KH-UBND', province: 'Tuyên Quang', issued: 'ngày 5 tháng 3 năm 2022', year: 2022 };
  good = await readText(planPage(facts), { url: 'https://tq.example.vn/5' });
});
afterAll(async () => {
  await app?.http.close();
  await app?.database.close();
});

/** Makes a bundle in which the last task is otherwise. */
const withTask = (fields: object) => ({
  ...good,
  tasks: good.tasks.map((task, i) => (i === good.tasks.length - 1 ? { ...task, ...fields } : task)),
});
const withSource = (fields: object) => ({ ...good, source: { ...good.source, ...fields } });

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}

const MALFORMED: [what: string, bundle: () => unknown][] = [
  ['is no object', () => 'a text'],
  ['is of another form', () => ({ ...good, format: 'kehoach-plan-bundle/9' })],
  ['has an unknown field', () => ({ ...good, extra: 1 })],
  ['has an unknown field inside', () => withTask({ owner: 'me' })],
  ['has a day that does not exist', () => withTask({ deadlineOn: '2022-02-30' })],
  ['has a capture time that is none', () => withSource({ capturedAt: 'yesterday' })],
  ['has an address that is no web page', () => withSource({ url: 'javascript:alert(1)' })],
  ['has a checksum that is none', () => withSource({ sha256: 'abc' })],
  ['quotes what stands elsewhere', () => withTask({ evidence: { quote: 'Mở lớp', start: 1, end: 7 } })],
  ['quotes beyond the text', () => withTask({ evidence: { quote: '', start: 9e9, end: 9e9 } })],
  ['has a huge list', () => ({ ...good, tasks: Array.from({ length: 50_001 }, () => good.tasks[0]) })],
  ['has a huge text', () => withSource({ text: 'x'.repeat(8_000_001) })],
  ['is nested deeply', () => ({ ...good, purposes: nested(5000) })],
  ['has a null character in a text', () => withTask({ text: 'a\u0000b' })],
];

describe('a bundle that somebody else made', () => {
  it.each(MALFORMED)('that %s is refused with its place, before the database is touched', (_what, bundle) => {
    expect(() => checkBundle(bundle(), 'theirs.json')).toThrow(expect.objectContaining({ code: 'BAD_BUNDLE' }));
  });

  it.each([
    [
      'programme',
      () => ({ ...good, programmes: [{ id: 'no-such-programme', evidence: null, confidence: 1, method: 'stated' }] }),
    ],
    ['action area', () => withTask({ actionArea: 'T99' })],
    ['programme of a task', () => withTask({ programmes: ['no-such-programme'] })],
  ])('that names an unknown %s is refused, and nothing is written', async (_what, bundle) => {
    const before = await publishedContents(app.database);
    const checked = checkBundle(bundle(), 'theirs.json');
    await expect(importInto(app.database, checked)).rejects.toMatchObject({ code: 'UNKNOWN_REFERENCE' });
    expect(await publishedContents(app.database)).toEqual(before);
    const { data } = await app.query('{ plans(filter: { provinces: ["tuyen-quang"] }) { totalCount } }');
    expect(data.plans.totalCount).toBe(0);
  });

  it('with markup in its text is published as the text that it is', async () => {
    const markup = '<script>alert("x")</script> & <b>tập huấn</b>';
    await importInto(
      app.database,
      checkBundle(withTask({ kind: 'TASK', text: markup, evidence: null }), 'theirs.json'),
    );
    const { data } = await app.query(`{ plans(filter: { provinces: ["tuyen-quang"] }) {
      nodes { tasks(first: 50) { nodes { text evidence { quote reason } } } } } }`);
    const tasks = data.plans.nodes[0].tasks.nodes as { text: string; evidence: { quote: string | null } }[];
    expect(tasks.map((task) => task.text)).toContain(markup);
  });
});
