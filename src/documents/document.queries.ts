import { and, asc, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { shownColumns } from '../database/columns.ts';
import { type Db, isAny, isKeyOf, rowsOf } from '../database/connection.ts';
import { written } from '../database/written.ts';
import { toVerification, verificationPart } from '../graph/common.type.ts';
import { type Asked, Fields } from '../graph/fields.ts';
import {
  allOf,
  type Order,
  type Page,
  type Ranked,
  rankedColumns,
  rankedPage,
  writtenRank,
} from '../graph/pagination.ts';
import { organisations } from '../organisations/organisation.table.ts';
import type { NumberConditions } from './document.number.ts';
import { citations, documents, documentTypes, sourcePages, sources } from './document.table.ts';
import type { Citation, Document, DocumentType, Source } from './document.type.ts';
import { FOREIGN_CLAIM } from './foreign-claim.ts';

export const documentTypeFields = new Fields<DocumentType>({ columns: getTableColumns(documentTypes), always: ['id'] });
export const documentFields = new Fields<Document>({
  columns: shownColumns(documents),
  always: ['id', 'provinceId', 'districtId'],
  parts: { verification: verificationPart },
  nested: { type: documentTypeFields },
});
/** The columns of a whole document, and what makes one of their row. */
const { select: documentColumns, finish: toDocument } = documentFields.all;

/** Every document has a type: the outer join is left out where nothing is asked of it. */
const fromDocuments = written(
  sql`${documents} left join ${documentTypes} on ${documentTypes.id} = ${documents.typeId}`,
);
const DOCUMENT_ID = written(sql`${documents.id}`);

export async function documentsByIds(db: Db, ids: string[], asked: Asked | null = null): Promise<Document[]> {
  const { columns, finish } = documentFields.read(asked);
  return (await rowsOf(db, sql`select ${columns} from ${fromDocuments} where ${isKeyOf(DOCUMENT_ID, ids)}`)).map(
    finish,
  );
}

/** The acts of the nation with these canonical numbers; those of which the dataset has two are absent. */
export async function nationalActs(db: Db, numbers: string[]): Promise<Document[]> {
  const rows = await db
    .select(documentColumns)
    .from(documents)
    .innerJoin(documentTypes, eq(documentTypes.id, documents.typeId))
    .where(sql`${isAny(documents.number, numbers)} and ${documents.provinceId} is null`);
  return rows.map(toDocument).filter(({ number }, _, all) => all.filter((one) => one.number === number).length === 1);
}

/** Fetches one page of documents, for each parent or for all. */
export async function pageOfDocuments(
  db: Db,
  parent: SQL | null,
  where: (SQL | undefined)[],
  order: Order,
  page: Page,
  asked: Asked | null,
): Promise<(Document & Ranked)[]> {
  const ranked = rankedPage({ id: DOCUMENT_ID, parent, from: fromDocuments, where }, order, page, asked);
  const { columns, finish } = documentFields.read(asked);
  const rows = await rowsOf(
    db,
    sql`select ${columns}, ${writtenRank(asked)} from ${fromDocuments} inner join ${ranked} on ranked.id = ${DOCUMENT_ID}`,
  );
  return rows.map((row) => finish(row) as Document & Ranked);
}

/** Counts documents by parent. */
export async function countDocuments(
  db: Db,
  parent: SQL | null,
  where: (SQL | undefined)[],
): Promise<{ parent: string; count: number }[]> {
  return rowsOf(
    db,
    sql`select ${parent ?? sql`''`} as parent, count(*)::int as count from ${fromDocuments} where ${allOf(where)} group by 1`,
  );
}

/** Finds what may be meant by a number, those that bear it exactly as it was asked for first. */
export async function documentsBearing(db: Db, { where, exactly }: NumberConditions, limit: number) {
  return db
    .select({
      exactly,
      id: documents.id,
      number: documents.number,
      title: documents.title,
      issuedOn: documents.issuedOn,
      yearOfIssue: documents.yearOfIssue,
      provinceId: documents.provinceId,
    })
    .from(documents)
    .where(allOf(where))
    .orderBy(desc(exactly), asc(documents.id))
    .limit(limit);
}

export async function listDocumentTypes(db: Db) {
  return db.select().from(documentTypes).orderBy(asc(documentTypes.position));
}

export async function citationsOfDocuments(db: Db, ids: string[]): Promise<Citation[]> {
  return db
    .select()
    .from(citations)
    .where(isAny(citations.documentId, ids))
    .orderBy(sql`${citations.taskId} nulls first`, asc(citations.position));
}

export async function citationsOfRecords(db: Db, ids: string[]): Promise<(Citation & { recordId: string })[]> {
  return db.select().from(citations).where(isAny(citations.recordId, ids)).orderBy(asc(citations.position));
}

export async function citationsOfCited(db: Db, ids: string[]): Promise<Citation[]> {
  return db
    .select()
    .from(citations)
    .where(isAny(citations.citedDocumentId, ids))
    .orderBy(asc(citations.documentId), asc(citations.id));
}

/** By the document that cites, then by the citation. */
export const citationOrder: Order = {
  name: 'citations/citing',
  columns: [
    { expression: sql`${citations.documentId} collate "C"`, type: 'text' },
    { expression: sql`${citations.id} collate "C"`, type: 'text' },
  ],
};

/** The queries of a list of citations. */
export const citationPages = {
  async page(
    db: Db,
    parent: SQL | null,
    where: (SQL | undefined)[],
    order: Order,
    page: Page,
  ): Promise<(Citation & Ranked)[]> {
    const ranked = rankedPage({ id: sql`${citations.id}`, parent, from: sql`${citations}`, where }, order, page, null);
    return db
      .select({ ...getTableColumns(citations), ...rankedColumns(null) })
      .from(citations)
      .innerJoin(ranked, sql`ranked.id = ${citations.id}`);
  },
  async count(db: Db, parent: SQL | null, where: (SQL | undefined)[]): Promise<{ parent: string; count: number }[]> {
    return rowsOf(
      db,
      sql`select ${parent ?? sql`''`} as parent, count(*)::int as count from ${citations} where ${allOf(where)} group by 1`,
    );
  },
};

const { text: _text, ...pageColumns } = getTableColumns(sourcePages);
const sourceColumns = {
  source: getTableColumns(sources),
  page: pageColumns,
  publisher: shownColumns(organisations),
};

async function selectSources(db: Db, where: SQL | undefined): Promise<Source[]> {
  const rows = await db
    .select(sourceColumns)
    .from(sources)
    .innerJoin(sourcePages, eq(sourcePages.id, sources.pageId))
    .leftJoin(organisations, eq(organisations.id, sourcePages.publisherId))
    .where(and(where))
    .orderBy(sql`${sources.completeness} desc`, asc(sources.id));
  return rows.map(({ source, page, publisher }) => ({
    ...page,
    ...source,
    // The unread parts are of the document that the page carries, not of those that it cites.
    unread: source.completeness === 'CITED_ONLY' ? [] : page.unread,
    isForeignClaim: page.warnings.some(({ kind }) => kind === FOREIGN_CLAIM),
    publisher: publisher && { ...publisher, verification: toVerification(publisher) },
    text: null,
  }));
}

export function sourcesByIds(db: Db, ids: string[]): Promise<Source[]> {
  return selectSources(db, isAny(sources.id, ids));
}

export function sourcesOfDocuments(db: Db, ids: string[]): Promise<Source[]> {
  return selectSources(db, isAny(sources.documentId, ids));
}

/** Captured texts are long: they are read only when the field is asked for. */
export async function textsOfSources(db: Db, ids: string[]): Promise<{ id: string; text: string | null }[]> {
  return db
    .select({ id: sources.id, text: sourcePages.text })
    .from(sources)
    .innerJoin(sourcePages, eq(sourcePages.id, sources.pageId))
    .where(isAny(sources.id, ids));
}
