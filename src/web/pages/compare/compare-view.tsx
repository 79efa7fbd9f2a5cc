import { question } from '../../../graph/ask.ts';
import type { CoverageAnswer } from '../coverage/coverage.answer.ts';
import { type Frame, toolsOf } from '../frame/frame.tsx';
import { addView, type Site, shipped, type ViewPage } from '../frame/view.ts';
import type { ListedProvince } from '../provinces/province-list.ts';
import { ComparePage } from './compare-page.tsx';
import type { ComparisonAnswer } from './comparison.answer.ts';
import { cellOf } from './comparison.answer.ts';
import { MIN_PROVINCES, readComparisonChoices } from './comparison.choices.ts';
import type { OpenTask } from './open-cell.tsx';

/** The tasks of one cell, down to the words of their sources. */
const OPEN_CELL = question(`query TasksOfCell($ids: [ID!]!) {
  nodes(ids: $ids) { id ... on Task {
    locator title titleEn text plan { slug number } actionArea { code }
    evidence { quote reason source { title url completeness publisher { name nameEn } } }
    similar(first: 3) { similarity task { title titleEn plan { slug number province { name nameEn } } } }
  } }
}`);

/** A list of nodes holds no more. */
const MOST_TASKS = 100;

/** What stands where the dataset holds nothing to compare. */
function emptyPage(frame: Frame): ViewPage {
  const { t } = toolsOf(frame);
  const title = t('So sánh kế hoạch', 'Plans side by side');
  return {
    title,
    body: (
      <>
        <h1>{title}</h1>
        <p className="notice">
          {t('Bộ dữ liệu chưa có tỉnh, thành phố nào để so.', 'The dataset holds no provinces to compare yet.')}
        </p>
      </>
    ),
  };
}

/** Serves the comparison of the standing plans of provinces. */
export function registerCompare(site: Site): void {
  const compare = shipped(site, 'ComparePlans');
  const list = shipped(site, 'ListProvinces');
  const coverage = shipped(site, 'PlanCoverage');
  addView(site, '/compare', async ({ frame, params }) => {
    const { provinces: all } = await site.ask<{ provinces: ListedProvince[] }>(list.ast);
    if (all.length < MIN_PROVINCES) return emptyPage(frame);
    const { provinces, year } = compare.variables as { provinces: string[]; year: number };
    // The question's own example where the dataset holds it, else its first provinces.
    const known = provinces.filter((slug) => all.some((one) => one.slug === slug));
    const standard = known.length >= MIN_PROVINCES ? known : all.slice(0, MIN_PROVINCES).map(({ slug }) => slug);
    const choices = readComparisonChoices(all, { provinces: standard, year }, params);
    const { only: _only, cell, ...variables } = choices.values;
    const [{ comparePlans }, { planCoverage }] = await Promise.all([
      site.ask<{ comparePlans: ComparisonAnswer }>(compare.ast, variables),
      site.ask<CoverageAnswer>(coverage.ast, { year: variables.year, basis: variables.basis, roles: variables.roles }),
    ]);
    const row = cell && comparePlans.rows.find((one) => one.key === cell.key);
    const opened = row && cell ? cellOf(row, cell.province) : undefined;
    const ids = (opened?.tasks ?? []).slice(0, MOST_TASKS).map(({ id }) => id);
    const { nodes } = ids.length > 0 ? await site.ask<{ nodes: OpenTask[] }>(OPEN_CELL, { ids }) : { nodes: [] };
    if (cell && !opened)
      choices.problems.cell = ['Ô được mở không có trong bảng này.', 'The opened cell is not in this table.'];
    const columns = comparePlans.columns.length;
    const title = toolsOf(frame).t(
      `So sánh kế hoạch năm ${comparePlans.year} của ${columns} tỉnh, thành phố`,
      `Plans for ${comparePlans.year} of ${columns} provinces side by side`,
    );
    const wrong = Object.keys(choices.problems).length > 0;
    return {
      title,
      choices: choices.query(),
      status: wrong ? 400 : 200,
      citable: !wrong,
      body: (
        <ComparePage
          title={title}
          answer={comparePlans}
          choices={choices}
          all={all}
          withPlan={planCoverage.units.filter(({ plans }) => plans.length > 0).map(({ province }) => province.slug)}
          open={row && opened ? { row, cell: opened, tasks: nodes } : null}
        />
      ),
    };
  });
}
