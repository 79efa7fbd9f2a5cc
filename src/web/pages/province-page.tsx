import { feedLink, pathOfRecord } from '../kit/paths.ts';
import { type Frame, Name, useFrame } from './frame/frame.tsx';
import { renderPage } from './frame/layout.tsx';
import { JsonLd, TakeData } from './frame/take-data.tsx';
import type { ProvincePageAnswer } from './page.questions.ts';
import { Facts, Link, Section } from './parts.tsx';

/** Writes the page of a province: what it was and is, and its plans. */
export function provincePage(province: ProvincePageAnswer, frame: Frame): string {
  return renderPage({
    title: province.name,
    frame,
    links: [
      { rel: 'alternate', type: 'application/ld+json', href: `${pathOfRecord(province.id) ?? ''}.jsonld` },
      feedLink(`/feeds/provinces/${province.slug}`, `Kế hoạch của ${province.name}`),
    ],
    children: <ProvinceBody province={province} />,
  });
}

function ProvinceBody({ province }: { province: ProvincePageAnswer }) {
  const { t, to, day } = useFrame();
  const inherited = province.current.nodes.filter((plan) => plan.province.id !== province.id);
  const unseen = province.own.totalCount - province.own.nodes.length;
  const provinceLink = (entry: { slug: string; name: string; nameEn: string | null }) => (
    <a key={entry.slug} href={to(`/provinces/${entry.slug}`)}>
      <Name of={entry} />
    </a>
  );
  return (
    <article>
      <h1>
        <Name of={province} />
      </h1>
      {province.mergedInto === null ? null : (
        <p className="notice">
          {t('Từ ngày', 'Since')} {province.mergedOn && day(province.mergedOn)}, {t('là một phần của', 'it is part of')}{' '}
          {provinceLink(province.mergedInto)}.
        </p>
      )}
      <Facts
        facts={[
          { vi: 'Vùng', en: 'Region', value: <Name of={province.region} /> },
          { vi: 'Tên khác', en: 'Also written', value: province.aliases.join(', ') },
        ]}
      />
      <Section
        vi="Các thời kỳ"
        en="States"
        items={province.states.map((state) => (
          <>
            {state.fullName}, {t('mã', 'code')} {state.code}: {day(state.validFrom)} –{' '}
            {state.validTo ? day(state.validTo) : t('nay', 'now')}
            {state.decree ? ` (${state.decree})` : ''}
          </>
        ))}
      />
      <Section vi="Sáp nhập từ" en="Absorbed" items={province.absorbed.map(provinceLink)} />
      <section>
        <h2>{t('Kế hoạch', 'Plans')}</h2>
        {province.own.totalCount === 0 ? (
          <p>{t('Chưa có kế hoạch nào trong dữ liệu.', 'The dataset holds no plan of this province.')}</p>
        ) : null}
        <ul>
          {province.own.nodes.map((plan) => (
            <li key={plan.id}>
              <Link to={plan} />
            </li>
          ))}
        </ul>
        {unseen > 0 ? (
          <p>{t(`Còn ${unseen} kế hoạch nữa trong nguồn tin của tỉnh.`, `${unseen} more plans stand in its feed.`)}</p>
        ) : null}
      </section>
      <Section
        vi="Kế hoạch của các tỉnh đã sáp nhập vào"
        en="Plans of the provinces that became part of it"
        items={inherited.map((plan) => (
          <>
            <Link to={plan} /> ({plan.province.name})
          </>
        ))}
      />
      <TakeData
        asked={{ operation: 'PlansOfProvince', variables: { province: province.slug } }}
        choices=""
        title={t(
          `Kế hoạch bình đẳng giới của ${province.name}`,
          `Gender-equality plans of ${province.nameEn ?? province.name}`,
        )}
        feed={`/feeds/provinces/${province.slug}`}
      >
        <JsonLd />
      </TakeData>
    </article>
  );
}
