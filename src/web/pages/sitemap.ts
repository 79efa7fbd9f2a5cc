import { sql } from 'drizzle-orm';
import { type Db, isAny, rowsOf } from '../../database/connection.ts';
import { datasetVersions, records } from '../../records/record.table.ts';
import { escapeHtml } from '../kit/escape.ts';
import { pathOfRecord, TYPES_WITH_PAGE } from '../kit/paths.ts';

/** Fewer than the 50,000 that the protocol allows. Source: sitemaps.org, protocol 0.9. */
const PAGE = 40_000;
const HEAD = '<?xml version="1.0" encoding="utf-8"?>';
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/**
 * Writes the sitemap, or with more pages than one may hold the index of its parts.
 *
 * Returns: null for a part that does not exist.
 */
export async function sitemap(db: Db, base: string, part: number | null): Promise<string | null> {
  const [row] = await rowsOf<{ count: number }>(
    db,
    sql`select count(*)::int as count from ${records} where ${isAny(records.type, TYPES_WITH_PAGE)}`,
  );
  const parts = Math.max(1, Math.ceil((row?.count ?? 0) / PAGE));
  if (part !== null && (part < 1 || part > parts)) return null;
  if (part === null && parts > 1) {
    const lines = Array.from(
      { length: parts },
      (_, i) => `<sitemap><loc>${escapeHtml(base)}/sitemap.xml?part=${i + 1}</loc></sitemap>`,
    );
    return `${HEAD}\n<sitemapindex ${SPACE}>\n${lines.join('\n')}\n</sitemapindex>\n`;
  }
  const pages = await rowsOf<{ id: string; at: string }>(
    db,
    sql`select r.id, v.published_at as at from ${records} as r inner join ${datasetVersions} as v on v.version = r.version
      where ${isAny(sql`r.type`, TYPES_WITH_PAGE)} order by r.id collate "C" limit ${PAGE} offset ${((part ?? 1) - 1) * PAGE}`,
  );
  const lines = pages.map(
    ({ id, at }) =>
      `<url><loc>${escapeHtml(base + (pathOfRecord(id) ?? ''))}</loc><lastmod>${new Date(at).toISOString()}</lastmod></url>`,
  );
  return `${HEAD}\n<urlset ${SPACE}>\n${lines.join('\n')}\n</urlset>\n`;
}
