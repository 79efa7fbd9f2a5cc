import { describe, expect, it } from 'vitest';
import { FACET_FIELDS } from '../../src/search/facets.ts';
import { openApp } from '../support/app.ts';
import { expectBudget } from '../support/statements.ts';

const app = openApp();
const FIELDS = `totalCount totalIsAtLeast rankedCount unplaced didYouMean pageInfo { hasNextPage endCursor }
  facets { field buckets { value label count } }
  nodes { kind score title locator subject { __typename id } source { id } snippet { text offset highlights { start end } } }`;

interface Hit {
  kind: string;
  score: number;
  title: string | null;
  subject: { __typename: string; id: string };
  snippet: { text: string; offset: number; highlights: { start: number; end: number }[] };
}

async function search(text: string, rest = '', variables: Record<string, unknown> = {}) {
  const answer = await app().query(`query ($text: String!) { search(text: $text ${rest}) { ${FIELDS} } }`, {
    text,
    ...variables,
  });
  expect(answer.errors, text).toBeUndefined();
  return { ...answer.data.search, statements: answer.statements } as {
    totalCount: number;
    totalIsAtLeast: boolean;
    rankedCount: number;
    unplaced: number;
    didYouMean: string | null;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    facets: { field: string; buckets: { value: string; label: string | null; count: number }[] }[];
    nodes: Hit[];
    statements: string[];
  };
}

const ids = (nodes: readonly Hit[]) => nodes.map((hit) => hit.subject.id);

