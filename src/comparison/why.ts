import type { Candidate, Choice } from './alignment.ts';
import type { PresenceState } from './presence.ts';

interface Situation {
  year: number;
  /** State of the column or part. */
  state: PresenceState;
  /** True where a survey looked for plans of the year. */
  surveyed: boolean;
}

/** Says in a sentence of each language why a plan stands for a year, or why none does; of what is not known, whether somebody looked. */
export function explain(
  choice: Choice<Candidate>,
  { year, state, surveyed }: Situation,
): { why: string; whyVi: string } {
  const looked = surveyed
    ? { en: 'a survey looked for one', vi: 'đã có khảo sát tìm' }
    : { en: 'nobody is known to have looked', vi: 'chưa rõ đã có ai tìm' };
  const apart = choice.yearsApart ?? 0;
  switch (choice.rule) {
    case 'ANNUAL_COVERS':
      return {
        why: `An annual plan with content covers ${year}.`,
        whyVi: `Có kế hoạch năm, có nội dung, cho năm ${year}.`,
      };
    case 'MULTI_YEAR_COVERS':
      return {
        why: `No annual plan with content is known for ${year} (${looked.en}); this multi-year plan covers it.`,
        whyVi: `Chưa biết kế hoạch năm nào có nội dung cho ${year} (${looked.vi}); kế hoạch nhiều năm này bao gồm năm ấy.`,
      };
    case 'ANNUAL_NEAR': {
      const way = choice.alignment === 'EARLIER' ? ['earlier', 'trước'] : ['later', 'sau'];
      const years = apart === 1 ? 'year' : 'years';
      return {
        why: `No plan with content is known for ${year} (${looked.en}); this annual plan is ${apart} ${years} ${way[0]}.`,
        whyVi: `Chưa biết kế hoạch nào có nội dung cho ${year} (${looked.vi}); kế hoạch năm này ${way[1]} đó ${apart} năm.`,
      };
    }
    case 'CITED_COVERS':
      return {
        why: `Only known by citation, but it covers ${year}.`,
        whyVi: `Chỉ biết qua viện dẫn, nhưng thời kỳ bao gồm năm ${year}.`,
      };
    case 'NO_PLAN':
      return NO_PLAN[state] ?? { why: 'No plan is known.', whyVi: 'Chưa biết có kế hoạch nào.' };
  }
}

const NO_PLAN: Partial<Record<PresenceState, { why: string; whyVi: string }>> = {
  NO_PLAN_FOUND: {
    why: 'A survey looked for a plan and found none.',
    whyVi: 'Đã có khảo sát tìm kế hoạch và không thấy.',
  },
  NOT_SEARCHED: {
    why: 'No plan is known, and nobody is known to have looked.',
    whyVi: 'Chưa biết có kế hoạch nào, và chưa rõ đã có ai tìm.',
  },
  PROVINCE_DID_NOT_EXIST: {
    why: 'The province existed on no day of the year.',
    whyVi: 'Tỉnh không tồn tại ngày nào trong năm ấy.',
  },
};
