import { parseFeed } from 'feedsmith';
import { Parser } from 'htmlparser2';
import { sha256 } from '../../base/canonical.ts';
import { failed } from '../failure.ts';

/** An entry of a feed: where its page is, and what shows that the entry has changed. */
export interface FeedItem {
  id: string;
  /** Null when the entry names no page. */
  url: string | null;
  /** Hash of all that the entry says: a page is read again when, and only when, its entry says something new. */
  mark: string;
}

export interface ReadFeed {
  title: string | null;
  items: FeedItem[];
  /** Ids of entries that the publisher has deleted (RFC 6721). */
  deleted: string[];
  /** True when the feed says that it holds everything (RFC 5005, `fh:complete`). */
  complete: boolean;
}

const HISTORY = 'http://purl.org/syndication/history/1.0';
const TOMBSTONES = 'http://purl.org/atompub/tombstones/1.0';

interface Link {
  href?: string;
  rel?: string;
}
interface Raw {
  id?: unknown;
  guid?: { value?: string; isPermaLink?: boolean };
  link?: string;
  links?: Link[];
  url?: string;
}

/** Reads a feed of any kind (Atom, RSS, RDF, JSON Feed). Throws: HARVEST_FAILED when it is none. */
export function readFeed(bytes: Uint8Array, address: string): ReadFeed {
  const text = decode(bytes, address);
  const { format, feed } = parsed(text, address);
  const { title, items, entries } = feed as { title?: unknown; items?: Raw[]; entries?: Raw[] };
  const seen = new Map<string, FeedItem>();
  for (const raw of entries ?? items ?? []) {
    const url = addressOf(raw, address);
    const id = idOf(raw) ?? url;
    // An entry without an id and a page names nothing that could be found again.
    if (id !== null && !seen.has(id)) seen.set(id, { id, url, mark: sha256(JSON.stringify(raw)) });
  }
  const extensions = format === 'json' ? { deleted: [], complete: false } : extensionsOf(text);
  const name = typeof title === 'string' ? title : (title as { value?: string } | undefined)?.value;
  return { title: name ?? null, items: [...seen.values()], ...extensions };
}

function decode(bytes: Uint8Array, address: string): string {
  const [, named] =
    /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(
      Buffer.from(bytes.subarray(0, 200)).toString('latin1'),
    ) ?? [];
  try {
    return new TextDecoder(named ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw failed(`${address} is not written in ${named ?? 'UTF-8'}`);
  }
}

function parsed(text: string, address: string) {
  try {
    return parseFeed(text);
  } catch (error) {
    throw failed(`${address} is no feed (Atom, RSS or JSON Feed)`, { cause: error });
  }
}

function idOf({ id, guid }: Raw): string | null {
  const found = typeof id === 'string' || typeof id === 'number' ? String(id) : guid?.value;
  return found?.trim() ? found.trim().slice(0, 1000) : null;
}

function addressOf({ link, links, url, guid }: Raw, base: string): string | null {
  const alternate = links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href;
  const given = url ?? alternate ?? link ?? (guid?.isPermaLink === false ? undefined : guid?.value);
  const address = given === undefined ? null : URL.parse(given.trim(), base);
  if (!address || !/^https?:$/.test(address.protocol)) return null;
  address.hash = '';
  return address.href;
}

/** Finds the two vocabularies that the reader of feeds does not know, by their namespaces and not by their prefixes. */
function extensionsOf(xml: string): Pick<ReadFeed, 'deleted' | 'complete'> {
  const deleted: string[] = [];
  let complete = false;
  const scopes: Record<string, string>[] = [{}];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const scope = { ...scopes.at(-1) };
        for (const [key, value] of Object.entries(attributes)) {
          if (key === 'xmlns') scope[''] = value;
          if (key.startsWith('xmlns:')) scope[key.slice('xmlns:'.length)] = value;
        }
        scopes.push(scope);
        const [local = '', prefix = ''] = name.split(':').reverse();
        const namespace = scope[prefix];
        // Only of the feed itself: an entry may quote another one's feed.
        const depth = scopes.length - 2;
        if (namespace === HISTORY && local === 'complete' && depth <= 2) complete = true;
        if (namespace === TOMBSTONES && local === 'deleted-entry' && depth === 1 && attributes.ref)
          deleted.push(attributes.ref.trim());
      },
      onclosetag: () => void scopes.pop(),
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return { deleted, complete };
}
