import { asc } from 'drizzle-orm';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../graph/context.ts';
import { ALL_PROVINCES, listCost } from '../graph/cost.ts';
import { Province } from '../provinces/province.type.ts';
import { surveyLoaders } from './survey.loaders.ts';
import { surveys } from './survey.table.ts';
import { Survey } from './survey.type.ts';

@Resolver(() => Survey)
export class SurveyResolver {
  @Query(() => [Survey], { complexity: listCost(50), description: 'Every survey that looked for plans, oldest first.' })
  surveys(@Ctx() ctx: RequestContext): Promise<Survey[]> {
    return ctx.db.select().from(surveys).orderBy(asc(surveys.conductedOn), asc(surveys.id));
  }

  @FieldResolver(() => [Province], {
    complexity: listCost(ALL_PROVINCES),
    description: 'The provinces whose plans were looked for.',
  })
  async provinces(@Root() survey: Survey, @Ctx() ctx: RequestContext): Promise<Province[]> {
    return (await ctx.use(surveyLoaders).provincesBySurveyId.load(survey.id)).map((link) => link.province);
  }
}

/** Adds to a province the surveys that looked for its plans. */
@Resolver(() => Province)
export class ProvinceSurveysResolver {
  @FieldResolver(() => [Survey], {
    complexity: listCost(),
    description: 'Surveys that looked for its plans; empty when nobody is known to have looked.',
  })
  async surveys(@Root() province: Province, @Ctx() ctx: RequestContext): Promise<Survey[]> {
    return (await ctx.use(surveyLoaders).surveysByProvinceId.load(province.id)).map((link) => link.survey);
  }
}
