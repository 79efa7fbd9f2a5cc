import { operationAddress } from '../../kit/copy-as.ts';
import { feedLink, pathOfRecord } from '../../kit/paths.ts';
import { Name, useFrame } from '../frame/frame.tsx';
import { coverageMark } from '../frame/marks.tsx';
import { JsonLd, TakeData } from '../frame/take-data.tsx';
import type { ViewPage } from '../frame/view.ts';
import { Facts, Link } from '../parts.tsx';
import { Lineage } from './lineage.tsx';
import type { ProvincePageAnswer, YearsAnswer } from './province.question.ts';
import { PlansOfProvince, Timeline } from './timeline.tsx';
import { YearStrip, yearsInWords } from './year-strip.tsx';

interface Props {
  province: ProvincePageAnswer;
  byYear: YearsAnswer['planCoverageByYear'];
}

/** Writes the page of a province: which years have a plan, what it was and is, its plans and documents. */
export function provincePage(props: Props): ViewPage {
  const { province } = props;
  return {
    title: province.name,
    links: [
      { rel: 'alternate', type: 'application/ld+json', href: `${pathOfRecord(province.id) ?? ''}.jsonld` },
      feedLink(`/feeds/provinces/${province.slug}`, `Kế hoạch của ${province.name}`),
    ],
    body: <ProvinceBody {...props} />,
  };
}

function ProvinceBody({ province, byYear }: Props) {
  const { t, to, language } = useFrame();
  const { slug, mergedInto } = province;
  const plans = province.isCurrent ? province.current : province.own;
  const newest = province.states.at(-1);
  return (
    <article>
      <h1>
        <Name of={province} />
      </h1>
      <Status province={province} byYear={byYear} />
      <Facts
        facts={[
          { vi: 'Vùng', en: 'Region', value: <Name of={province.region} /> },
          { vi: 'Mã', en: 'Code', value: newest?.code },
          { vi: 'Tên khác', en: 'Also written', value: province.aliases.join(', ') },
          {
            vi: 'Nay thuộc',
            en: 'Today part of',
            value: mergedInto && (
              <a href={to(`/provinces/${mergedInto.slug}`)}>
                <Name of={mergedInto} />
              </a>
            ),
          },
        ]}
      />
      <YearStrip byYear={byYear} />
      <section aria-labelledby="plans">
        <h2 id="plans">
          {t('Kế hoạch', 'Plans')} ({plans.totalCount})
        </h2>
        <Timeline plans={plans.nodes} />
        <PlansOfProvince plans={plans.nodes} slug={slug} />
        <More of={plans} feed={`/feeds/provinces/${slug}`} />
      </section>
      <Lineage province={province} />
      <Documents province={province} />
      <Feeds slug={slug} isCurrent={province.isCurrent} />
      <TakeData
        asked={{ operation: 'PlansOfProvince', variables: { province: slug } }}
        choices=""
        title={t(
          `Kế hoạch bình đẳng giới của ${province.name}`,
          `Gender-equality plans of ${province.nameEn ?? province.name}`,
        )}
      >
        <li>
          <a
            href={operationAddress(
              {
                operation: 'YearsOfProvince',
                variables: { provinces: [slug], ...(!province.isCurrent && { basis: 'AS_ISSUED' }) },
              },
              'xlsx',
              { titles: language },
            )}
          >
            {t('Từng năm (XLSX)', 'Year by year (XLSX)')}
          </a>
        </li>
        <JsonLd />
      </TakeData>
    </article>
  );
}

