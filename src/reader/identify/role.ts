import type { PlanFacts } from '../bundle/bundle.schema.ts';
import { PROGRAMME_SUBJECT, STRATEGY_SUBJECT } from '../cues/subjects.ts';
import type { NamedPeriod } from './period.ts';

type Role = NonNullable<PlanFacts['role']>['value'];

const CAMPAIGN = /thang hanh dong vi binh dang gioi|le phat dong|chien dich|phong trao thi dua|cuoc thi|ngay quoc te/;
const MORE_THAN_CAMPAIGN = /cong tac binh dang gioi|chien luoc quoc gia|chuong trinh/;

/**
 * Tells the planning role of a plan from its subject and years; null when neither tells.
 * A single year makes a plan annual even when its subject names the strategy it serves that year.
 */
export function readRole(subject: string, period: NamedPeriod | null): Role | null {
  if (/phat dong phong trao thi dua/.test(subject)) return 'CAMPAIGN';
  if (CAMPAIGN.test(subject) && !MORE_THAN_CAMPAIGN.test(subject.split('thang hanh dong')[0] ?? '')) return 'CAMPAIGN';
  if (period?.year != null) {
    const programme =
      PROGRAMME_SUBJECT.test(subject) && !STRATEGY_SUBJECT.test(subject) && !/cong tac binh dang gioi/.test(subject);
    return programme ? 'PROGRAMME' : 'ANNUAL';
  }
  if (STRATEGY_SUBJECT.test(subject)) return 'STRATEGY';
  if (PROGRAMME_SUBJECT.test(subject)) return 'PROGRAMME';
  return period && period.from !== null ? 'STRATEGY' : null;
}
