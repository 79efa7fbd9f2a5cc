import type { Domain } from '../graph/domain.ts';
import {
  DocumentPlanResolver,
  ProgrammePlansResolver,
  ProvincePlansResolver,
  StrategyPlansResolver,
} from './plan.back-fields.ts';
import { planLoaders } from './plan.loaders.ts';
import { planRecord } from './plan.record.ts';
import { PlanPartsResolver, PlanResolver } from './plan.resolver.ts';

export const plansDomain: Domain = {
  name: 'plans',
  records: [planRecord],
  resolvers: [
    PlanResolver,
    PlanPartsResolver,
    ProvincePlansResolver,
    StrategyPlansResolver,
    ProgrammePlansResolver,
    DocumentPlanResolver,
  ],
  nodes: { plan: (ctx, id) => ctx.use(planLoaders).planById.load(id) },
};
