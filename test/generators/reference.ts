import { SEEDS_FOLDER } from '../../src/seeds/apply-seeds.ts';
import { readSeeds } from '../../src/seeds/read-seeds.ts';

/** What generated records refer to in the seeds. */
export interface Reference {
  provinces: ReferenceProvince[];
  areas: string[];
  programmes: { key: string; from: number; to: number }[];
  measures: { strategy: string; code: string; unit: string }[];
}

export interface ReferenceProvince {
  key: string;
  name: string;
  fullName: string;
  /** The first day on which it no longer existed; null while it exists. */
  endedOn: string | null;
}

interface SeedContents {
  province: { position: number; states: { name: string; fullName: string }[]; merger?: { on: string } | null };
  programme: { period?: { from?: string | null; to?: string | null } | null };
  strategy: { objectives: { indicators: { measures: { code: string; unit: string }[] }[] }[] };
  'action-area': { position: number };
}

/** Reads the provinces, areas, programmes and measures of the seeds. */
export async function readReference(): Promise<Reference> {
  const { records } = await readSeeds(SEEDS_FOLDER);
  const contents = <T extends keyof SeedContents>(type: T) =>
    records
      .filter((record) => record.type === type)
      .map((record) => record.content as unknown as SeedContents[T] & { key: string });
  const yearOf = (day: string | null | undefined, otherwise: number) => (day ? Number(day.slice(0, 4)) : otherwise);
  return {
    provinces: contents('province')
      .sort((a, b) => a.position - b.position)
      .map(({ key, states, merger }) => ({
        key,
        name: states[0]?.name ?? key,
        fullName: states[0]?.fullName ?? key,
        endedOn: merger?.on ?? null,
      })),
    areas: contents('action-area')
      .sort((a, b) => a.position - b.position)
      .map((area) => area.key),
    programmes: contents('programme').map(({ key, period }) => ({
      key,
      from: yearOf(period?.from, 0),
      to: yearOf(period?.to, 9999),
    })),
    measures: contents('strategy').flatMap(({ key, objectives }) =>
      objectives.flatMap((objective) =>
        objective.indicators.flatMap((indicator) =>
          indicator.measures.map(({ code, unit }) => ({ strategy: key, code, unit })),
        ),
      ),
    ),
  };
}
