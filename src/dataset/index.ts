import type { Domain } from '../graph/domain.ts';
import { DatasetResolver, NodeResolver } from './dataset.resolver.ts';
import {
  CitationTwins,
  DocumentTwins,
  EvidenceTwins,
  OrganisationTwins,
  ProgrammeTwins,
  SourceTwins,
  StrategyTwins,
  SurveyTwins,
  VerificationTwins,
} from './twins.resolver.ts';

export const datasetDomain: Domain = {
  name: 'dataset',
  records: [],
  resolvers: [
    DatasetResolver,
    NodeResolver,
    VerificationTwins,
    DocumentTwins,
    SourceTwins,
    CitationTwins,
    OrganisationTwins,
    ProgrammeTwins,
    StrategyTwins,
    SurveyTwins,
    EvidenceTwins,
  ],
  nodes: {},
};
