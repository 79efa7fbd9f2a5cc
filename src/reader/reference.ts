/** A dated state of a province: its code and kind change, its identity (the id) does not. */
interface ProvinceStateReference {
  code: string;
  name: string;
  kind: 'PROVINCE' | 'CITY';
  /** YYYY-MM-DD, inclusive. */
  validFrom: string;
  /** YYYY-MM-DD, inclusive; null while the state lasts. */
  validTo: string | null;
}

export interface ProvinceReference {
  /** Slug: `ninh-thuan`. */
  id: string;
  name: string;
  aliases: readonly string[];
  states: readonly ProvinceStateReference[];
}

export interface DistrictReference {
  id: string;
  name: string;
  kind: string;
  provinceId: string;
  validTo: string | null;
}

/** A programme or a strategy: what a plan may name, by number or by words. */
export interface InstrumentReference {
  id: string;
  title: string;
  number: string | null;
  issuedOn: string | null;
  periodFrom: number | null;
  periodTo: number | null;
  /** Words by which pages name it, beside its title. */
  cueNames: readonly string[];
}

export interface ActionAreaReference {
  id: string;
  name: string;
  cues: readonly string[];
  weight: number;
}

interface MeasureReference {
  code: string;
  title: string;
  unit: string;
  cues: readonly string[];
}

interface DocumentTypeReference {
  /** Abbreviation: `KH`, `QĐ`, `CV`. */
  code: string;
  name: string;
}

/** The facts an import is resolved against. Plain arrays: where they come from is the caller's business. */
export interface Reference {
  provinces: readonly ProvinceReference[];
  districts: readonly DistrictReference[];
  programmes: readonly InstrumentReference[];
  strategies: readonly InstrumentReference[];
  actionAreas: readonly ActionAreaReference[];
  measures: readonly MeasureReference[];
  documentTypes: readonly DocumentTypeReference[];
}
