import { asc, sql } from 'drizzle-orm';
import { actionAreaLoaders } from '../../action-areas/action-area.loaders.ts';
import type { RequestContext } from '../../graph/context.ts';
import { programmes } from '../../programmes/programme.table.ts';
import { listProvinces } from '../../provinces/province.queries.ts';
import { strategies } from '../../strategies/strategy.table.ts';
import { feedLink } from '../kit/paths.ts';
import { English, renderPage } from '../pages/layout.tsx';
import { FEED_FORMATS, MEDIA_TYPES } from './feed.ts';

/** One feed that there is. */
export interface ListedFeed {
  path: string;
  title: string;
  titleEn: string | null;
  closed: boolean;
}

/** Lists every feed, by kind. */
export async function listFeeds(ctx: RequestContext): Promise<{ name: string; nameEn: string; feeds: ListedFeed[] }[]> {
  const named = (kind: string, rows: { slug: string; title: string; titleEn: string | null }[]): ListedFeed[] =>
    rows.map(({ slug, title, titleEn }) => ({ path: `/feeds/${kind}/${slug}`, title, titleEn, closed: false }));
  const columns = { slug: strategies.slug, title: strategies.title, titleEn: strategies.titleEn };
  const provinces = await listProvinces(ctx.db, {});
  const areas = await ctx.use(actionAreaLoaders).allActionAreas();
  return [
    {
      name: 'Chung',
      nameEn: 'General',
      feeds: [
        { path: '/feeds/plans', title: 'Mọi kế hoạch', titleEn: 'All plans', closed: false },
        { path: '/feeds/changes', title: 'Mọi thay đổi', titleEn: 'All changes', closed: false },
      ],
    },
    {
      name: 'Theo tỉnh, thành phố',
      nameEn: 'By province',
      feeds: provinces.map((province) => ({
        path: `/feeds/provinces/${province.slug}`,
        title: province.name,
        titleEn: province.nameEn,
        closed: province.mergedIntoId !== null,
      })),
    },
    {
      name: 'Theo chiến lược',
      nameEn: 'By strategy',
      feeds: named('strategies', await ctx.db.select(columns).from(strategies).orderBy(asc(strategies.slug))),
    },
    {
      name: 'Theo chương trình, đề án',
      nameEn: 'By programme',
      feeds: named(
        'programmes',
        await ctx.db
          .select({ slug: programmes.slug, title: programmes.title, titleEn: programmes.titleEn })
          .from(programmes)
          .orderBy(sql`${programmes.slug} collate "C"`),
      ),
    },
    {
      name: 'Theo lĩnh vực',
      nameEn: 'By action area',
      feeds: named(
        'action-areas',
        areas.map((area) => ({ slug: area.code, title: `${area.code} ${area.name}`, titleEn: area.nameEn })),
      ),
    },
  ];
}

/** Writes the list for a browser. */
export function feedIndexPage(groups: Awaited<ReturnType<typeof listFeeds>>): string {
  return renderPage({
    title: 'Nguồn tin',
    links: [feedLink('/feeds/plans', 'Mọi kế hoạch'), feedLink('/feeds/changes', 'Mọi thay đổi')],
    children: (
      <>
        <h1>
          Nguồn tin <English>Feeds</English>
        </h1>
        <p>
          Mỗi nguồn tin có ba dạng: Atom, RSS và JSON Feed. Thêm <code>?basis=current</code> vào nguồn tin của một tỉnh
          để có cả kế hoạch của các tỉnh đã sáp nhập vào. <English>Each feed comes as Atom, RSS and JSON Feed.</English>
        </p>
        {groups.map((group) => (
          <section key={group.name}>
            <h2>
              {group.name} <English>{group.nameEn}</English>
            </h2>
            <table>
              <tbody>
                {group.feeds.map((feed) => (
                  <tr key={feed.path}>
                    <td>
                      {feed.title}
                      {feed.closed ? ' (đã đóng)' : ''}
                    </td>
                    <td>
                      {FEED_FORMATS.map((format) => (
                        <a key={format} href={`${feed.path}.${format}`} type={MEDIA_TYPES[format]}>
                          {format}
                        </a>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </>
    ),
  });
}
