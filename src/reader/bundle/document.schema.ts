import { z } from 'zod';
import { COMPLETENESS } from '../../base/vocabulary.ts';
import { BODY_KINDS } from '../cues/bodies.ts';
import { fact, isoDate } from './fact.ts';

export const levelSchema = z.enum(['NATION', 'PROVINCE', 'DISTRICT', 'COMMUNE']);
export const bodyKindSchema = z.enum(BODY_KINDS);

const issuerSchema = z.strictObject({
  name: z.string().describe('Name as printed.'),
  kind: bodyKindSchema.describe('Kind of body: a city committee is COMMITTEE, whatever its level.'),
  level: levelSchema.describe('Territory the body acts for.'),
  provinceId: z
    .string()
    .nullable()
    .describe('Slug of the province; null for a national body or when no words tell it.'),
  districtId: z.string().nullable().describe('Slug of a known district; null otherwise.'),
  unit: z.string().nullable().describe('Name of the unit below the province as printed; null at province level.'),
  capacity: z
    .enum(['COLLECTIVE', 'CHAIRMAN'])
    .nullable()
    .describe("Whether a People's Committee acts as a body (TM.) or its chairman alone; null for other bodies."),
});

/** Why a line of the body was not placed. */
const UNREAD_REASONS = ['outside-outline', 'below-heading', 'table-row', 'annex', 'prose', 'reads-as-work'] as const;

export const sourceSchema = z.strictObject({
  publisher: z.string().nullable().describe('Who published the page, as the caller or the page says; not the issuer.'),
  url: z.string().nullable().describe('Address of the page; null when unknown.'),
  fileName: z.string().nullable().describe('Name of the file that was read; null when there was none.'),
  capturedAt: z.string().nullable().describe('When the page was captured, as the caller says; null when unknown.'),
  publishedOn: fact(isoDate)
    .nullable()
    .describe('Day the page says it was published; null when it does not say. Never the day of issue.'),
  sha256: z.string().describe('SHA-256 of the bytes that were read, hexadecimal.'),
  mediaType: z.string().describe('Format told by the content.'),
  encoding: z.string().nullable().describe('Character encoding of a text file; null for DOCX and PDF.'),
  language: z.enum(['vi', 'en', 'other']).describe('Language of the page.'),
  layout: z
    .enum(['A', 'B', 'C', 'D', 'E'])
    .describe(
      'A full text with portal fields, B full text behind boxes of related acts, C full text, D announcement article, E second-hand.',
    ),
  completeness: z
    .enum([...COMPLETENESS].reverse() as ['FULL', 'PARTIAL', 'REPORT_ONLY', 'CITED_ONLY'])
    .describe('How much of the document the source carries.'),
  text: z.string().describe('Captured text; all offsets count in it (UTF-16).'),
  cut: z
    .array(
      z.strictObject({
        start: z.int(),
        end: z.int(),
        reason: z.string().describe('navigation, footer, related, pager or rule.'),
      }),
    )
    .describe('Parts of the text that belong to the portal and were not read.'),
  unread: z
    .array(
      z.strictObject({
        locator: z.string().describe('Line of the captured text (`P8`, lines that are not blank counted from 1).'),
        text: z.string().describe('As printed.'),
        reason: z.enum(UNREAD_REASONS).describe('Why it could not be placed.'),
      }),
    )
    .describe(
      'Lines of the body that are neither task, purpose, target, responsibility, citation, heading, head of a table, recipient, signature nor boilerplate. While one stands here, nobody may say that the plan lacks something.',
    ),
});

export const documentSchema = z.strictObject({
  number: fact(
    z.strictObject({
      printed: z.string().describe('As printed, for example `383/KH –UBND`.'),
      canonical: z.string().describe('NFC, no spaces, ASCII hyphen: `383/KH-UBND`.'),
    }),
  )
    .nullable()
    .describe('Number of the document; null when none is printed.'),
  type: fact(z.string()).nullable().describe('Abbreviation of the type: KH, QĐ, CV (letter), NQ, KL …'),
  title: fact(z.string()).nullable().describe('Type and subject as printed (tên loại và trích yếu).'),
  issuer: fact(issuerSchema).nullable().describe('Who issued the document (cơ quan ban hành).'),
  place: fact(z.string()).nullable().describe('Place of issue as printed (địa danh).'),
  signer: fact(
    z.strictObject({
      name: z.string().describe('Full name.'),
      position: z.string().nullable().describe('Position as printed.'),
    }),
  )
    .nullable()
    .describe('Who signed; null when not shown.'),
  issuedOn: fact(isoDate).nullable().describe('Day of issue; null when not printed, never the day of the page.'),
  effectiveOn: fact(isoDate).nullable().describe('Day it takes effect, where a portal or the act itself says so.'),
  field: fact(z.string()).nullable().describe('Field (lĩnh vực), where a portal says so.'),
});
