import { parseFeed } from 'feedsmith';
import { Parser } from 'htmlparser2';
import { sha256 } from '../../base/canonical.ts';
import { failed } from '../failure.ts';

/** An entry of a feed: where its page is, and what shows that the entry has changed. */
export interface FeedItem {
  id: string;
  /** Its plan bundle, else its page; null when the entry names neither. */
  url: string | null;
  /** Hash of all that the entry says: a page is read again when, and only when, its entry says something new. */
  mark: string;
}

export interface ReadFeed {
  items: FeedItem[];
  /** Ids of entries that the publisher has deleted (RFC 6721). */
  deleted: string[];
  /** True when the feed says that it holds everything (RFC 5005, `fh:complete`). */
  complete: boolean;
}

const HISTORY = 'http://purl.org/syndication/history/1.0';
const TOMBSTONES = 'http://purl.org/atompub/tombstones/1.0';

/** The media type by which an entry links a plan bundle of its page. */
export const BUNDLE_TYPE = 'application/vnd.kehoach.plan-bundle+json';

interface Link {
  href?: string;
  rel?: string;
  type?: string;
}
interface Raw {
  id?: unknown;
  guid?: { value?: string; isPermaLink?: boolean };
  link?: string;
  links?: Link[];
  enclosures?: { url?: string; type?: string }[];
  attachments?: { url?: string; mime_type?: string }[];
  url?: string;
  title?: string | { value?: string };
  published?: string;
  updated?: string;
  pubDate?: string;
  date_published?: string;
  date_modified?: string;
  dc?: { dates?: string[] };
}

/** An entry as a feed prints it. */
export interface FeedEntry {
  id: string | null;
  title: string | null;
  /** The link to its page as printed; null when there is none. */
  link: string | null;
  /** Where that leads; null when it is no address of the web. */
  url: string | null;
  /** Where a plan bundle of the page is; null when the entry links none. */
  bundleUrl: string | null;
  published: string | null;
  updated: string | null;
  mark: string;
}

export interface OpenedFeed extends Omit<ReadFeed, 'items'> {
  format: 'atom' | 'rss' | 'rdf' | 'json';
  id: string | null;
  title: string | null;
  entries: FeedEntry[];
}

/** Opens a feed of any kind (Atom, RSS, RDF, JSON Feed); without an address of its own relative links lead nowhere. Throws: HARVEST_FAILED when it is none. */
export function openFeed(bytes: Uint8Array, address: string): OpenedFeed {
  const text = decode(bytes, address);
  const { format, feed } = parsed(text, address);
  const { id, title, items, entries } = feed as { id?: string; title?: Raw['title']; items?: Raw[]; entries?: Raw[] };
  const raws = entries ?? items ?? [];
  const { base, scopes, ...extensions } = format === 'json' ? NO_EXTENSIONS(address) : extensionsOf(text, address);
  // Where the two readers do not see the same entries, nobody knows which base is whose.
  const scopeOf = (place: number) => (scopes.length === raws.length ? scopes[place] : undefined);
  return {
    format,
    id: id?.trim() || null,
    title: titleOf(title),
    entries: raws.map((raw, place) => {
      const lead = (link: string | null) =>
        addressOf(link, scopeOf(place)?.links.get(link ?? '') ?? scopeOf(place)?.base ?? base);
      return {
        id: idOf(raw),
        title: titleOf(raw.title),
        link: linkOf(raw),
        url: lead(linkOf(raw)),
        bundleUrl: lead(bundleLinkOf(raw)),
        published: raw.published ?? raw.pubDate ?? raw.date_published ?? raw.dc?.dates?.[0] ?? null,
        updated: raw.updated ?? raw.date_modified ?? null,
        mark: sha256(JSON.stringify(raw)),
      };
    }),
    ...extensions,
  };
}

/** Reads what a harvest needs of a feed. Throws: HARVEST_FAILED when it is none. */
export function readFeed(bytes: Uint8Array, address: string): ReadFeed {
  const { entries, deleted, complete } = openFeed(bytes, address);
  const seen = new Map<string, FeedItem>();
  for (const { id: given, url: page, bundleUrl, mark } of entries) {
    const id = given ?? page;
    // What a publisher states himself says more than what would be read of his page.
    const url = bundleUrl ?? page;
    // An entry without an id and a page names nothing that could be found again.
    if (id !== null && !seen.has(id)) seen.set(id, { id, url, mark });
  }
  return { items: [...seen.values()], deleted, complete };
}

