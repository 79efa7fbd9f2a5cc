import type { Domain } from '../graph/domain.ts';
import { ProvinceMergerActResolver, ProvinceStateActResolver, SuccessionActResolver } from './act.resolver.ts';
import { documentLoaders } from './document.loaders.ts';
import { documentRecord, documentTypeRecord, sourceRecord } from './document.record.ts';
import { CitationResolver, DocumentResolver, ProvinceDocumentsResolver, SourceResolver } from './document.resolver.ts';

export const documentsDomain: Domain = {
  name: 'documents',
  records: [documentTypeRecord, documentRecord, sourceRecord],
  resolvers: [
    DocumentResolver,
    CitationResolver,
    SourceResolver,
    ProvinceDocumentsResolver,
    ProvinceStateActResolver,
    ProvinceMergerActResolver,
    SuccessionActResolver,
  ],
  nodes: {
    document: (ctx, id) => ctx.use(documentLoaders).documentById.load(id),
    source: (ctx, id) => ctx.use(documentLoaders).sourceById.load(id),
  },
};
