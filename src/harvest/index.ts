import type { Domain } from '../graph/domain.ts';
import { DatasetHarvestsResolver, HarvestResolver } from './harvest.resolver.ts';

export const harvestDomain: Domain = {
  name: 'harvest',
  records: [],
  resolvers: [DatasetHarvestsResolver, HarvestResolver],
  nodes: {},
};
