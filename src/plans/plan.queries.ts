import { asc, eq, getTableColumns, type SQL, sql, type Table } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Completeness } from '../base/vocabulary.ts';
import { type Db, isAny, isKeyOf, rowsOf } from '../database/connection.ts';
import { written } from '../database/written.ts';
import { bestCompleteness } from '../documents/completeness.ts';
import { documentFields, documentTypeFields } from '../documents/document.queries.ts';
import { documents, documentTypes } from '../documents/document.table.ts';
import { periodPart, verificationPart } from '../graph/common.type.ts';
import { type Asked, Fields, type Reading } from '../graph/fields.ts';
import { allOf, type Order, type Page, type Ranked, rankedPage, writtenRank } from '../graph/pagination.ts';
import { programmeColumns, toProgramme } from '../programmes/programme.queries.ts';
import { programmes } from '../programmes/programme.table.ts';
import type { Programme } from '../programmes/programme.type.ts';
import { provinces } from '../provinces/province.table.ts';
import { joinTerritories } from '../provinces/territory.ts';
import { strategyColumns, toStrategy } from '../strategies/strategy.queries.ts';
import { strategies } from '../strategies/strategy.table.ts';
import type { Strategy } from '../strategies/strategy.type.ts';
import { issuerOf, otherActor } from './plan.actor.ts';
import {
  observances,
  planModels,
  planParents,
  planProgrammes,
  planStrategies,
  plans,
  purposes,
  reportingDuties,
} from './plan.table.ts';
import type { Plan, PlanParent } from './plan.type.ts';

export const planFields = new Fields<Plan>({
  columns: {
    ...getTableColumns(plans),
    number: documents.number,
    title: documents.title,
    titleEn: documents.titleEn,
    signer: documents.signer,
    issuedOn: documents.issuedOn,
    effectiveOn: documents.effectiveOn,
    completeness: sql<Completeness | null>`${bestCompleteness(documents.id)}`,
  },
  always: ['id', 'provinceId', 'districtId'],
  parts: { period: periodPart, verification: verificationPart },
  nested: { document: documentFields, documentType: documentTypeFields },
});
/** The columns of a whole plan, and what makes one of their row. */
export const { select: planColumns, finish: toPlan } = planFields.all;

/** Every plan has a document, and that a type: the outer joins are left out where nothing is asked of them. */
const PLANS = written(sql`from ${plans} left join ${documents} on ${documents.id} = ${plans.documentId}
  left join ${documentTypes} on ${documentTypes.id} = ${documents.typeId}`);
const PLAN_ID = written(sql`${plans.id}`);

async function selectPlans(db: Db, where: SQL, { columns, finish }: Reading<Plan>): Promise<Plan[]> {
  return (await rowsOf(db, sql`select ${columns} ${PLANS} where ${where}`)).map(finish);
}

export function plansByIds(db: Db, ids: string[], asked: Asked | null): Promise<Plan[]> {
  return selectPlans(db, isKeyOf(PLAN_ID, ids), planFields.read(asked));
}

export function plansOfDocuments(db: Db, ids: string[], asked: Asked | null): Promise<Plan[]> {
  const reading = planFields.read(asked && new Set([...asked, 'documentId']));
  return selectPlans(db, isKeyOf(plans.documentId, ids), reading);
}

/**
 * What stands beside a plan's document; the filters name it. Nothing is ever missing there: the joins are outer ones so
 * that PostgreSQL leaves out those that a statement asks nothing of.
 */
const besideDocuments = sql`left join ${documentTypes} on ${documentTypes.id} = ${documents.typeId}
  left join ${provinces} as place on place.id = ${plans.provinceId}`;

/** Tables of every list of plans. */
export const fromPlans = written(
  sql`${plans} left join ${documents} on ${documents.id} = ${plans.documentId} ${besideDocuments}`,
);

/** Tables of every list of what a plan holds, with those of its plan, whose filters hold there too. */
export function fromPartsOfPlans(parts: Table, planId: PgColumn): SQL {
  return written(sql`${parts} left join ${plans} on ${plans.id} = ${planId}
    left join ${documents} on ${documents.id} = ${plans.documentId} ${besideDocuments}`);
}

/** As `fromPlans`, with a row for each province whose territory holds the plan's today. */
export const fromPlansOfTerritory = written(sql`${fromPlans} ${joinTerritories(plans.provinceId)}`);

