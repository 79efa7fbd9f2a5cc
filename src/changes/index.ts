import type { Domain } from '../core/domain.ts';
import { ChangeResolver } from './change.resolver.ts';

export const changesDomain: Domain = {
  name: 'changes',
  records: [],
  resolvers: [ChangeResolver],
  nodes: {},
};
