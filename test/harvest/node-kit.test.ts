import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadReference } from '../../src/cli/reference.ts';
import { type Checked, check } from '../../src/harvest/check/check.ts';
import { MESSAGES } from '../../src/harvest/check/messages.ts';
import { BUNDLE_TYPE } from '../../src/harvest/feed/read-feed.ts';
import { AGENT_NAME, FETCH_LIMITS } from '../../src/harvest/fetch/fetcher.ts';
import { openBefore, openOwnApp } from '../support/app.ts';
import { PROJECT } from '../support/files.ts';
import { harvester } from './harvester.ts';
import { fixture, openPublisher, page } from './publisher.ts';

const app = openOwnApp();
const publisher = openBefore(openPublisher, (opened) => opened.close());
const harvest = harvester(() => app().database);
const HOST = 'https://so.example.vn';
let kit = '';
let example = '';
beforeAll(async () => {
  kit = await readFile(join(PROJECT, 'docs/node-kit.md'), 'utf8');
  example = await readFile(join(PROJECT, 'docs/node-kit-feed.xml'), 'utf8');
});

/** What is found that is more than a note. */
async function faults(subject: Checked) {
  const report = await check(subject, {
    reference: loadReference,
    now: new Date('2026-11-29T08:00:00Z'),
    language: 'vi',
    pages: 5,
    limits: { allowPrivate: true },
    pauseMs: 0,
  });
  return report.findings.filter(({ severity }) => severity !== 'NOTE');
}

describe('the node kit for a province', () => {
  it('has an example feed that is checked and harvested as it stands, at whatever host', async () => {
    const { pages, url } = publisher();
    const { body } = await app().http.inject('/feeds/bundles/quang-ngai-93-2025.json');
    const bundle = JSON.parse(body);
    bundle.source.url = `${HOST}/van-ban/31`;
    bundle.document.number.value = { printed: '31/KH-UBND', canonical: '31/KH-UBND' };
    const feed = example.replaceAll(HOST, url);
    pages.set('/nguon-tin/binh-dang-gioi.xml', page(feed, 'application/atom+xml'));
    pages.set('/van-ban/1187', await fixture('01-kon-tum-plan-metadata.txt'));
    pages.set('/du-lieu/31.json', page(JSON.stringify(bundle), BUNDLE_TYPE));
    const address = `${url}/nguon-tin/binh-dang-gioi.xml`;
    expect(await faults({ url: address })).toEqual([]);
    const id = await harvest.add(address);
    expect(await harvest.run(id)).toMatchObject({ refusal: null, published: 2, failed: 0 });
    expect(await harvest.run(id)).toMatchObject({ refusal: null, published: 0, failed: 0 });
    for (const [number, province] of [
      ['1187/KH-UBND', 'kon-tum'],
      ['31/KH-UBND', 'quang-ngai'],
    ] as const) {
      const { data } = await app().query(
        `{ plan(number: "${number}", province: "${province}") { tasks { totalCount } } }`,
      );
      expect(data.plan.tasks.totalCount, number).toBeGreaterThan(0);
    }
  });

  it('says what is true', () => {
    expect(kit).toContain(BUNDLE_TYPE);
    expect(kit).toContain(`\`${AGENT_NAME}\``);
    expect(kit).toContain(`${FETCH_LIMITS.maxBytes / 1024 / 1024} MB`);
    expect(kit).toContain(`${FETCH_LIMITS.timeoutMs / 1000} giây`);
    const empty = MESSAGES['empty-date'].vi.replace('{0}', '01/01/1970');
    expect(kit).toContain(`mục 7: ${MESSAGES['entry-no-date'].vi}; ${empty}`);
    expect(example).toContain('deleted-entry');
  });
});
