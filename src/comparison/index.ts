import type { Domain } from '../graph/domain.ts';
import { ComparisonResolver, CoverageUnitResolver } from './comparison.resolver.ts';
import { PlanDiffResolver } from './diff.resolver.ts';
import { StatisticsResolver } from './statistics.resolver.ts';

export const comparisonDomain: Domain = {
  name: 'comparison',
  records: [],
  resolvers: [ComparisonResolver, CoverageUnitResolver, PlanDiffResolver, StatisticsResolver],
  nodes: {},
};
