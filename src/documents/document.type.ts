import { Field, ID, Int, ObjectType } from 'type-graphql';
import { COMPLETENESS, type Completeness, RELATIONS, type Relation } from '../base/vocabulary.ts';
import { describedEnum, Node, registerNodeType, Verification } from '../graph/common.type.ts';
import { listCost } from '../graph/cost.ts';
import { connectionOf } from '../graph/pagination.ts';
import { DateScalar } from '../graph/scalars.ts';
import { Organisation } from '../organisations/organisation.type.ts';

registerNodeType('document', 'Document');
registerNodeType('source', 'Source');

export const CompletenessEnum = describedEnum('Completeness', COMPLETENESS, 'How much of a document a source shows.', {
  CITED_ONLY: 'Only the mention of the document: number, title or name.',
  REPORT_ONLY: 'A report about it; its own text is not there.',
  PARTIAL: 'Its text, cut or with parts missing.',
  FULL: 'Its whole text.',
});

export const RelationEnum = describedEnum(
  'Relation',
  RELATIONS,
  'What one document says of another, by the verb it uses. A guidance letter or a proposal is an input, never a parent.',
  {
    IMPLEMENTS: 'Carries it out (thực hiện, triển khai). ELI: implements.',
    CONTINUES: 'Goes on with it or secures its results (tiếp tục thực hiện).',
    BASED_ON: 'Rests on it as legal ground (căn cứ). ELI: based_on.',
    PROPOSED_IN: 'Was proposed in it (theo đề nghị tại tờ trình).',
    GUIDES: 'Explains how to carry it out (hướng dẫn).',
    PROMULGATES: 'Puts the attached work into force (ban hành kèm theo).',
    APPROVES: 'Approves it (phê duyệt).',
    AMENDS: 'Changes or adds to it (sửa đổi, bổ sung). ELI: amends.',
    REPLACES: 'Takes its place (thay thế).',
    REPEALS: 'Ends it (bãi bỏ, hủy bỏ). ELI: repeals.',
    CORRECTS: 'Corrects an error in it (đính chính). ELI: corrects.',
    SUPPLEMENTS: 'Adds information to it (bổ sung, cập nhật).',
    REVIEWS: 'Sums it up (sơ kết, tổng kết).',
    REFERENCES: 'Mentions it (theo quy định tại). ELI: cites.',
  },
);

@ObjectType({
  simpleResolvers: true,
  description:
    'Type of administrative document (loại văn bản), Decree 30/2020/NĐ-CP and the party and normative types beside it.',
})
export class DocumentType {
  @Field(() => String, {
    description: 'Abbreviation, e.g. "KH", "QĐ"; "CV" for a letter (công văn), which prints none.',
  })
  code: string;

  @Field(() => String, { description: 'Vietnamese name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'English name.' })
  nameEn: string | null;
}

@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: 'A document (văn bản): the instrument, apart from the pages that carry it.',
})
export class Document extends Node {
  @Field(() => String, { description: 'Name in addresses.' })
  slug: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Number and symbol in canonical form, e.g. "93/KH-UBND"; null when not known. Not a key: numbers restart every year.',
  })
  number: string | null;

  @Field(() => String, { nullable: true, description: 'Number as the source prints it, e.g. "383/KH –UBND".' })
  numberAsPrinted: string | null;

  @Field(() => DocumentType, { description: 'Type of document.' })
  type: DocumentType;

  @Field(() => String, { nullable: true, description: 'Title (trích yếu) as printed; null when no source gives it.' })
  title: string | null;

  @Field(() => String, { nullable: true, description: 'English title by the editors; null when there is none.' })
  titleEn: string | null;

  @Field(() => String, { nullable: true, description: 'Field (lĩnh vực) as a portal classes it; null when not given.' })
  field: string | null;

  @Field(() => String, { nullable: true, description: 'Who signed; null when the source does not show it.' })
  signer: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day of issue; null when not known. Never the day of a page.',
  })
  issuedOn: string | null;

  @Field(() => Int, { nullable: true, description: 'Year of issue, known sometimes where the day is not.' })
  yearOfIssue: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which it takes effect; null when not given.' })
  effectiveOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the editors add about the record; null when nothing needs saying.',
  })
  note: string | null;

  @Field(() => Verification, { nullable: true, description: 'How far number and dates were checked.' })
  verification: Verification | null;

  issuerId: string | null;
  provinceId: string | null;
  districtId: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One document, or one of its tasks, naming another document.' })
