import type { Domain } from '../graph/domain.ts';
import { taskLoaders } from './task.loaders.ts';
import { taskRecord } from './task.record.ts';
import { EvidenceResolver, PlanTasksResolver, ProgrammeTasksResolver, TaskResolver } from './task.resolver.ts';

export const tasksDomain: Domain = {
  name: 'tasks',
  records: [taskRecord],
  resolvers: [TaskResolver, EvidenceResolver, PlanTasksResolver, ProgrammeTasksResolver],
  nodes: { task: (ctx, id) => ctx.use(taskLoaders).taskById.load(id) },
};
