import { asc, sql } from 'drizzle-orm';
import { actionAreaLoaders } from '../../action-areas/action-area.loaders.ts';
import type { RequestContext } from '../../graph/context.ts';
import { programmes } from '../../programmes/programme.table.ts';
import { listProvinces } from '../../provinces/province.queries.ts';
import { strategies } from '../../strategies/strategy.table.ts';
import { feedLink } from '../kit/paths.ts';
import { type Frame, useFrame } from '../pages/frame/frame.tsx';
import { renderPage } from '../pages/frame/layout.tsx';
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

type Groups = Awaited<ReturnType<typeof listFeeds>>;

/** Writes the list for a browser. */
export function feedIndexPage(groups: Groups, frame: Frame): string {
  return renderPage({
    title: frame.language === 'vi' ? 'Nguồn tin' : 'Feeds',
    frame,
    links: [feedLink('/feeds/plans', 'Mọi kế hoạch'), feedLink('/feeds/changes', 'Mọi thay đổi')],
    children: <FeedIndex groups={groups} />,
  });
}

function FeedIndex({ groups }: { groups: Groups }) {
  const { t } = useFrame();
  return (
    <>
      <h1>{t('Nguồn tin', 'Feeds')}</h1>
      <p>
        {t(
          'Mỗi nguồn tin có ba dạng: Atom, RSS và JSON Feed. Để có cả kế hoạch của các tỉnh đã sáp nhập vào, thêm vào nguồn tin của một tỉnh:',
          'Each feed comes as Atom, RSS and JSON Feed. To have the plans of the provinces that became part of one too, add to its feed:',
        )}{' '}
        <code>?basis=current</code>
      </p>
      {groups.map((group) => (
        <section key={group.name}>
          <h2>{t(group.name, group.nameEn)}</h2>
          <table>
            <tbody>
              {group.feeds.map((feed) => (
                <tr key={feed.path}>
                  <td>
                    {t(feed.title, feed.titleEn ?? feed.title)}
                    {feed.closed ? t(' (đã đóng)', ' (closed)') : ''}
                  </td>
                  <td>
                    {FEED_FORMATS.map((format) => (
                      <a
                        key={format}
                        aria-label={`${feed.title}, ${format}`}
                        href={`${feed.path}.${format}`}
                        type={MEDIA_TYPES[format]}
                      >
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
  );
}
