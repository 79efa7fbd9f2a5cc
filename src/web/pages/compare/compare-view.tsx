import { question } from '../../../graph/ask.ts';
import type { CoverageAnswer } from '../coverage/coverage.answer.ts';
import { EVIDENCE } from '../frame/evidence.tsx';
import { type Frame, toolsOf } from '../frame/frame.tsx';
import { without } from '../frame/lean.ts';
import { addView, type Site, shipped, type ViewPage } from '../frame/view.ts';
import { provinceNames } from '../provinces/province-list.ts';
import { ComparePage } from './compare-page.tsx';
import type { ComparisonAnswer } from './comparison.answer.ts';
import { type ComparisonChoices, MIN_PROVINCES, readComparisonChoices } from './comparison.choices.ts';
import type { OpenedCell, OpenTask } from './open-cell.tsx';

/** The tasks of one cell, down to the words of their sources. */
const OPEN_CELL = question(`query TasksOfCell($ids: [ID!]!) {
  nodes(ids: $ids) { id ... on Task {
    locator title titleEn text plan { slug number } actionArea { code }
    ${EVIDENCE}
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
  const list = provinceNames(site);
  const shown = without(
    compare.ast,
    'comparePlans.rows.cells.plans',
    'comparePlans.rows.cells.tasks',
    'comparePlans.coverage.missing',
  );
  const withPlans = without(
    shipped(site, 'PlanCoverage').ast,
    ...['parts', 'source', 'surveys', 'completeness'].map((field) => `planCoverage.units.${field}`),
  );
  const opened = openedCell(site);
  addView(site, '/compare', async ({ frame, params }) => {
    const all = await list();
    if (all.length < MIN_PROVINCES) return emptyPage(frame);
    const { provinces, year } = compare.variables as { provinces: string[]; year: number };
    // The question's own example where the dataset holds it, else its first provinces.
    const known = provinces.filter((slug) => all.some((one) => one.slug === slug));
    const standard = known.length >= MIN_PROVINCES ? known : all.slice(0, MIN_PROVINCES).map(({ slug }) => slug);
    const choices = readComparisonChoices(all, { provinces: standard, year }, params);
    const { only: _only, cell, ...variables } = choices.values;
    const [{ comparePlans }, { planCoverage }] = await Promise.all([
      site.ask<{ comparePlans: ComparisonAnswer }>(shown, variables),
      site.ask<CoverageAnswer>(withPlans, { year: variables.year, basis: variables.basis, roles: variables.roles }),
    ]);
    const open = cell && (await opened(comparePlans, choices.values));
    if (cell && !open)
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
          open={open}
        />
      ),
    };
  });
}

interface TaskIds {
  comparePlans: { rows: { key: string; cells: { province: { slug: string }; tasks: { id: string }[] }[] }[] };
}

/** Reads the tasks of the one cell that is open; asked of all cells they would be most of the work of a wide table. */
function openedCell(site: Site) {
  const compare = shipped(site, 'ComparePlans');
  const ids = without(
    compare.ast,
    'comparePlans.columns',
    'comparePlans.coverage',
    ...['plans', 'targets', 'otherActors'].map((field) => `comparePlans.rows.cells.${field}`),
  );
  return async (answer: ComparisonAnswer, values: ComparisonChoices['values']): Promise<OpenedCell | null> => {
    const { only: _only, cell: wanted, ...variables } = values;
    const row = answer.rows.find(({ key }) => key === wanted?.key);
    const cell = row?.cells.find(({ province }) => province.slug === wanted?.province);
    if (!row || !cell) return null;
    const { slug } = cell.province;
    const other = answer.columns.find(({ province }) => province.slug !== slug)?.province.slug;
    // A comparison has two provinces; where those that were asked for are one today, there is no other.
    const provinces = other ? [slug, other] : variables.provinces;
    const { comparePlans } = await site.ask<TaskIds>(ids, { ...variables, provinces });
    const inRow = comparePlans.rows.find(({ key }) => key === row.key)?.cells ?? [];
    const own = inRow.find(({ province }) => province.slug === slug)?.tasks ?? [];
    const first = own.slice(0, MOST_TASKS).map(({ id }) => id);
    const { nodes } =
      first.length > 0 ? await site.ask<{ nodes: OpenTask[] }>(OPEN_CELL, { ids: first }) : { nodes: [] };
    return { row, cell, tasks: nodes };
  };
}
