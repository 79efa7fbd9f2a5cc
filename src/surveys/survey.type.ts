import { Field, Int, ObjectType } from 'type-graphql';
import { Node, registerNodeType } from '../graph/common.type.ts';
import { DateScalar } from '../graph/scalars.ts';

registerNodeType('survey', 'Survey');

@ObjectType({
  implements: Node,
  description: 'Somebody looked for plans. Without a survey a missing plan is NOT_SEARCHED, never NO_PLAN_FOUND.',
})
export class Survey extends Node {
  @Field(() => String, { description: 'Who looked.' })
  conductedBy: string;

  @Field(() => DateScalar, { nullable: true, description: 'When; null when the day was not recorded.' })
  conductedOn: string | null;

  @Field(() => String, { description: 'Where: portals, lists, archives.' })
  places: string;

  @Field(() => Int, {
    nullable: true,
    description: 'First year whose plans were looked for; null when the survey names no limit.',
  })
  yearFrom: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Last year whose plans were looked for; null when the survey names no limit.',
  })
  yearTo: number | null;

  @Field(() => String, { nullable: true, description: 'What limits the survey; null when nothing needs saying.' })
  note: string | null;
}
