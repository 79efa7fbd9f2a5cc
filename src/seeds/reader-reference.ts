import type { ActionAreaContent } from '../action-areas/action-area.record.ts';
import type { DocumentContent } from '../documents/document.record.ts';
import type { ProgrammeContent } from '../programmes/programme.record.ts';
import type { DistrictContent, ProvinceContent } from '../provinces/province.record.ts';
import { AREA_PHRASES } from '../reader/cues/area-phrases.ts';
import type { InstrumentReference, Reference } from '../reader/reference.ts';
import type { StrategyContent } from '../strategies/strategy.record.ts';
import type { SeedRelease } from './read-seeds.ts';

const ACTION_MONTH = 'action-month';

/** Gathers from the seeds the facts against which documents are read: no database is needed to read a page. */
export function importerReference(release: SeedRelease): Reference {
  const all = <C>(type: string) =>
    release.records.filter((record) => record.type === type).map((record) => record.content as unknown as C);
  const documents = new Map(all<DocumentContent>('document').map((document) => [document.key, document]));
  const instrument = (content: ProgrammeContent | StrategyContent): InstrumentReference => {
    const document = content.document ? documents.get(content.document) : undefined;
    return {
      id: content.key,
      title: content.title,
      number: document?.number ?? null,
      issuedOn: document?.issuedOn ?? null,
      periodFrom: yearOf(content.period?.from),
      periodTo: yearOf(content.period?.to),
      cueNames: [],
    };
  };
  return {
    provinces: all<ProvinceContent>('province').map((province) => ({
      id: province.key,
      name: province.states.at(-1)?.name ?? province.key,
      aliases: province.aliases,
      states: province.states.map(({ code, name, kind, validFrom, validTo }) => ({
        code,
        name,
        kind,
        validFrom,
        validTo: validTo ?? null,
      })),
    })),
    districts: all<DistrictContent>('district').map((district) => ({
      id: district.key,
      name: district.name,
      kind: district.fullName.slice(0, -district.name.length).trim(),
      provinceId: district.province,
      validTo: district.validTo ?? null,
    })),
    programmes: all<ProgrammeContent>('programme')
      // The action month has a programme record of its own, but in a text it is a day to observe.
      .filter((programme) => programme.scope === 'NATIONAL' && programme.key !== ACTION_MONTH)
      .map(instrument),
    strategies: all<StrategyContent>('strategy').map(instrument),
    actionAreas: all<ActionAreaContent>('action-area').map((area) => ({
      id: area.key,
      name: area.name,
      cues: AREA_PHRASES[area.key]?.cues ?? [],
      weight: AREA_PHRASES[area.key]?.weight ?? 1,
    })),
    measures: all<StrategyContent>('strategy').flatMap((strategy) =>
      strategy.objectives.flatMap((objective) =>
        objective.indicators.flatMap((indicator) =>
          indicator.measures.map(({ code, title, unit }) => ({ code, title, unit, cues: [] })),
        ),
      ),
    ),
    documentTypes: all<{ key: string; name: string }>('document-type').map(({ key, name }) => ({ code: key, name })),
  };
}

function yearOf(day: string | null | undefined): number | null {
  return day ? Number(day.slice(0, 4)) : null;
}
