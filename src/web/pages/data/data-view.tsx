import { choiceField, readChoices, textField } from '../frame/choices.ts';
import { toolsOf, useFrame } from '../frame/frame.tsx';
import { pathIn } from '../frame/language.ts';
import { TakeData } from '../frame/take-data.tsx';
import { addView, type Site, shipped } from '../frame/view.ts';
import { Facts } from '../parts.tsx';
import { findProvince, provinceNames } from '../provinces/province-list.ts';
import { FeedsSection } from './feeds-section.tsx';
import { FilesSection } from './files-section.tsx';
import { HARVESTS, type HarvestAnswer, HarvestsSection } from './harvests-section.tsx';
import { ProgramsSection } from './programs-section.tsx';
import { QUESTION_GROUPS, type QuestionGroup, QuestionsSection } from './questions-section.tsx';

interface StatusAnswer {
  dataset: {
    version: number;
    publishedAt: Date | string | null;
    contentHash: string | null;
    counts: Record<'plans' | 'tasks' | 'targets' | 'documents' | 'provincesWithPlans' | 'provinces' | 'pages', number>;
  };
}

function readDataChoices(params: URLSearchParams) {
  return readChoices(
    { province: textField(60), group: choiceField<QuestionGroup, null>(QUESTION_GROUPS, null) },
    params,
  );
}
export type DataChoices = ReturnType<typeof readDataChoices>;

/** Serves the page for those who take the data away: feeds, tables, the doors for programs. Only what is there. */
export function registerData(site: Site): void {
  const status = shipped(site, 'DatasetStatus');
  const list = provinceNames(site);
  const operations = [...site.operations.values()];
  addView(site, '/data', async ({ frame, params }) => {
    const choices = readDataChoices(params);
    const [{ dataset }, provinces, harvested] = await Promise.all([
      site.ask<StatusAnswer>(status.ast),
      list(),
      site.ask<{ dataset: { harvests: HarvestAnswer[] } }>(HARVESTS),
    ]);
    const { province } = choices.values;
    const found = province === '' ? null : findProvince(provinces, province);
    if (found && 'problem' in found) choices.problems.province = found.problem;
    const wrong = Object.keys(choices.problems).length > 0;
    const title = toolsOf(frame).t('Dữ liệu', 'Data');
    return {
      title,
      choices: choices.query(),
      status: wrong ? 400 : 200,
      citable: !wrong,
      movesOn: true,
      links: [{ rel: 'alternate', type: 'application/atom+xml', href: '/feeds/plans.atom', title: 'Mọi kế hoạch' }],
      body: (
        <>
          <DataHead title={title} dataset={dataset} hasFiles={site.hasFiles} />
          <FeedsSection choices={choices} found={found && 'slug' in found ? found : null} all={provinces} />
          {site.hasFiles ? <FilesSection version={dataset.version} /> : null}
          <QuestionsSection operations={operations} choices={choices} />
          <ProgramsSection />
          <HarvestsSection harvests={harvested.dataset.harvests} />
          <TakeData asked={{ operation: 'DatasetStatus', variables: {} }} choices={choices.query()} title={title} />
        </>
      ),
    };
  });
}

interface HeadProps extends StatusAnswer {
  title: string;
  hasFiles: boolean;
}

function DataHead({ title, hasFiles, dataset: { version, publishedAt, contentHash, counts } }: HeadProps) {
  const { t, day, language } = useFrame();
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">
        {t(
          `Mọi điều các trang này cho thấy đều lấy về được, không cần đăng ký: ${counts.plans} kế hoạch của ${counts.provincesWithPlans} trong ${counts.provinces} tỉnh, thành phố, ${counts.tasks} nhiệm vụ, ${counts.targets} chỉ tiêu, ${counts.documents} văn bản.`,
          `All that these pages show can be taken, without an account: ${counts.plans} plans of ${counts.provincesWithPlans} of ${counts.provinces} provinces and cities, ${counts.tasks} tasks, ${counts.targets} targets, ${counts.documents} documents.`,
        )}
      </p>
      <nav aria-label={t('Trên trang này', 'On this page')}>
        <ul className="downloads">
          <li>
            <a href="#feeds">{t('Theo dõi cái mới', 'Follow what is new')}</a>
          </li>
          {hasFiles ? (
            <li>
              <a href="#files">{t('Cả bộ dữ liệu thành tệp', 'The whole dataset as files')}</a>
            </li>
          ) : null}
          <li>
            <a href="#questions">{t('Bảng theo câu hỏi', 'Tables by question')}</a>
          </li>
          <li>
            <a href="#programs">{t('Cho chương trình', 'For programs')}</a>
          </li>
          <li>
            <a href="#harvests">{t('Lấy từ đâu, mới tới đâu', 'Where it comes from, and how fresh')}</a>
          </li>
          <li>
            <a href={pathIn(language, '/coverage')}>{t('Xem trước đã', 'Look first')}</a>
          </li>
        </ul>
      </nav>
      <Facts
        facts={[
          { vi: 'Phiên bản dữ liệu', en: 'Dataset version', value: version },
          {
            vi: 'Công bố ngày',
            en: 'Published on',
            value: publishedAt === null ? null : day(new Date(publishedAt).toISOString()),
          },
          {
            vi: 'Mã băm SHA-256 của nội dung',
            en: 'SHA-256 of the content',
            value: contentHash && <code translate="no">{contentHash}</code>,
          },
        ]}
      />
    </>
  );
}
