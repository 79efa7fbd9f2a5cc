import { z } from 'zod';
import { isWebAddress } from '../base/address.ts';
import { parseDocumentNumber } from '../base/document-number.ts';
import { COMPLETENESS, RELATIONS } from '../base/vocabulary.ts';
import { fillNulls } from '../records/layers.ts';
import {
  childTable,
  codeSchema,
  dateSchema,
  idOf,
  idOrNull,
  keySchema,
  recordType,
  references,
  textSchema,
  verificationRow,
  verificationSchema,
  yearSchema,
} from '../records/record.ts';
import { citations, documents, documentTypes, sourcePages, sources, type UnreadPart } from './document.table.ts';

export const documentTypeSchema = z.strictObject({
  key: codeSchema,
  name: textSchema,
  nameEn: textSchema.nullish(),
  category: z.enum(['ADMINISTRATIVE', 'NORMATIVE', 'PARTY']),
  position: z.number().int(),
});

export const documentTypeRecord = recordType({
  type: 'document-type',
  schema: documentTypeSchema,
  main: documentTypes,
  children: [],
  references: () => [],
  row: (c) => ({
    id: idOf('document-type', c.key),
    code: c.key,
    name: c.name,
    nameEn: c.nameEn ?? null,
    category: c.category,
    position: c.position,
  }),
});

export const citationSchema = z
  .strictObject({
    relation: z.enum(RELATIONS),
    verb: textSchema.nullish(),
    /** Null when the text names the act without its number. */
    numberAsPrinted: textSchema.nullish(),
    dateAsPrinted: textSchema.nullish(),
    /** The name by which an act without a number is cited. */
    citedAs: textSchema.nullish(),
    /** The document it resolves to. */
    document: keySchema.nullish(),
    unresolvedReason: textSchema.nullish(),
    conflict: textSchema.nullish(),
    locator: textSchema.nullish(),
  })
  .refine((c) => c.document || c.unresolvedReason, 'must name its document or say in unresolvedReason why it cannot');
export type CitationContent = z.infer<typeof citationSchema>;

/** Makes the rows of the citations of a document or of one of its tasks. */
export function citationRows(recordId: string, documentId: string, taskId: string | null, contents: CitationContent[]) {
  return contents.map((c, position) => ({
    id: `citation:${recordId}/${position}`,
    recordId,
    documentId,
    taskId,
    position,
    relation: c.relation,
    verb: c.verb ?? null,
    numberAsPrinted: c.numberAsPrinted ?? null,
    dateAsPrinted: c.dateAsPrinted ?? null,
    citedAs: c.citedAs ?? null,
    citedDocumentId: idOrNull('document', c.document),
    unresolvedReason: c.unresolvedReason ?? null,
    conflict: c.conflict ?? null,
    locator: c.locator ?? null,
  }));
}

export const documentSchema = z.strictObject({
  key: keySchema,
  /** Canonical form; null when the document has none or it is not known. */
  number: textSchema
    .nullish()
    .refine(
      (number) => !number || parseDocumentNumber(number)?.canonical === number,
      'must be in canonical form, e.g. 93/KH-UBND',
    ),
  numberAsPrinted: textSchema.nullish(),
  type: codeSchema,
  /** As printed. */
  title: textSchema.nullish(),
  titleEn: textSchema.nullish(),
  field: textSchema.nullish(),
  issuer: keySchema.nullish(),
  signer: textSchema.nullish(),
  issuedOn: dateSchema.nullish(),
  yearOfIssue: yearSchema.nullish(),
  effectiveOn: dateSchema.nullish(),
  province: keySchema.nullish(),
  district: keySchema.nullish(),
  note: textSchema.nullish(),
  citations: z.array(citationSchema).default([]),
  verification: verificationSchema.nullish(),
});
export type DocumentContent = z.infer<typeof documentSchema>;

/** Facts that one portal shows and another leaves out. */
const FILLED = [
  'number',
  'numberAsPrinted',
  'title',
  'issuer',
  'signer',
  'issuedOn',
  'yearOfIssue',
  'effectiveOn',
  'field',
] as const;

