import { generateAtomFeed } from 'feedsmith';
import { sha256 } from '../../base/canonical.ts';
import type { TracedRow } from '../../operations/rows.ts';
import { headsOf, rowsOf, type TextTable } from '../../operations/text-forms.ts';
import { tidy } from '../feeds/atom.ts';
import { xmlText } from '../feeds/entry-html.ts';
import { tagOf } from '../feeds/feed.ts';
import { escapeHtml } from '../kit/escape.ts';

/** A feed holds the rows that changed last, and no more. */
const MAX_ENTRIES = 100;
const MAX_TITLE = 200;

interface Feed {
  given: TextTable;
  traced: readonly TracedRow[];
  /** When each record was last published. */
  changedAt: ReadonlyMap<string, Date>;
  /** When the version was published: what names no record changed then at the latest. */
  published: Date;
  self: string;
  page: string;
}

/**
 * Writes the rows of a table as an Atom feed, those first whose records changed last. An entry keeps its id as long as
 * its row is of the same records, and its time moves on when one of them is published anew; a row that names no record
 * is known by its cells.
 */
export function tableToFeed({ given, traced, changedAt, published, self, page }: Feed): string {
  const { operation } = given;
  const language = given.language ?? 'vi';
  const shown = { ...given, language };
  const heads = headsOf(shown);
  const seen = new Map<string, number>();
  const entries = rowsOf(shown)
    .map((cells, at) => {
      const { key = [], records = [], cells: raw = [] } = traced[at] ?? {};
      const name = sha256(JSON.stringify(key.length > 0 ? key : raw)).slice(0, 32);
      const again = seen.get(name) ?? 0;
      seen.set(name, again + 1);
      const times = records.flatMap((id) => changedAt.get(id)?.getTime() ?? []);
      const updated = times.length > 0 ? new Date(Math.max(...times)) : published;
      const filled = cells.flatMap((cell, i) =>
        cell === null || cell === '' ? [] : [[heads[i], String(cell)] as const],
      );
      const title = filled
        .filter(([, cell]) => !/^https?:/.test(cell))
        .slice(0, 4)
        .map(([, cell]) => cell)
        .join(' – ');
      return {
        id: tagOf(`operations/${operation.name}/${name}${again > 0 ? `-${again}` : ''}`),
        title: { value: xmlText(title.slice(0, MAX_TITLE) || operation.name) },
        updated,
        links: [{ rel: 'alternate', type: 'text/html', href: page }],
        content: {
          type: 'html' as const,
          value: xmlText(
            `<dl>${filled.map(([head, cell]) => `<dt>${escapeHtml(String(head))}</dt><dd>${escapeHtml(cell)}</dd>`).join('')}</dl>`,
          ),
        },
      };
    })
    .toSorted((a, b) => b.updated.getTime() - a.updated.getTime())
    .slice(0, MAX_ENTRIES);
  const xml = generateAtomFeed({
    id: tagOf(`operations/${operation.name}/${sha256(self).slice(0, 32)}`),
    xml: { lang: language },
    title: { value: xmlText(language === 'vi' ? operation.titleVi : operation.titleEn) },
    subtitle: { value: xmlText(given.identity.citation) },
    updated: entries[0]?.updated ?? published,
    authors: [{ name: 'Kế hoạch Graph' }],
    generator: { text: 'kehoach-graph' },
    links: [
      { rel: 'self', type: 'application/atom+xml', href: self },
      { rel: 'alternate', type: 'text/html', href: page },
      { rel: 'cite-as', href: given.identity.address },
    ],
    entries,
  });
  return tidy(xml);
}
