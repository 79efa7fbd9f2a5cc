import { asc, sql } from 'drizzle-orm';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Db, isAny } from '../database/connection.ts';
import { Document } from '../documents/document.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { listCost } from '../graph/cost.ts';
import { manyByKey } from '../graph/loaders.ts';
import { Plan } from '../plans/plan.type.ts';
import { Target } from '../targets/target.type.ts';
import { Task } from '../tasks/task.type.ts';
import { conflicts, decisions } from './import.table.ts';
import { Decision, RecordConflict } from './review.type.ts';

/** Loaders of decisions and differences by record, one set a request. */
function reviewLoaders(db: Db) {
  return {
    decisionsByRecordId: manyByKey<Decision>(
      async (ids) => {
        const rows = await db
          .select()
          .from(decisions)
          .where(isAny(decisions.recordId, ids))
          .orderBy(asc(decisions.seq));
        return rows.map(({ seq, version, ...row }) => ({ ...row, id: `decision:${seq}`, datasetVersion: version }));
      },
      (decision) => decision.recordId,
    ),
    conflictsByRecordId: manyByKey<RecordConflict>(
      (ids) =>
        db.select().from(conflicts).where(isAny(conflicts.recordId, ids)).orderBy(sql`${conflicts.id} collate "C"`),
      (conflict) => conflict.recordId,
    ),
  };
}

const HISTORY = { description: 'Decisions of people about the record, oldest first.' } as const;
const CONFLICTS = { description: 'Differences between what stands and what imported pages say.' } as const;
const historyOf = (ctx: RequestContext, id: string) => ctx.use(reviewLoaders).decisionsByRecordId.load(id);
const conflictsOf = (ctx: RequestContext, id: string) => ctx.use(reviewLoaders).conflictsByRecordId.load(id);

/** Adds decisions and differences to a plan. */
@Resolver(() => Plan)
export class PlanReviewResolver {
  @FieldResolver(() => [Decision], { complexity: listCost(), ...HISTORY })
  history(@Root() plan: Plan, @Ctx() ctx: RequestContext): Promise<Decision[]> {
    return historyOf(ctx, plan.id);
  }

  @FieldResolver(() => [RecordConflict], { complexity: listCost(), ...CONFLICTS })
  conflicts(@Root() plan: Plan, @Ctx() ctx: RequestContext): Promise<RecordConflict[]> {
    return conflictsOf(ctx, plan.id);
  }
}

/** Adds decisions and differences to a document. */
@Resolver(() => Document)
export class DocumentReviewResolver {
  @FieldResolver(() => [Decision], { complexity: listCost(), ...HISTORY })
  history(@Root() document: Document, @Ctx() ctx: RequestContext): Promise<Decision[]> {
    return historyOf(ctx, document.id);
  }

  @FieldResolver(() => [RecordConflict], { complexity: listCost(), ...CONFLICTS })
  conflicts(@Root() document: Document, @Ctx() ctx: RequestContext): Promise<RecordConflict[]> {
    return conflictsOf(ctx, document.id);
  }
}

/** Adds decisions and differences to a task. */
@Resolver(() => Task)
export class TaskReviewResolver {
  @FieldResolver(() => [Decision], { complexity: listCost(), ...HISTORY })
  history(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<Decision[]> {
    return historyOf(ctx, task.id);
  }

  @FieldResolver(() => [RecordConflict], { complexity: listCost(), ...CONFLICTS })
  conflicts(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<RecordConflict[]> {
    return conflictsOf(ctx, task.id);
  }
}

/** Adds decisions to a target. */
@Resolver(() => Target)
export class TargetReviewResolver {
  @FieldResolver(() => [Decision], { complexity: listCost(), ...HISTORY })
  history(@Root() target: Target, @Ctx() ctx: RequestContext): Promise<Decision[]> {
    return historyOf(ctx, target.id);
  }
}
