import { groupBy } from '../base/group-by.ts';
import type { RequestContext } from '../graph/context.ts';
import { organisationLoaders } from '../organisations/organisation.loaders.ts';
import type { PlanRole } from '../plans/plan.table.ts';
import type { TerritoryBasis } from '../plans/plan.type.ts';
import type { Province } from '../provinces/province.type.ts';
import { currentVersion } from '../records/publish.ts';
import { surveysOfProvinces } from '../surveys/survey.loaders.ts';
import type { Target } from '../targets/target.type.ts';
import { type Alignment, type Choice, chooseStandingPlan, columnAlignment } from './alignment.ts';
import type { ComparisonAxis } from './comparison.enums.ts';
import { candidatePlans, type PlanCandidate } from './comparison.queries.ts';
import type { ComparisonCell, ComparisonRow, Coverage, PlanComparison } from './comparison.type.ts';
import { joinStates, type PresenceState, presenceOf } from './presence.ts';
import { type AxisData, loadAxis, type RowFrame } from './rows.ts';
import { columnsOf, type TerritoryColumn } from './territory.ts';
import { explain } from './why.ts';

/** One province of a column with the plan that stands for it. */
export interface Part {
  province: Province;
  choice: Choice<PlanCandidate>;
  existed: boolean;
  surveyed: boolean;
}

/** A column with its parts chosen. */
export interface Column {
  province: Province;
  parts: Part[];
}

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
  const { year, axis, basis, provinces } = question;
  const columns = await chooseColumns(ctx, await columnsOf(ctx, provinces, year, basis), question);
  const planIds = columns.flatMap((column) => column.parts.flatMap((part) => part.choice.plan?.id ?? []));
  const data = await loadAxis(ctx, axis, planIds, year);
  return {
    year,
    basis,
    axis,
    datasetVersion: (await currentVersion(ctx.db)) ?? 0,
    requested: [...provinces],
    columns: columns.map((column) => ({
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
        ...explain(part.choice, year, partState(part)),
      })),
    })),
    rows: await Promise.all(data.frames.map((frame) => fillRow(ctx, frame, columns, data))),
    coverage: coverageOf(columns),
  };
}

/** Chooses the plan of every part of every column. */
export async function chooseColumns(
  ctx: RequestContext,
  columns: readonly TerritoryColumn[],
  { year, alignment, roles }: Pick<CompareQuestion, 'year' | 'alignment' | 'roles'>,
): Promise<Column[]> {
  const memberIds = columns.flatMap((column) => column.members.map((member) => member.id));
  const candidates = groupBy(await candidatePlans(ctx.db, memberIds, year, roles), (candidate) => candidate.provinceId);
  const surveys = await surveysOfProvinces(ctx.db, memberIds);
  const surveyed = new Set(
    surveys
      .filter(({ survey }) => (survey.yearFrom ?? year) <= year && (survey.yearTo ?? year) >= year)
      .map(({ provinceId }) => provinceId),
  );
  return columns.map(({ province, members, existed }) => ({
    province,
    parts: members.map((member) => ({
      province: member,
      // A plan that runs on after its province ended is not a plan of a province that existed in the year.
      choice: chooseStandingPlan(existed ? (candidates.get(member.id) ?? []) : [], year, alignment),
      existed,
      surveyed: surveyed.has(member.id),
    })),
  }));
}

export function plansOf(column: Column) {
  return column.parts.flatMap((part) => part.choice.plan?.plan ?? []);
}

/** PRESENT with a plan, else why there is none. */
function partState(part: Part): PresenceState {
  return presenceOf({
    ...part,
    plan: part.choice.plan && { completeness: 'FULL', reviewState: 'REVIEWED' },
    seen: true,
  });
}

export function columnState(column: Column): PresenceState {
  return joinStates(column.parts.map(partState));
}

/** Sums up columns: expected = found + missing. */
export function coverageOf(columns: readonly Column[]): Coverage {
  const found = columns.filter((column) => plansOf(column).length > 0);
  return {
    expected: columns.length,
    found: found.length,
    reviewed: found.filter((column) => plansOf(column).every((plan) => plan.reviewState === 'REVIEWED')).length,
    missing: columns
      .filter((column) => plansOf(column).length === 0)
      .map((column) => ({ province: column.province, state: columnState(column) })),
  };
}

async function fillRow(
  ctx: RequestContext,
  frame: RowFrame,
  columns: readonly Column[],
  data: AxisData,
): Promise<ComparisonRow> {
  const cells = await Promise.all(columns.map((column) => fillCell(ctx, frame.key, column, data)));
  return { ...frame, presentIn: cells.filter((cell) => cell.state === 'PRESENT').length, cells };
}

/** What one part has in a row. */
interface PartCell {
  state: PresenceState;
  primary: string[];
  secondary: string[];
  others: string[];
  targets: Target[];
}

function cellOfPart(rowKey: string, part: Part, data: AxisData): PartCell {
  const plan = part.choice.plan;
  const own = { primary: [] as string[], secondary: [] as string[], others: [] as string[] };
  for (const task of plan ? (data.tasksByPlan.get(plan.id) ?? []) : []) {
    const rows = data.rowsOf(task);
    if (rows.primary.includes(rowKey)) {
      if (task.actorId === null) own.primary.push(task.id);
      else own.others.push(task.actorId);
    } else if (rows.secondary.includes(rowKey) && task.actorId === null) own.secondary.push(task.id);
  }
  const seen =
    own.primary.length > 0 || own.secondary.length > 0 || (plan !== null && data.rowsNamedBy(plan.id).includes(rowKey));
  return {
    ...own,
    state: presenceOf({ ...part, plan: plan?.plan ?? null, seen }),
    targets: plan ? data.targetsOf(plan.id, rowKey) : [],
  };
}

async function fillCell(ctx: RequestContext, rowKey: string, column: Column, data: AxisData): Promise<ComparisonCell> {
  const parts = column.parts.map((part) => cellOfPart(rowKey, part, data));
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
