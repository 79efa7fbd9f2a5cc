import type { Domain } from '../graph/domain.ts';
import { addProjection } from '../records/projection.ts';
import {
  EvidenceResolver,
  MeasureTasksResolver,
  PlanTasksResolver,
  ProgrammeTasksResolver,
} from './task.back-fields.ts';
import { COUNTS_RECIPE, rebuildTaskCounts, refreshTaskCounts } from './task.counts.ts';
import { taskLoaders } from './task.loaders.ts';
import { MEASURES_RECIPE, rebuildMeasures, refreshMeasures } from './task.measures.ts';
import { taskRecord } from './task.record.ts';
import { TaskResolver } from './task.resolver.ts';

addProjection({
  name: 'task-measures',
  recipe: MEASURES_RECIPE,
  refresh: refreshMeasures,
  rebuild: rebuildMeasures,
});

addProjection({
  name: 'task-counts',
  recipe: COUNTS_RECIPE,
  refresh: refreshTaskCounts,
  rebuild: rebuildTaskCounts,
});

export const tasksDomain: Domain = {
  name: 'tasks',
  records: [taskRecord],
  resolvers: [TaskResolver, EvidenceResolver, PlanTasksResolver, ProgrammeTasksResolver, MeasureTasksResolver],
  nodes: { task: (ctx, id) => ctx.use(taskLoaders).taskById.load(id) },
};
