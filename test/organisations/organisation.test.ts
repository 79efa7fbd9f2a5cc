import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

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
