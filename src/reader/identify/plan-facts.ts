import type { DocumentFacts, PlanFacts, Warning } from '../bundle/bundle.schema.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { Announcement } from './announcement.ts';
import type { IdentifyInput } from './index.ts';
import { type NamedPeriod, readPeriod } from './period.ts';
import { readRole } from './role.ts';
import type { ProvinceHint } from './seat.ts';

export interface PlanInput extends IdentifyInput {
  index: PlaceIndex;
  subject: MappedText | null;
  headline: MappedText | null;
  issuer: DocumentFacts['issuer'];
  issuedOn: string | null;
  provinceHint: ProvinceHint | null;
  announcement: Announcement | null;
  warnings: Warning[];
}

/** Reads what the document plans for: role, place and years, from its subject and, second, from the page's headline. */
export function readPlanFacts(input: PlanInput): PlanFacts {
  const { subject, headline, issuer, cutter, warnings } = input;
  const own = subject ? readPeriod(subject) : null;
  const fromHeadline = own === null && headline ? readPeriod(headline) : null;
  const period = own ?? fromHeadline;
  const periodText = own ? subject : headline;
  const confidence = own ? 0.9 : 0.7;
  const method = own ? 'subject' : 'headline';
  if (fromHeadline?.year != null && headline) {
    warnings.push({
      kind: 'year-inferred',
      where: 'plan.year',
      kept: String(fromHeadline.year),
      dropped: null,
      evidence: cutter.of(headline),
    });
  }
  const about = subject ?? headline;
  const role = about ? readRole(about.folded, period) : null;
  const level = issuer?.value.level ?? null;
  const province = readProvince(input);
  if (level === 'DISTRICT' || level === 'COMMUNE') {
    warnings.push({
      kind: 'below-province',
      where: 'plan.level',
      kept: level,
      dropped: null,
      evidence: issuer?.evidence ?? null,
    });
  }
  return {
    role: role && about ? cutter.fact(role, about, own ? 0.85 : 0.6, 'subject') : null,
    level: level === 'NATION' ? null : level,
    provinceId: province,
    districtId: issuer?.value.districtId ?? null,
    unit: issuer?.value.unit ?? null,
    period: period && periodText ? periodFact(period, periodText, confidence, method, input) : null,
    year:
      period?.year != null && periodText
        ? cutter.fact(period.year, periodText.slice(period.start, period.end), confidence, method)
        : null,
    subject: about ? cutter.fact(about.text, about, subject ? 0.9 : 0.6, subject ? 'subject' : 'headline') : null,
  };
}

function periodFact(
  period: NamedPeriod,
  text: MappedText,
  confidence: number,
  method: string,
  input: PlanInput,
): NonNullable<PlanFacts['period']> {
  return input.cutter.fact(
    { from: period.from, to: period.to },
    text.slice(period.start, period.end),
    confidence,
    method,
  );
}

function readProvince({ issuer, provinceHint: hint, cutter }: PlanInput): PlanFacts['provinceId'] {
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
