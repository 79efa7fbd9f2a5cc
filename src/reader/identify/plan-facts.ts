import type { PlanFacts, Warning } from '../bundle/bundle.schema.ts';
import type { EvidenceCutter } from '../evidence.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { type Told, told, warning } from '../told.ts';
import type { DocumentReading } from './document-facts.ts';
import type { IdentifyInput } from './index.ts';
import { type NamedPeriod, readPeriod } from './period.ts';
import { readRole } from './role.ts';

export interface PlanInput extends Omit<DocumentReading, 'warnings'>, IdentifyInput {
  /** First long line of the page, where the document has no title of its own. */
  headline: MappedText | null;
}

/** Years of a plan, and the words that tell them. */
interface StatedPeriod {
  readonly period: NamedPeriod;
  readonly text: MappedText;
  readonly confidence: number;
  readonly method: 'subject' | 'headline';
}

/** Reads what the document plans for: role, place and years, from its subject and, second, from the page's headline. */
export function readPlanFacts(input: PlanInput): Told<PlanFacts> {
  const { subject, headline, document, cutter } = input;
  const { issuer } = document;
  const stated = statedPeriod(subject, headline);
  const level = issuer?.value.level ?? null;
  return told(
    {
      role: readRoleOf(subject ?? headline, stated, cutter),
      level: level === 'NATION' ? null : level,
      provinceId: readProvince(input),
      districtId: issuer?.value.districtId ?? null,
      unit: issuer?.value.unit ?? null,
      ...yearsOf(stated, cutter),
      subject: subjectFact(subject, headline, cutter),
    },
    ...inferredYear(stated, cutter),
    ...(level === 'DISTRICT' || level === 'COMMUNE'
      ? [warning('below-province', 'plan.level', level, null, issuer?.evidence ?? null)]
      : []),
  );
}

function statedPeriod(subject: MappedText | null, headline: MappedText | null): StatedPeriod | null {
  const own = subject ? readPeriod(subject) : null;
  if (own && subject) return { period: own, text: subject, confidence: 0.9, method: 'subject' };
  const other = headline ? readPeriod(headline) : null;
  return other && headline ? { period: other, text: headline, confidence: 0.7, method: 'headline' } : null;
}

function readRoleOf(about: MappedText | null, stated: StatedPeriod | null, cutter: EvidenceCutter): PlanFacts['role'] {
  const role = about ? readRole(about.folded, stated?.period ?? null) : null;
  return role && about ? cutter.fact(role, about, stated?.method === 'subject' ? 0.85 : 0.6, 'subject') : null;
}

function yearsOf(stated: StatedPeriod | null, cutter: EvidenceCutter): Pick<PlanFacts, 'period' | 'year'> {
  if (!stated) return { period: null, year: null };
  const { period, confidence, method } = stated;
  const words = stated.text.slice(period.start, period.end);
  return {
    period: cutter.fact({ from: period.from, to: period.to }, words, confidence, method),
    year: period.year === null ? null : cutter.fact(period.year, words, confidence, method),
  };
}

function subjectFact(
  subject: MappedText | null,
  headline: MappedText | null,
  cutter: EvidenceCutter,
): PlanFacts['subject'] {
  if (subject) return cutter.fact(subject.text, subject, 0.9, 'subject');
  return headline ? cutter.fact(headline.text, headline, 0.6, 'headline') : null;
}

/** A year that only the headline of an article gives. */
function inferredYear(stated: StatedPeriod | null, cutter: EvidenceCutter): Warning[] {
  if (stated?.method !== 'headline' || stated.period.year === null) return [];
  return [warning('year-inferred', 'plan.year', String(stated.period.year), null, cutter.of(stated.text))];
}

function readProvince({ document, provinceHint: hint, cutter }: PlanInput): PlanFacts['provinceId'] {
  const { issuer } = document;
  const id = issuer?.value.provinceId ?? null;
  if (id !== null && hint?.province.id !== id) {
    return {
      value: id,
      evidence: issuer?.evidence ?? null,
      confidence: issuer?.confidence ?? 0.5,
      method: issuer?.method ?? 'issuer',
    };
  }
  if (!hint) return null;
  return {
    value: hint.province.id,
    evidence: hint.text ? cutter.of(hint.text) : null,
    confidence: hint.confidence,
    method: hint.method,
  };
}
