import { sql } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import { written } from '../database/written.ts';
import { manyByKey, once, oneAsAsked, oneByKey } from '../graph/loaders.ts';
import { pagesByParent } from '../graph/page-loader.ts';
import {
  citationPages,
  citationsOfCited,
  citationsOfDocuments,
  citationsOfRecords,
  countDocuments,
  documentsByIds,
  listDocumentTypes,
  nationalActs,
  pageOfDocuments,
  sourcesByIds,
  sourcesOfDocuments,
  textsOfSources,
} from './document.queries.ts';
import { citations, documents } from './document.table.ts';

/** Loaders of documents, their citations and sources, one set a request. */
export function documentLoaders(db: Db) {
  return {
    documentTypes: once(() => listDocumentTypes(db)),
    documentById: oneAsAsked(
      (ids, asked) => documentsByIds(db, ids, asked),
      (document) => document.id,
    ),
    nationalActByNumber: oneByKey(
      (numbers) => nationalActs(db, numbers),
      (document) => document.number ?? '',
    ),
    citationsByDocumentId: manyByKey(
      (ids) => citationsOfDocuments(db, ids),
      (citation) => citation.documentId,
    ),
    /** Key: the id of the record that holds the citation, a document's or a task's. */
    citationsByRecordId: manyByKey(
      (ids) => citationsOfRecords(db, ids),
      (citation) => citation.recordId,
    ),
    citationsByCitedId: manyByKey(
      (ids) => citationsOfCited(db, ids),
      (citation) => citation.citedDocumentId ?? '',
    ),
    sourceById: oneByKey(
      (ids) => sourcesByIds(db, ids),
      (source) => source.id,
    ),
    sourcesByDocumentId: manyByKey(
      (ids) => sourcesOfDocuments(db, ids),
      (source) => source.documentId,
    ),
    sourceTextById: oneByKey(
      (ids) => textsOfSources(db, ids),
      (source) => source.id,
    ),
  };
}

const ofProvince = { parent: written(sql`${documents.provinceId}`), page: pageOfDocuments, count: countDocuments };

/** Pages of documents by province. */
export function documentPageLoaders(db: Db) {
  return {
    documentsByProvinceId: pagesByParent(db, ofProvince),
    citationsByCitedId: pagesByParent(db, { parent: sql`${citations.citedDocumentId}`, ...citationPages }),
  };
}
