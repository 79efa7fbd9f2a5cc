import { BASES, type Basis, FIRST_YEAR, LAST_YEAR, ROLES } from '../coverage/coverage.choices.ts';
import { choiceField, choicesField, type Field, numberField, readChoices } from '../frame/choices.ts';
import type { Words } from '../frame/language.ts';
import { type NamedProvince, provincesField } from '../provinces/province-list.ts';

/** The rows of a comparison, with their words. */
export const AXES = {
  ACTION_AREA: ['Lĩnh vực hành động', 'Action areas'],
  OBJECTIVE: ['Mục tiêu của Chiến lược', 'Objectives of the strategy'],
  TARGET: ['Chỉ tiêu', 'Targets'],
  PROGRAMME: ['Chương trình, đề án', 'Programmes'],
  STRATEGY: ['Chiến lược', 'Strategies'],
} as const satisfies Record<string, Words>;
export type Axis = keyof typeof AXES;
export const AXIS_CODES = Object.keys(AXES) as Axis[];

export const ALIGNMENTS = ['NEAREST', 'EXACT'] as const;
type AlignmentCode = (typeof ALIGNMENTS)[number];

export const MIN_PROVINCES = 2;
const MAX_PROVINCES = 63;

interface Standard {
  provinces: readonly string[];
  year: number;
}

/** The cell that a reader has opened, "T06:dong-nai". */
interface OpenCell {
  key: string;
  province: string;
}

const cellField: Field<OpenCell | null> = {
  default: null,
  read: ([text = '']) => {
    const at = text.lastIndexOf(':');
    if (at > 0 && at < text.length - 1) return { value: { key: text.slice(0, at), province: text.slice(at + 1) } };
    return {
      problem: [
        'Ô được mở phải có dạng “dòng:tỉnh”, ví dụ “T06:dong-nai”.',
        'The opened cell must have the form “row:province”, e.g. “T06:dong-nai”.',
      ],
    };
  },
  write: (value) => (value === null ? [] : [`${value.key}:${value.province}`]),
};

/** Reads the choices of the page of comparison; provinces and year stand as its question has them. */
export function readComparisonChoices(all: readonly NamedProvince[], standard: Standard, params: URLSearchParams) {
  return readChoices(
    {
      provinces: provincesField(all, standard.provinces, [MIN_PROVINCES, MAX_PROVINCES]),
      year: numberField(standard.year, FIRST_YEAR, LAST_YEAR),
      rows: choiceField<Axis, Axis>(AXIS_CODES, 'ACTION_AREA'),
      basis: choiceField<Basis, Basis>(BASES, 'AS_ISSUED'),
      alignment: choiceField<AlignmentCode, AlignmentCode>(ALIGNMENTS, 'NEAREST'),
      roles: choicesField(ROLES),
      only: choiceField<'differences', null>(['differences'], null),
      cell: cellField,
    },
    params,
  );
}
export type ComparisonChoices = ReturnType<typeof readComparisonChoices>;
