import { generateRssFeed } from 'feedsmith';
import { BUNDLE_TYPE } from '../../harvest/feed/read-feed.ts';
import { schemeOf, tidy } from './atom.ts';
import { entryHtml, xmlText } from './entry-html.ts';
import { type FeedDocument, linksOf, MEDIA_TYPES } from './feed.ts';

/**
 * Writes a document of a feed as RSS 2.0. RSS has no word for what was taken out; such entries are only missing.
 * Source: RSS 2.0.11, RFC 5005 for the links.
 */
export function rssOf(document: FeedDocument, base: string, hub: string | null): string {
  return tidy(
    generateRssFeed({
      title: xmlText(document.title.vi),
      link: `${base}${document.homePath}`,
      description: xmlText([document.subtitle.vi, document.subtitle.en].filter(Boolean).join(' · ')),
      language: 'vi',
      lastBuildDate: document.updated,
      generator: 'kehoach-graph',
      atom: {
        links: [
          ...(hub === null ? [] : [{ rel: 'hub', href: hub }]),
          ...linksOf(document, 'rss', base).map((link) => ({ ...link, type: MEDIA_TYPES.rss })),
        ],
      },
      items: document.entries.map((entry) => ({
        title: xmlText(entry.title.vi),
        ...(entry.path !== null && { link: `${base}${entry.path}` }),
        // The size of an enclosure must be said, and 0 is how one says that it is not known.
        ...(entry.bundlePath !== null && {
          enclosures: [{ url: `${base}${entry.bundlePath}`, type: BUNDLE_TYPE, length: 0 }],
        }),
        guid: { value: entry.id, isPermaLink: false },
        pubDate: entry.updated,
        description: xmlText(entryHtml(entry)),
        categories: entry.categories.map((category) => ({ name: xmlText(category.label), domain: schemeOf(category) })),
        ...(entry.author !== null && { dc: { creators: [xmlText(entry.author)] } }),
        ...(entry.title.en !== null && { dcterms: { alternatives: [xmlText(entry.title.en)] } }),
      })),
    }),
  );
}
