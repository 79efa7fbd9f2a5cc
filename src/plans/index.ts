import type { Domain } from '../graph/domain.ts';
import {
  DocumentPlanResolver,
  ProgrammePlansResolver,
  ProvincePlansResolver,
  StrategyPlansResolver,
} from './plan.back-fields.ts';
import { planLoaders } from './plan.loaders.ts';
import { planRecord } from './plan.record.ts';
import { PlanResolver } from './plan.resolver.ts';
import {
  ObservanceResolver,
  PlanModelResolver,
  PlanPartsResolver,
  ReportingDutyResolver,
} from './plan-parts.resolver.ts';

export const plansDomain: Domain = {
  name: 'plans',
  records: [planRecord],
  resolvers: [
    PlanResolver,
    PlanPartsResolver,
    ObservanceResolver,
    PlanModelResolver,
    ReportingDutyResolver,
    ProvincePlansResolver,
    StrategyPlansResolver,
    ProgrammePlansResolver,
    DocumentPlanResolver,
  ],
  nodes: { plan: (ctx, id) => ctx.use(planLoaders).planById.load(id) },
};
