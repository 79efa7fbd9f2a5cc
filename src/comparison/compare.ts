import { groupBy } from '../base/group-by.ts';
import type { RequestContext } from '../graph/context.ts';
import { organisationLoaders } from '../organisations/organisation.loaders.ts';
import type { PlanRole } from '../plans/plan.table.ts';
import type { TerritoryBasis } from '../plans/plan.type.ts';
import { currentVersion } from '../records/publish.ts';
import { standingOf, type TargetStanding } from '../targets/standing.ts';
import type { Target } from '../targets/target.type.ts';
import { type Alignment, columnAlignment } from './alignment.ts';
import {
  type Column,
  chooseColumns,
  columnState,
  coverageOf,
  loadStandingPlans,
  type Part,
  partState,
  plansOf,
} from './columns.ts';
import type { ComparisonAxis } from './comparison.enums.ts';
import type { ComparisonCell, ComparisonRow, PlanComparison } from './comparison.type.ts';
import type { PlanGap } from './gap.type.ts';
import { joinStates, type PresenceState, presenceOf } from './presence.ts';
import { type AxisData, loadAxis, type RowFrame } from './rows.ts';
import { columnsOf } from './territory.ts';
import { explain } from './why.ts';

export interface CompareQuestion {
  provinces: readonly string[];
  year: number;
  axis: ComparisonAxis;
  alignment: Alignment;
  basis: TerritoryBasis;
  roles: readonly PlanRole[];
}

/** Compares the standing plans of provinces. The number of statements depends on the axis, never on the columns. */
export async function comparePlans(ctx: RequestContext, question: CompareQuestion): Promise<PlanComparison> {
  return (await compare(ctx, question)).comparison;
}

/** Lists what provinces are not known to have, row by row, and who looked for their plans of the year. */
export async function gapsOf(ctx: RequestContext, question: CompareQuestion): Promise<PlanGap[]> {
  const { comparison, columns } = await compare(ctx, question);
  return comparison.columns.flatMap(({ province, parts }, at) => {
    const surveys = new Map(columns[at]?.parts.flatMap((part) => part.surveys).map((survey) => [survey.id, survey]));
    return comparison.rows.flatMap(({ cells, key, label, labelEn }): PlanGap[] => {
      const cell = cells[at];
      if (!cell || HAS_OR_CANNOT.has(cell.state)) return [];
      return [{ province, key, label, labelEn, state: cell.state, parts, surveys: [...surveys.values()] }];
    });
  });
}

/** What a province has, and what it could not have, is no gap. */
const HAS_OR_CANNOT: ReadonlySet<PresenceState> = new Set(['PRESENT', 'PROVINCE_DID_NOT_EXIST']);

async function compare(ctx: RequestContext, question: CompareQuestion) {
  const { year, axis, basis, provinces } = question;
  const laid = await columnsOf(ctx, provinces, year, basis);
  const standing = await loadStandingPlans(ctx, laid, { from: year, to: year }, question.roles);
  const columns = chooseColumns(laid, standing, year, question.alignment);
  const planIds = columns.flatMap((column) => column.parts.flatMap((part) => part.choice.plan?.id ?? []));
  const data = await loadAxis(ctx, axis, planIds, year);
  const placed = new Map(planIds.map((id) => [id, placePlan(id, data)]));
  const shown = columns.map((column) => ({
    province: column.province,
    plans: plansOf(column),
    state: columnState(column),
    alignment: columnAlignment(column.parts.map((part) => part.choice)),
    parts: column.parts.map((part) => ({
      formerProvince: part.province,
      plan: part.choice.plan?.plan ?? null,
      state: partState(part),
      alignment: part.choice.alignment,
      yearsApart: part.choice.yearsApart,
      rule: part.choice.rule,
      ...explain(part.choice, { year, state: partState(part), surveyed: part.surveys.length > 0 }),
    })),
  }));
  const comparison: PlanComparison = {
    year,
    basis,
    axis,
    datasetVersion: (await currentVersion(ctx.db)) ?? 0,
    requested: [...provinces],
    columns: shown,
    rows: await Promise.all(data.frames.map((frame) => fillRow(ctx, frame, columns, shown, data, placed))),
    coverage: coverageOf(columns),
  };
  return { comparison, columns };
}

