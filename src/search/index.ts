import type { Domain } from '../graph/domain.ts';
import { addProjection } from '../records/projection.ts';
import { refreshSearch } from './refresh.ts';

addProjection(refreshSearch);

export const searchDomain: Domain = {
  name: 'search',
  records: [],
  resolvers: [],
  nodes: {},
};
