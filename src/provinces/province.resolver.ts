import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import type { RequestContext } from '../graph/context.ts';
import { ALL_PROVINCES, listCost } from '../graph/cost.ts';
import { checkYear } from '../graph/filters.ts';
import { DateScalar } from '../graph/scalars.ts';
import { provinceLoaders } from './province.loaders.ts';
import { checkRegion, provinceIdByCode, resolveUnits } from './province.lookup.ts';
import { listProvinces } from './province.queries.ts';
import {
  District,
  Province,
  type ProvinceOrder,
  ProvinceOrderEnum,
  ProvinceState,
  sortedByName,
} from './province.type.ts';

@Resolver(() => Province)
export class ProvinceResolver {
  @Query(() => [Province], {
    complexity: listCost(ALL_PROVINCES, 'slugs'),
    description:
      'The provinces: all 63 names in the order of their codes, or those asked for in the order asked. `asOf` keeps those that existed on that day and never changes their fields.',
  })
  async provinces(
    @Ctx() ctx: RequestContext,
    @Arg('slugs', () => [String], {
      nullable: true,
      description: 'Slugs, former slugs or other spellings. An unknown one is an error.',
    })
    slugs?: string[] | null,
    @Arg('region', () => String, { nullable: true, description: 'Code of the region of the newest state, e.g. "DNB".' })
    region?: string | null,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'Keeps the provinces that existed on this day.' })
    asOf?: string | null,
    @Arg('year', () => Int, {
      nullable: true,
      description: 'Keeps the provinces that existed on any day of this year, those that ended in it included.',
    })
    year?: number | null,
    @Arg('orderBy', () => ProvinceOrderEnum, {
      nullable: true,
      description: 'Order; without it that of `slugs`, else that of the codes.',
    })
    orderBy?: ProvinceOrder | null,
  ): Promise<Province[]> {
    checkYear('year', year);
    const { provinceById } = ctx.use(provinceLoaders);
    const units = slugs == null ? null : await resolveUnits(ctx, slugs);
    const ids = units?.map((unit) => unit.provinceId);
    const found =
      units && region == null && asOf == null && year == null
        ? units.map((unit) => unit.province)
        : await listProvinces(ctx.db, {
            ...(ids && { ids }),
            ...(region != null && { region }),
            ...(asOf != null && { asOf }),
            ...(year != null && { year }),
          });
    if (found.length === 0 && region != null) await checkRegion(ctx, region);
    for (const province of found) provinceById.prime(province.id, province);
    if (orderBy === 'NAME') return sortedByName(found);
    if (!ids || orderBy === 'CODE') return found.toSorted((a, b) => a.position - b.position);
    const byId = new Map(found.map((province) => [province.id, province]));
    return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
  }

  @Query(() => Province, {
    nullable: true,
    description:
      'One province by slug, former slug or code; null when there is none. A bare code that has meant two provinces is AMBIGUOUS_PROVINCE.',
  })
  async province(
    @Ctx() ctx: RequestContext,
    @Arg('slug', () => String, { nullable: true, description: 'Slug, former slug or another spelling.' }) slug?:
      | string
      | null,
    @Arg('code', () => String, { nullable: true, description: 'Code of the General Statistics Office, two digits.' })
    code?: string | null,
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'The day on which the code is meant; with `slug`: null unless it existed then.',
    })
    asOf?: string | null,
  ): Promise<Province | null> {
    if ((slug == null) === (code == null)) {
      throw new AppError('BAD_USER_INPUT', 'province needs either "slug" or "code", and not both.');
    }
    const { provinceById, unitBySlug, stateOnDay } = ctx.use(provinceLoaders);
    const unit = slug == null ? null : await unitBySlug.load(slug);
    if (unit) provinceById.prime(unit.provinceId, unit.province);
    const id =
      slug == null
        ? await provinceIdByCode(ctx, code ?? '', asOf ?? undefined)
        : unit && !unit.districtId
          ? unit.provinceId
          : null;
    if (id === null) return null;
    if (asOf != null && !(await stateOnDay.load({ provinceId: id, day: asOf }))) return null;
    return provinceById.load(id);
  }

  @FieldResolver(() => [ProvinceState], { complexity: listCost(), description: 'All states, oldest first.' })
  states(@Root() province: Province, @Ctx() ctx: RequestContext): Promise<ProvinceState[]> {
    return ctx.use(provinceLoaders).statesByProvinceId.load(province.id);
  }

  @FieldResolver(() => ProvinceState, {
    nullable: true,
    description: 'The state on a day, the newest without `asOf`; null when it did not exist then.',
  })
  state(
    @Root() province: Province,
    @Ctx() ctx: RequestContext,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'The day.' }) asOf?: string | null,
  ): Promise<ProvinceState | null> | ProvinceState {
    if (asOf == null) return province.newestState;
    return ctx.use(provinceLoaders).stateOnDay.load({ provinceId: province.id, day: asOf });
  }

  @FieldResolver(() => Province, {
    nullable: true,
    description: 'The province that it became part of; null for one that continues.',
  })
  mergedInto(@Root() province: Province, @Ctx() ctx: RequestContext): Promise<Province | null> | null {
    return province.mergedIntoId ? ctx.use(provinceLoaders).provinceById.load(province.mergedIntoId) : null;
  }

  @FieldResolver(() => [Province], { complexity: listCost(), description: 'The provinces that became part of it.' })
  async absorbed(@Root() province: Province, @Ctx() ctx: RequestContext): Promise<Province[]> {
    const mergers = await ctx.use(provinceLoaders).absorbedByProvinceId.load(province.id);
    return mergers.map((merger) => merger.province);
  }

  @FieldResolver(() => [String], { description: 'Other spellings, abbreviations and former slugs.' })
  async aliases(@Root() province: Province, @Ctx() ctx: RequestContext): Promise<string[]> {
    const aliases = await ctx.use(provinceLoaders).aliasesByProvinceId.load(province.id);
    return aliases.map((alias) => alias.value);
  }

  @FieldResolver(() => [District], {
    complexity: listCost(),
    description: 'District-level units that documents of the dataset name; not a full list of districts.',
  })
  districts(@Root() province: Province, @Ctx() ctx: RequestContext): Promise<District[]> {
    return ctx.use(provinceLoaders).districtsByProvinceId.load(province.id);
  }
}

@Resolver(() => District)
export class DistrictResolver {
  @FieldResolver(() => Province, { nullable: true, description: 'The province that it was a unit of.' })
  province(@Root() district: District, @Ctx() ctx: RequestContext): Promise<Province | null> {
    return ctx.use(provinceLoaders).provinceById.load(district.provinceId);
  }

  @FieldResolver(() => Province, {
    nullable: true,
    description: 'The province that holds its land after it ended; null while it exists.',
  })
  successor(@Root() district: District, @Ctx() ctx: RequestContext): Promise<Province | null> | null {
    return district.successorProvinceId
      ? ctx.use(provinceLoaders).provinceById.load(district.successorProvinceId)
      : null;
  }
}
