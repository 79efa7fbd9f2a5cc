import { feedLink, pathOfRecord } from '../kit/paths.ts';
import { English, renderPage } from './layout.tsx';
import type { DatasetAnswer, ProvincePageAnswer } from './page.questions.ts';
import { Facts, HowToCite, Link, Section } from './parts.tsx';

/** Writes the page of a province: what it was and is, and its plans. */
export function provincePage(province: ProvincePageAnswer, dataset: DatasetAnswer, base: string): string {
  const path = pathOfRecord(province.id) ?? '/';
  const inherited = province.current.nodes.filter((plan) => plan.province.id !== province.id);
  const unseen = province.own.totalCount - province.own.nodes.length;
  const provinceLink = (entry: { slug: string; name: string; nameEn: string | null }) => (
    <a key={entry.slug} href={`/provinces/${entry.slug}`}>
      {entry.name}
    </a>
  );
  return renderPage({
    title: province.name,
    links: [
      { rel: 'canonical', href: base + path },
      { rel: 'alternate', type: 'application/ld+json', href: `${path}.jsonld` },
      feedLink(`/feeds/provinces/${province.slug}`, `Kế hoạch của ${province.name}`),
    ],
    children: (
      <article>
        <h1>
          {province.name} <English>{province.nameEn}</English>
        </h1>
        {province.mergedInto === null ? null : (
          <p className="notice">
            Từ ngày {province.mergedOn}, {province.name} là một phần của {provinceLink(province.mergedInto)}.{' '}
            <English>
              Since {province.mergedOn} it is part of {province.mergedInto.nameEn ?? province.mergedInto.name}.
            </English>
          </p>
        )}
        <Facts
          facts={[
            { vi: 'Vùng', en: 'Region', value: province.region.name },
            { vi: 'Tên khác', en: 'Also written', value: province.aliases.join(', ') },
          ]}
        />
        <Section
          vi="Các thời kỳ"
          en="States"
          items={province.states.map((state) => (
            <>
              {state.fullName}, mã {state.code}: {state.validFrom} – {state.validTo ?? 'nay'}
              {state.decree ? ` (${state.decree})` : ''}
            </>
          ))}
        />
        <Section vi="Sáp nhập từ" en="Absorbed" items={province.absorbed.map(provinceLink)} />
        <section>
          <h2>
            Kế hoạch <English>Plans</English>
          </h2>
          {province.own.totalCount === 0 ? (
            <p>
              Chưa có kế hoạch nào trong dữ liệu. <English>The dataset holds no plan of this province.</English>
            </p>
          ) : null}
          <ul>
            {province.own.nodes.map((plan) => (
              <li key={plan.id}>
                <Link to={plan} />
              </li>
            ))}
          </ul>
          {unseen > 0 ? <p>Còn {unseen} kế hoạch nữa trong nguồn tin của tỉnh.</p> : null}
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
        <HowToCite
          name={`Kế hoạch bình đẳng giới của ${province.name}`}
          nameEn={`Gender-equality plans of ${province.nameEn ?? province.name}`}
          issuer={null}
          issuedOn={null}
          address={base + path}
          dataset={dataset}
        />
      </article>
    ),
  });
}
