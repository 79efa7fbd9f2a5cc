import { Field, ObjectType } from 'type-graphql';
import { listCost } from '../graph/cost.ts';
import { Province } from '../provinces/province.type.ts';
import { Survey } from '../surveys/survey.type.ts';
import { PresenceStateEnum } from './comparison.enums.ts';
import { ComparisonPart } from './comparison.type.ts';
import type { PresenceState } from './presence.ts';

@ObjectType({ description: 'What a province is not known to have in a year, and what is known of why.' })
export class PlanGap {
  @Field(() => Province, { description: 'The province.' })
  province: Province;

  @Field(() => String, { description: 'Key of the row that is not there, as in a comparison.' })
  key: string;

  @Field(() => String, { description: 'Vietnamese label of the row.' })
  label: string;

  @Field(() => String, { nullable: true, description: 'English label of the row; null where it has none.' })
  labelEn: string | null;

  @Field(() => PresenceStateEnum, {
    description: 'Why it is not there: only NOT_ADDRESSED says that the plan was seen whole and has nothing there.',
  })
  state: PresenceState;

  @Field(() => [ComparisonPart], {
    complexity: listCost(1),
    description: 'The plan that stands for the year, or why none does; one a province whose plan stands here.',
  })
  parts: ComparisonPart[];

  @Field(() => [Survey], {
    complexity: listCost(),
    description: 'Who looked for its plans of the year, and where; empty when nobody is known to have looked.',
  })
  surveys: Survey[];
}
