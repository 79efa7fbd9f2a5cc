import { describedEnum } from '../graph/common.type.ts';
import { ALIGNMENT_RULES, ALIGNMENTS, COLUMN_ALIGNMENTS } from './alignment.ts';
import { PRESENCE_STATES } from './presence.ts';

export const PresenceStateEnum = describedEnum(
  'PresenceState',
  PRESENCE_STATES,
  'Whether something is there, and if not, why.',
  {
    PRESENT: 'There: the plan’s issuer has at least one task in the row, or a plan stands for the province.',
    NOT_ADDRESSED:
      'The whole plan was read and reviewed, and has nothing in the row; on the axis TARGET: it sets no number, whatever its tasks do.',
    SOURCE_PARTIAL: 'Nothing was seen, but the sources do not show the whole plan.',
    NOT_REVIEWED: 'Nothing was seen, and no person has checked what the machine read.',
    NO_PLAN_FOUND: 'A survey looked for a plan and found none.',
    NOT_SEARCHED: 'No plan is known, and nobody is known to have looked.',
    PROVINCE_DID_NOT_EXIST: 'The province existed on no day of the year.',
  },
);

export const ColumnAlignmentEnum = describedEnum(
  'ColumnAlignment',
  COLUMN_ALIGNMENTS,
  'How the plan of a column lies to the year asked for.',
  {
    EXACT: 'It covers the year.',
    EARLIER: 'It is for an earlier year.',
    LATER: 'It is for a later year.',
    MIXED: 'The parts of the column differ.',
    NONE: 'There is no plan.',
  },
);

export const AlignmentEnum = describedEnum('Alignment', ALIGNMENTS, 'Which plan may stand for a year.', {
  EXACT: 'Only one that covers the year.',
  NEAREST: 'Where none with content covers it, the nearest annual plan within two years, the earlier on a tie.',
});

export const AlignmentRuleEnum = describedEnum('AlignmentRule', ALIGNMENT_RULES, 'The rule that chose a plan.', {
  ANNUAL_COVERS: 'An annual plan with content covers the year.',
  MULTI_YEAR_COVERS: 'No annual one does; a multi-year plan with content covers it.',
  ANNUAL_NEAR: 'None with content covers it; this is the nearest annual plan with content within two years.',
  CITED_COVERS: 'Only a plan known by citation covers it.',
  NO_PLAN: 'No rule found a plan.',
});

const COMPARISON_AXES = ['ACTION_AREA', 'PROGRAMME', 'STRATEGY', 'OBJECTIVE', 'TARGET'] as const;
export type ComparisonAxis = (typeof COMPARISON_AXES)[number];
export const ComparisonAxisEnum = describedEnum(
  'ComparisonAxis',
  COMPARISON_AXES,
  'What the rows of a comparison are.',
  {
    ACTION_AREA: 'The 16 action areas. Task counts go by the primary area, so the rows add up.',
    PROGRAMME: 'The programmes that any of the plans names. Rows do not add up.',
    STRATEGY: 'The strategies under which any of the plans stands.',
    OBJECTIVE:
      'The objectives of the strategy in force that year, and "cross-cutting". A task may stand in several rows.',
    TARGET:
      'The measures of the strategy. A cell holds the plan’s own numbers, which alone make it PRESENT, and beside them the tasks that serve the measure.',
  },
);