describe('a search', () => {
  it('finds words and no parts of words', async () => {
    const titles = async (text: string) => {
      const { data } = await app().query(
        `{ documents(first: 100, filter: { text: "${text}" }) { nodes { title titleEn } } }`,
      );
      return (data.documents.nodes as { title: string | null; titleEn: string | null }[]).map((node) =>
        `${node.title} ${node.titleEn}`.normalize('NFC'),
      );
    };
    const found = await titles('hoà');
    expect(found.length).toBeGreaterThan(2);
    expect(found.filter((title) => !/(?<!\p{L})h(?:oà|òa|oá|óa|oa)(?!\p{L})/iu.test(title))).toEqual([]);
    expect((await titles('ghị')).length).toBe(0);
  });

  it('finds the same however it is typed', async () => {
    const forms = ['Hoà Bình', 'Hòa Bình', 'hòa bình'.normalize('NFD'), 'HOÀ  BÌNH'];
    const found = await Promise.all(forms.map((form) => search(form, ', first: 20')));
    for (const one of found) expect(ids(one.nodes)).toEqual(ids(found[0]?.nodes ?? []));
    expect(found[0]?.nodes[0]?.subject.id).toBe('province:hoa-binh');
    expect(ids((await search('Ðồng Nai')).nodes)[0]).toBe('province:dong-nai');
  });

  it.each(['827', 'KH 827', 'Kế hoạch số 827', '827/kh-ubnd', '827 KH –UBND', 'số 827/KH-UBND'])(
    'finds the plan of number %s',
    async (number) => expect(ids((await search(number)).nodes)[0]).toBe('plan:ninh-thuan-827-2024'),
  );

  it('puts what is written with the same diacritics first', async () => {
    const { nodes } = await search('mã', ', first: 50');
    const found = await search('bình đẳng giới Gia Lai', ', first: 100');
    expect(found.nodes.length).toBeGreaterThan(5);
    const exact = (hit: Hit) => /mã/i.test(`${hit.title} ${hit.snippet.text}`.normalize('NFC'));
    const firstOther = nodes.findIndex((hit) => !exact(hit));
    if (firstOther >= 0) expect(nodes.slice(firstOther).filter(exact)).toEqual([]);
  });

  it('finds phrases in quotes only where they stand', async () => {
    const loose = await search('phụ nữ an ninh');
    const phrase = await search('"hòa bình và an ninh"');
    expect(phrase.totalCount).toBeGreaterThan(0);
    for (const hit of phrase.nodes)
      expect(`${hit.title} ${hit.snippet.text}`.toLowerCase()).toMatch(/hòa bình và an ninh/);
    expect(loose.totalCount).toBeGreaterThanOrEqual(phrase.totalCount);
    expect(
      (await search('"an ninh hòa bình và"', ', kinds: [DOCUMENT]')).nodes.filter((hit) =>
        /an ninh hòa bình và/i.test(hit.snippet.text),
      ),
    ).toEqual([]);
  });

  it('cuts snippets of at most 300 characters out of the text, and marks what was asked for', async () => {
    const { nodes } = await search('bao luc tren co so gioi', ', first: 100');
    expect(nodes.length).toBeGreaterThan(50);
    for (const { snippet } of nodes) {
      expect(snippet.text.length).toBeLessThanOrEqual(300);
      for (const { start, end } of snippet.highlights)
        expect(start >= 0 && end <= snippet.text.length && start < end).toBe(true);
    }
    const marked = nodes[0]?.snippet.highlights.map(({ start, end }) => nodes[0]?.snippet.text.slice(start, end));
    expect(marked).toContain('bạo lực trên cơ sở giới');
  });

  it('counts every hit in one bucket of each field', async () => {
    for (const text of ['bình đẳng giới', 'GBV', 'Ninh Thuận', '827', 'không có từ này đâu xyzzy']) {
      const { totalCount, facets } = await search(text);
      expect(facets.map((facet) => facet.field)).toEqual(FACET_FIELDS);
      for (const { field, buckets } of facets)
        expect([text, field, buckets.reduce((sum, bucket) => sum + bucket.count, 0)]).toEqual([
          text,
          field,
          totalCount,
        ]);
    }
  });

  it('drills down by each bucket to as many hits as it counted', async () => {
    const { facets } = await search('bạo lực');
    const buckets = (field: string) =>
      (facets.find((facet) => facet.field === field)?.buckets ?? [])
        .filter((bucket) => bucket.value !== 'none')
        .slice(0, 3);
    for (const { value, count } of buckets('PROVINCE'))
      expect((await search('bạo lực', `, filter: { provinces: ["${value}"] }`)).totalCount).toBe(count);
    for (const { value, count } of buckets('PROVINCE_TODAY'))
      expect((await search('bạo lực', `, filter: { provinces: ["${value}"], basis: CURRENT }`)).totalCount).toBe(count);
    for (const { value, count } of buckets('ACTION_AREA'))
      expect((await search('bạo lực', `, filter: { actionArea: ["${value}"] }`)).totalCount).toBe(count);
    for (const { value, count } of buckets('DOCUMENT_TYPE'))
      expect((await search('bạo lực', `, filter: { documentType: ["${value}"] }`)).totalCount).toBe(count);
    for (const { value, count } of buckets('COMPLETENESS'))
      expect((await search('bạo lực', `, filter: { completeness: [${value}] }`)).totalCount).toBe(count);
    for (const [field, filter] of [
      ['ROLE', 'role'],
      ['LEVEL', 'level'],
      ['REVIEW_STATE', 'reviewState'],
    ] as const) {
      expect(buckets(field).length).toBeGreaterThan(0);
      for (const { value, count } of buckets(field))
        expect((await search('bạo lực', `, filter: { ${filter}: [${value}] }`)).totalCount).toBe(count);
    }
    for (const { value, count } of buckets('KIND'))
      expect((await search('bạo lực', `, kinds: [${value}]`)).totalCount).toBe(count);
    expect(buckets('PROVINCE').length + buckets('ACTION_AREA').length + buckets('KIND').length).toBe(9);
  });

  it('pages through all hits once, in one order', async () => {
    const whole = await search('bạo lực', ', first: 100');
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Awaited<ReturnType<typeof search>> = await search(
        'bạo lực',
        `, first: 7${after ? `, after: "${after}"` : ''}`,
      );
      paged.push(...ids(page.nodes));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(paged.slice(0, 100)).toEqual(ids(whole.nodes));
    expect(paged.length).toBe(whole.totalCount);
    expect(new Set(paged).size).toBe(paged.length);
  });

  it('mends typing errors and says so', async () => {
    const { didYouMean, nodes } = await search('Ninh Thuậm');
    expect(didYouMean).toBe('Ninh thuan');
    expect(nodes[0]?.subject.id).toBe('province:ninh-thuan');
    expect((await search('Ninh Thuận')).didYouMean).toBeNull();
  });

  it('gives subjects that can be read on, and fetched again', async () => {
    const { data, errors } =
      await app().query(`{ search(text: "bạo lực trên cơ sở giới được tư vấn", first: 20) { nodes { subject { id
      ... on Measure { code title milestones { year } } ... on Target { title } ... on Plan { number } } } } }`);
    expect(errors).toBeUndefined();
    const measure = data.search.nodes.find((hit: { subject: { code?: string } }) => hit.subject.code)?.subject;
    expect(measure.milestones.length).toBeGreaterThan(0);
    const again = await app().query(`{ node(id: "${measure.id}") { ... on Measure { code } } }`);
    expect(again.data.node.code).toBe(measure.code);
  });

  it('runs at most four statements, whatever is asked', async () => {
    for (const text of ['bình đẳng giới', '827', 'Ninh Thuậm xyzzy quag', 'xyzzy', '"không"']) {
      const answer = await app().query(`query ($text: String!) { search(text: $text) { ${FIELDS} } }`, { text });
      expectBudget(answer, 4);
    }
    const { statements } = await app().query('{ suggest(text: "nin") { title } }');
    expect(statements).toHaveLength(1);
  });
});

