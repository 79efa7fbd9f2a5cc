import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { planPage } from '../../test/works/support/pages.ts';

/** Publishers of generated plans: one feed a province, the entries shared out among them. */
export interface Publishers {
  /** Address of the feed of each province. */
  feeds: { slug: string; url: string }[];
  close(): Promise<void>;
}

/** Opens publishers on this machine. Nothing of their pages is held: each is written when it is asked for. */
export async function openPublishers(
  provinces: readonly { slug: string; name: string }[],
  entries: number,
): Promise<Publishers> {
  const countOf = (place: number) =>
    Math.floor(entries / provinces.length) + (place < entries % provinces.length ? 1 : 0);
  const server = createServer((request, response) => {
    const [, what = '', at = '', entry = ''] = (request.url ?? '').split('/');
    const province = provinces[Number(at)];
    if (what === 'feed' && province) {
      response.writeHead(200, { 'content-type': 'application/atom+xml', etag: '"1"' });
      response.end(feedOf(Number(at), countOf(Number(at))));
    } else if (what === 'page' && province) {
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', etag: '"1"' });
      response.end(pageOf(province.name, Number(entry)));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    feeds: provinces.map(({ slug }, place) => ({ slug, url: `${base}/feed/${place}` })),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function feedOf(place: number, count: number): string {
  const entries = Array.from(
    { length: count },
    (_, i) =>
      `<entry><id>urn:${place}:${i}</id><title>Kế hoạch ${i}</title><link href="/page/${place}/${i}"/><updated>2026-01-01T00:00:00Z</updated></entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:${place}</id><title>Kế hoạch</title><updated>2026-01-01T00:00:00Z</updated>${entries.join('')}</feed>`;
}

/** A plan of its own: number and year of issue differ, so that none replaces another. */
function pageOf(province: string, entry: number): string {
  const year = 2015 + (entry % 11);
  const number = `${1000 + Math.floor(entry / 11)}/KH-UBND`;
  return planPage({ number, province, issued: `ngày 5 tháng 3 năm ${year}`, year });
}
