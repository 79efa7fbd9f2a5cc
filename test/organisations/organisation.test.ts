import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

describe('the list of organisations', () => {
  interface Body {
    slug: string;
    kind: string;
    name: string;
    province: { slug: string } | null;
  }
  async function listed(filter: Record<string, unknown> | null): Promise<{ totalCount: number; nodes: Body[] }> {
    const nodes: Body[] = [];
    for (let after: string | null = null; ; ) {
      const { data, errors, statements } = await app().query(
        `query ($filter: OrganisationFilter, $after: String) { organisations(filter: $filter, first: 100, after: $after) {
          totalCount pageInfo { hasNextPage endCursor } nodes { slug kind name province { slug } } } }`,
        { filter, after },
      );
      expect(errors).toBeUndefined();
      expect(statements.length).toBeLessThanOrEqual(4);
      nodes.push(...data.organisations.nodes);
      if (!data.organisations.pageInfo.hasNextPage) return { totalCount: data.organisations.totalCount, nodes };
      after = data.organisations.pageInfo.endCursor;
    }
  }

  it('holds all of them, each once, from the nation down', async () => {
    const { data } = await app().query(
      '{ dataset { counts { organisations } } __type(name: "OrganisationKind") { enumValues { name } } }',
    );
    const { totalCount, nodes } = await listed(null);
    expect(nodes).toHaveLength(data.dataset.counts.organisations);
    expect(totalCount).toBe(nodes.length);
    expect(new Set(nodes.map(({ slug }) => slug)).size).toBe(nodes.length);
    const kinds: string[] = data.__type.enumValues.map(({ name }: { name: string }) => name);
    const place = ({ kind, slug }: Body) => `${String(kinds.indexOf(kind)).padStart(2, '0')} ${slug}`;
    expect(nodes.map(place)).toEqual(nodes.map(place).sort());
  });

  it('keeps by kind, province and words, all at once', async () => {
    const all = (await listed(null)).nodes;
    const slugs = ({ nodes }: { nodes: Body[] }) => nodes.map(({ slug }) => slug);
    expect(slugs(await listed({ kind: ['MINISTRY', 'PARTY'] }))).toEqual(
      all.filter(({ kind }) => ['MINISTRY', 'PARTY'].includes(kind)).map(({ slug }) => slug),
    );
    const ofProvince = all.filter(({ province }) => province?.slug === 'ba-ria-vung-tau').map(({ slug }) => slug);
    expect(ofProvince.length).toBeGreaterThan(1);
    expect(slugs(await listed({ provinces: ['Bà Rịa - Vũng Tàu'] }))).toEqual(ofProvince);
    const women = slugs(await listed({ text: 'phu nu', kind: ['MASS_ORGANISATION'] }));
    expect(women.length).toBeGreaterThan(0);
    for (const body of all.filter(({ slug }) => women.includes(slug))) expect(body.name).toMatch(/phụ nữ/i);
    expect(await listed({ text: 'zzzxqq' })).toEqual({ totalCount: 0, nodes: [] });
    expect(await listed({ kind: [] })).toEqual({ totalCount: 0, nodes: [] });
  });

  it('says what is wrong with a province, a page or a cursor', async () => {
    for (const [field, code] of [
      ['organisations(filter: { provinces: ["atlantis"] })', 'UNKNOWN_PROVINCE'],
      ['organisations(first: 1000)', 'BAD_PAGE_SIZE'],
      ['organisations(after: "zzz")', 'BAD_CURSOR'],
    ]) {
      const { errors } = await app().query(`{ ${field} { totalCount nodes { id } } }`);
      expect(errors?.[0]?.extensions?.code, field).toBe(code);
    }
  });
});

describe('an organisation', () => {
  it('has all its properties, by id', async () => {
    const { data, errors } = await app().query(`{ node(id: "organisation:ubnd-ninh-thuan") { ... on Organisation {
      id slug name nameEn kind level province { slug } district { slug } note verification { status }
    } } }`);
    expect(errors).toBeUndefined();
    expect(data.node).toEqual({
      id: 'organisation:ubnd-ninh-thuan',
      slug: 'ubnd-ninh-thuan',
      name: 'Ủy ban nhân dân tỉnh Ninh Thuận',
      nameEn: 'People’s Committee of Ninh Thuan',
      kind: 'PEOPLES_COMMITTEE',
      level: 'PROVINCE',
      province: { slug: 'ninh-thuan' },
      district: null,
      note: null,
      verification: null,
    });
  });

  it('of a district stands in its district and in its province', async () => {
    const { data } = await app().query(
      '{ plan(number: "65/KH-BCĐ") { issuer { kind level province { slug } district { slug } } } }',
    );
    expect(data.plan.issuer).toEqual({
      kind: 'COMMITTEE',
      level: 'DISTRICT',
      province: { slug: 'ba-ria-vung-tau' },
      district: { slug: 'vung-tau' },
    });
  });

  it('may publish what another one issued', async () => {
    const { data } = await app().query(
      '{ plan(number: "93", province: "quang-ngai") { issuer { slug } sources { publisher { slug kind } } } }',
    );
    expect(data.plan).toEqual({
      issuer: { slug: 'ubnd-quang-ngai' },
      sources: [
        { publisher: { slug: 'thu-vien-phap-luat', kind: 'PORTAL' } },
        { publisher: { slug: 'he-thong-phap-luat', kind: 'PORTAL' } },
      ],
    });
  });

  it('is null when nothing has the id', async () => {
    expect((await app().query('{ node(id: "organisation:none") { id } }')).data).toEqual({ node: null });
  });
});
