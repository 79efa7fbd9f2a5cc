import { and, asc, eq, getTableColumns, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { fold } from '../base/text.ts';
import { shownColumns } from '../database/columns.ts';
import { type Db, isAny } from '../database/connection.ts';
import { toVerification } from '../graph/common.type.ts';
import { districts, provinceAliases, provinceMergers, provinceStates, provinces, regions } from './province.table.ts';
import type { District, Province, ProvinceState } from './province.type.ts';
import { liesWithin } from './territory.ts';

const columns = {
  province: shownColumns(provinces),
  state: getTableColumns(provinceStates),
  region: getTableColumns(regions),
  mergedIntoId: provinceMergers.intoId,
  mergedOn: provinceMergers.mergedOn,
  mergerDecree: provinceMergers.decree,
};

function selectProvinces(db: Db) {
  return db
    .select(columns)
    .from(provinces)
    .innerJoin(provinceStates, eq(provinceStates.id, provinces.newestStateId))
    .innerJoin(regions, eq(regions.id, provinceStates.regionId))
    .leftJoin(provinceMergers, eq(provinceMergers.provinceId, provinces.id));
}

type ProvinceRow = Awaited<ReturnType<typeof selectProvinces>>[number];

function toProvince({ province, state, region, mergedIntoId, mergedOn, mergerDecree }: ProvinceRow): Province {
  const newestState = toState({ state, region, mergerDecree });
  return {
    id: province.id,
    slug: province.slug,
    name: newestState.name,
    nameEn: province.nameEn,
    code: newestState.code,
    kind: newestState.kind,
    region: newestState.region,
    isCurrent: newestState.validTo === null,
    mergedOn,
    mergerDecree,
    sortKey: province.sortKey ?? '',
    position: province.position,
    mergedIntoId,
    newestState,
  };
}

function toState({
  state,
  region,
  mergerDecree,
}: Pick<ProvinceRow, 'state' | 'region' | 'mergerDecree'>): ProvinceState {
  return {
    ...state,
    mergerDecree,
    region: { ...region, verification: toVerification(region) },
    verification: toVerification(state),
  };
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
  const rows = await selectProvinces(db)
    .where(
      and(
        filter.ids === undefined ? undefined : isAny(provinces.id, filter.ids),
        filter.region === undefined ? undefined : eq(regions.code, filter.region),
        asOf === undefined ? undefined : existed(sql`${asOf}::date`, sql`${asOf}::date`),
        year === undefined
          ? undefined
          : existed(sql`make_date(${year}::int, 1, 1)`, sql`make_date(${year}::int, 12, 31)`),
      ),
    )
    .orderBy(asc(provinces.position));
  return rows.map(toProvince);
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

/**
 * Resolves slugs as people write them, with or without marks, hyphens and spaces: "Đồng Nai", "dong-nai", "dongnai".
 * Those that nothing bears are absent. No two units differ in their spaces alone.
 */
export async function findUnits(db: Db, slugs: string[]): Promise<Unit[]> {
  const names = slugs.map((slug) => fold(slug).replaceAll(' ', ''));
  const joined = (column: unknown) => sql`replace(replace(${column}, '-', ''), ' ', '')`;
  const units = sql`(
      select ${joined(provinces.slug)} as name, ${provinces.id} as unit, null::text as district, 1 as rank
        from ${provinces} where ${isAny(joined(provinces.slug), names)}
      union all
      select ${joined(provinceAliases.folded)}, ${provinceAliases.provinceId}, null, 2
        from ${provinceAliases} where ${isAny(joined(provinceAliases.folded), names)}
      union all
      select ${joined(districts.slug)}, ${districts.provinceId}, ${districts.id}, 3
        from ${districts} where ${isAny(joined(districts.slug), names)}) as units`;
  const rows = await db
    .select({ ...columns, name: sql<string>`units.name`, districtId: sql<string | null>`units.district` })
    .from(provinces)
    .innerJoin(units, sql`units.unit = ${provinces.id}`)
    .innerJoin(provinceStates, eq(provinceStates.id, provinces.newestStateId))
    .innerJoin(regions, eq(regions.id, provinceStates.regionId))
    .leftJoin(provinceMergers, eq(provinceMergers.provinceId, provinces.id))
    .orderBy(sql`units.rank`);
  const found = new Map<string, Omit<Unit, 'slug'>>();
  for (const row of rows) {
    const unit = { provinceId: row.province.id, districtId: row.districtId, province: toProvince(row) };
    if (!found.has(row.name)) found.set(row.name, unit);
  }
  return slugs.flatMap((slug, i) => {
    const unit = found.get(names[i] ?? '');
    return unit ? [{ ...unit, slug }] : [];
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
  const rows = await db
    .select({ state: columns.state, region: columns.region, mergerDecree: columns.mergerDecree })
    .from(provinceStates)
    .innerJoin(regions, eq(regions.id, provinceStates.regionId))
    // Only the last state ended in the merger.
    .leftJoin(
      provinceMergers,
      and(
        eq(provinceMergers.provinceId, provinceStates.provinceId),
        eq(provinceMergers.mergedOn, sql`${provinceStates.validTo} + 1`),
      ),
    )
    .where(isAny(provinceStates.provinceId, ids))
    .orderBy(asc(provinceStates.validFrom));
  return rows.map((row) => ({ ...toState(row), provinceId: row.state.provinceId }));
}

export async function mergersInto(db: Db, ids: string[]): Promise<{ intoId: string; province: Province }[]> {
  const rows = await selectProvinces(db).where(isAny(provinceMergers.intoId, ids)).orderBy(asc(provinces.position));
  return rows.map((row) => ({ intoId: row.mergedIntoId ?? '', province: toProvince(row) }));
}

/** Lists the provinces whose land lies in others', with each that holds it; every province lies in itself. */
export async function provincesWithin(db: Db, ids: string[]): Promise<Province[]> {
  const rows = await selectProvinces(db)
    .where(liesWithin(provinces.id, (holder) => isAny(holder, ids)))
    .orderBy(asc(provinces.position));
  return rows.map(toProvince);
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