export class Citation {
  @Field(() => ID, { description: 'Names the citation inside the dataset.' })
  id: string;

  @Field(() => RelationEnum, { description: 'What it says of the other.' })
  relation: Relation;

  @Field(() => String, { nullable: true, description: 'The verb as printed; null when the relation is implied.' })
  verb: string | null;

  @Field(() => String, { nullable: true, description: 'Number as printed; null when the act is named without one.' })
  numberAsPrinted: string | null;

  @Field(() => String, { nullable: true, description: 'Date as printed; null when none is.' })
  dateAsPrinted: string | null;

  @Field(() => String, { nullable: true, description: 'The name by which it is cited; null where the number says it.' })
  citedAs: string | null;

  @Field(() => String, { nullable: true, description: 'Why it resolves to no document; null when it does.' })
  unresolvedReason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'How what is printed differs from what the other document says; null when it agrees.',
  })
  conflict: string | null;

  @Field(() => String, { nullable: true, description: 'Where it stands; null in the preamble.' })
  locator: string | null;

  documentId: string;
  taskId: string | null;
  citedDocumentId: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Something that was lost or not certain when a source was read.' })
export class SourceWarning {
  @Field(() => String, { description: 'Kind, e.g. "truncated", "no-issue-date".' })
  kind: string;

  @Field(() => String, { nullable: true, description: 'Where in the source.' })
  where: string | null;

  @Field(() => String, { nullable: true, description: 'What was kept.' })
  kept: string | null;

  @Field(() => String, { nullable: true, description: 'What was dropped.' })
  dropped: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A part of a captured page that could not be placed: no task, citation, heading or signature was recognised in it.',
})
export class UnreadPart {
  @Field(() => String, { nullable: true, description: 'Where in the captured text; null when not recorded.' })
  locator: string | null;

  @Field(() => String, { description: 'The words as printed.' })
  text: string;

  @Field(() => String, {
    description:
      'Why it could not be placed, as a code such as "table-row"; "stated": somebody else read the page, and nobody here has seen it.',
  })
  reason: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who read it and said that it gives no task; null while nobody has.',
  })
  confirmedBy: string | null;
}

@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: 'What one page or file shows of one document. Publisher, issuer and jurisdiction may all differ.',
})
export class Source extends Node {
  @Field(() => String, { nullable: true, description: 'Address of the page; null when not known, see `urlReason`.' })
  url: string | null;

  @Field(() => String, { nullable: true, description: 'Why there is no address; null when there is one.' })
  urlReason: string | null;

  @Field(() => String, { nullable: true, description: 'Title of the page as printed.' })
  title: string | null;

  @Field(() => String, { nullable: true, description: 'Author as printed.' })
  author: string | null;

  @Field(() => String, { description: 'Language of the page, ISO 639-1.' })
  language: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day of the page; null when it shows none. Not the day of the document.',
  })
  publishedOn: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day on which the page was captured; null when not recorded.',
  })
  capturedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the captured bytes, hex; null when nothing was captured, as for a bundle that a publisher made.',
  })
  sha256: string | null;

  @Field(() => CompletenessEnum, { description: 'How much of the document it shows.' })
  completeness: Completeness;

  @Field(() => String, {
    nullable: true,
    description: 'Captured text; null for curated sources, whose text is not published here.',
  })
  text: string | null;

  @Field(() => [SourceWarning], { complexity: listCost(), description: 'What a reader should know about the page.' })
  warnings: SourceWarning[];

  @Field(() => Boolean, {
    description:
      'True when a publisher that speaks for one province claims to carry a plan of another. It is kept, counts as a report at most and stands over nothing: where somebody else holds the plan, what it says otherwise is a difference to review.',
  })
  isForeignClaim: boolean;

  @Field(() => [UnreadPart], {
    complexity: listCost(),
    description:
      'Parts of the page that the reading could not place. While one is not confirmed, nothing is said to be missing from the plan. Empty for a page that only cites the document, and where nothing was captured.',
  })
  unread: UnreadPart[];

  @Field(() => String, { nullable: true, description: 'What the editors add; null when nothing needs saying.' })
  note: string | null;

  @Field(() => Organisation, { nullable: true, description: 'Who published the page; null when not known.' })
  publisher: Organisation | null;

  documentId: string;
}

export const DocumentConnection = connectionOf(Document, 'Document', { withUnplaced: true });

export const CitationConnection = connectionOf(Citation, 'Citation');
