import type { Domain } from '../graph/domain.ts';
import { setWordFilter } from '../graph/filters.ts';
import { addProjection } from '../records/projection.ts';
import { RECIPE, rebuildSearch, refreshSearch } from './refresh.ts';
import { SearchResolver } from './search.resolver.ts';
import { SimilarTasksResolver } from './similar.resolver.ts';
import { findsWords } from './word-filter.ts';

addProjection({ name: 'search', recipe: RECIPE, refresh: refreshSearch, rebuild: rebuildSearch });
setWordFilter(findsWords);

export const searchDomain: Domain = {
  name: 'search',
  records: [],
  resolvers: [SearchResolver, SimilarTasksResolver],
  nodes: {},
};
