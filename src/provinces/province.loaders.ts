import DataLoader from 'dataloader';
import type { Db } from '../database/connection.ts';
import { manyByKey, oneByKey } from '../graph/loaders.ts';
import {
  aliasesOfProvinces,
  districtsByIds,
  districtsOfProvinces,
  findUnits,
  listProvinces,
  mergersInto,
  statesOfProvinces,
  type Unit,
} from './province.queries.ts';
import type { ProvinceState } from './province.type.ts';

/** Loaders of provinces and districts, one set a request. */
export function provinceLoaders(db: Db) {
  const statesByProvinceId = manyByKey(
    (ids) => statesOfProvinces(db, ids),
    (state) => state.provinceId,
  );
  return {
    provinceById: oneByKey(
      (ids) => listProvinces(db, { ids }),
      (province) => province.id,
    ),
    unitBySlug: oneByKey<Unit>(
      (slugs) => findUnits(db, slugs),
      (unit) => unit.slug,
    ),
    statesByProvinceId,
    /** The state of a province on a day; null outside all states. Key: both. */
    stateOnDay: new DataLoader<{ provinceId: string; day: string }, ProvinceState | null, string>(
      async (keys) => {
        const states = await statesByProvinceId.loadMany(keys.map((key) => key.provinceId));
        return states.map((found, i) => {
          const day = keys[i]?.day ?? '';
          if (found instanceof Error) return found;
          return (
            found.find((state) => state.validFrom <= day && (state.validTo === null || state.validTo >= day)) ?? null
          );
        });
      },
      { cacheKeyFn: ({ provinceId, day }) => `${provinceId} ${day}` },
    ),
    absorbedByProvinceId: manyByKey(
      (ids) => mergersInto(db, ids),
      (merger) => merger.intoId,
    ),
    aliasesByProvinceId: manyByKey(
      (ids) => aliasesOfProvinces(db, ids),
      (alias) => alias.provinceId,
    ),
    districtById: oneByKey(
      (ids) => districtsByIds(db, ids),
      (district) => district.id,
    ),
    districtsByProvinceId: manyByKey(
      (ids) => districtsOfProvinces(db, ids),
      (district) => district.provinceId,
    ),
  };
}
