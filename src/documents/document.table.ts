import { sql } from 'drizzle-orm';
import { date, index, integer, jsonb, pgEnum, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { COMPLETENESS, RELATIONS } from '../base/vocabulary.ts';
import { verificationColumns } from '../database/columns.ts';
import { organisations } from '../organisations/organisation.table.ts';
import { districts, provinces } from '../provinces/province.table.ts';

export const completeness = pgEnum('completeness', COMPLETENESS);

export const relation = pgEnum('relation', RELATIONS);

export const documentTypes = pgTable('document_types', {
  id: text('id').primaryKey(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  nameEn: text('name_en'),
  category: text('category', { enum: ['ADMINISTRATIVE', 'NORMATIVE', 'PARTY'] }).notNull(),
  position: integer('position').notNull(),
});

/** The instrument. Its number is as long as it is known; `year_of_issue` may be known where the day is not. */
export const documents = pgTable(
  'documents',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    number: text('number'),
    numberAsPrinted: text('number_as_printed'),
    numberValue: integer('number_value'),
    numberSymbol: text('number_symbol'),
    typeId: text('type_id')
      .notNull()
      .references(() => documentTypes.id),
    title: text('title'),
    titleEn: text('title_en'),
    field: text('field'),
    issuerId: text('issuer_id').references(() => organisations.id),
    signer: text('signer'),
    issuedOn: date('issued_on', { mode: 'string' }),
    yearOfIssue: integer('year_of_issue'),
    effectiveOn: date('effective_on', { mode: 'string' }),
    provinceId: text('province_id').references(() => provinces.id),
    districtId: text('district_id').references(() => districts.id),
    note: text('note'),
    ...verificationColumns(),
  },
  (table) => [
    // The natural key holds only where all three parts are known.
    uniqueIndex('documents_natural_key')
      .on(table.issuerId, table.number, table.yearOfIssue)
      .where(sql`${table.issuerId} is not null and ${table.number} is not null and ${table.yearOfIssue} is not null`),
    index('documents_number_value_idx').on(table.numberValue),
    index('documents_type_idx').on(table.typeId),
    index('documents_issuer_idx').on(table.issuerId),
    index('documents_province_idx').on(table.provinceId, table.issuedOn),
    index('documents_district_idx').on(table.districtId),
    index('documents_issued_on_idx').on(table.issuedOn),
    index('documents_year_idx').on(table.yearOfIssue),
  ],
);

/** A page or file. Which documents it carries, reports or cites is in `sources`. */
export const sourcePages = pgTable(
  'source_pages',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    publisherId: text('publisher_id').references(() => organisations.id),
    url: text('url'),
    urlReason: text('url_reason'),
    title: text('title'),
    author: text('author'),
    language: text('language').notNull(),
    publishedOn: date('published_on', { mode: 'string' }),
    capturedOn: date('captured_on', { mode: 'string' }),
    sha256: text('sha256'),
    text: text('text'),
    warnings: jsonb('warnings').$type<SourceWarning[]>().notNull(),
    unread: jsonb('unread').$type<UnreadPart[]>().notNull().default([]),
  },
  (table) => [
    index('source_pages_publisher_idx').on(table.publisherId),
    uniqueIndex('source_pages_sha256').on(table.sha256).where(sql`${table.sha256} is not null`),
  ],
);

/** Something a reader should know about what a source kept and lost. */
export interface SourceWarning {
  kind: string;
  where: string | null;
  kept: string | null;
  dropped: string | null;
}

/** A part of a page that the reading could not place; while one is open, nobody may say that the plan lacks something. */
export interface UnreadPart {
  locator: string | null;
  text: string;
  reason: string;
  /** Who said that it gives no work; null while it is open. */
  confirmedBy: string | null;
}

/** What one page says of one document, and how much of it. */
export const sources = pgTable(
  'sources',
  {
    id: text('id').primaryKey(),
    pageId: text('page_id')
      .notNull()
      .references(() => sourcePages.id),
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id),
    completeness: completeness('completeness').notNull(),
    note: text('note'),
    position: integer('position').notNull(),
  },
  (table) => [
    unique('sources_page_document').on(table.pageId, table.documentId),
    index('sources_document_idx').on(table.documentId, table.completeness),
  ],
);

/** Document (or one of its tasks) to document. */
export const citations = pgTable(
  'citations',
  {
    id: text('id').primaryKey(),
    /** The record that holds the citation: the document's or the task's. */
    recordId: text('record_id').notNull(),
    documentId: text('document_id')
      .notNull()
      .references(() => documents.id),
    /** The task that cites, when it is not the document's preamble. The foreign key is added with the tasks' table. */
    taskId: text('task_id'),
    position: integer('position').notNull(),
    relation: relation('relation').notNull(),
    verb: text('verb'),
    numberAsPrinted: text('number_as_printed'),
    dateAsPrinted: text('date_as_printed'),
    citedAs: text('cited_as'),
    citedDocumentId: text('cited_document_id').references(() => documents.id),
    unresolvedReason: text('unresolved_reason'),
    conflict: text('conflict'),
    locator: text('locator'),
  },
  (table) => [
    index('citations_record_idx').on(table.recordId),
    index('citations_document_idx').on(table.documentId),
    index('citations_cited_idx').on(table.citedDocumentId),
    index('citations_task_idx').on(table.taskId),
  ],
);
