import type { Domain } from '../graph/domain.ts';
import { surveyLoaders } from './survey.loaders.ts';
import { surveyRecord } from './survey.record.ts';
import { ProvinceSurveysResolver, SurveyResolver } from './survey.resolver.ts';

export const surveysDomain: Domain = {
  name: 'surveys',
  records: [surveyRecord],
  resolvers: [SurveyResolver, ProvinceSurveysResolver],
  nodes: { survey: (ctx, id) => ctx.use(surveyLoaders).surveyById.load(id) },
};
