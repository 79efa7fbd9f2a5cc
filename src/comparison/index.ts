import type { Domain } from '../core/domain.ts';
import { ComparisonResolver } from './comparison.resolver.ts';

export const comparisonDomain: Domain = {
  name: 'comparison',
  records: [],
  resolvers: [ComparisonResolver],
  nodes: {},
};
