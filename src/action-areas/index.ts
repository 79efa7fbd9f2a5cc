import type { Domain } from '../graph/domain.ts';
import { actionAreaRecord } from './action-area.record.ts';
import { ActionAreaResolver } from './action-area.resolver.ts';

export const actionAreasDomain: Domain = {
  name: 'action-areas',
  records: [actionAreaRecord],
  resolvers: [ActionAreaResolver],
  nodes: {},
};
