import { groupBy } from '../base/group-by.ts';
import type { RequestContext } from '../graph/context.ts';
import type { PlanRole } from '../plans/plan.table.ts';
import type { Province } from '../provinces/province.type.ts';
import { surveysOfProvinces } from '../surveys/survey.loaders.ts';
import type { Survey } from '../surveys/survey.type.ts';
import { type Alignment, type Choice, chooseStandingPlan, hasContent } from './alignment.ts';
import { candidatePlans, type PlanCandidate } from './comparison.queries.ts';
import type { Coverage } from './comparison.type.ts';
import { joinStates, type PresenceState, presenceOf } from './presence.ts';
import type { TerritoryColumn } from './territory.ts';

/** One province of a column with the plan that stands for it. */
export interface Part {
  province: Province;
  choice: Choice<PlanCandidate>;
  existed: boolean;
  /** The surveys that looked for its plans of the year. */
  surveys: Survey[];
}

/** A column with its parts chosen. */
export interface Column {
  province: Province;
  parts: Part[];
}

/** All from which the plans of some provinces can be chosen, for any year of a range. */
export interface StandingPlans {
  candidates: ReadonlyMap<string, PlanCandidate[]>;
  surveys: ReadonlyMap<string, Survey[]>;
}

/** Loads the plans and surveys of provinces for a range of years: two statements, however long it is. */
export async function loadStandingPlans(
  ctx: RequestContext,
  columns: readonly TerritoryColumn[],
  years: { from: number; to: number },
  roles: readonly PlanRole[],
): Promise<StandingPlans> {
  const ids = [...new Set(columns.flatMap((column) => column.members.map((member) => member.id)))];
  const surveys = groupBy(await surveysOfProvinces(ctx.db, ids), (link) => link.provinceId);
  return {
    candidates: groupBy(await candidatePlans(ctx.db, ids, years, roles), (candidate) => candidate.provinceId),
    surveys: new Map([...surveys].map(([id, links]) => [id, links.map((link) => link.survey)])),
  };
}

/** Chooses the plan of every part of every column. */
export function chooseColumns(
  columns: readonly TerritoryColumn[],
  { candidates, surveys }: StandingPlans,
  year: number,
  alignment: Alignment,
): Column[] {
  const looked = (survey: Survey) => (survey.yearFrom ?? year) <= year && (survey.yearTo ?? year) >= year;
  return columns.map(({ province, members, existed }) => ({
    province,
    parts: members.map((member) => ({
      province: member,
      // A plan that runs on after its province ended is not a plan of a province that existed in the year.
      choice: chooseStandingPlan(existed ? (candidates.get(member.id) ?? []) : [], year, alignment),
      existed,
      surveys: (surveys.get(member.id) ?? []).filter(looked),
    })),
  }));
}

export function plansOf(column: Column) {
  return column.parts.flatMap((part) => part.choice.plan?.plan ?? []);
}

/** PRESENT with a plan, else why there is none. */
export function partState(part: Part): PresenceState {
  return presenceOf({
    existed: part.existed,
    surveyed: part.surveys.length > 0,
    plan: part.choice.plan && { completeness: 'FULL', reviewState: 'REVIEWED', unread: false },
    seen: true,
  });
}

export function columnState(column: Column): PresenceState {
  return joinStates(column.parts.map(partState));
}

/** Sums up columns: expected = found + missing. A plan known only by name is found, and is no reviewed content. */
export function coverageOf(columns: readonly Column[]): Coverage {
  const found = columns.filter((column) => plansOf(column).length > 0);
  return {
    expected: columns.length,
    found: found.length,
    foundWithContent: found.filter((column) => plansOf(column).some(hasContent)).length,
    reviewed: found.filter((column) =>
      plansOf(column).every((plan) => plan.reviewState === 'REVIEWED' && hasContent(plan)),
    ).length,
    missing: columns
      .filter((column) => plansOf(column).length === 0)
      .map((column) => ({ province: column.province, state: columnState(column) })),
  };
}