export const documentRecord = recordType({
  type: 'document',
  schema: documentSchema,
  main: documents,
  children: [
    childTable(citations, citations.recordId, (c: DocumentContent) => {
      const id = idOf('document', c.key);
      return citationRows(id, id, null, c.citations);
    }),
  ],
  references: (c) =>
    references(
      ['document-type', c.type, 'type'],
      ['organisation', c.issuer, 'issuer'],
      ['province', c.province, 'province'],
      ['district', c.district, 'district'],
      ...c.citations.map((entry, i): [string, string | null | undefined, string] => [
        'document',
        entry.document,
        `citations[${i}].document`,
      ]),
    ),
  row: (c) => {
    const number = c.number ? parseDocumentNumber(c.number) : null;
    return {
      id: idOf('document', c.key),
      slug: c.key,
      number: number?.canonical ?? null,
      numberAsPrinted: c.numberAsPrinted ?? c.number ?? null,
      numberValue: number?.value ?? null,
      numberSymbol: number?.symbol ?? null,
      typeId: idOf('document-type', c.type),
      title: c.title ?? null,
      titleEn: c.titleEn ?? null,
      field: c.field ?? null,
      issuerId: idOrNull('organisation', c.issuer),
      signer: c.signer ?? null,
      issuedOn: c.issuedOn ?? null,
      yearOfIssue: c.yearOfIssue ?? (c.issuedOn ? Number(c.issuedOn.slice(0, 4)) : null),
      effectiveOn: c.effectiveOn ?? null,
      provinceId: idOrNull('province', c.province),
      districtId: idOrNull('district', c.district),
      note: c.note ?? null,
      ...verificationRow(c.verification),
    };
  },
  layering: {
    work: (c) => idOf('document', c.key),
    compared: ['number', 'type', 'title', 'issuer', 'signer', 'issuedOn', 'effectiveOn', 'field'],
    // A curated record is not mixed with what a machine read: what it leaves open is offered as a difference.
    fill: (base, others) => (base.origin === 'IMPORT' ? fillNulls(base.content, others, FILLED) : base.content),
  },
});

export const sourceSchema = z.strictObject({
  key: keySchema,
  publisher: keySchema.nullish(),
  url: z.string().refine(isWebAddress, 'must be an http(s) address without user and password').nullish(),
  /** Why there is no address. */
  urlReason: textSchema.nullish(),
  title: textSchema.nullish(),
  author: textSchema.nullish(),
  language: z.string().regex(/^[a-z]{2}$/),
  publishedOn: dateSchema.nullish(),
  capturedOn: dateSchema.nullish(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullish(),
  text: z.string().nullish(),
  documents: z
    .array(z.strictObject({ document: keySchema, completeness: z.enum(COMPLETENESS), note: textSchema.nullish() }))
    .min(1),
  warnings: z
    .array(
      z.strictObject({
        kind: textSchema,
        where: textSchema.nullish(),
        kept: textSchema.nullish(),
        dropped: textSchema.nullish(),
      }),
    )
    .default([]),
  /** Parts of the text that the reading could not place. Absent: none, or nothing was captured. */
  unread: z.array(z.strictObject({ locator: textSchema.nullish(), text: textSchema, reason: textSchema })).nullish(),
  /** Unread parts of which a person has said that they give no work. */
  confirmed: z.array(z.strictObject({ locator: textSchema.nullish(), text: textSchema, by: textSchema })).nullish(),
});
export type SourceContent = z.infer<typeof sourceSchema>;

/** Joins the unread parts of a page with what people said of them: a part whose words changed is open again. */
export function unreadParts({ unread, confirmed }: Pick<SourceContent, 'unread' | 'confirmed'>): UnreadPart[] {
  return (unread ?? []).map(({ locator, text, reason }) => ({
    locator: locator ?? null,
    text,
    reason,
    confirmedBy:
      confirmed?.find((entry) => entry.text === text && (entry.locator ?? null) === (locator ?? null))?.by ?? null,
  }));
}

/** The id of what one page says of one document. */
export function sourceId(page: string, document: string): string {
  return `source:${page}/${document}`;
}

export const sourceRecord = recordType({
  type: 'source-page',
  schema: sourceSchema,
  main: sourcePages,
  children: [
    childTable(sources, sources.pageId, (c: SourceContent) =>
      c.documents.map((entry, position) => ({
        id: sourceId(c.key, entry.document),
        pageId: idOf('source-page', c.key),
        documentId: idOf('document', entry.document),
        completeness: entry.completeness,
        note: entry.note ?? null,
        position,
      })),
    ),
  ],
  references: (c) =>
    references(
      ['organisation', c.publisher, 'publisher'],
      ...c.documents.map((entry, i): [string, string, string] => [
        'document',
        entry.document,
        `documents[${i}].document`,
      ]),
    ),
  row: (c) => ({
    id: idOf('source-page', c.key),
    slug: c.key,
    publisherId: idOrNull('organisation', c.publisher),
    url: c.url ?? null,
    urlReason: c.urlReason ?? null,
    title: c.title ?? null,
    author: c.author ?? null,
    language: c.language,
    publishedOn: c.publishedOn ?? null,
    capturedOn: c.capturedOn ?? null,
    sha256: c.sha256 ?? null,
    text: c.text ?? null,
    unread: unreadParts(c),
    warnings: c.warnings.map((w) => ({
      kind: w.kind,
      where: w.where ?? null,
      kept: w.kept ?? null,
      dropped: w.dropped ?? null,
    })),
  }),
  layering: {
    work: (c) => idOf('source-page', c.key),
    // A curated page has no text; a capture of the same page brings it, with what could not be read of it.
    fill: (base, others) => fillNulls(base.content, others, ['text', 'capturedOn', 'sha256', 'unread']),
  },
});
