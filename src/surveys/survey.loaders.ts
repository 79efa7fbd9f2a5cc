import { asc, eq } from 'drizzle-orm';
import { type Db, isAny } from '../database/connection.ts';
import { manyByKey, oneByKey } from '../graph/loaders.ts';
import { listProvinces } from '../provinces/province.queries.ts';
import { surveyProvinces, surveys } from './survey.table.ts';

/** Loads the surveys that looked for plans of these provinces. */
export async function surveysOfProvinces(db: Db, provinceIds: string[]) {
  return db
    .select({ provinceId: surveyProvinces.provinceId, survey: surveys })
    .from(surveyProvinces)
    .innerJoin(surveys, eq(surveys.id, surveyProvinces.surveyId))
    .where(isAny(surveyProvinces.provinceId, provinceIds))
    .orderBy(asc(surveys.conductedOn), asc(surveys.id));
}

/** Loaders of surveys, one set a request. */
export function surveyLoaders(db: Db) {
  return {
    surveyById: oneByKey(
      (ids) => db.select().from(surveys).where(isAny(surveys.id, ids)),
      (survey) => survey.id,
    ),
    surveysByProvinceId: manyByKey(
      (ids) => surveysOfProvinces(db, ids),
      (link) => link.provinceId,
    ),
    provincesBySurveyId: manyByKey(
      async (ids) => {
        const links = await db.select().from(surveyProvinces).where(isAny(surveyProvinces.surveyId, ids));
        const provinces = await listProvinces(db, { ids: [...new Set(links.map((link) => link.provinceId))] });
        return provinces.flatMap((province) =>
          links.filter((link) => link.provinceId === province.id).map(({ surveyId }) => ({ surveyId, province })),
        );
      },
      (link) => link.surveyId,
    ),
  };
}
