import { generateJsonFeed } from 'feedsmith';
import { BUNDLE_TYPE } from '../../harvest/feed/read-feed.ts';
import { entryHtml } from './entry-html.ts';
import { type FeedDocument, linksOf } from './feed.ts';

/** Writes a document of a feed as JSON Feed 1.1; what that has no word for stands under `_kehoach`. */
export function jsonFeedOf(document: FeedDocument, base: string, hub: string | null): string {
  const links = new Map(linksOf(document, 'json', base).map(({ rel, href }) => [rel, href]));
  const feed = generateJsonFeed({
    title: document.title.vi,
    home_page_url: `${base}${document.homePath}`,
    feed_url: links.get('self') ?? '',
    ...(links.has('next') && { next_url: links.get('next') ?? '' }),
    description: [document.subtitle.vi, document.subtitle.en].filter(Boolean).join(' · '),
    language: 'vi',
    ...(hub !== null && { hubs: [{ type: 'WebSub', url: hub }] }),
    authors: [{ name: 'Kế hoạch Graph' }],
    ...(document.successorPath !== null && { expired: true }),
    items: document.entries.map((entry) => ({
      id: entry.id,
      ...(entry.path !== null && { url: `${base}${entry.path}` }),
      ...(entry.bundlePath !== null && {
        attachments: [{ url: `${base}${entry.bundlePath}`, mime_type: BUNDLE_TYPE }],
      }),
      title: entry.title.vi,
      content_html: entryHtml(entry),
      date_published: entry.published,
      date_modified: entry.updated,
      language: 'vi',
      ...(entry.author !== null && { authors: [{ name: entry.author }] }),
      tags: entry.categories.map((category) => category.label),
    })),
    // Without items the library leaves the list out, which JSON Feed 1.1 requires.
  }) as { items?: object[] };
  const items = (feed.items ?? []).map((item, i) => ({
    ...item,
    _kehoach: { titleEn: document.entries[i]?.title.en ?? null, categories: document.entries[i]?.categories ?? [] },
  }));
  const _kehoach = {
    id: document.id,
    titleEn: document.title.en,
    updated: document.updated,
    archive: document.archive,
    links: Object.fromEntries(links),
    deleted: document.tombstones.map(({ id, when, reason, successorPath }) => ({
      id,
      when,
      reason,
      successor: successorPath && `${base}${successorPath}`,
    })),
  };
  return `${JSON.stringify({ ...feed, _kehoach, items }, null, 1)}\n`;
}
