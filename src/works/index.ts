import type { Domain } from '../graph/domain.ts';
import {
  DocumentReviewResolver,
  PlanReviewResolver,
  TargetReviewResolver,
  TaskReviewResolver,
} from './review.resolver.ts';

export const worksDomain: Domain = {
  name: 'works',
  records: [],
  resolvers: [PlanReviewResolver, DocumentReviewResolver, TaskReviewResolver, TargetReviewResolver],
  nodes: {},
};
