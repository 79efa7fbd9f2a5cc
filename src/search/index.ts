import type { Domain } from '../graph/domain.ts';
import { setWordFilter } from '../graph/filters.ts';
import { addProjection } from '../records/projection.ts';
import { refreshSearch } from './refresh.ts';
import { SearchResolver } from './search.resolver.ts';
import { findsWords } from './word-filter.ts';

addProjection(refreshSearch);
setWordFilter(findsWords);

export const searchDomain: Domain = {
  name: 'search',
  records: [],
  resolvers: [SearchResolver],
  nodes: {},
};
