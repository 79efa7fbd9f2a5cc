import { beforeAll, describe, expect, it } from 'vitest';
import { BUNDLE_TYPE, openFeed } from '../../src/harvest/feed/read-feed.ts';
import { harvestSources } from '../../src/harvest/harvest.table.ts';
import type { PlanBundle } from '../../src/reader/index.ts';
import { currentVersion } from '../../src/records/publish.ts';
import { checkBundle } from '../../src/works/check-bundle.ts';
import { openBefore, openOwnApp, type TestApp } from '../support/app.ts';
import { harvester } from './harvester.ts';
import { importText } from './import-text.ts';
import { atom, openPublisher, page, status, tombstone } from './publisher.ts';

const origin = openOwnApp();
const here = openOwnApp();
const publisher = openBefore(openPublisher, (opened) => opened.close());
const harvest = harvester(() => here().database);

const PLAN = `query ($number: String, $province: String) { plan(number: $number, province: $province) {
  role level year period { from to } strategies { slug } programmes { slug } purposes { title }
  document { number title issuedOn signer issuer { name kind } citations { relation numberAsPrinted } }
  tasks(first: 100) { totalCount nodes { locator kind title actionArea { code } leadAgencies { name } } }
  targets { measure { code } operator value unit year }
  sources { url completeness sha256 } } }`;
async function planAt(app: TestApp, number: string, province: string) {
  return (await app.query(PLAN, { number, province })).data.plan;
}
const withoutSources = (plan: object) => ({ ...plan, sources: null });

describe('a plan bundle', () => {
  it('is published of each plan, and can be taken in', async () => {
    const slugs: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await origin().query(
        'query ($after: String) { plans(first: 100, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      slugs.push(...data.plans.nodes.map(({ slug }: { slug: string }) => slug));
      after = data.plans.pageInfo.endCursor;
      more = data.plans.pageInfo.hasNextPage;
    }
    expect(slugs.length).toBeGreaterThan(150);
    // Every fifth: a form that one plan does not have is had by another near it.
    for (const slug of slugs.filter((_, i) => i % 5 === 0)) {
      const { statusCode, headers, body } = await origin().http.inject(`/feeds/bundles/${slug}.json`);
      expect(statusCode, slug).toBe(200);
      expect(headers['content-type']).toContain(BUNDLE_TYPE);
      expect(checkBundle(JSON.parse(body), slug).plan, slug).not.toBeNull();
    }
  }, 60_000);

  it('is known when nothing has changed, and says where a plan went', async () => {
    const path = '/feeds/bundles/quang-ngai-93-2025.json';
    const { headers } = await origin().http.inject(path);
    const again = { 'if-none-match': String(headers.etag) };
    expect(await origin().http.inject({ url: path, headers: again })).toMatchObject({ statusCode: 304, body: '' });
    const unknown = await origin().http.inject('/feeds/bundles/quang-ngai-93-2026.json');
    expect(unknown.statusCode).toBe(404);
    expect(unknown.json().errors[0]).toMatchObject({ extensions: { code: 'UNKNOWN_RECORD' } });
    expect((await origin().http.inject('/feeds/bundles/x.atom')).json().errors[0].extensions.code).toBe('UNKNOWN_FEED');
  });

  it.each(['atom', 'rss', 'json'])('is linked from the %s feed of its plan', async (format) => {
    const { rawPayload } = await origin().http.inject(`/feeds/provinces/quang-ngai.${format}`);
    const { entries } = openFeed(rawPayload, 'http://here.example/');
    expect(entries.length).toBeGreaterThan(0);
    for (const { url, bundleUrl } of entries) {
      expect(url).toMatch(/\/plans\/[\w-]+$/);
      expect(bundleUrl).toMatch(/\/feeds\/bundles\/[\w-]+\.json$/);
    }
  });
});

