import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description:
    'One of 16 action areas by which tasks of all plans are compared. A task has one primary area and any number of secondary ones.',
})
export class ActionArea {
  @Field(() => ID, { description: 'The code again: code lists are not nodes.' })
  id: string;

  @Field(() => String, { description: 'Code, "T01" to "T16".' })
  code: string;

  @Field(() => String, { description: 'Vietnamese name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'English name.' })
  nameEn: string | null;

  @Field(() => String, { description: 'What belongs here and what does not, in Vietnamese.' })
  description: string;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  descriptionEn: string | null;

  @Field(() => Boolean, { description: 'True when it is among the means that serve every objective.' })
  crossCutting: boolean;

  /** The id in the database, with its prefix. */
  recordId: string;
}
