import type { Domain } from '../graph/domain.ts';
import { targetLoaders } from './target.loaders.ts';
import { targetRecord } from './target.record.ts';
import { MeasureTargetsResolver, PlanTargetsResolver, TargetResolver } from './target.resolver.ts';

export const targetsDomain: Domain = {
  name: 'targets',
  records: [targetRecord],
  resolvers: [TargetResolver, PlanTargetsResolver, MeasureTargetsResolver],
  nodes: { target: (ctx, id) => ctx.use(targetLoaders).targetById.load(id) },
};
