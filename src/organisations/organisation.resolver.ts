import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../graph/context.ts';
import { listCost, pagesCost } from '../graph/cost.ts';
import { rootConnection } from '../graph/page-loader.ts';
import { type ConnectionValue, PageArgs } from '../graph/pagination.ts';
import { provinceLoaders } from '../provinces/province.loaders.ts';
import { District, Province } from '../provinces/province.type.ts';
import { OrganisationFilter, organisationConditions, organisationOrder } from './organisation.filter.ts';
import { organisationLoaders } from './organisation.loaders.ts';
import { organisationPages } from './organisation.queries.ts';
import { Organisation, OrganisationConnection, Succession } from './organisation.type.ts';

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => OrganisationConnection, {
    complexity: pagesCost(),
    description:
      'The bodies that issue, implement, propose or publish, from the nation down: by kind in the order of `OrganisationKind`, then by slug.',
  })
  async organisations(
    @Ctx() ctx: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => OrganisationFilter, { nullable: true, description: 'What to keep; all without it.' })
    filter?: OrganisationFilter | null,
  ): Promise<ConnectionValue<Organisation>> {
    return rootConnection(ctx.db, organisationPages, {
      args,
      order: organisationOrder,
      where: await organisationConditions(ctx, filter),
      asked: null,
    });
  }

  @FieldResolver(() => Province, {
    nullable: true,
    description: 'The province of its territory; null for a national body.',
  })
  province(@Root() organisation: Organisation, @Ctx() ctx: RequestContext): Promise<Province | null> | null {
    return organisation.provinceId ? ctx.use(provinceLoaders).provinceById.load(organisation.provinceId) : null;
  }

  @FieldResolver(() => District, {
    nullable: true,
    description: 'The district-level unit of its territory; null for other levels.',
  })
  district(@Root() organisation: Organisation, @Ctx() ctx: RequestContext): Promise<District | null> | null {
    return organisation.districtId ? ctx.use(provinceLoaders).districtById.load(organisation.districtId) : null;
  }

  @FieldResolver(() => [Succession], {
    complexity: listCost(),
    description: 'The bodies to which its duties passed; empty for one whose duties are its own still.',
  })
  successors(@Root() organisation: Organisation, @Ctx() ctx: RequestContext): Promise<Succession[]> {
    return ctx.use(organisationLoaders).successorsById.load(organisation.id);
  }

  @FieldResolver(() => [Succession], {
    complexity: listCost(),
    description:
      'The bodies whose duties it took over. What they led, issued or were cited for stays theirs in every list.',
  })
  predecessors(@Root() organisation: Organisation, @Ctx() ctx: RequestContext): Promise<Succession[]> {
    return ctx.use(organisationLoaders).predecessorsById.load(organisation.id);
  }
}
