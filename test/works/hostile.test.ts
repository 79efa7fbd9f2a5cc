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
const withTree = (parentOfA: string | null, parentOfB: string | null) => {
  const [task] = good.tasks;
  return {
    ...good,
    tasks: [
      { ...task, locator: 'a', parent: parentOfA },
      { ...task, locator: 'b', parent: parentOfB },
    ],
  };
};
const withPlan = (fields: object) => ({ ...good, plan: { ...good.plan, ...fields } });
const withDocument = (fields: object) => ({ ...good, document: { ...good.document, ...fields } });
const withIssuer = (fields: object) =>
  withDocument({ issuer: { ...good.document?.issuer, value: { ...good.document?.issuer?.value, ...fields } } });
const NOTED = { evidence: null, confidence: 1, method: 'stated' };
const CITATION = {
  relation: 'BASED_ON',
  verb: null,
  type: null,
  numberAsPrinted: null,
  number: null,
  dateAsPrinted: null,
  date: null,
  issuerAsPrinted: null,
  subject: 'Chiến lược',
  locator: null,
  conflict: null,
  nested: [],
  ...NOTED,
};
const TARGET = {
  operator: '>=',
  value: '60',
  unit: '%',
  year: 2025,
  fromYear: false,
  asStated: 'Đạt từ 60%',
  locator: null,
  ...NOTED,
};
const fact = (value: unknown) => ({ value, evidence: null, confidence: 1, method: 'stated' });
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
  ['has half of a character in a text', () => withTask({ text: 'a\ud800b' })],
  ['has an address with a password', () => withSource({ url: 'https://me:secret@tq.example.vn/5' })],
  ['has a huge list inside a task', () => withTask({ programmes: Array.from({ length: 50_001 }, () => 'x') })],
  ['has a task below itself', () => withTree('b', 'b')],
  ['has two tasks below each other', () => withTree('b', 'a')],
  ['has a task below none', () => withTree('no such task', null)],
  ['has a null character in a text', () => withTask({ text: 'a\u0000b' })],
];

describe('a bundle that somebody else made', () => {
  it.each(MALFORMED)('that %s is refused with its place, before the database is touched', (_what, bundle) => {
    expect(() => checkBundle(bundle(), 'theirs.json')).toThrow(expect.objectContaining({ code: 'BAD_BUNDLE' }));
  });

  it.each([
    ['programme', () => ({ ...good, programmes: [{ id: 'none', evidence: null, confidence: 1, method: 'stated' }] })],
    ['strategy', () => ({ ...good, strategies: [{ id: 'none', evidence: null, confidence: 1, method: 'stated' }] })],
    ['action area', () => withTask({ actionArea: 'T99' })],
    ['second action area', () => withTask({ secondaryActionAreas: ['T99'] })],
    ['programme of a task', () => withTask({ programmes: ['none'] })],
    ['strategy of a task', () => withTask({ strategies: ['none'] })],
    ['province', () => withPlan({ provinceId: fact('atlantis') })],
    ['province called __proto__', () => withPlan({ provinceId: fact('__proto__') })],
    ['province called constructor', () => withPlan({ provinceId: fact('constructor') })],
    ['district', () => withPlan({ districtId: 'none' })],
    ['province of the issuer', () => withIssuer({ provinceId: 'atlantis' })],
    ['district of the issuer', () => withIssuer({ districtId: 'toString' })],
    ['type', () => withDocument({ type: fact('XYZ') })],
    ['hint', () => ({ ...good, citations: [{ ...CITATION, resolvedHint: '__proto__' }] })],
    ['measure', () => ({ ...good, targets: [{ ...TARGET, measure: '9.9' }] })],
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

describe('a bundle that says to be another capture', () => {
  const URL_OF_PAGE = 'https://tq.example.vn/4';
  const of = (number: string, source: object) => ({
    ...withDocument({ number: { ...good.document?.number, value: { printed: number, canonical: number } } }),
    source: { ...good.source, url: null, ...source },
  });
  const stated = (number: string, source: object = {}, pageKind = 'plan') =>
    checkBundle({ ...of(number, source), pageKind }, 'theirs.json');
  const published = async () => {
    const { data } = await app.query(`{ plans(filter: { provinces: ["tuyen-quang"] }) {
      nodes { number reviewState tasks { totalCount } document { sources { url sha256 } } } } }`);
    const nodes = data.plans.nodes as { number: string }[];
    return nodes.filter(({ number }) => number !== '5/KH-UBND').sort((a, b) => a.number.localeCompare(b.number));
  };

  it('by its checksum or its address leaves that capture as it is, and is published beside it', async () => {
    const { sha256 } = good.source;
    await importInto(app.database, of('4/KH-UBND', { url: URL_OF_PAGE }) as PlanBundle, { acceptedBy: 'Soát' });
    const before = await published();
    expect(before).toEqual([
      {
        number: '4/KH-UBND',
        reviewState: 'REVIEWED',
        tasks: { totalCount: 2 },
        document: { sources: [{ url: URL_OF_PAGE, sha256 }] },
      },
    ]);
    for (const theirs of [
      stated('6/KH-UBND', { url: URL_OF_PAGE }),
      stated('7/KH-UBND'),
      stated('4/KH-UBND', {}, 'near_miss'),
    ])
      await importInto(app.database, theirs);
    const after = await published();
    expect(after.map(({ number }) => number)).toEqual(['4/KH-UBND', '6/KH-UBND', '7/KH-UBND']);
    expect(after[0]).toEqual(before[0]);
    expect(after[1]).toMatchObject({ document: { sources: [{ url: URL_OF_PAGE, sha256: null }] } });
  });

  it('or a bundle of another document is refused; a newer one of its own document replaces it', async () => {
    const before = await publishedContents(app.database);
    const other = importInto(app.database, stated('8/KH-UBND', { url: URL_OF_PAGE }));
    await expect(other).rejects.toMatchObject({ code: 'BAD_BUNDLE' });
    expect(await publishedContents(app.database)).toEqual(before);
    const newer = stated('6/KH-UBND', { url: URL_OF_PAGE, language: 'other' });
    const { replaces, work } = await importInto(app.database, newer);
    expect(work).toBe('tuyen-quang-6-kh-ubnd-2022');
    expect(replaces?.sha256).toBe(stated('6/KH-UBND', { url: URL_OF_PAGE }).source.sha256);
  });

  it('is the same when it comes again, whatever checksum it states', async () => {
    const again = stated('7/KH-UBND', { sha256: '0'.repeat(64), fileName: 'again.json' });
    expect(await importInto(app.database, again)).toMatchObject({ unchanged: true });
  });
});

it('a bundle is refused for what cannot stand, also where another page outranks it today', async () => {
  const before = await publishedContents(app.database);
  expect(before.has('plan:tuyen-quang-5-kh-ubnd-2022')).toBe(true);
  const later = { ...withPlan({ year: fact(99_999) }), source: { ...good.source, url: 'https://tq.example.vn/z' } };
  const refused = importInto(app.database, checkBundle(later, 'theirs.json'));
  await expect(refused).rejects.toMatchObject({ code: 'BAD_BUNDLE', message: expect.stringContaining('at year') });
  expect(await publishedContents(app.database)).toEqual(before);
});
