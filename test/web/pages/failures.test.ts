import { describe, expect, it } from 'vitest';
import { openApp } from '../../support/app.ts';

const app = openApp();
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const open = (url: string) => app().http.inject({ url, headers: BROWSER });

describe('what cannot be answered', () => {
  it.each([
    ['/%', 400, 'Không hiểu được địa chỉ này'],
    ['/en/%', 400, 'This address cannot be understood'],
    ['/feeds/provinces/nowhere.atom', 404, 'Không có gì ở địa chỉ này'],
    ['/nothing', 404, 'Không có gì ở địa chỉ này'],
    ['/en/plans/nothing-here', 404, 'There is nothing at this address'],
  ])('is told a browser by a page at %s', async (url, status, title) => {
    const { statusCode, headers, body } = await open(url);
    expect([statusCode, headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(body).toContain('<form class="search"');
    expect(String(headers.vary).toLowerCase()).toContain('accept');
    // A reader is not spoken to in words of queries, save where they are named as those for programs.
    const outside = body.replace(/<details>[\s\S]*?<\/details>/g, '');
    expect(outside).not.toMatch(/GraphQL|BAD_|UNKNOWN_|"errors"/);
  });

  it.each(['/%', '/operations/Nope', '/nothing'])('is told a program by its code at %s', async (url) => {
    const { headers, body } = await app().http.inject(url);
    expect(headers['content-type']).toContain('application/json');
    expect(JSON.parse(body).errors[0].extensions.code).toMatch(/^[A-Z_]+$/);
  });

  it('names the nearest address', async () => {
    expect((await open('/coverag')).body).toContain('href="/coverage">');
    expect((await open('/en/provnces')).body).toContain('href="/en/provinces">');
    expect((await open('/zzzzzzzzzzzzzzzz')).body).not.toContain('Có phải bạn tìm');
  });
});
