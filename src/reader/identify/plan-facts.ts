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
  /** The observance that a plan without a subject serves. */
  observance: MappedText | null;
  /** Folded title that the address of the page gives, where the document shows none. */
  addressed: string | null;
}

/** Years of a plan, and the words that tell them. */
interface StatedPeriod {
  readonly period: NamedPeriod;
  /** Where they stand; null in the address of the page. */
  readonly text: MappedText | null;
  readonly confidence: number;
  readonly method: 'subject' | 'headline' | 'observance' | 'address';
}

/** Reads what the document plans for: role, place and years, from its subject and, second, from the page's headline. */
export function readPlanFacts(input: PlanInput): Told<PlanFacts> {
  const { subject, headline, document, cutter } = input;
  const { issuer } = document;
  const stated = statedPeriod(input);
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

function statedPeriod({ subject, headline, observance, addressed }: PlanInput): StatedPeriod | null {
  const own = subject ? readPeriod(subject) : null;
  if (own && subject) return { period: own, text: subject, confidence: 0.9, method: 'subject' };
  const other = headline ? readPeriod(headline) : null;
  if (other && headline) return { period: other, text: headline, confidence: 0.7, method: 'headline' };
  const served = observance ? readPeriod(observance) : null;
  if (served && observance) return { period: served, text: observance, confidence: 0.6, method: 'observance' };
  const address = addressed === null ? null : readPeriod({ folded: addressed });
  return address && { period: address, text: null, confidence: 0.5, method: 'address' };
}

function readRoleOf(about: MappedText | null, stated: StatedPeriod | null, cutter: EvidenceCutter): PlanFacts['role'] {
  const role = about ? readRole(about.folded, stated?.period ?? null) : null;
  return role && about ? cutter.fact(role, about, stated?.method === 'subject' ? 0.85 : 0.6, 'subject') : null;
}

function yearsOf(stated: StatedPeriod | null, cutter: EvidenceCutter): Pick<PlanFacts, 'period' | 'year'> {
  if (!stated) return { period: null, year: null };
  const { period, confidence, method } = stated;
  const evidence = stated.text && cutter.of(stated.text.slice(period.start, period.end));
  return {
    period: { value: { from: period.from, to: period.to }, evidence, confidence, method },
    year: period.year === null ? null : { value: period.year, evidence, confidence, method },
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

/** A year that not the plan's own words give, but the headline of an article, an observance or an address. */
function inferredYear(stated: StatedPeriod | null, cutter: EvidenceCutter): Warning[] {
  if (!stated || stated.method === 'subject' || stated.period.year === null) return [];
  const evidence = stated.text && cutter.of(stated.text);
  return [warning('year-inferred', 'plan.year', String(stated.period.year), null, evidence)];
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