function titleOf(title: Raw['title']): string | null {
  return (typeof title === 'string' ? title : title?.value)?.trim() || null;
}

function decode(bytes: Uint8Array, address: string): string {
  const [, named] =
    /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(
      Buffer.from(bytes.subarray(0, 200)).toString('latin1'),
    ) ?? [];
  try {
    return new TextDecoder(named ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw failed(`${address} is not written in ${named ?? 'UTF-8'}`, 'encoding');
  }
}

function parsed(text: string, address: string) {
  try {
    return parseFeed(text);
  } catch (error) {
    throw failed(`${address} is no feed (Atom, RSS or JSON Feed)`, 'no-feed', { cause: error });
  }
}

function idOf({ id, guid }: Raw): string | null {
  const found = typeof id === 'string' || typeof id === 'number' ? String(id) : guid?.value;
  return found?.trim() ? found.trim().slice(0, 1000) : null;
}

function linkOf({ link, links, url, guid }: Raw): string | null {
  const alternate = links?.find(({ rel = 'alternate', type }) => rel === 'alternate' && type !== BUNDLE_TYPE)?.href;
  const given = url ?? alternate ?? link ?? (guid?.isPermaLink === false ? undefined : guid?.value);
  return given?.trim() || null;
}

function bundleLinkOf({ links = [], enclosures = [], attachments = [] }: Raw): string | null {
  const linked = [
    ...links.map(({ href, type }) => ({ url: href, type })),
    ...enclosures,
    ...attachments.map(({ url, mime_type: type }) => ({ url, type })),
  ];
  return linked.find(({ type }) => type?.split(';')[0]?.trim() === BUNDLE_TYPE)?.url?.trim() || null;
}

function addressOf(link: string | null, base: string): string | null {
  const address = link === null ? null : URL.parse(link, base === '' ? undefined : base);
  if (!address || !/^https?:$/.test(address.protocol)) return null;
  address.hash = '';
  return address.href;
}

/** What relative links of an entry are relative to (`xml:base`). */
interface LinkScope {
  base: string;
  /** Of links that have a base of their own, by their address as printed. */
  links: Map<string, string>;
}

interface Extensions extends Pick<ReadFeed, 'deleted' | 'complete'> {
  base: string;
  /** Of each entry, in their order. */
  scopes: LinkScope[];
}

const NO_EXTENSIONS = (base: string): Extensions => ({ deleted: [], complete: false, base, scopes: [] });

/**
 * Finds what the reader of feeds does not know: two vocabularies, by their namespaces and not by their prefixes, and
 * the base of relative links.
 */
function extensionsOf(xml: string, address: string): Extensions {
  const found = NO_EXTENSIONS(address);
  const open: { names: Record<string, string>; base: string }[] = [{ names: {}, base: address }];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const above = open.at(-1) ?? { names: {}, base: address };
        const names = { ...above.names };
        for (const [key, value] of Object.entries(attributes)) {
          if (key === 'xmlns') names[''] = value;
          if (key.startsWith('xmlns:')) names[key.slice('xmlns:'.length)] = value;
        }
        const base = baseWithin(above.base, attributes['xml:base']);
        open.push({ names, base });
        const [local = '', prefix = ''] = name.split(':').reverse();
        const namespace = names[prefix];
        // Only of the feed itself: an entry may quote another one's feed.
        const depth = open.length - 2;
        if (depth <= 1 && /^(?:feed|rss|RDF|channel)$/.test(local)) found.base = base;
        if (depth >= 1 && depth <= 2 && /^(?:entry|item)$/.test(local)) found.scopes.push({ base, links: new Map() });
        if (local === 'link' && attributes['xml:base'] !== undefined && attributes.href)
          found.scopes.at(-1)?.links.set(attributes.href.trim(), base);
        if (namespace === HISTORY && local === 'complete' && depth <= 2) found.complete = true;
        if (namespace === TOMBSTONES && local === 'deleted-entry' && depth === 1 && attributes.ref)
          found.deleted.push(attributes.ref.trim());
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
}

/** The base inside an element: its own, which may be relative to the one above. */
function baseWithin(above: string, own: string | undefined): string {
  return own === undefined ? above : (URL.parse(own, above === '' ? undefined : above)?.href ?? above);
}
