import { type SQL, sql } from 'drizzle-orm';
import { Field, InputType } from 'type-graphql';
import type { RequestContext } from '../graph/context.ts';
import { containsWords, isOneOf } from '../graph/filters.ts';
import type { Order } from '../graph/pagination.ts';
import { inUnits } from '../provinces/province.filter.ts';
import { type OrganisationKind, organisationKind, organisations } from './organisation.table.ts';
import { OrganisationKindEnum } from './organisation.type.ts';

@InputType({ description: 'Filters combine with AND; a list inside one is OR.' })
export class OrganisationFilter {
  @Field(() => [OrganisationKindEnum], { nullable: true, description: 'Kinds of bodies.' })
  kind?: OrganisationKind[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Slugs of provinces or districts whose bodies are wanted; those of a district are of its province too.',
  })
  provinces?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words in the name, as `search` finds them: whole words, with or without diacritics, abbreviations, English.',
  })
  text?: string | null;
}

/** From the nation down: by kind in the order of the enum, then by slug. */
export const organisationOrder: Order = {
  name: 'organisations/kind',
  columns: [
    {
      expression: sql`array_position(enum_range(null::${sql.identifier(organisationKind.enumName)}), ${organisations.kind})`,
      type: 'int',
    },
    { expression: sql`${organisations.slug} collate "C"`, type: 'text' },
  ],
};

/** Turns a filter of organisations into conditions. Throws: UNKNOWN_PROVINCE. */
export async function organisationConditions(
  ctx: RequestContext,
  filter: OrganisationFilter | null | undefined,
): Promise<(SQL | undefined)[]> {
  if (!filter) return [];
  return [
    isOneOf(organisations.kind, filter.kind),
    await inUnits(ctx, organisations.provinceId, organisations.districtId, filter.provinces),
    containsWords('ORGANISATION', organisations.id, filter.text),
  ];
}
