import { describe, expect, it } from 'vitest';
import { slugify } from '../../src/base/text.ts';
import { openApp } from '../support/app.ts';

const app = openApp();

describe('a name', () => {
  it('is told from one that is only written in another way', async () => {
    const { data, errors } = await app().query(`{
      eth: provinces(slugs: ["\u00d0\u1ed3ng Nai", "Quảng Ngãi"]) { slug }
      joined: provinces(slugs: ["dongnai", "quangngai", "BàRịa-VũngTàu"]) { slug }
      district: plans(filter: { provinces: ["vungtau"] }) { totalCount }
      number: document(number: "2873/Q\u00d0-UBND") { number }
      straight: document(number: "2873/QĐ-UBND") { number }
    }`);
    expect(errors).toBeUndefined();
    expect(data.eth).toEqual([{ slug: 'dong-nai' }, { slug: 'quang-ngai' }]);
    expect(data.joined).toEqual([{ slug: 'dong-nai' }, { slug: 'quang-ngai' }, { slug: 'ba-ria-vung-tau' }]);
    expect(data.number).toEqual(data.straight);
  });

  it('may have the word for the kind of unit beside it, as every full name has', async () => {
    const { data } = await app().query('{ provinces { slug name nameEn states { fullName } } }');
    type Row = { slug: string; name: string; nameEn: string; states: { fullName: string }[] };
    const rows: Row[] = data.provinces;
    expect(rows).toHaveLength(63);
    const slugs = rows.map(({ slug }) => ({ slug }));
    for (const names of [
      rows.map(({ states }) => states[0]?.fullName),
      rows.map(({ states }) => states.at(-1)?.fullName),
      rows.map(({ nameEn }) => nameEn),
      rows.map(({ name }) => `${name} province`),
      rows.map(({ name }) => `TP. ${name}`),
    ]) {
      const found = await app().query('query ($names: [String!]) { provinces(slugs: $names) { slug } }', { names });
      expect(found.errors, names.join()).toBeUndefined();
      expect(found.data.provinces).toEqual(slugs);
    }
    const units = await app().query(`{ city: plans(filter: { provinces: ["Thành phố Vũng Tàu"] }) { totalCount }
      plain: plans(filter: { provinces: ["vung-tau"] }) { totalCount }
      huyen: province(slug: "Huyện Đồng Nai") { slug } tinh: province(slug: "Tỉnh Vũng Tàu") { slug } }`);
    expect(units.data.city).toEqual(units.data.plain);
    expect([units.data.huyen, units.data.tinh]).toEqual([null, null]);
  });

  it('has one reading: no two units differ in hyphens and spaces alone', async () => {
    const { data } = await app().query('{ provinces { slug aliases districts { slug } } }');
    type Row = { slug: string; aliases: string[]; districts: { slug: string }[] };
    const joined = (name: string) => slugify(name).replaceAll('-', '');
    const owners = new Map<string, Set<string>>();
    for (const { slug, aliases, districts } of data.provinces as Row[]) {
      for (const name of [slug, ...aliases])
        owners.set(joined(name), (owners.get(joined(name)) ?? new Set()).add(slug));
      for (const unit of districts)
        owners.set(joined(unit.slug), (owners.get(joined(unit.slug)) ?? new Set()).add(unit.slug));
    }
    expect(owners.size).toBeGreaterThan(63);
    expect([...owners].filter(([, of]) => of.size > 1)).toEqual([]);
  });

  it('is near when it is the beginning of one', async () => {
    const { errors } = await app().query('{ changes(entityTypes: ["source"]) { totalCount } }');
    expect(errors?.[0]?.message).toContain('Did you mean "source-page"?');
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNKNOWN_VALUE', suggestion: 'source-page' });
  });
});

describe('a text to search for', () => {
  it('finds nothing when there is no word in it, and everything when it is blank', async () => {
    const lists = ['plans', 'tasks', 'documents'].map((list) => `${list}(filter: { text: $t }) { totalCount }`);
    const query = `query ($t: String) { ${lists.join(' ')} programmes(filter: { text: $t }) { id } }`;
    for (const text of ['%', '_', '!!!', ' % ']) {
      const none = { totalCount: 0 };
      const { data } = await app().query(query, { t: text });
      expect(data, text).toEqual({ plans: none, tasks: none, documents: none, programmes: [] });
    }
    const [blank, absent] = [await app().query(query, { t: ' ' }), await app().query(query, { t: null })];
    expect(blank.data).toEqual(absent.data);
    expect(blank.data.plans.totalCount).toBeGreaterThan(30);
  });
});
