import type { Domain } from '../graph/domain.ts';
import { DatasetWebhooksResolver } from './push.resolver.ts';

export const pushDomain: Domain = {
  name: 'push',
  records: [],
  resolvers: [DatasetWebhooksResolver],
  nodes: {},
};
