import { groupBy } from '../../../base/group-by.ts';
import { question } from '../../../graph/ask.ts';
import { type CoverageAnswer, tileOf } from '../coverage/coverage.answer.ts';
import { Name, toolsOf, useFrame } from '../frame/frame.tsx';
import { without } from '../frame/lean.ts';
import { TakeData } from '../frame/take-data.tsx';
import { addView, type Site, shipped } from '../frame/view.ts';
import { TileMap } from '../map/tile-map.tsx';
import type { ListedProvince } from './province-list.ts';

/** Whether somebody looked: a list without it would take what nobody sought for what is not there. */
const LOOKED = question('query ProvincesLooked { provinces { slug surveys { id } } }');

/** Serves the list of provinces: those of today by region, and the names that became part of another. */
export function registerProvinces(site: Site): void {
  const operation = shipped(site, 'ListProvinces');
  const coverage = shipped(site, 'PlanCoverage');
  const marks = without(coverage.ast, 'planCoverage.units.source', 'planCoverage.units.surveys');
  addView(site, '/provinces', async ({ frame }) => {
    const year = Number(coverage.variables.year);
    const [{ provinces }, { planCoverage }, { provinces: looked }] = await Promise.all([
      site.ask<{ provinces: ListedProvince[] }>(operation.ast),
      site.ask<CoverageAnswer>(marks, { year, basis: 'CURRENT' }),
      site.ask<{ provinces: { slug: string; surveys: { id: string }[] }[] }>(LOOKED),
    ]);
    const title = toolsOf(frame).t('Tỉnh, thành phố', 'Provinces and cities');
    const sought = new Set(looked.flatMap(({ slug, surveys }) => (surveys.length > 0 ? [slug] : [])));
    return { title, body: <Provinces {...{ provinces, sought, title, year }} units={planCoverage.units} /> };
  });
}

interface Props {
  provinces: readonly ListedProvince[];
  /** Slugs of those of which somebody looked for plans. */
  sought: ReadonlySet<string>;
  title: string;
  year: number;
  units: CoverageAnswer['planCoverage']['units'];
}

function Provinces({ provinces, sought, title, year, units }: Props) {
  const { t, to } = useFrame();
  const current = provinces.filter((province) => province.isCurrent);
  const merged = provinces.filter((province) => !province.isCurrent);
  const regions = [...groupBy(current, ({ region }) => region.code).values()];
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">
        {t(
          `${current.length} tỉnh, thành phố ngày nay và ${merged.length} tên cũ đã sáp nhập. Số bên phải là số kế hoạch trong bộ dữ liệu.`,
          `${current.length} provinces and cities of today, and ${merged.length} former ones that became part of them. The number is that of plans in the dataset.`,
        )}
      </p>
      <figure>
        <TileMap
          tiles={units.map((unit) => tileOf(unit, to))}
          label={t(`Bản đồ ô: kế hoạch năm ${year}`, `Tile map: plans for ${year}`)}
        />
        <figcaption>
          {t(`Dấu trong ô nói về kế hoạch năm ${year}:`, `The signs tell of plans for ${year}:`)}{' '}
          <a href={`${to('/coverage')}?year=${year}&basis=CURRENT`}>
            {t('ai có, ai chưa, vì sao', 'who has one, who has not, and why')}
          </a>
          .
        </figcaption>
      </figure>
      {regions.map((list) => (
        <section key={list[0]?.region.code}>
          <h2>{list[0] ? <Name of={list[0].region} /> : null}</h2>
          <List provinces={list} sought={sought} />
        </section>
      ))}
      <section aria-labelledby="merged">
        <h2 id="merged">{t('Đã sáp nhập', 'Merged')}</h2>
        <List provinces={merged} sought={sought} />
      </section>
      <TakeData asked={{ operation: 'ListProvinces', variables: {} }} choices="" title={title} />
    </>
  );
}

function List({ provinces, sought }: Pick<Props, 'provinces' | 'sought'>) {
  const { t, to, day } = useFrame();
  return (
    <ul className="cards">
      {provinces.map((province) => (
        <li key={province.slug}>
          <a href={to(`/provinces/${province.slug}`)}>
            <Name of={province} />
          </a>
          <span>
            {province.plans.totalCount > 0
              ? t(`${province.plans.totalCount} kế hoạch`, `${province.plans.totalCount} plans`)
              : sought.has(province.slug)
                ? t('đã tìm, không thấy kế hoạch nào', 'somebody looked and found no plan')
                : t('chưa biết kế hoạch nào, chưa ai tìm', 'no plan known, and nobody looked')}
          </span>
          {province.absorbed.length === 0 ? null : (
            <small>
              {t('gồm cả', 'with')} {province.absorbed.map(({ name, nameEn }) => t(name, nameEn ?? name)).join(', ')}
            </small>
          )}
          {province.mergedInto === null ? null : (
            <small>
              {t('nay thuộc', 'now part of')} <Name of={province.mergedInto} />
              {province.mergedOn === null ? '' : `, ${t('từ', 'since')} ${day(province.mergedOn)}`}
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}
