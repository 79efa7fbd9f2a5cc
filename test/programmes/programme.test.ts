import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

async function ask(query: string) {
  const answer = await app().query(query);
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

const slugs = (list: { slug: string }[]) => list.map((entry) => entry.slug);

describe('a programme', () => {
  it('is found by id, slug and number as people write it', async () => {
    const data = await ask(`{ node(id: "programme:gbv-2021-2025") { id } slug: programme(slug: "gbv-2021-2025") { id }
      number: programme(number: "2232/QĐ-TTg") { id } loose: programme(number: "2232 QD TTg") { id } typed: programme(number: "quyết định số 2232") { id } }`);
    expect(Object.keys(data)).toHaveLength(5);
    for (const found of Object.values(data)) expect(found).toEqual({ id: 'programme:gbv-2021-2025' });
  });

  it('has all its properties', async () => {
    const { programme } = await ask(`{ programme(slug: "gbv-2021-2025") {
      id slug number title titleEn scope period { from to } province { slug } parent { slug } children { slug }
      document { id } strategies { slug } note verification { status } plans { nodes { slug } } tasks { nodes { id } }
    } }`);
    expect(programme).toEqual({
      id: 'programme:gbv-2021-2025',
      slug: 'gbv-2021-2025',
      number: '2232/QĐ-TTg',
      title: 'Chương trình Phòng ngừa và ứng phó với bạo lực trên cơ sở giới giai đoạn 2021 - 2025',
      titleEn: 'Programme on Prevention of and Response to Gender-Based Violence 2021-2025',
      scope: 'NATIONAL',
      period: { from: '2021-01-01', to: '2025-12-31' },
      province: null,
      parent: null,
      children: [],
      document: { id: 'document:2232-qd-ttg-2020' },
      strategies: [],
      note: expect.any(String),
      verification: { status: 'CONFIRMED' },
      plans: { nodes: expect.arrayContaining([{ slug: 'quang-ngai-93-2025' }, { slug: 'kien-giang-75-2021' }]) },
      tasks: { nodes: expect.arrayContaining([{ id: 'task:quang-ngai-93-2025/II.1.a' }]) },
    });
  });

  it('may be a part of another', async () => {
    const data = await ask(
      '{ whole: programme(slug: "ntp-ethnic-2021-2030") { children { slug } } part: programme(slug: "project-8") { parent { slug } } }',
    );
    expect(data).toEqual({
      whole: { children: [{ slug: 'project-8' }] },
      part: { parent: { slug: 'ntp-ethnic-2021-2030' } },
    });
  });

  it('is listed, national ones first', async () => {
    const { programmes } = await ask('{ programmes { slug scope } }');
    expect(programmes.length).toBeGreaterThanOrEqual(18);
    const scopes = programmes.map((programme: { scope: string }) => programme.scope);
    expect(scopes).toEqual([...scopes].sort((a, b) => (a === b ? 0 : a === 'NATIONAL' ? -1 : 1)));
    expect(scopes).toContain('PROVINCIAL');
  });

  it('is kept by each filter, and by several at once', async () => {
    const data = await ask(`{
      scope: programmes(filter: { scope: PROVINCIAL }) { slug }
      provinces: programmes(filter: { provinces: ["dong-nai"] }) { slug }
      strategy: programmes(filter: { strategy: "strategy-2011-2020" }) { slug }
      text: programmes(filter: { text: "BẠO LỰC" }) { slug }
      both: programmes(filter: { text: "bao luc", strategy: "2351 QD TTg" }) { slug }
      none: programmes(filter: { provinces: [] }) { slug }
    }`);
    expect(slugs(data.scope)).toEqual(['dong-nai-de-an-phu-nu']);
    expect(slugs(data.provinces)).toEqual(['dong-nai-de-an-phu-nu']);
    expect(slugs(data.strategy)).toEqual([
      'action-programme-2011-2015',
      'action-programme-2016-2020',
      'gbv-scheme-2016-2020',
    ]);
    expect(slugs(data.text)).toEqual(['action-month', 'gbv-2021-2025', 'gbv-scheme-2016-2020']);
    expect(slugs(data.both)).toEqual(['gbv-scheme-2016-2020']);
    expect(data.none).toEqual([]);
  });

  it('is null when nothing has the slug or the number, and needs one of them', async () => {
    expect(
      await ask(
        '{ a: programme(slug: "none") { id } b: programme(number: "1/QĐ-TTg") { id } c: node(id: "programme:none") { id } }',
      ),
    ).toEqual({ a: null, b: null, c: null });
    for (const args of ['', '(slug: "a", number: "b")']) {
      const { errors } = await app().query(`{ programme${args} { id } }`);
      expect(errors?.map((error) => error.extensions?.code)).toEqual(['BAD_USER_INPUT']);
    }
  });
});
