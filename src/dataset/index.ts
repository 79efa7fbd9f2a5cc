import type { Domain } from '../graph/domain.ts';
import { DatasetResolver, NodeResolver } from './dataset.resolver.ts';

export const datasetDomain: Domain = {
  name: 'dataset',
  records: [],
  resolvers: [DatasetResolver, NodeResolver],
  nodes: {},
};
