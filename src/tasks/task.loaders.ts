import { sql } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import { written } from '../database/written.ts';
import { manyByKey, oneAsAsked } from '../graph/loaders.ts';
import { pagesByParent } from '../graph/page-loader.ts';
import {
  agenciesOfTasks,
  childrenOfTasks,
  fromTasks,
  fromTasksOfMeasures,
  fromTasksOfProgrammes,
  measuresOfTasks,
  programmesOfTasks,
  secondaryAreasOfTasks,
  taskPages,
  tasksByIds,
} from './task.queries.ts';
import { taskMeasures, taskProgrammes, tasks } from './task.table.ts';

/** Loaders of tasks, one set a request. */
export function taskLoaders(db: Db) {
  const taskId = (row: { taskId: string }) => row.taskId;
  return {
    taskById: oneAsAsked(
      (ids, asked) => tasksByIds(db, ids, asked),
      (task) => task.id,
    ),
    childrenByTaskId: manyByKey(
      (ids) => childrenOfTasks(db, ids),
      (task) => task.parentId ?? '',
    ),
    secondaryAreasByTaskId: manyByKey((ids) => secondaryAreasOfTasks(db, ids), taskId),
    measuresByTaskId: manyByKey((ids) => measuresOfTasks(db, ids), taskId),
    programmesByTaskId: manyByKey((ids) => programmesOfTasks(db, ids), taskId),
    agenciesByTaskId: manyByKey((ids) => agenciesOfTasks(db, ids), taskId),
  };
}

const ofPlan = { parent: written(sql`${tasks.planId}`), ...taskPages(fromTasks) };
const ofProgramme = { parent: written(sql`${taskProgrammes.programmeId}`), ...taskPages(fromTasksOfProgrammes) };
const ofMeasure = { parent: written(sql`${taskMeasures.measureId}`), ...taskPages(fromTasksOfMeasures) };

/** Pages of tasks by each kind of parent. */
export function taskPageLoaders(db: Db) {
  return {
    tasksByPlanId: pagesByParent(db, ofPlan),
    tasksByProgrammeId: pagesByParent(db, ofProgramme),
    tasksByMeasureId: pagesByParent(db, ofMeasure),
  };
}
