import { Field, ID, ObjectType } from 'type-graphql';
import { describedEnum } from '../graph/common.type.ts';
import { DateScalar } from '../graph/scalars.ts';
import { ReportingIntervalEnum } from '../plans/plan.type.ts';

const KINDS = ['OBSERVANCE', 'REPORT', 'DEADLINE'] as const;
const CalendarKindEnum = describedEnum('CalendarKind', KINDS, 'What is to be done by a day.', {
  OBSERVANCE: 'A day, week or month that the plan observes, such as the action month.',
  REPORT: 'A duty to report.',
  DEADLINE: 'The deadline of a task.',
});

const DAYS = ['STATED', 'YEAR_NOT_STATED', 'NOT_STATED'] as const;
const CalendarDaysEnum = describedEnum('CalendarDays', DAYS, 'Whether the document states the days.', {
  STATED: 'It does; a day that comes back each year is given for the year asked for.',
  YEAR_NOT_STATED: 'It states a day and not of which of its years.',
  NOT_STATED: 'It states no day.',
});

@ObjectType({
  simpleResolvers: true,
  description: 'What a plan has to be done in a year: what it observes, reports, or does by a deadline.',
})
export class CalendarEntry {
  @Field(() => ID, { description: 'Names the entry: the record that states it and the day.' })
  id: string;

  @Field(() => CalendarKindEnum, { description: 'What it is.' })
  kind: (typeof KINDS)[number];

  @Field(() => String, { description: 'What is to be done.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'The same in English; null where it has no translation.' })
  titleEn: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day, or the day by which; null unless `days` is STATED.',
  })
  startsOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null unless `days` is STATED.' })
  endsOn: string | null;

  @Field(() => CalendarDaysEnum, { description: 'Whether the document states the days.' })
  days: (typeof DAYS)[number];

  @Field(() => ReportingIntervalEnum, { nullable: true, description: 'How often a report is due; null when not said.' })
  interval: string | null;

  @Field(() => String, { nullable: true, description: 'To whom a report goes, as stated; null when not said.' })
  recipient: string | null;

  @Field(() => String, { nullable: true, description: 'Where it stands in the document; null when not known.' })
  locator: string | null;

  actorId: string | null;
}
