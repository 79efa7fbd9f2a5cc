import { describe, expect, it } from 'vitest';
import { openApp } from '../../support/app.ts';

const app = openApp();
const get = async (url: string) => (await app().http.inject({ url, headers: { accept: 'text/html' } })).body;

interface Part {
  formerProvince: { slug: string; name: string };
  state: string;
  plans: { slug: string; completeness: string | null }[];
}
const MARKS: Record<string, string> = { PARTIAL: 'part', REPORT_ONLY: 'report', CITED_ONLY: 'cited', FULL: 'full' };
const markOf = (part: Part | undefined) => {
  if (!part) return 'absent';
  if (part.state === 'NO_PLAN_FOUND') return 'none';
  return part.state === 'NOT_SEARCHED' ? 'unsearched' : (MARKS[part.plans[0]?.completeness ?? ''] ?? 'bare');
};

/** What the strip shows, province by province. */
function stripOf(body: string): Record<string, string[]> {
  const table = body.slice(body.indexOf('<table class="strip">'), body.indexOf('</table>'));
  return Object.fromEntries(
    [...table.matchAll(/<tr><th scope="row">([^<]*)<\/th>(.*?)<\/tr>/gs)].map(([, name = '', cells = '']) => [
      name,
      [...cells.matchAll(/<td class="is-(\w+)">/g)].map(([, mark = '']) => mark),
    ]),
  );
}

describe('the page of a province', () => {
  it.each([
    ['gia-lai', 'CURRENT'],
    ['an-giang', 'CURRENT'],
    ['ha-noi', 'CURRENT'],
    ['binh-dinh', 'AS_ISSUED'],
    ['ninh-thuan', 'AS_ISSUED'],
  ])('of %s shows for each year what the API says of it, part by part', async (slug, basis) => {
    const { data } = await app().query(
      `query ($slugs: [String!], $basis: TerritoryBasis) {
        planCoverageByYear(provinces: $slugs, from: 2016, to: 2026, basis: $basis) {
          coverage { expected } units { parts { formerProvince { slug name } state plans { slug completeness } } } } }`,
      { slugs: [slug], basis },
    );
    const years: { coverage: { expected: number }; units: { parts: Part[] }[] }[] = data.planCoverageByYear;
    expect(years).toHaveLength(11);
    for (const { units, coverage } of years) expect(units.length).toBe(coverage.expected);
    const parts = years.map(({ units }) => units.flatMap((unit) => unit.parts));
    const names = [...new Set(parts.flat().map((part) => part.formerProvince.name))];
    const body = await get(`/provinces/${slug}`);
    expect(stripOf(body)).toEqual(
      Object.fromEntries(
        names.map((name) => [
          name,
          parts.map((list) => markOf(list.find((part) => part.formerProvince.name === name))),
        ]),
      ),
    );
    for (const { plans } of parts.flat()) for (const plan of plans) expect(body).toContain(`/plans/${plan.slug}"`);
  });

  it('says where it has no plan whether somebody looked: who, where and when', async () => {
    const sought = await get('/provinces/quang-ninh');
    expect(sought).toContain('Đã có người tìm cho 2016–2026 mà không thấy.');
    expect(sought).toMatch(/Ai đã tìm<\/h3>.*Người tìm:.*Nơi tìm:.*ngày không được ghi lại/s);
    const { data } = await app().query(
      '{ provinces { slug isCurrent surveys { id } plans(first: 0) { totalCount } } }',
    );
    const unsought = data.provinces.filter(
      (one: { surveys: unknown[]; plans: { totalCount: number } }) =>
        one.surveys.length === 0 && one.plans.totalCount === 0,
    );
    expect(unsought.length).toBeGreaterThan(2);
    for (const { slug } of unsought) {
      const body = await get(`/provinces/${slug}`);
      expect(body, slug).toContain('Chưa ai tìm');
      expect(body, slug).toMatch(/Chưa ai tìm kế hoạch của nơi này|Ai đã tìm<\/h3>/);
      expect(await get(`/en/provinces/${slug}`), slug).toMatch(/Nobody (?:is known to have )?looked/);
    }
  });

  it('shows a merger as a picture and as a list, from both sides', async () => {
    for (const slug of ['gia-lai', 'binh-dinh']) {
      const body = await get(`/provinces/${slug}`);
      const picture = body.slice(
        body.indexOf('<svg class="lineage"'),
        body.indexOf('</figure>', body.indexOf('<svg class="lineage"')),
      );
      expect(picture.match(/<a href="\/provinces\/[^"]+"/g)).toHaveLength(3);
      expect(picture).toContain(`<a href="/provinces/${slug}" class="own"`);
      expect(body).toContain('href="/documents/202-2025-qh15"');
    }
    expect(await get('/provinces/ha-noi')).not.toContain('class="lineage"');
  });

  it('draws each plan over its years, and lists all of them', async () => {
    const { data } = await app().query(
      '{ province(slug: "gia-lai") { plans(basis: CURRENT, first: 100) { totalCount nodes { slug period { from to } } } } }',
    );
    const body = await get('/provinces/gia-lai');
    const { totalCount, nodes } = data.province.plans;
    expect(body).toContain(`Kế hoạch (${totalCount})`);
    const [timeline = '', list = ''] = body.slice(body.indexOf('class="strip timeline"')).split('</table>');
    const known = nodes.filter(({ period }: { period: unknown }) => period !== null);
    expect(timeline.match(/class="bar-of/g)).toHaveLength(known.length);
    expect(list.match(/<th scope="row">/g)).toHaveLength(totalCount);
    expect(timeline).toContain('open-from');
  });

  it('offers its feeds, its tables and the question behind it', async () => {
    const body = await get('/provinces/gia-lai');
    for (const href of [
      '/feeds/provinces/gia-lai.rss?basis=current',
      '/operations/PlansOfProvince.csv?province=gia-lai&amp;titles=vi',
      '/operations/YearsOfProvince.xlsx?provinces=gia-lai&amp;titles=vi',
      '/provinces/gia-lai.jsonld',
    ]) {
      expect(body).toContain(`href="${href}"`);
      expect((await app().http.inject({ url: href.replaceAll('&amp;', '&') })).statusCode, href).toBe(200);
    }
  });
});
