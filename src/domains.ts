import 'reflect-metadata';
import { actionAreasDomain } from './action-areas/index.ts';
import { calendarDomain } from './calendar/index.ts';
import { changesDomain } from './changes/index.ts';
import { comparisonDomain } from './comparison/index.ts';
import { datasetDomain } from './dataset/index.ts';
import { documentsDomain } from './documents/index.ts';
import type { Domain } from './graph/domain.ts';
import { harvestDomain } from './harvest/index.ts';
import { organisationsDomain } from './organisations/index.ts';
import { plansDomain } from './plans/index.ts';
import { programmesDomain } from './programmes/index.ts';
import { provincesDomain } from './provinces/index.ts';
import { pushDomain } from './push/index.ts';
import { searchDomain } from './search/index.ts';
import { strategiesDomain } from './strategies/index.ts';
import { surveysDomain } from './surveys/index.ts';
import { targetsDomain } from './targets/index.ts';
import { tasksDomain } from './tasks/index.ts';
import { worksDomain } from './works/index.ts';

/** Every domain, earlier ones first: a domain may import from those before it and from no other. */
export const DOMAINS: readonly Domain[] = [
  provincesDomain,
  organisationsDomain,
  documentsDomain,
  strategiesDomain,
  actionAreasDomain,
  programmesDomain,
  plansDomain,
  tasksDomain,
  targetsDomain,
  surveysDomain,
  calendarDomain,
  comparisonDomain,
  searchDomain,
  changesDomain,
  datasetDomain,
  worksDomain,
  harvestDomain,
  pushDomain,
];

/** Every kind of published record, in the order in which rows are written. */
export const RECORD_TYPES = DOMAINS.flatMap((domain) => domain.records);
