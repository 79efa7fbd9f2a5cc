/** The forms in which every feed is served. */
export const FEED_FORMATS = ['atom', 'rss', 'json'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<FeedFormat, string>> = {
  atom: 'application/atom+xml',
  rss: 'application/rss+xml',
  json: 'application/feed+json',
};

/** A text in both languages; the English one is null when there is none. */
export interface Bilingual {
  vi: string;
  en: string | null;
}

export interface FeedCategory {
  /** What kind of category it is, e.g. "action-area". */
  scheme: string;
  term: string;
  label: string;
}

/** One thing that a feed tells, with paths instead of addresses. */
export interface FeedEntry {
  /** Never an address, so that it survives moves of the service and mergers of provinces. */
  id: string;
  title: Bilingual;
  /** Where it can be read; null when it has no page of its own. */
  path: string | null;
  /** Where its plan bundle is; null for what is no plan. */
  bundlePath: string | null;
  published: Date;
  updated: Date;
  author: string | null;
  /** Pairs of a label and its value; paragraphs have no label. */
  facts: readonly { label: Bilingual | null; value: Bilingual }[];
  categories: readonly FeedCategory[];
}

/** An entry that was taken out. Source: RFC 6721. */
interface Tombstone {
  id: string;
  when: Date;
  reason: string;
  /** The page of what took its place. */
  successorPath: string | null;
}

/** A document of a feed: the one to subscribe to, or one of its archives. Source: RFC 5005. */
export interface FeedDocument {
  id: string;
  /** Path without the ending of a format, e.g. "/feeds/provinces/gia-lai". */
  path: string;
  /** What stands after the question mark beside `archive`; empty when nothing does. */
  query: string;
  title: Bilingual;
  subtitle: Bilingual;
  /** The page that the feed belongs to. */
  homePath: string;
  updated: Date;
  /** The archive that this is; null for the document to subscribe to. */
  archive: number | null;
  archives: number;
  /** The feed that goes on where this one ended; null for a feed that lives. */
  successorPath: string | null;
  entries: readonly FeedEntry[];
  tombstones: readonly Tombstone[];
}

/** Makes an id that names a thing for good. Source: RFC 4151. */
export function tagOf(name: string): string {
  return `tag:kehoach-graph,2026:${name.split('/').map(encodeURIComponent).join('/')}`;
}

/** Makes the id of a record's entry. Example: "plan:x" becomes "tag:kehoach-graph,2026:plan/x". */
export function tagOfRecord(id: string): string {
  return tagOf(id.replace(':', '/'));
}

/** The links of a document: what a reader follows to see all of the feed. Source: RFC 5005, RFC 4287. */
export function linksOf(document: FeedDocument, format: FeedFormat, base: string): { rel: string; href: string }[] {
  const at = (archive: number | null, path = document.path) => {
    const query = [document.query, archive === null ? '' : `archive=${archive}`].filter(Boolean).join('&');
    return `${base}${path}.${format}${query && `?${query}`}`;
  };
  const { archive, archives } = document;
  const older = (archive ?? archives + 1) - 1;
  const links = [
    { rel: 'self', href: at(archive) },
    { rel: 'current', href: at(null) },
    { rel: 'first', href: at(null) },
    { rel: 'last', href: at(archives > 0 ? 1 : null) },
  ];
  if (older > 0) links.push({ rel: 'next', href: at(older) }, { rel: 'prev-archive', href: at(older) });
  if (archive !== null) {
    links.push({ rel: 'previous', href: at(archive < archives ? archive + 1 : null) });
    if (archive < archives) links.push({ rel: 'next-archive', href: at(archive + 1) });
  }
  if (document.successorPath !== null)
    links.push({ rel: 'related', href: `${base}${document.successorPath}.${format}` });
  return links;
}
