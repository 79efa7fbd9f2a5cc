import type { Domain } from '../graph/domain.ts';
import { programmeLoaders } from './programme.loaders.ts';
import { programmeRecord } from './programme.record.ts';
import { ProgrammeResolver, StrategyProgrammesResolver } from './programme.resolver.ts';

export const programmesDomain: Domain = {
  name: 'programmes',
  records: [programmeRecord],
  resolvers: [ProgrammeResolver, StrategyProgrammesResolver],
  nodes: { programme: (ctx, id) => ctx.use(programmeLoaders).programmeById.load(id) },
};
