import type { Domain } from '../graph/domain.ts';
import { documentLoaders } from './document.loaders.ts';
import { documentRecord, documentTypeRecord, sourceRecord } from './document.record.ts';
import { CitationResolver, DocumentResolver, ProvinceDocumentsResolver, SourceResolver } from './document.resolver.ts';

export const documentsDomain: Domain = {
  name: 'documents',
  records: [documentTypeRecord, documentRecord, sourceRecord],
  resolvers: [DocumentResolver, CitationResolver, SourceResolver, ProvinceDocumentsResolver],
  nodes: {
    document: (ctx, id) => ctx.use(documentLoaders).documentById.load(id),
    source: (ctx, id) => ctx.use(documentLoaders).sourceById.load(id),
  },
};