/** Whether the province has plans, in a sentence; where it has none, whether somebody looked. */
function Status({ province, byYear }: Props) {
  const { t, to, day } = useFrame();
  const marks = byYear.map(({ year, units }) => {
    const parts = units.flatMap((unit) => unit.parts);
    const planned = parts.find((part) => part.plans.length > 0);
    const state = planned?.state ?? units[0]?.state ?? 'PROVINCE_DID_NOT_EXIST';
    return { year, mark: coverageMark(state, planned?.plans[0]?.completeness ?? null) };
  });
  const yearsOf = (...wanted: string[]) => marks.filter(({ mark }) => wanted.includes(mark)).map(({ year }) => year);
  const known = yearsOf('full', 'part', 'report', 'cited', 'bare');
  const sought = yearsOf('none');
  const unsought = yearsOf('unsearched');
  const first = byYear[0]?.year;
  const last = byYear.at(-1)?.year;
  return (
    <>
      <p className="lead">
        <b>
          {known.length === 0
            ? t('Chưa biết kế hoạch nào', 'No plan is known')
            : t(`Biết kế hoạch cho ${yearsInWords(known)}`, `Plans are known for ${yearsInWords(known)}`)}
        </b>{' '}
        {t(`trong các năm ${first}–${last}.`, `in the years ${first}–${last}.`)}{' '}
        {sought.length === 0
          ? null
          : t(
              `Đã có người tìm cho ${yearsInWords(sought)} mà không thấy. `,
              `For ${yearsInWords(sought)} somebody looked and found none. `,
            )}
        {unsought.length === 0
          ? null
          : t(`Chưa ai tìm cho ${yearsInWords(unsought)}.`, `Nobody looked for ${yearsInWords(unsought)}.`)}{' '}
        <span className="soft">
          {t(
            'Tính kế hoạch hằng năm và kế hoạch nhiều năm theo chiến lược; kế hoạch theo chương trình hay đợt vận động có trong danh sách bên dưới.',
            'Annual plans and multi-year plans for a strategy count; plans for a programme or a campaign are in the list below.',
          )}
        </span>
      </p>
      {province.mergedInto === null ? null : (
        <p className="notice">
          {t('Từ ngày', 'Since')} {province.mergedOn && day(province.mergedOn)}, {t('là một phần của', 'it is part of')}{' '}
          <a href={to(`/provinces/${province.mergedInto.slug}`)}>
            <Name of={province.mergedInto} />
          </a>
          .
        </p>
      )}
    </>
  );
}

function More({ of, feed }: { of: { nodes: readonly unknown[]; totalCount: number }; feed: string }) {
  const { t } = useFrame();
  const unseen = of.totalCount - of.nodes.length;
  if (unseen <= 0) return null;
  return (
    <p>
      {t(`Còn ${unseen} kế hoạch nữa trong`, `${unseen} more plans stand in`)}{' '}
      <a href={`${feed}.atom?basis=current`}>{t('nguồn tin của tỉnh', 'its feed')}</a>.
    </p>
  );
}

function Documents({ province }: { province: ProvincePageAnswer }) {
  const { t, day } = useFrame();
  const { nodes, totalCount } = province.documents;
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">
        {t('Văn bản', 'Documents')} ({totalCount})
      </h2>
      {totalCount === 0 ? (
        <p>
          {t(
            'Bộ dữ liệu chưa có văn bản nào của nơi này; điều đó không nói rằng không có.',
            'The dataset holds no document of it; that does not say that there is none.',
          )}
        </p>
      ) : null}
      <ul>
        {nodes.map((document) => (
          <li key={document.id}>
            <Link to={document} />
            {document.issuedOn === null ? '' : `, ${day(document.issuedOn)}`}
          </li>
        ))}
      </ul>
      {totalCount > nodes.length ? (
        <p>{t(`Còn ${totalCount - nodes.length} văn bản nữa.`, `${totalCount - nodes.length} more.`)}</p>
      ) : null}
    </section>
  );
}

/** The feeds of the province, in each form; of a province of today also with those that became part of it. */
function Feeds({ slug, isCurrent }: { slug: string; isCurrent: boolean }) {
  const { t } = useFrame();
  const rows = [
    { name: t('Kế hoạch của chính tỉnh', 'Its own plans'), query: '' },
    ...(isCurrent
      ? [
          {
            name: t('Cả của các tỉnh đã nhập vào', 'With those of all that became part of it'),
            query: '?basis=current',
          },
        ]
      : []),
  ];
  return (
    <section aria-labelledby="feeds">
      <h2 id="feeds">{t('Nguồn tin', 'Feeds')}</h2>
      <ul>
        {rows.map(({ name, query }) => (
          <li key={query}>
            {name}:{' '}
            <span className="links">
              {(['atom', 'rss', 'json'] as const).map((ending) => (
                <a key={ending} href={`/feeds/provinces/${slug}.${ending}${query}`}>
                  {ending === 'atom' ? 'Atom' : ending === 'rss' ? 'RSS' : 'JSON Feed'}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