/** The queries of a list of plans over given tables. */
export function planPages(from: SQL) {
  return {
    async page(
      db: Db,
      parent: SQL | null,
      where: (SQL | undefined)[],
      order: Order,
      page: Page,
      asked: Asked | null,
    ): Promise<(Plan & Ranked)[]> {
      const ranked = rankedPage({ id: PLAN_ID, parent, from, where }, order, page, asked);
      const { columns, finish } = planFields.read(asked);
      const rows = await rowsOf(
        db,
        sql`select ${columns}, ${writtenRank(asked)} ${PLANS} inner join ${ranked} on ranked.id = ${PLAN_ID}`,
      );
      return rows.map((row) => finish(row) as Plan & Ranked);
    },
    async count(db: Db, parent: SQL | null, where: (SQL | undefined)[]): Promise<{ parent: string; count: number }[]> {
      return rowsOf(
        db,
        sql`select ${parent ?? sql`''`} as parent, count(*)::int as count from ${from} where ${allOf(where)} group by 1`,
      );
    },
  };
}

const linkColumns = {
  childId: planParents.planId,
  parentId: planParents.parentId,
  relation: planParents.relation,
  locator: planParents.locator,
  forStrategy: planParents.forStrategy,
};

export async function parentsOfPlans(db: Db, ids: string[]): Promise<(PlanParent & { childId: string })[]> {
  const rows = await db
    .select({ ...planColumns, ...linkColumns })
    .from(planParents)
    .innerJoin(plans, eq(plans.id, planParents.parentId))
    .innerJoin(documents, eq(documents.id, plans.documentId))
    .innerJoin(documentTypes, eq(documentTypes.id, documents.typeId))
    .where(isAny(planParents.planId, ids))
    .orderBy(asc(planParents.position));
  return rows.map(({ childId, relation, locator, forStrategy, ...row }) => ({
    childId,
    relation,
    locator,
    forStrategy,
    plan: toPlan(row),
  }));
}

export async function childrenOfPlans(db: Db, ids: string[]): Promise<{ parentId: string; plan: Plan }[]> {
  const rows = await db
    .select({ ...planColumns, parentId: planParents.parentId })
    .from(planParents)
    .innerJoin(plans, eq(plans.id, planParents.planId))
    .innerJoin(documents, eq(documents.id, plans.documentId))
    .innerJoin(documentTypes, eq(documentTypes.id, documents.typeId))
    .where(isAny(planParents.parentId, ids))
    .orderBy(sql`${documents.issuedOn} nulls last`, asc(plans.id));
  return rows.map((row) => ({ parentId: row.parentId, plan: toPlan(row) }));
}

export async function strategiesOfPlans(db: Db, ids: string[]): Promise<{ planId: string; strategy: Strategy }[]> {
  const rows = await db
    .select({ planId: planStrategies.planId, ...strategyColumns })
    .from(planStrategies)
    .innerJoin(strategies, eq(strategies.id, planStrategies.strategyId))
    .leftJoin(documents, eq(documents.id, strategies.documentId))
    .where(isAny(planStrategies.planId, ids))
    .orderBy(asc(strategies.periodFrom), asc(strategies.id));
  return rows.map((row) => ({ planId: row.planId, strategy: toStrategy(row) }));
}

export async function programmesOfPlans(db: Db, ids: string[]): Promise<{ planId: string; programme: Programme }[]> {
  const rows = await db
    .select({ planId: planProgrammes.planId, ...programmeColumns })
    .from(planProgrammes)
    .innerJoin(programmes, eq(programmes.id, planProgrammes.programmeId))
    .leftJoin(documents, eq(documents.id, programmes.documentId))
    .where(isAny(planProgrammes.planId, ids))
    .orderBy(sql`${programmes.slug} collate "C"`);
  return rows.map((row) => ({ planId: row.planId, programme: toProgramme(row) }));
}

/** The columns of a part of a plan, with the actor only where it is another body than the issuer. */
function partColumns<T extends typeof observances | typeof planModels | typeof reportingDuties>(table: T) {
  return { ...getTableColumns(table), actorId: otherActor(table.actorId, issuerOf(table.planId)) };
}

/** The small lists of a plan, in the order of the document. */
export const partsOfPlans = {
  purposes: (db: Db, ids: string[]) =>
    db.select().from(purposes).where(isAny(purposes.planId, ids)).orderBy(asc(purposes.position)),
  observances: (db: Db, ids: string[]) =>
    db
      .select(partColumns(observances))
      .from(observances)
      .where(isAny(observances.planId, ids))
      .orderBy(asc(observances.position)),
  models: (db: Db, ids: string[]) =>
    db
      .select(partColumns(planModels))
      .from(planModels)
      .where(isAny(planModels.planId, ids))
      .orderBy(asc(planModels.position)),
  reporting: (db: Db, ids: string[]) =>
    db
      .select(partColumns(reportingDuties))
      .from(reportingDuties)
      .where(isAny(reportingDuties.planId, ids))
      .orderBy(asc(reportingDuties.position)),
};
