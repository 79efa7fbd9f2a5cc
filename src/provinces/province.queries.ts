import { and, asc, eq, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { VerificationStatus } from '../database/columns.ts';
import { type Db, isAny, isKeyOf, rowsOf } from '../database/connection.ts';
import { written, writtenColumns } from '../database/written.ts';
import { toVerification } from '../graph/common.type.ts';
import {
  districts,
  type ProvinceKind,
  provinceAliases,
  provinceMergers,
  provinceStates,
  provinces,
  regions,
} from './province.table.ts';
import type { District, Province, ProvinceState } from './province.type.ts';
import { liesWithin } from './territory.ts';
import { askedNames } from './unit-name.ts';

/** What a state shows, with its region and the act that ended it. */
const stateColumns = {
  stateId: provinceStates.id,
  provinceId: provinceStates.provinceId,
  code: provinceStates.code,
  isoCode: provinceStates.isoCode,
  kind: provinceStates.kind,
  name: provinceStates.name,
  fullName: provinceStates.fullName,
  validFrom: provinceStates.validFrom,
  validTo: provinceStates.validTo,
  decree: provinceStates.decree,
  verificationStatus: provinceStates.verificationStatus,
  verificationNote: provinceStates.verificationNote,
  regionCode: regions.code,
  regionName: regions.name,
  regionNameEn: regions.nameEn,
  regionStatus: regions.verificationStatus,
  regionNote: regions.verificationNote,
  mergerDecree: provinceMergers.decree,
};
const STATE = writtenColumns(stateColumns);
const PROVINCE = writtenColumns({
  ...stateColumns,
  slug: provinces.slug,
  nameEn: provinces.nameEn,
  position: provinces.position,
  sortKey: provinces.sortKey,
  mergedIntoId: provinceMergers.intoId,
  mergedOn: provinceMergers.mergedOn,
});
const BESIDE_PROVINCES = written(sql`inner join ${provinceStates} on ${provinceStates.id} = ${provinces.newestStateId}
  inner join ${regions} on ${regions.id} = ${provinceStates.regionId}
  left join ${provinceMergers} on ${provinceMergers.provinceId} = ${provinces.id}`);

interface StateRow extends Record<string, unknown> {
  stateId: string;
  provinceId: string;
  code: string;
  isoCode: string | null;
  kind: ProvinceKind;
  name: string;
  fullName: string;
  validFrom: string;
  validTo: string | null;
  decree: string | null;
  verificationStatus: VerificationStatus | null;
  verificationNote: string | null;
  regionCode: string;
  regionName: string;
  regionNameEn: string | null;
  regionStatus: VerificationStatus | null;
  regionNote: string | null;
  mergerDecree: string | null;
}

interface ProvinceRow extends StateRow {
  slug: string;
  nameEn: string | null;
  position: number;
  sortKey: string | null;
  mergedIntoId: string | null;
  mergedOn: string | null;
}

function toProvince(row: ProvinceRow): Province {
  const newestState = toState(row);
  return {
    id: row.provinceId,
    slug: row.slug,
    name: row.name,
    nameEn: row.nameEn,
    code: row.code,
    kind: row.kind,
    region: newestState.region,
    isCurrent: row.validTo === null,
    mergedOn: row.mergedOn,
    mergerDecree: row.mergerDecree,
    sortKey: row.sortKey ?? '',
    position: row.position,
    mergedIntoId: row.mergedIntoId,
    newestState,
  };
}

function toState(row: StateRow): ProvinceState {
  return {
    id: row.stateId,
    code: row.code,
    isoCode: row.isoCode,
    kind: row.kind,
    name: row.name,
    fullName: row.fullName,
    region: {
      code: row.regionCode,
      name: row.regionName,
      nameEn: row.regionNameEn,
      verification: toVerification({ verificationStatus: row.regionStatus, verificationNote: row.regionNote }),
    },
    validFrom: row.validFrom,
    validTo: row.validTo,
    decree: row.decree,
    mergerDecree: row.mergerDecree,
    verification: toVerification(row),
  };
}

async function selectProvinces(db: Db, where: SQL | undefined): Promise<Province[]> {
  const rows = await rowsOf<ProvinceRow>(
    db,
    sql`select ${PROVINCE} from ${provinces} ${BESIDE_PROVINCES} where ${where ?? sql`true`} order by ${provinces.position}`,
  );
  return rows.map(toProvince);
}

/** A state that holds on a day. */
function holdsOn(day: SQL | string): SQL | undefined {
  return and(
    lte(provinceStates.validFrom, sql`${day}::date`),
    or(isNull(provinceStates.validTo), gte(provinceStates.validTo, sql`${day}::date`)),
  );
}

/** Lists provinces in the order of the 63-unit codes; `asOf` keeps those that existed on that day, `year` those that existed on any day of that year. */
export async function listProvinces(
  db: Db,
  filter: { ids?: string[]; region?: string; asOf?: string; year?: number },
): Promise<Province[]> {
  const existed = (from: SQL, to: SQL) =>
    sql`exists (select 1 from ${provinceStates} as dated where dated.province_id = ${provinces.id}
      and dated.valid_from <= ${to} and (dated.valid_to is null or dated.valid_to >= ${from}))`;
  const { asOf, year } = filter;
  return selectProvinces(
    db,
    and(
      filter.ids === undefined ? undefined : isKeyOf(provinces.id, filter.ids),
      filter.region === undefined ? undefined : eq(regions.code, filter.region),
      asOf === undefined ? undefined : existed(sql`${asOf}::date`, sql`${asOf}::date`),
      year === undefined
        ? undefined
        : existed(sql`make_date(${year}::int, 1, 1)`, sql`make_date(${year}::int, 12, 31)`),
    ),
  );
}

/** Finds the provinces that ever bore a code, with the states in which they did. */
export async function statesWithCode(db: Db, code: string, asOf?: string) {
  return db
    .select({
      provinceId: provinceStates.provinceId,
      name: provinceStates.name,
      validFrom: provinceStates.validFrom,
      validTo: provinceStates.validTo,
    })
    .from(provinceStates)
    .where(and(eq(provinceStates.code, code), asOf === undefined ? undefined : holdsOn(asOf)))
    .orderBy(asc(provinceStates.validFrom));
}

/** A unit that a slug names: a province by its slug, former slug or another spelling, or a district. */
export interface Unit {
  slug: string;
  provinceId: string;
  districtId: string | null;
  /** The province itself, or the one that the district is a unit of. */
  province: Province;
}

const joined = (column: unknown) => written(sql`replace(replace(${column}, '-', ''), ' ', '')`);
const [slug, alias, district] = [provinces.slug, provinceAliases.folded, districts.slug].map(joined);
/** Every name of a unit with its marks taken out, and what it leads to; the name of a province goes before others. */
const NAMES_OF = {
  slug,
  alias,
  district,
  provinces: written(
    sql`select ${slug} as name, ${provinces.id} as unit, null::text as district, 1 as rank from ${provinces}`,
  ),
  aliases: written(sql`select ${alias}, ${provinceAliases.provinceId}, null, 2 from ${provinceAliases}`),
  districts: written(sql`select ${district}, ${districts.provinceId}, ${districts.id}, 3 from ${districts}`),
};

/**
 * Resolves slugs as people write them, with or without marks, hyphens and spaces: "Đồng Nai", "dong-nai", "dongnai".
 * Those that nothing bears are absent. No two units differ in their spaces alone.
 */
export async function findUnits(db: Db, slugs: string[]): Promise<Unit[]> {
  const asked = slugs.map(askedNames);
  const names = [...new Set(asked.flat().map(({ name }) => name))];
  const rows = await rowsOf<ProvinceRow & { named: string; districtId: string | null }>(
    db,
    sql`select ${PROVINCE}, units.name as named, units.district as "districtId" from (
      ${NAMES_OF.provinces} where ${isAny(NAMES_OF.slug, names)}
      union all ${NAMES_OF.aliases} where ${isAny(NAMES_OF.alias, names)}
      union all ${NAMES_OF.districts} where ${isAny(NAMES_OF.district, names)}) as units
      inner join ${provinces} on ${provinces.id} = units.unit ${BESIDE_PROVINCES} order by units.rank`,
  );
  const found = new Map<string, Omit<Unit, 'slug'>>();
  for (const row of rows) {
    if (found.has(row.named)) continue;
    found.set(row.named, { provinceId: row.provinceId, districtId: row.districtId, province: toProvince(row) });
  }
  return slugs.flatMap((slug, i) => {
    for (const { name, meant } of asked[i] ?? []) {
      const unit = found.get(name);
      if (unit && (meant === 'ANY' || (meant === 'PROVINCE') === (unit.districtId === null)))
        return [{ ...unit, slug }];
    }
    return [];
  });
}

/** Lists every slug that leads to a unit, for suggestions. */
export async function allUnitSlugs(db: Db): Promise<string[]> {
  const rows = await db
    .select({ slug: provinces.slug })
    .from(provinces)
    .unionAll(db.select({ slug: districts.slug }).from(districts));
  return rows.map((row) => row.slug);
}

/** Lists the codes of all regions, for suggestions. */
export async function allRegionCodes(db: Db): Promise<string[]> {
  const rows = await db.select({ code: regions.code }).from(regions).orderBy(asc(regions.position), asc(regions.code));
  return rows.map((row) => row.code);
}

export async function statesOfProvinces(db: Db, ids: string[]) {
  const rows = await rowsOf<StateRow>(
    db,
    // Only the last state ended in the merger.
    sql`select ${STATE} from ${provinceStates} inner join ${regions} on ${regions.id} = ${provinceStates.regionId}
      left join ${provinceMergers} on ${provinceMergers.provinceId} = ${provinceStates.provinceId}
        and ${provinceMergers.mergedOn} = ${provinceStates.validTo} + 1
      where ${isAny(provinceStates.provinceId, ids)} order by ${provinceStates.validFrom}`,
  );
  return rows.map((row) => ({ ...toState(row), provinceId: row.provinceId }));
}

export async function mergersInto(db: Db, ids: string[]): Promise<{ intoId: string; province: Province }[]> {
  const merged = await selectProvinces(db, isAny(provinceMergers.intoId, ids));
  return merged.map((province) => ({ intoId: province.mergedIntoId ?? '', province }));
}

/** Lists the provinces whose land lies in others', with each that holds it; every province lies in itself. */
export async function provincesWithin(db: Db, ids: string[]): Promise<Province[]> {
  return selectProvinces(
    db,
    liesWithin(provinces.id, (holder) => isAny(holder, ids)),
  );
}

export async function aliasesOfProvinces(db: Db, ids: string[]) {
  return db
    .select({ provinceId: provinceAliases.provinceId, value: provinceAliases.value })
    .from(provinceAliases)
    .where(isAny(provinceAliases.provinceId, ids))
    .orderBy(asc(provinceAliases.position));
}

function toDistrict(row: typeof districts.$inferSelect): District {
  return { ...row, verification: toVerification(row) };
}

export async function districtsByIds(db: Db, ids: string[]): Promise<District[]> {
  return (await db.select().from(districts).where(isAny(districts.id, ids))).map(toDistrict);
}

export async function districtsOfProvinces(db: Db, ids: string[]): Promise<District[]> {
  const rows = await db.select().from(districts).where(isAny(districts.provinceId, ids)).orderBy(asc(districts.slug));
  return rows.map(toDistrict);
}