async function fillRow(
  ctx: RequestContext,
  frame: RowFrame,
  columns: readonly Column[],
  shown: readonly Pick<ComparisonCell, 'parts'>[],
  data: AxisData,
  placed: ReadonlyMap<string, PlacedPlan>,
): Promise<ComparisonRow> {
  const cells = await Promise.all(
    columns.map(async (column, at) => {
      const cell = await fillCell(ctx, frame.key, column, data, placed);
      return { ...cell, parts: shown[at]?.parts ?? [] };
    }),
  );
  return {
    ...frame,
    presentIn: cells.filter((cell) => cell.state === 'PRESENT').length,
    unknownIn: cells.filter((cell) => !SAYS.has(cell.state)).length,
    differs: differ(cells),
    cells,
  };
}

/** The states that say something of a plan that stands; the others leave open what it has. */
const SAYS: ReadonlySet<PresenceState> = new Set(['PRESENT', 'NOT_ADDRESSED', 'PROVINCE_DID_NOT_EXIST']);

/** True when two columns are known to differ: one has the row and another has not, or their numbers differ. */
function differ(cells: readonly ComparisonCell[]): boolean {
  const states = new Set(cells.map((cell) => cell.state));
  if (states.has('PRESENT') && states.has('NOT_ADDRESSED')) return true;
  const numbers = cells.map((cell) => cell.targets);
  return numbers.some((here, i) =>
    numbers
      .slice(i + 1)
      .some((there) => here.some((one) => there.some((other) => DIFFERENT.has(standingOf(one, other))))),
  );
}
const DIFFERENT: ReadonlySet<TargetStanding> = new Set(['STRONGER', 'WEAKER']);

/** What one part has in a row. */
interface PartCell {
  state: PresenceState;
  primary: string[];
  secondary: string[];
  others: string[];
  targets: Target[];
}

type Own = Pick<PartCell, 'primary' | 'secondary' | 'others'>;

/** What a plan has in each row: its tasks are gone through once, however many rows there are. */
interface PlacedPlan {
  own: ReadonlyMap<string, Own>;
  named: ReadonlySet<string>;
}

function placePlan(planId: string, data: AxisData): PlacedPlan {
  const own = new Map<string, Own>();
  const at = (row: string): Own => {
    const held = own.get(row) ?? { primary: [], secondary: [], others: [] };
    own.set(row, held);
    return held;
  };
  for (const task of data.tasksByPlan.get(planId) ?? []) {
    const rows = data.rowsOf(task);
    const primary = new Set(rows.primary);
    for (const row of primary) {
      if (task.actorId === null) at(row).primary.push(task.id);
      else at(row).others.push(task.actorId);
    }
    if (task.actorId !== null) continue;
    for (const row of new Set(rows.secondary)) if (!primary.has(row)) at(row).secondary.push(task.id);
  }
  return { own, named: new Set(data.rowsNamedBy(planId)) };
}

const NOTHING: Own = { primary: [], secondary: [], others: [] };

function cellOfPart(rowKey: string, part: Part, data: AxisData, placed: ReadonlyMap<string, PlacedPlan>): PartCell {
  const plan = part.choice.plan;
  const inPlan = plan ? placed.get(plan.id) : undefined;
  const own = inPlan?.own.get(rowKey) ?? NOTHING;
  const seen =
    (data.tasksMakePresent && own.primary.length + own.secondary.length > 0) || inPlan?.named.has(rowKey) === true;
  return {
    ...own,
    state: presenceOf({
      existed: part.existed,
      surveyed: part.surveys.length > 0,
      plan: plan && { ...plan.plan, unread: plan.unread },
      seen,
    }),
    targets: plan ? data.targetsOf(plan.id, rowKey) : [],
  };
}

async function fillCell(
  ctx: RequestContext,
  rowKey: string,
  column: Column,
  data: AxisData,
  placed: ReadonlyMap<string, PlacedPlan>,
): Promise<Omit<ComparisonCell, 'parts'>> {
  const parts = column.parts.map((part) => cellOfPart(rowKey, part, data, placed));
  const primary = parts.flatMap((part) => part.primary);
  const secondary = parts.flatMap((part) => part.secondary);
  const others = groupBy(
    parts.flatMap((part) => part.others),
    (actorId) => actorId,
  );
  const { organisationById } = ctx.use(organisationLoaders);
  return {
    province: column.province,
    state: joinStates(parts.map((part) => part.state)),
    taskCount: primary.length,
    secondaryTaskCount: secondary.length,
    otherActors: await Promise.all(
      [...others].map(async ([actorId, each]) => ({
        actor: await organisationById.load(actorId),
        taskCount: each.length,
      })),
    ),
    targets: parts.flatMap((part) => part.targets),
    plans: plansOf(column),
    taskIds: [...primary, ...secondary],
  };
}
