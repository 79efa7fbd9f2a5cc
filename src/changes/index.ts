import type { Domain } from '../graph/domain.ts';
import { ChangeResolver } from './change.resolver.ts';
import { ChangeSubscription } from './change.subscription.ts';

export const changesDomain: Domain = {
  name: 'changes',
  records: [],
  resolvers: [ChangeResolver, ChangeSubscription],
  nodes: {},
};
