import type { Domain } from '../graph/domain.ts';
import { ComparisonResolver } from './comparison.resolver.ts';
import { PlanDiffResolver, SimilarTasksResolver } from './diff.resolver.ts';
import { StatisticsResolver } from './statistics.resolver.ts';

export const comparisonDomain: Domain = {
  name: 'comparison',
  records: [],
  resolvers: [ComparisonResolver, PlanDiffResolver, SimilarTasksResolver, StatisticsResolver],
  nodes: {},
};
