import type { Domain } from '../graph/domain.ts';
import { organisationLoaders } from './organisation.loaders.ts';
import { organisationRecord } from './organisation.record.ts';
import { OrganisationResolver } from './organisation.resolver.ts';

export const organisationsDomain: Domain = {
  name: 'organisations',
  records: [organisationRecord],
  resolvers: [OrganisationResolver],
  nodes: { organisation: (ctx, id) => ctx.use(organisationLoaders).organisationById.load(id) },
};
