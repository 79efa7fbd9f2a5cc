import { generateAtomFeed } from 'feedsmith';
import { BUNDLE_TYPE } from '../../harvest/feed/read-feed.ts';
import { escapeHtml } from '../kit/escape.ts';
import { entryHtml, xmlText } from './entry-html.ts';
import { type FeedCategory, type FeedDocument, linksOf, MEDIA_TYPES } from './feed.ts';

/** Writes a document of a feed as Atom 1.0 (RFC 4287) with archives (RFC 5005) and tombstones (RFC 6721). */
export function atomOf(document: FeedDocument, base: string, hub: string | null): string {
  const xml = generateAtomFeed({
    id: document.id,
    xml: { lang: 'vi' },
    title: { value: xmlText(document.title.vi) },
    subtitle: { value: xmlText([document.subtitle.vi, document.subtitle.en].filter(Boolean).join(' · ')) },
    updated: document.updated,
    authors: [{ name: 'Kế hoạch Graph' }],
    generator: { text: 'kehoach-graph' },
    links: [
      { rel: 'alternate', type: 'text/html', href: `${base}${document.homePath}` },
      ...(hub === null ? [] : [{ rel: 'hub', href: hub }]),
      ...linksOf(document, 'atom', base).map((link) => ({ ...link, type: MEDIA_TYPES.atom })),
    ],
    entries: document.entries.map((entry) => ({
      id: entry.id,
      title: { value: xmlText(entry.title.vi) },
      published: entry.published,
      updated: entry.updated,
      links: [
        ...(entry.path === null ? [] : [{ rel: 'alternate', type: 'text/html', href: `${base}${entry.path}` }]),
        ...(entry.bundlePath === null
          ? []
          : [{ rel: 'alternate', type: BUNDLE_TYPE, href: `${base}${entry.bundlePath}` }]),
      ],
      authors: entry.author === null ? [] : [{ name: xmlText(entry.author) }],
      content: { type: 'html', value: xmlText(entryHtml(entry)) },
      categories: entry.categories.map((category) => ({
        term: category.term,
        scheme: schemeOf(category),
        label: xmlText(category.label),
      })),
      ...(entry.title.en !== null && { dcterms: { alternatives: [xmlText(entry.title.en)] } }),
    })),
  });
  return withExtensions(tidy(xml), document, base);
}

/** Names a kind of category without an address. */
export function schemeOf({ scheme }: FeedCategory): string {
  return `tag:kehoach-graph,2026:${scheme}`;
}

/** Takes out the line breaks that the writer puts around CDATA sections: inside a title or an address they are text. */
export function tidy(xml: string): string {
  return xml.replace(/>\s+<!\[CDATA\[/g, '><![CDATA[').replace(/\]\]>\s+<\//g, ']]></');
}

/** Adds the two vocabularies that the writer does not know: `fh:archive`, and `at:deleted-entry`. */
function withExtensions(xml: string, document: FeedDocument, base: string): string {
  const extensions = [
    ...(document.archive === null ? [] : ['<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>']),
    ...document.tombstones.map(({ id, when, reason, successorPath }) => {
      const link =
        successorPath === null
          ? ''
          : `<link rel="alternate" type="text/html" href="${escapeHtml(base + successorPath)}"/>`;
      return (
        `<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="${escapeHtml(id)}" when="${when.toISOString()}">` +
        `<at:comment>${escapeHtml(xmlText(reason))}</at:comment>${link}</at:deleted-entry>`
      );
    }),
  ];
  if (extensions.length === 0) return xml;
  const end = xml.lastIndexOf('</feed>');
  return `${xml.slice(0, end)}${extensions.map((line) => `  ${line}\n`).join('')}${xml.slice(end)}`;
}
