import { describe, expect, it } from 'vitest';
import { readOperations } from '../../../src/operations/operations.ts';
import { openApp } from '../../support/app.ts';

const app = openApp();
const get = (url: string) => app().http.inject({ url, headers: { accept: 'text/html' } });
const operations = await readOperations();

describe('the page of data', () => {
  it('has every shipped question as table, workbook, JSON and query, and the counts of the API', async () => {
    const { data } = await app().query('{ dataset { version contentHash counts { plans tasks targets documents } } }');
    const { body, statusCode } = await get('/data');
    expect(statusCode).toBe(200);
    const { plans, tasks, targets, documents } = data.dataset.counts;
    expect(body).toContain(`${plans} kế hoạch của`);
    expect(body).toContain(`${tasks} nhiệm vụ, ${targets} chỉ tiêu, ${documents} văn bản`);
    expect(body).toContain(data.dataset.contentHash);
    for (const { name, titleVi } of operations) {
      for (const href of [
        `/operations/${name}.csv?titles=vi`,
        `/operations/${name}.xlsx?titles=vi`,
        `/operations/${name}.json`,
        `/playground?operation=${name}&amp;lang=vi`,
      ])
        expect(body, href).toContain(`href="${href}"`);
      expect(body).toContain(`<a href="/operations/${name}">${titleVi.replaceAll('"', '&quot;')}</a>`);
    }
  });

  it('keeps one group of questions, and the feed of a province that is named as people write it', async () => {
    const { body } = await get(`/data?group=PORTAL&province=${encodeURIComponent('tỉnh gia lai')}`);
    const kept = operations.filter(({ group }) => group === 'portal').length;
    expect(body.match(/aria-label="CSV: /g)).toHaveLength(kept);
    expect(body).toContain('href="/feeds/provinces/gia-lai.rss?basis=current"');
  });

  it('leads to nothing that is not there', async () => {
    const { body } = await get('/data?province=gia-lai');
    const own = [...body.matchAll(/href="(\/[^"#]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
    // The questions are asked by a test of their own; the playground is a file that this service was built without.
    const rest = [...new Set(own)].filter((href) => !/^\/(?:operations\/|playground)/.test(href));
    expect(rest.length).toBeGreaterThan(15);
    for (const href of rest) expect((await get(href)).statusCode, href).toBe(200);
  });

  it.each([
    ['province=Atlantis', 'Không có tỉnh, thành phố nào tên “Atlantis”'],
    ['group=<script>', 'Không có lựa chọn “&lt;script&gt;”'],
  ])('says beside the field what is wrong with %s', async (query, words) => {
    const page = await get(encodeURI(`/data?${query}`));
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain(words);
    expect(page.body).not.toContain('<script>');
  });
});
