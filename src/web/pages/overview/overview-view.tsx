import { type CoverageAnswer, countMarks, tileOf } from '../coverage/coverage.answer.ts';
import { coverageSentence } from '../coverage/coverage.words.ts';
import { Name, toolsOf, useFrame } from '../frame/frame.tsx';
import { coverageMark, MarkName } from '../frame/marks.tsx';
import { TakeData } from '../frame/take-data.tsx';
import { type Site, shipped, type ViewPage, type ViewRequest } from '../frame/view.ts';
import { TileMap } from '../map/tile-map.tsx';
import { SearchBox } from '../search/search-page.tsx';

interface NewestAnswer {
  plans: {
    nodes: {
      id: string;
      slug: string;
      number: string | null;
      title: string | null;
      issuedOn: string | null;
      completeness: string | null;
      province: { slug: string; name: string; nameEn: string | null };
    }[];
  };
}
interface StatusAnswer {
  dataset: { counts: { plans: number; plansByCompleteness: { completeness: string | null; plans: number }[] } };
}

const NEWEST = 8;

interface Props {
  coverage: CoverageAnswer['planCoverage'];
  newest: NewestAnswer['plans']['nodes'];
  counts: StatusAnswer['dataset']['counts'];
  basis: string;
}

/** Makes the first page: what this is, how much of the country it knows, and the doors for each job. */
export function overviewOf(site: Site): (request: ViewRequest) => Promise<ViewPage> {
  const coverage = shipped(site, 'PlanCoverage');
  const newest = shipped(site, 'NewestPlans');
  const status = shipped(site, 'DatasetStatus');
  return async ({ frame }) => {
    const basis = 'CURRENT';
    const [{ planCoverage }, { plans }, { dataset }] = await Promise.all([
      site.ask<CoverageAnswer>(coverage.ast, { ...coverage.variables, basis }),
      site.ask<NewestAnswer>(newest.ast, { first: NEWEST }),
      site.ask<StatusAnswer>(status.ast),
    ]);
    return {
      title: toolsOf(frame).t(
        'Kế hoạch bình đẳng giới của các tỉnh, thành phố',
        'Gender-equality plans of provinces and cities',
      ),
      links: [{ rel: 'alternate', type: 'application/atom+xml', href: '/feeds/plans.atom', title: 'Mọi kế hoạch' }],
      body: <Overview coverage={planCoverage} newest={plans.nodes} counts={dataset.counts} basis={basis} />,
    };
  };
}

function Overview({ coverage, newest, counts, basis }: Props) {
  const { t, to } = useFrame();
  const { year, units } = coverage;
  const marks = countMarks(units);
  const { head, rest } = coverageSentence(coverage.coverage, marks, t);
  const address = `${to('/coverage')}?year=${year}&basis=${basis}`;
  return (
    <>
      <h1>
        {t(
          'Kế hoạch bình đẳng giới của các tỉnh, thành phố',
          'Gender-equality plans of Việt Nam’s provinces and cities',
        )}
      </h1>
      <p className="lead">
        {t(
          'Mỗi tỉnh, thành phố có kế hoạch gì, theo chiến lược nào, và điều ấy được đọc ở đâu. Mỗi chỗ trống ở đây đều nói vì sao trống: đã tìm mà không thấy, hay chưa ai tìm.',
          'What each province and city plans, under which strategy, and where that was read. Every gap here says why it is one: somebody looked and found nothing, or nobody looked.',
        )}
      </p>
      <SearchBox />
      <div className="cols">
        <figure>
          <TileMap
            tiles={units.map((unit) => tileOf(unit, to))}
            label={t(`Bản đồ ô: kế hoạch năm ${year}`, `Tile map: plans for ${year}`)}
          />
        </figure>
        <div>
          <h2>{t(`Năm ${year}`, `The year ${year}`)}</h2>
          <p>
            <b className="big">{head}</b> {rest}
          </p>
          <ul className="marks">
            {marks.map(([mark, count]) => (
              <li key={mark}>
                <a href={`${address}&state=${mark}`}>
                  <MarkName mark={mark} />
                </a>{' '}
                <b>{count}</b>
              </li>
            ))}
          </ul>
          <Doors year={year} basis={basis} />
        </div>
      </div>
      <section aria-labelledby="newest">
        <h2 id="newest">{t('Kế hoạch mới nhất', 'Newest plans')}</h2>
        <ol className="cards">
          {newest.map((plan) => (
            <li key={plan.id}>
              <a href={to(`/plans/${plan.slug}`)}>
                {plan.number ?? t('Kế hoạch không rõ số', 'Plan without a known number')}
              </a>
              <span>
                <Name of={plan.province} />
              </span>
              <small>{plan.issuedOn === null ? t('không rõ ngày', 'day not known') : <Day of={plan.issuedOn} />}</small>
              <MarkName mark={coverageMark('PRESENT', plan.completeness)} />
            </li>
          ))}
        </ol>
      </section>
      <Weak counts={counts} />
      <TakeData
        asked={{ operation: 'PlanCoverage', variables: { year, basis } }}
        choices=""
        title={t('Kế hoạch bình đẳng giới của các tỉnh, thành phố', 'Gender-equality plans of provinces and cities')}
        feed="/feeds/plans"
      >
        <li>
          <a href={`${to('/coverage.svg')}?year=${year}&basis=${basis}`} download>
            {t('Bản đồ (SVG)', 'Map (SVG)')}
          </a>
        </li>
      </TakeData>
    </>
  );
}