describe('a feed of plan bundles of another instance', () => {
  let id = '';
  beforeAll(async () => {
    await here().database.db.delete(harvestSources);
    await importText(origin().database, 'kon-tum');
    await origin().http.listen({ port: 0, host: '127.0.0.1' });
    const { port } = origin().http.server.address() as { port: number };
    id = await harvest.add(`http://127.0.0.1:${port}/feeds/provinces/kon-tum.atom`, { publisher: 'Cổng Kon Tum' });
  });

  it('brings a plan with its tasks and targets, once', async () => {
    expect(await planAt(here(), '1187/KH-UBND', 'kon-tum')).toBeNull();
    expect(await harvest.run(id)).toMatchObject({ refusal: null, failed: 0 });
    const [there, taken] = [
      await planAt(origin(), '1187/KH-UBND', 'kon-tum'),
      await planAt(here(), '1187/KH-UBND', 'kon-tum'),
    ];
    expect(there.tasks.totalCount).toBeGreaterThan(2);
    expect(withoutSources(taken)).toEqual(withoutSources(there));
    // Nobody here has seen the page: what is stated of it has no checksum, and shows no more than a part.
    expect(taken.sources).toMatchObject([{ sha256: null, completeness: 'PARTIAL' }]);
    const version = await currentVersion(here().database.db);
    for (let i = 0; i < 3; i++) {
      harvest.later(61);
      expect(await harvest.run(id)).toMatchObject({ refusal: null, published: 0, withdrawn: 0, failed: 0 });
    }
    expect(await currentVersion(here().database.db)).toBe(version);
  });

  it('takes a plan out that is withdrawn there', async () => {
    await importText(origin().database, 'kon-tum', 'withdraw');
    harvest.later(61);
    expect((await harvest.run(id)).withdrawn).toBe(1);
    expect(await planAt(here(), '1187/KH-UBND', 'kon-tum')).toBeNull();
  });
});

describe('a feed of bundles that a province makes', () => {
  const FEED = '/feed';
  const bundle = async (change: (made: PlanBundle) => void = () => {}) => {
    const { body } = await origin().http.inject('/feeds/bundles/quang-ngai-93-2025.json');
    const made = JSON.parse(body);
    made.source.url = 'https://ha-nam.example/1';
    made.document.number.value = { printed: '31/KH-UBND', canonical: '31/KH-UBND' };
    made.document.issuer.value = { ...made.document.issuer.value, name: 'UBND tỉnh Hà Nam', provinceId: 'ha-nam' };
    made.plan.provinceId.value = 'ha-nam';
    change(made);
    return JSON.stringify(made);
  };
  const feedOf = (path: string, updated: string, more = '') =>
    atom(path === '' ? [] : [{ id: 'urn:b', path, updated }], more);

  it('replaces what it stated before, keeps to its form, and is withdrawn by a tombstone', async () => {
    const { pages, url } = publisher();
    pages.set('/b', page(await bundle(), 'application/json'));
    pages.set(FEED, feedOf('/b', '2026-11-01T00:00:00Z'));
    const id = await harvest.add(url + FEED, { publisher: 'Hà Nam' });
    expect(await harvest.run(id)).toMatchObject({ published: 1, failed: 0 });
    expect((await planAt(here(), '31/KH-UBND', 'ha-nam')).year).toBe(2025);
    // The bundle comes to tell of another page, of another plan: the first is not published by anybody any more.
    const other = await bundle((made) => {
      made.source.url = 'https://ha-nam.example/2';
      if (made.document?.number) made.document.number.value = { printed: '32/KH-UBND', canonical: '32/KH-UBND' };
    });
    pages.set('/b', page(other, 'text/plain'));
    pages.set(FEED, feedOf('/b', '2026-11-02T00:00:00Z'));
    expect(await harvest.run(id)).toMatchObject({ published: 1, failed: 0 });
    expect(await planAt(here(), '31/KH-UBND', 'ha-nam')).toBeNull();
    expect(await planAt(here(), '32/KH-UBND', 'ha-nam')).not.toBeNull();
    // A bundle that cannot be used changes nothing.
    pages.set('/b', page('{"format":"kehoach-plan-bundle/1"}', 'application/json'));
    pages.set(FEED, feedOf('/b', '2026-11-03T00:00:00Z'));
    expect(await harvest.run(id)).toMatchObject({ published: 0, failed: 1, withdrawn: 0 });
    expect(await planAt(here(), '32/KH-UBND', 'ha-nam')).not.toBeNull();
    pages.set(FEED, feedOf('', '', tombstone('urn:b')));
    expect(await harvest.run(id)).toMatchObject({ withdrawn: 1 });
    expect(await planAt(here(), '32/KH-UBND', 'ha-nam')).toBeNull();
  });

  it('is read by its bundles where it links both pages and bundles', async () => {
    const { pages, url, asked } = publisher();
    const item = { id: 'both', url: `${url}/page`, attachments: [{ url: `${url}/both`, mime_type: BUNDLE_TYPE }] };
    const body = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 't', items: [item] });
    pages.set('/json', page(body, 'application/feed+json'));
    pages.set('/both', status(410));
    const outcome = await harvest.run(await harvest.add(`${url}/json`));
    expect(outcome).toMatchObject({ refusal: null, failed: 0 });
    expect(asked).toContain('GET /both');
    expect(asked).not.toContain('GET /page');
  });
});
