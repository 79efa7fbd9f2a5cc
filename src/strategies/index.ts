import type { Domain } from '../graph/domain.ts';
import { strategyLoaders } from './strategy.loaders.ts';
import { strategyRecord } from './strategy.record.ts';
import { StrategyResolver } from './strategy.resolver.ts';

export const strategiesDomain: Domain = {
  name: 'strategies',
  records: [strategyRecord],
  resolvers: [StrategyResolver],
  nodes: {
    strategy: (ctx, id) => ctx.use(strategyLoaders).strategyById.load(id),
    objective: (ctx, id) => ctx.use(strategyLoaders).objectiveById.load(id),
    indicator: (ctx, id) => ctx.use(strategyLoaders).indicatorById.load(id),
    measure: (ctx, id) => ctx.use(strategyLoaders).measureById.load(id),
  },
};
