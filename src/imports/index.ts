import type { Domain } from '../core/domain.ts';
import {
  DocumentReviewResolver,
  PlanReviewResolver,
  TargetReviewResolver,
  TaskReviewResolver,
} from './review.resolver.ts';

export const importsDomain: Domain = {
  name: 'imports',
  records: [],
  resolvers: [PlanReviewResolver, DocumentReviewResolver, TaskReviewResolver, TargetReviewResolver],
  nodes: {},
};
