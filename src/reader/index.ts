import { createHash } from 'node:crypto';
import type { Issuer, PlanBundle, Warning } from './bundle/bundle.schema.ts';
import { bodyOf, cleanCapture } from './clean/index.ts';
import { readContent } from './content.ts';
import { EvidenceCutter } from './evidence.ts';
import { identify } from './identify/index.ts';
import { readCapture } from './read/index.ts';
import type { Reference } from './reference.ts';

export { type PlanBundle, planBundleSchema } from './bundle/bundle.schema.ts';
export { IMPORT_ERRORS, ImportError, type ImportErrorCode } from './read-error.ts';
export type { Reference } from './reference.ts';

export interface ReadOptions {
  reference: Reference;
  url?: string | undefined;
  publisher?: string | undefined;
  capturedAt?: string | undefined;
  fileName?: string | undefined;
}

/**
 * Reads one page or file into a plan bundle: the facts it states, the quote behind each, what could not be read and
 * what was not believed. Needs no database, no clock and no network; the same bytes give the same bundle.
 *
 * Throws: `ImportError` when nothing can be read.
 */
export async function readDocument(bytes: Uint8Array, options: ReadOptions): Promise<PlanBundle> {
  const capture = await readCapture(bytes);
  const cutter = new EvidenceCutter(capture.text);
  const paragraphs = cleanCapture(capture);
  const body = bodyOf(paragraphs);
  const { reference } = options;
  const identity = identify({
    paragraphs,
    body,
    captured: capture.text,
    url: options.url ?? null,
    publisher: options.publisher ?? null,
    reference,
    cutter,
  });
  const { warnings, conflicts, unread, ...content } = readContent({ identity, paragraphs, body, reference, cutter });
  const gaps: Warning[] = capture.gaps.map((gap) => ({ ...gap, evidence: null }));
  return {
    format: 'kehoach-plan-bundle/1',
    source: {
      publisher: identity.publisher,
      url: options.url ?? null,
      fileName: options.fileName ?? null,
      capturedAt: options.capturedAt ?? null,
      publishedOn: identity.publishedOn,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      mediaType: capture.mediaType,
      encoding: capture.encoding,
      language: identity.language,
      layout: identity.layout,
      // A page that only follows a plan but tells its work has content after all.
      completeness:
        identity.completeness === 'CITED_ONLY' && content.tasks.length > 0 ? 'REPORT_ONLY' : identity.completeness,
      text: capture.text,
      cut: paragraphs.flatMap(({ cut, text }) => (cut === null ? [] : [{ ...text.source(), reason: cut }])),
      unread,
    },
    pageKind: identity.pageKind,
    document: identity.document,
    plan: identity.plan,
    ...content,
    warnings: [...gaps, ...identity.warnings, ...missing(identity.document), ...warnings],
    conflicts: [...headConflicts(identity.warnings), ...conflicts],
  };
}

/** Two parts of one page that contradict each other: the value that was kept, and the one that stands beside it. */
function headConflicts(warnings: readonly Warning[]): PlanBundle['conflicts'] {
  return warnings
    .filter(({ kind }) => kind === 'header-conflict' || kind === 'symbol-conflict' || kind === 'date-order')
    .map(({ where, kept, dropped, kind, evidence }) => ({
      field: where,
      stated: dropped ?? '',
      known: kept ?? '',
      note: `${kind}: another place of the page says otherwise`,
      evidence,
    }));
}

function missing(document: PlanBundle['document']): Warning[] {
  if (!document) return [];
  const gap = (kind: Warning['kind'], where: string): Warning => ({
    kind,
    where,
    kept: null,
    dropped: null,
    evidence: null,
  });
  return [
    ...(document.number ? [] : [gap('no-number', 'document.number')]),
    ...(document.issuedOn ? [] : [gap('no-issue-date', 'document.issuedOn')]),
    ...(document.signer ? [] : [gap('no-signer', 'document.signer')]),
  ];
}

export type { Issuer };