describe('a suggestion', () => {
  const suggest = async (text: string, rest = '') => {
    const { data, errors } = await app().query(
      `query ($text: String!) { suggest(text: $text ${rest}) { kind title subject { id } } }`,
      { text },
    );
    expect(errors, text).toBeUndefined();
    return data.suggest.map((hit: { subject: { id: string } }) => hit.subject.id) as string[];
  };

  it('completes what is being typed', async () => {
    for (const typed of ['n', 'ni', 'nin', 'Ninh', 'ninh t', 'Ninh Thuậ', 'ninh thuan'])
      expect([typed, (await suggest(typed, ', kinds: [PROVINCE]')).includes('province:ninh-thuan')]).toEqual([
        typed,
        true,
      ]);
    expect((await suggest('ninh thu'))[0]).toBe('province:ninh-thuan');
    expect(await suggest('82', ', kinds: [PLAN]')).toContain('plan:ninh-thuan-827-2024');
    expect(await suggest('', ', first: 5')).toEqual([]);
    expect(await suggest('a', ', first: 3')).toHaveLength(3);
  });
});

describe('a filter of words', () => {
  const count = async (list: string, text: string) => {
    const { data, errors } = await app().query(
      `query ($text: String) { ${list}(filter: { text: $text }, first: 0) { totalCount } }`,
      { text },
    );
    expect(errors).toBeUndefined();
    return data[list].totalCount as number;
  };

  it('understands what the search understands', async () => {
    expect(await count('tasks', 'GBV')).toBe(await count('tasks', 'bao luc tren co so gioi'));
    expect(await count('tasks', 'GBV')).toBeGreaterThan(5);
    expect(await count('plans', 'KH 827')).toBe(1);
    expect(await count('plans', 'Kế hoạch số 93/KH-UBND')).toBe(1);
    expect(await count('documents', '827')).toBe(1);
  });

  it('keeps everything for a blank text, and nothing for one without a word', async () => {
    expect(await count('plans', ' ')).toBe(await count('plans', ''));
    expect(await count('plans', '%')).toBe(0);
    expect(await count('plans', '!!!')).toBe(0);
  });
});

describe('a question that is none', () => {
  const NASTY = [
    '',
    ' ',
    'a',
    'đ',
    '%',
    '_',
    '\\',
    "'",
    '"',
    '""',
    "' or 1=1 --",
    'a & b | !c',
    '<->',
    ':*',
    'a:*',
    '(',
    '𝓐',
    '平等',
    '😀',
    '\ud800',
    'x\udc00y',
    `${'bình đẳng giới '.repeat(66)}`,
    'x'.repeat(1000),
    `"${'giới '.repeat(190)}"`,
  ];

  it.each(NASTY.map((text) => [JSON.stringify(text).slice(0, 40), text]))('%s gets an answer', async (_name, text) => {
    const start = performance.now();
    const { errors, data } = await app().query(
      `query ($text: String!) { search(text: $text) { ${FIELDS} } suggest(text: $text) { title } }`,
      { text },
    );
    expect(errors).toBeUndefined();
    expect(data.search.totalCount).toBeGreaterThanOrEqual(0);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('is refused where it is too long or holds what no text can', async () => {
    for (const [text, code] of [
      ['x'.repeat(10_000), 'QUERY_TOO_LARGE'],
      ['a\u0000b', 'BAD_USER_INPUT'],
    ]) {
      const { errors } = await app().query('query ($text: String!) { search(text: $text) { totalCount } }', { text });
      expect(errors?.[0]?.extensions?.code).toBe(code);
    }
    const { errors } = await app().query('{ search(text: "a", first: 101) { totalCount } }');
    expect(errors?.[0]?.extensions?.code).toBe('BAD_PAGE_SIZE');
    const other = await search('bạo lực', ', first: 2');
    const wrong = await app().query(`{ search(text: "khác", after: "${other.pageInfo.endCursor}") { totalCount } }`);
    expect(wrong.errors?.[0]?.extensions?.code).toBe('BAD_CURSOR');
  });
});
