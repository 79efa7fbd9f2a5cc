import { groupBy } from '../../../base/group-by.ts';
import { Name, toolsOf, useFrame } from '../frame/frame.tsx';
import { TakeData } from '../frame/take-data.tsx';
import { addView, type Site, shipped } from '../frame/view.ts';
import type { ListedProvince } from './province-list.ts';

/** Serves the list of provinces: those of today by region, and the names that became part of another. */
export function registerProvinces(site: Site): void {
  const operation = shipped(site, 'ListProvinces');
  addView(site, '/provinces', async ({ frame }) => {
    const { provinces } = await site.ask<{ provinces: ListedProvince[] }>(operation.ast);
    const title = toolsOf(frame).t('Tỉnh, thành phố', 'Provinces and cities');
    return { title, body: <Provinces provinces={provinces} title={title} /> };
  });
}

function Provinces({ provinces, title }: { provinces: readonly ListedProvince[]; title: string }) {
  const { t } = useFrame();
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
      {regions.map((list) => (
        <section key={list[0]?.region.code}>
          <h2>{list[0] ? <Name of={list[0].region} /> : null}</h2>
          <List provinces={list} />
        </section>
      ))}
      <section aria-labelledby="merged">
        <h2 id="merged">{t('Đã sáp nhập', 'Merged')}</h2>
        <List provinces={merged} />
      </section>
      <TakeData asked={{ operation: 'ListProvinces', variables: {} }} choices="" title={title} />
    </>
  );
}

function List({ provinces }: { provinces: readonly ListedProvince[] }) {
  const { t, to, day } = useFrame();
  return (
    <ul className="cards">
      {provinces.map((province) => (
        <li key={province.slug}>
          <a href={to(`/provinces/${province.slug}`)}>
            <Name of={province} />
          </a>
          <span>
            {t(`${province.plans.totalCount} kế hoạch`, `${province.plans.totalCount} plans`)}
            {province.plans.totalCount === 0 ? t(' trong bộ dữ liệu', ' in the dataset') : ''}
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
