import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { type Shown, shownColumns } from '../database/columns.ts';
import { type Db, isAny } from '../database/connection.ts';
import { documents } from '../documents/document.table.ts';
import { toPeriod, toVerification } from '../graph/common.type.ts';
import { strategyColumns, toStrategy } from '../strategies/strategy.queries.ts';
import { strategies } from '../strategies/strategy.table.ts';
import type { Strategy } from '../strategies/strategy.type.ts';
import { programmeStrategies, programmes } from './programme.table.ts';
import type { Programme } from './programme.type.ts';

/** The columns from which `toProgramme` makes a programme; other entities join them into their own statements. */
export const programmeColumns = { programme: shownColumns(programmes), number: documents.number };
type ProgrammeRow = { programme: Shown<typeof programmes>; number: string | null };

export function toProgramme({ programme, number }: ProgrammeRow): Programme {
  return { ...programme, number, period: toPeriod(programme), verification: toVerification(programme) };
}

export async function listProgrammes(db: Db, where?: SQL): Promise<Programme[]> {
  const rows = await db
    .select(programmeColumns)
    .from(programmes)
    .leftJoin(documents, eq(documents.id, programmes.documentId))
    .where(where)
    .orderBy(asc(programmes.scope), sql`${programmes.slug} collate "C"`);
  return rows.map(toProgramme);
}

export async function strategiesOfProgrammes(
  db: Db,
  ids: string[],
): Promise<{ programmeId: string; strategy: Strategy }[]> {
  const rows = await db
    .select({ programmeId: programmeStrategies.programmeId, ...strategyColumns })
    .from(programmeStrategies)
    .innerJoin(strategies, eq(strategies.id, programmeStrategies.strategyId))
    .leftJoin(documents, eq(documents.id, strategies.documentId))
    .where(isAny(programmeStrategies.programmeId, ids))
    .orderBy(asc(strategies.id));
  return rows.map((row) => ({ programmeId: row.programmeId, strategy: toStrategy(row) }));
}

export async function programmesOfStrategies(
  db: Db,
  ids: string[],
): Promise<{ strategyId: string; programme: Programme }[]> {
  const rows = await db
    .select({ strategyId: programmeStrategies.strategyId, ...programmeColumns })
    .from(programmeStrategies)
    .innerJoin(programmes, eq(programmes.id, programmeStrategies.programmeId))
    .leftJoin(documents, eq(documents.id, programmes.documentId))
    .where(isAny(programmeStrategies.strategyId, ids))
    .orderBy(sql`${programmes.slug} collate "C"`);
  return rows.map((row) => ({ strategyId: row.strategyId, programme: toProgramme(row) }));
}
