import { Field, Float, Int, ObjectType } from 'type-graphql';
import { describedEnum } from '../graph/common.type.ts';
import { listCost } from '../graph/cost.ts';
import { Plan } from '../plans/plan.type.ts';
import type { TargetStanding } from '../targets/standing.ts';
import { Target, TargetStandingEnum } from '../targets/target.type.ts';
import { Task } from '../tasks/task.type.ts';

const MATCH_METHODS = ['IDENTICAL', 'TRIGRAM'] as const;
export type MatchMethod = (typeof MATCH_METHODS)[number];
const MatchMethodEnum = describedEnum('MatchMethod', MATCH_METHODS, 'How two tasks were found to be one.', {
  IDENTICAL: 'The same words, diacritics, case and punctuation aside.',
  TRIGRAM: 'Words that are alike: shared groups of three letters of the folded text (PostgreSQL pg_trgm).',
});

@ObjectType({ description: 'A task of one plan and the task of another that it became.' })
export class TaskPair {
  @Field(() => Task, { description: 'In the plan `from`.' })
  from: Task;

  @Field(() => Task, { description: 'In the plan `to`.' })
  to: Task;

  @Field(() => Float, { description: 'From 0 to 1; 1 for identical words.' })
  similarity: number;

  @Field(() => MatchMethodEnum, { description: 'How they were matched.' })
  method: MatchMethod;
}

@ObjectType({ description: 'What became of the issuers’ own tasks. Each task stands in one list only.' })
export class TaskDiff {
  @Field(() => [Task], { complexity: listCost(), description: 'Only in the plan `to`.' })
  added: Task[];

  @Field(() => [Task], { complexity: listCost(), description: 'Only in the plan `from`.' })
  dropped: Task[];

  @Field(() => [TaskPair], { complexity: listCost(), description: 'In both, with the same words.' })
  kept: TaskPair[];

  @Field(() => [TaskPair], { complexity: listCost(), description: 'In both, in other words; the most alike first.' })
  reworded: TaskPair[];
}

@ObjectType({ description: 'A target of one plan and that of another for the same measure and year.' })
export class TargetPair {
  @Field(() => Target, { description: 'In the plan `from`.' })
  from: Target;

  @Field(() => Target, { description: 'In the plan `to`.' })
  to: Target;

  @Field(() => TargetStandingEnum, { description: 'How `to` stands to `from`.' })
  standing: TargetStanding;
}

@ObjectType({ description: 'What became of the targets. Each stands in one list only.' })
export class TargetDiff {
  @Field(() => [Target], { complexity: listCost(), description: 'Only in the plan `to`.' })
  added: Target[];

  @Field(() => [Target], { complexity: listCost(), description: 'Only in the plan `from`.' })
  dropped: Target[];

  @Field(() => [TargetPair], { complexity: listCost(), description: 'The same sign, value and unit in both.' })
  kept: TargetPair[];

  @Field(() => [TargetPair], {
    complexity: listCost(),
    description: 'The same measure and year, another sign, value or unit.',
  })
  changed: TargetPair[];
}

@ObjectType({ description: 'Two plans compared task by task: two years of a province, or two provinces.' })
export class PlanDiff {
  @Field(() => Plan, { description: 'The plan compared from.' })
  from: Plan;

  @Field(() => Plan, { description: 'The plan compared to.' })
  to: Plan;

  @Field(() => Int, { description: 'Version of the dataset that answered.' })
  datasetVersion: number;

  @Field(() => TaskDiff, { description: 'Tasks of the issuers; those of other actors are left out.' })
  tasks: TaskDiff;

  @Field(() => TargetDiff, { description: 'Targets.' })
  targets: TargetDiff;
}
