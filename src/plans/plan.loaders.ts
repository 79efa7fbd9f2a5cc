import { sql } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import { written } from '../database/written.ts';
import { manyByKey, oneAsAsked } from '../graph/loaders.ts';
import { pagesByParent } from '../graph/page-loader.ts';
import {
  childrenOfPlans,
  fromPlans,
  fromPlansOfTerritory,
  parentsOfPlans,
  partsOfPlans,
  planPages,
  plansByIds,
  plansOfDocuments,
  programmesOfPlans,
  strategiesOfPlans,
} from './plan.queries.ts';
import { planProgrammes, planStrategies, plans } from './plan.table.ts';

/** Loaders of plans and their small lists, one set a request. */
export function planLoaders(db: Db) {
  const planId = (row: { planId: string }) => row.planId;
  return {
    planById: oneAsAsked(
      (ids, asked) => plansByIds(db, ids, asked),
      (plan) => plan.id,
    ),
    planByDocumentId: oneAsAsked(
      (ids, asked) => plansOfDocuments(db, ids, asked),
      (plan) => plan.documentId,
    ),
    parentsByPlanId: manyByKey(
      (ids) => parentsOfPlans(db, ids),
      (link) => link.childId,
    ),
    childrenByPlanId: manyByKey(
      (ids) => childrenOfPlans(db, ids),
      (link) => link.parentId,
    ),
    strategiesByPlanId: manyByKey((ids) => strategiesOfPlans(db, ids), planId),
    programmesByPlanId: manyByKey((ids) => programmesOfPlans(db, ids), planId),
    purposesByPlanId: manyByKey((ids) => partsOfPlans.purposes(db, ids), planId),
    observancesByPlanId: manyByKey((ids) => partsOfPlans.observances(db, ids), planId),
    modelsByPlanId: manyByKey((ids) => partsOfPlans.models(db, ids), planId),
    reportingByPlanId: manyByKey((ids) => partsOfPlans.reporting(db, ids), planId),
  };
}

const fromPlansOfStrategies = written(
  sql`${fromPlans} inner join ${planStrategies} on ${planStrategies.planId} = ${plans.id}`,
);
const fromPlansOfProgrammes = written(
  sql`${fromPlans} inner join ${planProgrammes} on ${planProgrammes.planId} = ${plans.id}`,
);

const ofProvince = { parent: written(sql`${plans.provinceId}`), ...planPages(fromPlans) };
const ofTerritory = { parent: written(sql`territory.holder`), ...planPages(fromPlansOfTerritory) };
const ofStrategy = { parent: written(sql`${planStrategies.strategyId}`), ...planPages(fromPlansOfStrategies) };
const ofProgramme = { parent: written(sql`${planProgrammes.programmeId}`), ...planPages(fromPlansOfProgrammes) };

/** Pages of plans by each kind of parent. */
export function planPageLoaders(db: Db) {
  return {
    plansByProvinceId: pagesByParent(db, ofProvince),
    plansByTerritoryId: pagesByParent(db, ofTerritory),
    plansByStrategyId: pagesByParent(db, ofStrategy),
    plansByProgrammeId: pagesByParent(db, ofProgramme),
  };
}