function Day({ of }: { of: string }) {
  const { day } = useFrame();
  return <time dateTime={of}>{day(of)}</time>;
}

/** One door for each job. */
function Doors({ year, basis }: { year: number; basis: string }) {
  const { t, to } = useFrame();
  return (
    <nav className="doors" aria-label={t('Theo việc cần làm', 'By what you want to do')}>
      <ul>
        <li>
          <a href={`${to('/coverage')}?year=${year}&basis=${basis}`}>
            {t('Ai có kế hoạch, ai chưa?', 'Who has a plan, who has not?')}
          </a>
          <small>{t('Theo năm và theo địa giới, kèm lý do.', 'By year and by map, with the reason.')}</small>
        </li>
        <li>
          <a href={`${to('/compare')}?year=${year}`}>{t('So sánh các tỉnh', 'Compare provinces')}</a>
          <small>
            {t('Đặt cạnh nhau tới từng nhiệm vụ và nguồn.', 'Side by side, down to each task and its source.')}
          </small>
        </li>
        <li>
          <a href={to('/search')}>{t('Tìm nhiệm vụ, văn bản', 'Find tasks and documents')}</a>
          <small>
            {t(
              'Trong lời văn của kế hoạch và trang nguồn, gõ không dấu cũng được.',
              'In the words of plans and source pages, with or without diacritics.',
            )}
          </small>
        </li>
        <li>
          <a href="/feeds">{t('Theo dõi kế hoạch mới', 'Follow new plans')}</a>
          <small>{t('Nguồn tin cho cổng thông tin.', 'Feeds for portals.')}</small>
        </li>
        <li>
          <a href={to('/data')}>{t('Lấy dữ liệu', 'Take data')}</a>
          <small>{t('Bảng Excel, CSV, JSON, nguồn tin và API.', 'Workbooks, CSV, JSON, feeds and the API.')}</small>
        </li>
      </ul>
    </nav>
  );
}

/** What the dataset does not know well. */
function Weak({ counts }: { counts: StatusAnswer['dataset']['counts'] }) {
  const { t } = useFrame();
  const of = (code: string) => counts.plansByCompleteness.find((one) => one.completeness === code)?.plans ?? 0;
  return (
    <section aria-labelledby="weak">
      <h2 id="weak">{t('Chỗ còn yếu', 'What is weak')}</h2>
      <p>
        {t(
          `Trong ${counts.plans} kế hoạch, ${of('FULL')} có toàn văn, ${of('PARTIAL')} có một phần văn bản, ${of('REPORT_ONLY')} mới biết qua tin, bài, ${of('CITED_ONLY')} chỉ được viện dẫn. Vì vậy hầu như chưa thể nói kế hoạch nào không có việc gì.`,
          `Of ${counts.plans} plans ${of('FULL')} are there in full text, ${of('PARTIAL')} in part, ${of('REPORT_ONLY')} are known by a report and ${of('CITED_ONLY')} only because another document cites them. So it can hardly be said yet what a plan does not contain.`,
        )}
      </p>
    </section>
  );
}
