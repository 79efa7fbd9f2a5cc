import { Field, ObjectType } from 'type-graphql';
import { describedEnum, Node, Period, registerNodeType, Verification } from '../graph/common.type.ts';
import { SCOPES, type Scope } from './programme.table.ts';

registerNodeType('programme', 'Programme');

export const ScopeEnum = describedEnum('ProgrammeScope', SCOPES, 'Whose programme it is.', {
  NATIONAL: 'The whole country’s.',
  PROVINCIAL: 'One province’s own.',
});

@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: 'A programme, scheme or project (chương trình, đề án, dự án) that plans carry out beside a strategy.',
})
export class Programme extends Node {
  @Field(() => String, { description: 'Name in addresses, e.g. "gbv-2021-2025".' })
  slug: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document that promulgates it; null when not known.',
  })
  number: string | null;

  @Field(() => String, { description: 'Official title.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'English title by the editors.' })
  titleEn: string | null;

  @Field(() => ScopeEnum, { description: 'National or provincial.' })
  scope: Scope;

  @Field(() => Period, { nullable: true, description: 'Its own period; null when not known.' })
  period: Period | null;

  @Field(() => String, { nullable: true, description: 'What the editors add; null when nothing needs saying.' })
  note: string | null;

  @Field(() => Verification, { nullable: true, description: 'How far number, date and period were checked.' })
  verification: Verification | null;

  provinceId: string | null;
  parentId: string | null;
  documentId: string | null;
}
