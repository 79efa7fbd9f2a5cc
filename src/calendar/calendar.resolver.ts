import { sql } from 'drizzle-orm';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import { type Db, isAny } from '../database/connection.ts';
import type { RequestContext } from '../graph/context.ts';
import { listCost } from '../graph/cost.ts';
import { manyByKey } from '../graph/loaders.ts';
import { DateScalar } from '../graph/scalars.ts';
import { organisationLoaders } from '../organisations/organisation.loaders.ts';
import { Organisation } from '../organisations/organisation.type.ts';
import { issuerOf, keepOwn, OWN, otherActor } from '../plans/plan.actor.ts';
import { planLoaders } from '../plans/plan.loaders.ts';
import { Plan, ReportingDuty } from '../plans/plan.type.ts';
import { tasks } from '../tasks/task.table.ts';
import { deadlineEntries, dueDays, inOrder, isWithin, observanceEntries, reportEntries } from './calendar.ts';
import { CalendarEntry } from './calendar.type.ts';

/** Loaders of what has a deadline, one set a request. */
function deadlineLoaders(db: Db) {
  return {
    tasksWithDeadlineByPlanId: manyByKey(
      (planIds) =>
        db
          .select({
            id: tasks.id,
            planId: tasks.planId,
            title: tasks.title,
            titleEn: tasks.titleEn,
            locator: tasks.locator,
            actorId: otherActor(tasks.actorId, issuerOf(tasks.planId)),
            deadline: tasks.deadline,
            deadlineAsStated: tasks.deadlineAsStated,
          })
          .from(tasks)
          .where(
            sql`${isAny(tasks.planId, planIds)} and (${tasks.deadline} is not null or ${tasks.deadlineAsStated} is not null)`,
          )
          .orderBy(tasks.planId, tasks.position, tasks.id),
      (task) => task.planId,
    ),
  };
}

/** Throws: BAD_USER_INPUT. */
function checkYear(year: number): void {
  if (year < 2000 || year > 2100)
    throw new AppError('BAD_USER_INPUT', `"year" is ${year}. Give one from 2000 to 2100.`);
}

/** Adds to a plan what it has to be done in a year. */
@Resolver(() => Plan)
export class PlanCalendarResolver {
  @FieldResolver(() => [CalendarEntry], {
    complexity: listCost(10),
    description:
      'What it observes, reports and does by a deadline in a year, in the order of the days; what it states no day of comes last. Empty when its period is known and does not touch the year.',
  })
  async calendar(
    @Root() plan: Plan,
    @Ctx() ctx: RequestContext,
    @Arg('year', () => Int, { description: 'The year, 2000 to 2100.' }) year: number,
    @Arg('own', () => Boolean, OWN) own?: boolean | null,
  ): Promise<CalendarEntry[]> {
    checkYear(year);
    if (!isWithin(plan, year)) return [];
    const { observancesByPlanId, reportingByPlanId } = ctx.use(planLoaders);
    const [observances, duties, deadlines] = await Promise.all([
      observancesByPlanId.load(plan.id),
      reportingByPlanId.load(plan.id),
      ctx.use(deadlineLoaders).tasksWithDeadlineByPlanId.load(plan.id),
    ]);
    const entries = [
      ...observances.flatMap((part) => observanceEntries(part, year)),
      ...duties.flatMap((part) => reportEntries(part, plan, year)),
      ...deadlines.flatMap((part) => deadlineEntries(part, plan, year)),
    ];
    return inOrder(keepOwn(entries, own));
  }
}

/** Adds to a duty to report the days by which it is due. */
@Resolver(() => ReportingDuty)
export class ReportingDaysResolver {
  @FieldResolver(() => [DateScalar], {
    description:
      'The days by which it is due, as its words state them: those that come back in the year that is asked, or that the words print with a year; empty where no day is stated.',
  })
  dueOn(
    @Root() duty: ReportingDuty,
    @Arg('year', () => Int, { nullable: true, description: 'The year, 2000 to 2100; without it only printed years.' })
    year?: number | null,
  ): string[] {
    if (year != null) checkYear(year);
    return dueDays(duty, year ?? null);
  }
}

@Resolver(() => CalendarEntry)
export class CalendarEntryResolver {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The other body whose page or document states it; null for the plan’s own.',
  })
  actor(@Root() entry: CalendarEntry, @Ctx() ctx: RequestContext): Promise<Organisation | null> | null {
    return entry.actorId ? ctx.use(organisationLoaders).organisationById.load(entry.actorId) : null;
  }
}
